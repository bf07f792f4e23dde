import { elementAt, integerAt } from '../../model/basics/elements.ts';
import { GeometryBuilder } from '../../geometry/packed/pack.ts';
import { compareCodes } from '../../i18n/text.ts';
import type { CoverageLayer } from '../../model/dataset.ts';
import type { OperatorId, Technology } from '../../model/service.ts';
import { discRing } from './discs.ts';
import type { MastContext } from './network.ts';
import type { FieldReader } from '../records/field-reader.ts';
import { recordsOf, type LoadedSource, type RecordAt } from '../records/loaded-source.ts';
import type { OpenQuestions } from '../findings/open-questions.ts';
import { positionOfRecord } from '../records/record-geometry.ts';
import { isRadius, MastReach, reportNoTechnology, reportSectors } from './mast-reach.ts';

/** Radii to choose from, in metres: what such cells reach in the mountains, optimistic at the far end. */
const RADII: Readonly<Record<Technology, readonly number[]>> = {
  '2G': [2000, 3000, 5000, 10_000],
  '3G': [1000, 2000, 3000, 5000],
  '4G': [1000, 2000, 3000, 5000],
  '5G': [500, 1000, 2000, 3000],
};
/** Below 1 GHz the same cell reaches farther. */
const LOW_BAND_RADII: readonly number[] = [2000, 3000, 5000, 10_000];
const LOW_BAND = /(^|[^0-9])(700|800|850|900)([^0-9]|$)/;
/** The list is of masts only; nothing about coverage follows from it. */
const MASTS_ONLY = 'none';

/** One cell: a mast with an operator and a technology, and how far it reaches where the file says so. */
interface Disc {
  readonly record: RecordAt;
  readonly operator: OperatorId;
  readonly technology: Technology;
  readonly centre: readonly [number, number];
  /** `open`: written, in a unit that somebody must name first. */
  readonly radiusMeters: number | 'open' | null;
  readonly asOf: string | null;
}

const listsPlaces = ({ table }: FieldReader): boolean =>
  table.geometry === null || table.geometry.kind === 'point';

/**
 * Parts a source of coverage: areas, and lists of masts handed in as coverage. A file of which anything is an
 * area is one of areas; points in it are strays.
 */
export function partCoverage(source: LoadedSource): {
  readonly areas: LoadedSource;
  readonly masts: LoadedSource;
} {
  const withAreas = new Set(
    source.readers.filter((reader) => !listsPlaces(reader)).map(({ table }) => table.file),
  );
  const part = (areas: boolean): LoadedSource => ({
    ...source,
    readers: source.readers.filter(({ table }) => withAreas.has(table.file) === areas),
  });
  return { areas: part(true), masts: part(false) };
}

function discsOf(
  sources: readonly LoadedSource[],
  { claims, standingOf }: MastContext,
  reach: MastReach,
): Disc[] {
  return [...recordsOf(sources)].flatMap((record): Disc[] => {
    const { source, reader, row } = record;
    const centre = standingOf(record) === 'service' ? positionOfRecord(reader, row) : null;
    const technologies = centre ? claims.technologiesOf(record) : [];
    if (!centre || !technologies.length) return [];
    const operators = claims.operators(record);
    const radiusMeters = reach.radiusOf(record);
    const asOf = reader.date('as_of', row) ?? source.asOf ?? null;
    return operators.flatMap((operator) =>
      technologies.map((technology) => ({ record, operator, technology, centre, radiusMeters, asOf })),
    );
  });
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known) known.push(item);
    else groups.set(key, [item]);
  }
  return [...groups];
}

const radiiFor = (technology: Technology, discs: readonly Disc[]): readonly number[] =>
  discs.some(({ record: { reader, row } }) =>
    (['technology', 'band'] as const).some((key) => LOW_BAND.test(reader.text(key, row) ?? '')),
  )
    ? LOW_BAND_RADII
    : RADII[technology];

/** Asks how far the masts of one sheet reach with one technology; null: masts only, or nobody has said. */
function askRadius(discs: readonly Disc[], questions: OpenQuestions): number | null {
  const { technology, record } = elementAt(discs, 0);
  const { table, log } = record.reader;
  const sheet = table.sheet;
  const isChoice = (answer: string): boolean =>
    answer === MASTS_ONLY || (/^\d{1,6}$/.test(answer) && isRadius(Number(answer)));
  const asked = {
    id: ['radius', record.source.id, table.file, sheet ?? '', technology].join('/'),
    kind: 'radius' as const,
    file: table.file,
    ...(sheet !== undefined && { sheet }),
    rows: discs.map(({ record: { row } }) => integerAt(table.numbers, row)),
    context: { technology, count: discs.length },
    choices: [
      ...radiiFor(technology, discs).map((meters) => ({
        id: String(meters),
        label: meters < 1000 ? `${meters} m` : `${meters / 1000} km`,
      })),
      { id: MASTS_ONLY },
    ],
  };
  const choice = questions.ask(asked, isChoice);
  if (choice === null)
    log.atFile(
      { code: 'radius-open', did: 'kept', value: technology, context: { count: discs.length } },
      sheet,
    );
  return choice === null || choice === MASTS_ONLY ? null : Number(choice);
}

function layerOf(
  sourceId: string,
  discs: readonly (Omit<Disc, 'radiusMeters'> & { readonly radiusMeters: number })[],
): CoverageLayer {
  const { operator, technology, asOf } = elementAt(discs, 0);
  const builder = new GeometryBuilder('polygon');
  for (const { centre, radiusMeters } of discs) {
    builder.ring(discRing(centre[0], centre[1], radiusMeters));
    builder.endPart();
    builder.endFeature();
  }
  return {
    id: [sourceId, operator, technology, 'estimated'].join('/'),
    sourceId,
    operator,
    technology,
    evidence: 'estimated',
    asOf: discs.every((disc) => disc.asOf === asOf) ? asOf : null,
    geometry: builder.finish(),
  };
}

export interface Declared {
  /** Technologies that the settings look at; of others nobody is asked. */
  readonly technologies: readonly Technology[];
  readonly layers: readonly CoverageLayer[];
}

/**
 * Discs around masts as coverage of evidence `estimated`: of the radius that the file gives, else of the one
 * that a person chooses. Asked is where a list was handed in as coverage, or where its operator has declared
 * none of that technology; discs stand beside declared coverage and never in its place. Unanswered, the masts
 * count for no coverage, which is reported.
 */
export function buildEstimatedCoverage(
  sources: readonly LoadedSource[],
  masts: MastContext,
  { technologies, layers }: Declared,
  questions: OpenQuestions,
): CoverageLayer[] {
  const declared = new Set(layers.map(({ operator, technology }) => `${operator}/${technology}`));
  const asks = ({ record, operator, technology }: Disc): boolean =>
    record.source.role === 'coverage' ||
    (technologies.includes(technology) && !declared.has(`${operator}/${technology}`));
  const reach = new MastReach(questions);
  const discs = discsOf(sources, masts, reach);
  reach.reportOpen();
  const open = discs.filter((disc) => disc.radiusMeters === null && asks(disc));
  const chosen = new Map<Disc, number | null>();
  for (const [, group] of groupBy(open, ({ record, technology }) =>
    [record.source.id, record.reader.table.file, record.reader.table.sheet ?? '', technology].join('\u0000'),
  )) {
    const radius = askRadius(group, questions);
    for (const disc of group) chosen.set(disc, radius);
  }
  const known = discs.flatMap((disc) => {
    const radiusMeters = disc.radiusMeters ?? chosen.get(disc) ?? null;
    return radiusMeters === null || radiusMeters === 'open' ? [] : [{ ...disc, radiusMeters }];
  });
  reportSectors(known.map(({ record }) => record));
  reportNoTechnology(sources, masts, { technologies, layers });
  return groupBy(known, ({ record, operator, technology }) =>
    [record.source.id, operator, technology].join('\u0000'),
  )
    .sort((a, b) => compareCodes(a[0], b[0]))
    .map(([, group]) => layerOf(elementAt(group, 0).record.source.id, group));
}
