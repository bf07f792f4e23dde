import { ChosenFeatures } from '../../geometry/packed/pack.ts';
import { compareCodes } from '../../i18n/text.ts';
import type { CoverageLayer } from '../../model/dataset.ts';
import type { CoverageClaim } from '../../model/network.ts';
import { ClaimReader } from './claims.ts';
import { recordsOf, type LoadedSource } from '../records/loaded-source.ts';
import { geometryOf } from '../records/record-geometry.ts';

interface Group extends CoverageClaim {
  readonly areas: ChosenFeatures;
}

const keyOf = ({ operator, technology, evidence, asOf }: CoverageClaim): string =>
  [operator, technology, evidence, asOf ?? ''].join('/');

/** Areas of one source, one group for each operator, technology, evidence class and date. */
function groupAreas(source: LoadedSource): Group[] {
  const claims = new ClaimReader();
  const groups = new Map<string, Group>();
  for (const record of recordsOf([source])) {
    const { reader, row } = record;
    const areas = geometryOf(record, 'polygon');
    if (!areas) continue;
    const technologies = claims.technologiesOf(record);
    if (!technologies.length) {
      const value = reader.text('technology', row);
      reader.log.atRow(reader.table, row, {
        code: value === null ? 'technology-missing' : 'technology-unknown',
        did: 'rejected',
        value: value ?? '',
      });
      continue;
    }
    const operator = claims.operator(record);
    const evidence = claims.evidence(record);
    const asOf = reader.date('as_of', row) ?? source.source.asOf ?? null;
    for (const technology of technologies) {
      const claim: CoverageClaim = { operator, technology, evidence, asOf };
      const key = keyOf(claim);
      let group = groups.get(key);
      if (!group) groups.set(key, (group = { ...claim, areas: new ChosenFeatures('polygon') }));
      group.areas.add(areas, row);
    }
  }
  return [...groups].sort((a, b) => compareCodes(a[0], b[0])).map(([, group]) => group);
}

/** Coverage layers, each of one operator, technology, evidence class and date; sources in the order of the project. */
export function buildCoverage(sources: readonly LoadedSource[]): CoverageLayer[] {
  return sources.flatMap((source) => {
    const { id } = source.source;
    const groups = groupAreas(source);
    const claimIds = groups.map(
      ({ operator, technology, evidence }) => `${id}/${operator}/${technology}/${evidence}`,
    );
    return groups.map(({ areas, ...claim }, i) => {
      const sameClaim = claimIds.filter((claimId) => claimId === claimIds[i]).length > 1;
      return {
        ...claim,
        id: groups.length === 1 ? id : sameClaim ? `${claimIds[i]}/${claim.asOf ?? 'undated'}` : claimIds[i]!,
        sourceId: id,
        geometry: areas.finish(),
      };
    });
  });
}
