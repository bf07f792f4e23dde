import { elementAt } from '../../model/basics/elements.ts';
import { ChosenFeatures } from '../../geometry/packed/pack.ts';
import { compareCodes } from '../../i18n/text.ts';
import type { CoverageLayer } from '../../model/dataset.ts';
import type { Layer } from '../../model/layer.ts';
import type { CoverageClaim } from '../../model/network.ts';
import type { Technology } from '../../model/service.ts';
import { ClaimReader } from './claims.ts';
import { recordsOf, type LoadedSource, type RecordAt } from '../records/loaded-source.ts';
import { geometryOf } from '../records/record-geometry.ts';
import { MissingClaims } from './missing-claims.ts';
import { Standings, type StandingContext } from './standings.ts';

interface Group extends CoverageClaim {
  readonly areas: ChosenFeatures;
}
type Groups = Map<string, Group>;

const keyOf = ({ operator, technology, evidence, asOf }: CoverageClaim): string =>
  [operator, technology, evidence, asOf ?? ''].join('/');

/**
 * The technologies of an area. None, and reported, where it says that it has none or names one that nobody knows; where
 * none is named a person is asked, and the area waits.
 */
function technologiesOf(
  record: RecordAt,
  claims: ClaimReader,
  missing: MissingClaims,
): readonly Technology[] {
  const { reader, row, source } = record;
  const technologies = claims.technologiesOf(record);
  if (technologies.length) return technologies;
  const value = reader.text('technology', row);
  if (claims.deniesTechnology(record)) {
    const denied = value ?? source.technology ?? '';
    reader.log.atRow(reader.table, row, {
      code: 'says-no-service',
      did: 'rejected',
      severity: 'info',
      value: denied,
    });
  } else if (value === null) {
    const said = missing.technology(
      record,
      (other) => reader.text('technology', other) === null && !claims.speaksOfTechnology(reader, other),
    );
    if (said !== null && said !== 'none') return [said];
    // Both are asked at once.
    if (said === null) claims.operators(record);
    reader.log.atRow(reader.table, row, {
      code: 'technology-missing',
      did: 'rejected',
      value: '',
      ...(said === null && { fate: 'asked' }),
    });
  } else reader.log.atRow(reader.table, row, { code: 'technology-unknown', did: 'rejected', value });
  return [];
}

/** Areas of one source, one group for each operator, technology, evidence class and date; planned ones apart. */
function groupAreas(
  source: LoadedSource,
  claims: ClaimReader,
  standings: Standings,
  missing: MissingClaims,
): Readonly<Record<'service' | 'planned', Groups>> {
  const groups = { service: new Map<string, Group>(), planned: new Map<string, Group>() };
  for (const record of recordsOf([source])) {
    const { reader, row } = record;
    const standing = standings.of(record);
    const areas = standing && geometryOf(record, 'polygon');
    if (!areas) continue;
    const technologies = technologiesOf(record, claims, missing);
    if (!technologies.length) continue;
    const evidence = claims.evidence(record);
    const asOf = reader.date('as_of', row) ?? source.source.asOf ?? null;
    for (const operator of claims.operators(record))
      for (const technology of technologies)
        addArea(groups[standing], { operator, technology, evidence, asOf }, areas, row);
  }
  return groups;
}

function addArea(groups: Groups, claim: CoverageClaim, areas: Layer, row: number): void {
  const key = keyOf(claim);
  let group = groups.get(key);
  if (!group) groups.set(key, (group = { ...claim, areas: new ChosenFeatures('polygon') }));
  group.areas.add(areas, row);
}

function layersOf(id: string, sourceId: string, found: Groups): CoverageLayer[] {
  const groups = [...found].sort((a, b) => compareCodes(a[0], b[0])).map(([, group]) => group);
  const claimIds = groups.map(({ operator, technology, evidence }) =>
    [id, operator, technology, evidence].join('/'),
  );
  return groups.map(({ areas, ...claim }, i) => {
    const sameClaim = claimIds.filter((claimId) => claimId === claimIds[i]).length > 1;
    return {
      ...claim,
      id:
        groups.length === 1
          ? id
          : sameClaim
            ? `${claimIds[i]}/${claim.asOf ?? 'undated'}`
            : elementAt(claimIds, i),
      sourceId,
      geometry: areas.finish(),
    };
  });
}

/** Coverage layers, each of one operator, technology, evidence class and date; sources in the order of the project. */
export function buildCoverage(
  sources: readonly LoadedSource[],
  context: StandingContext,
): { readonly declared: readonly CoverageLayer[]; readonly planned: readonly CoverageLayer[] } {
  const parts = sources.map((source) => {
    const { id } = source.source;
    const missing = new MissingClaims(context.questions);
    const { service, planned } = groupAreas(
      source,
      new ClaimReader(context.questions, missing),
      new Standings(source, context),
      missing,
    );
    return { declared: layersOf(id, id, service), planned: layersOf(`${id}/planned`, id, planned) };
  });
  return {
    declared: parts.flatMap(({ declared }) => declared),
    planned: parts.flatMap(({ planned }) => planned),
  };
}
