import type { CommuneLayer } from '../../model/dataset.ts';
import type { CommuneOrder, CommuneService, WorstCommunes } from '../findings/findings.ts';

/** What nobody has counted comes after every count, 0 included. */
const known = (value: number): number => (Number.isNaN(value) ? -1 : value);

function orderOf(
  values: ArrayLike<number>,
  { records }: CommuneLayer,
  { uncoveredHouseholds, uncoveredPopulation }: CommuneService,
): CommuneOrder {
  const communes = [...records.keys()].filter((c) => values[c] > 0);
  communes.sort(
    (a, b) =>
      values[b] - values[a] ||
      known(uncoveredHouseholds[b]) - known(uncoveredHouseholds[a]) ||
      known(uncoveredPopulation[b]) - known(uncoveredPopulation[a]) ||
      (records[a].code < records[b].code ? -1 : 1),
  );
  const ranks = new Int32Array(communes.length);
  communes.forEach((c, k) => {
    ranks[k] = k > 0 && values[communes[k - 1]] === values[c] ? ranks[k - 1] : k + 1;
  });
  return {
    communes: Int32Array.from(communes),
    values: Float64Array.from(communes, (c) => values[c]),
    ranks,
  };
}

/** Which communes are worst off under one operator; those at 0 or without a figure are in no order. */
export const findWorst = (layer: CommuneLayer, service: CommuneService): WorstCommunes => ({
  villages: orderOf(service.uncoveredVillages, layer, service),
  people: orderOf(service.uncoveredShare, layer, service),
});
