import { elementAt } from '../../model/basics/elements.ts';
import { ChosenFeatures } from '../../geometry/packed/pack.ts';
import { compareCodes } from '../../i18n/text.ts';
import type { CoverageLayer } from '../../model/dataset.ts';
import type { Layer } from '../../model/layer.ts';
import type { IntakeIssueCode } from '../findings/issue-codes.ts';
import type { CoverageClaim } from '../../model/network.ts';
import type { Technology } from '../../model/service.ts';
import { ClaimReader } from './claims.ts';
import { recordsOf, type LoadedSource, type RecordAt } from '../records/loaded-source.ts';
import { geometryOf } from '../records/record-geometry.ts';
import { MissingClaims } from './claims/missing-claims.ts';
import { Standings, type StandingContext } from './standing/standings.ts';

interface Group extends CoverageClaim {
  readonly areas: ChosenFeatures;
}
type Groups = Map<string, Group>;

const keyOf = ({ operator, technology, evidence, asOf }: CoverageClaim): string =>
  [operator, technology, evidence, asOf ?? ''].join('/');

/**
 * The technologies of an area. None, and reported, where it says that it has none; where none is named, or one that
 * nobody knows, a person is asked, and the area waits.
 */
function technologiesOf(
  record: RecordAt,
  claims: ClaimReader,
  missing: MissingClaims,
): readonly Technology[] {
  const { reader, row, source } = record;
  const technologies = claims.technologiesOf(record);
  if (technologies.length) return technologies;
  const written = claims.technologyText(record);
  const value = written?.word ?? '';
  if (claims.deniesTechnology(record)) {
    reader.log.atRow(reader.table, row, {
      code: 'says-no-service',
      did: 'rejected',
      fate: 'filtered',
      severity: 'info',
      value: value || (source.technology ?? ''),
    });
    return [];
  }
  const said = written
    ? missing.technologyWord(record, written, claims.rowsSaying(reader, value))
    : missing.technology(record, (other) => !claims.speaksOfTechnology({ ...record, row: other }));
  if (said !== null && said !== 'none') return [said];
  // Both are asked at once.
  if (said === null) claims.operators(record);
  reader.log.atRow(reader.table, row, {
    code: written ? 'technology-unknown' : 'technology-missing',
    did: 'rejected',
    value,
    ...(said === null && { fate: 'asked' }),
  });
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

/**
 * Without the tables that touch the province nowhere: what an operator covers elsewhere does not say that it covers
 * nothing here. Told beside the finding that the layer lies elsewhere.
 */
function withoutElsewhere(source: LoadedSource): LoadedSource {
  const readers = source.readers.filter(({ log, table }) => {
    const isElsewhere = log.issues.some(
      ({ code, sheet }) => code === ('layer-elsewhere' satisfies IntakeIssueCode) && sheet === table.sheet,
    );
    if (isElsewhere) log.atFile({ code: 'coverage-elsewhere', did: 'kept' }, table.sheet);
    return !isElsewhere;
  });
  return readers.length === source.readers.length ? source : { ...source, readers };
}

/** Coverage layers, each of one operator, technology, evidence class and date; sources in the order of the project. */
export function buildCoverage(
  sources: readonly LoadedSource[],
  context: StandingContext,
): { readonly declared: readonly CoverageLayer[]; readonly planned: readonly CoverageLayer[] } {
  const parts = sources.map(withoutElsewhere).map((source) => {
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
