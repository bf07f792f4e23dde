import { findingsOf, type Findings } from '../analysis/findings/findings.ts';
import type { Dataset } from '../model/dataset.ts';
import type { PlanFloors } from '../model/project.ts';
import type { Floor } from './choose/rules.ts';
import type { Demand } from './demand/demand.ts';

/** Of one commune, by its index. */
type CommuneFloor = Floor & { readonly commune: number };

const orZero = (value: number): number => (Number.isNaN(value) ? 0 : value);

/** Entries of the demand by commune. */
function byCommune(demand: Demand, findings: Findings): Map<number, number[]> {
  const entries = new Map<number, number[]>();
  demand.village.forEach((village, entry) => {
    const commune = findings.villageCommune[village];
    if (commune >= 0) entries.set(commune, [...(entries.get(commune) ?? []), entry]);
  });
  return entries;
}

/** Of the counted households of each commune, those that must still be served for the share to hold. */
function shareFloors(share: number, dataset: Dataset, findings: Findings, demand: Demand): CommuneFloor[] {
  const { uncoveredHouseholds } = findingsOf(findings, 'any');
  const total = new Float64Array(dataset.communes.records.length);
  const served = new Float64Array(total.length);
  dataset.villages.records.forEach((_, village) => {
    const commune = findings.villageCommune[village];
    const uncovered = uncoveredHouseholds[village];
    if (commune < 0 || Number.isNaN(uncovered)) return;
    total[commune] += findings.counts.households[village];
    served[commune] += findings.counts.households[village] - uncovered;
  });
  const entries = byCommune(demand, findings);
  return Array.from(total.keys()).flatMap((commune): CommuneFloor[] => {
    // Households are whole; a share of them that is one by rounding errors is none.
    const atLeast = Math.ceil(share * total[commune] - served[commune] - 1e-9);
    if (!(atLeast > 0)) return [];
    const worth = new Map(
      (entries.get(commune) ?? []).flatMap((entry) =>
        orZero(demand.households[entry]) > 0 ? [[entry, demand.households[entry]] as const] : [],
      ),
    );
    return [
      {
        kind: 'commune-share',
        commune,
        of: dataset.communes.records[commune].name,
        atLeast,
        worth,
        works: [],
      },
    ];
  });
}

/** Border communes with places to serve; whether the commune or one of its villages is said to lie at the border. */
function borderFloors(
  atLeast: number,
  dataset: Dataset,
  findings: Findings,
  demand: Demand,
  reaches: readonly Int32Array[],
): CommuneFloor[] {
  const atBorder = new Set(dataset.communes.records.flatMap(({ border }, c) => (border ? [c] : [])));
  dataset.villages.records.forEach(({ border }, village) => {
    if (border) atBorder.add(findings.villageCommune[village]);
  });
  return [...byCommune(demand, findings)]
    .filter(([commune]) => atBorder.has(commune))
    .sort(([a], [b]) => a - b)
    .map(([commune, entries]) => {
      const own = new Set(entries);
      const works = reaches.flatMap((reach, j) => (reach.some((entry) => own.has(entry)) ? [j] : []));
      return {
        kind: 'border-commune',
        commune,
        of: dataset.communes.records[commune].name,
        atLeast,
        worth: null,
        works,
      };
    });
}

export function floorsOf(
  { communeShare = 0, borderCommune = 0, except = [] }: PlanFloors,
  dataset: Dataset,
  findings: Findings,
  demand: Demand,
  reaches: readonly Int32Array[],
): CommuneFloor[] {
  const all = [
    ...(communeShare > 0 ? shareFloors(communeShare, dataset, findings, demand) : []),
    ...(borderCommune > 0 ? borderFloors(borderCommune, dataset, findings, demand, reaches) : []),
  ];
  return all.filter(({ commune }) => !except.includes(dataset.communes.records[commune].code));
}
