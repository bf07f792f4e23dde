import { onlyOf } from '../../model/basics/elements.ts';
import type { FieldReader } from '../records/field-reader.ts';
import { fromGrid, gridOfEpsg, GRIDS, type Grid } from '../systems/grids.ts';
import { vn2000Named } from '../systems/declared-system.ts';
import {
  AS_GOOD,
  fitMeridians,
  leastInside,
  meridianText,
  projectionsOfProvince,
  type MeridianFit,
  type StatedMeters,
} from './meridian.ts';
import type { CoordinateDecision } from '../../model/coordinate-choice.ts';
import {
  describeInterpretations,
  evenly,
  MOST_TRIED,
  coordinateDecisionId,
  type TriedInterpretation,
} from './coordinate-decision.ts';
import type { TableContext } from './context.ts';

/** What the positions in metres of a table are. */
interface Written {
  /** Places of records, or vertices of areas and lines. */
  readonly kind: 'points' | 'outlines';
  readonly sample: string;
  /** Numbers of the records that wait where only a person can tell. */
  readonly rows: readonly number[];
  /** What every row of the table names alike: a meridian, or the grids that a zone of UTM may mean. */
  readonly own?: readonly Grid[];
}

/** The metres are those of no meridian: the places are set aside, the records stay. */
export const NEITHER = 'neither';

const MOST_OFFERED = 6;
const MOST_EXPECTED = 2;
const NONE = '–';
const list = (projections: readonly Grid[]): string => projections.map(meridianText).join(', ') || NONE;
const unique = <T>(all: readonly (T | null | undefined)[]): T[] => [
  ...new Set(all.filter((one) => one !== null && one !== undefined)),
];

/** What speaks for a projection before any point is looked at, and where the points lie on each. */
interface Evidence {
  /** Named by the rows, the project, the province or the file's own .prj, likelier first. */
  readonly expected: readonly Grid[];
  /** Projections that put the points into the communes, best first. */
  readonly fits: readonly MeridianFit[];
  /** Expected ones that put them there as well as any other does. */
  readonly good: readonly Grid[];
}

function weigh(
  { source, reader, finder, province }: TableContext,
  points: readonly StatedMeters[],
  { kind, own = [] }: Written,
): Evidence {
  const named = unique([...own, vn2000Named(source.crs)]);
  // A .prj may be wrong, so it is only one more guess: the province test decides.
  const expected = named.length
    ? named
    : unique([...projectionsOfProvince(province), vn2000Named(reader.table.crs)]);
  const fits = fitMeridians(points, finder).filter(({ inside }) => inside >= leastInside(kind));
  // Grids on one meridian put places some 200 m or 700 m apart: communes do not tell these, what is written does.
  const beside = own.map(({ lon0 }) => lon0);
  const best = fits.find(({ projection }) => !beside.includes(projection.lon0))?.score ?? 0;
  const good = expected.filter((projection) =>
    fits.some((fit) => fit.projection === projection && fit.score >= best - AS_GOOD),
  );
  return { expected, fits, good };
}

/**
 * The one projection that nothing speaks against, or null where only a person can tell. Without borders nothing can be
 * tried: then the rows or the project say it, or the file's own .prj and the province agree.
 */
function accepted(
  { source, reader, finder, province }: TableContext,
  { good }: Evidence,
  { own = [] }: Written,
): Grid | null {
  if (!finder.hasLand) {
    const ofFile = vn2000Named(reader.table.crs);
    const agrees = ofFile !== null && projectionsOfProvince(province).includes(ofFile);
    return onlyOf(own) ?? vn2000Named(source.crs) ?? (agrees ? ofFile : null);
  }
  return onlyOf(good);
}

/**
 * The projection of a table in metres. What people chose counts first; then what the rows, the project, the
 * province or the file say, if the points then lie inside the communes. Where they do not, nothing is
 * imported: the meridians that fit are offered, the expected ones first, and that it is none of them.
 */
export function settleProjection(
  context: TableContext,
  points: readonly StatedMeters[],
  written: Written,
): Grid | typeof NEITHER | null {
  const { reader, source, questions, finder } = context;
  const { table, log } = reader;
  const id = coordinateDecisionId('meridian', source, table);
  const evidence = weigh(context, points, written);
  const decided = questions.decided(
    id,
    GRIDS.map(({ epsg }) => String(epsg)),
  );
  const chosen = decided ? gridOfEpsg(Number(decided))! : accepted(context, evidence, written);
  const { expected, fits, good } = evidence;
  const fitting = fits.map(({ projection }) => projection);
  // What the file, the project or the province names can be meant though more places lie outside than fit.
  const unfitting = expected.filter((one) => !fitting.includes(one)).slice(0, MOST_EXPECTED);
  const likely = unique([
    ...unique([...good, ...fitting]).slice(0, MOST_OFFERED - unfitting.length),
    ...unfitting,
  ]);
  // Without a province and without borders every meridian is as likely as another.
  const offered = likely.length || finder.hasLand ? likely : GRIDS;
  const tried = evenly(points, MOST_TRIED);
  const decision = describeInterpretations(
    'meridian',
    {
      source,
      table,
      sample: written.sample,
      chosen: chosen && String(chosen.epsg),
      communes: tried.map(({ communes = [] }) => communes),
      finder,
    },
    tryMeridians(unique([chosen, ...offered, ...expected]), tried),
  );
  context.coordinateDecisions.push(decision);
  if (chosen) {
    log.atFile(
      {
        code: chosen.kind === 'WGS84' ? 'utm-converted' : 'vn2000-converted',
        did: 'changed',
        severity: 'info',
        context: { meridian: meridianText(chosen), count: points.length },
      },
      table.sheet,
    );
    const others = decided || isNamed(context, written) ? [] : othersThatFit(chosen, evidence, decision);
    if (others.length)
      log.atFile(
        {
          code: 'vn2000-others-fit',
          did: 'kept',
          context: {
            meridian: meridianText(chosen),
            fitting: list(others.slice(0, 3)),
            count: points.length,
          },
        },
        table.sheet,
      );
    return chosen;
  }
  const told = { expected: list(expected), fitting: list(fitting.slice(0, 3)) };
  const answer = questions.ask({
    id,
    kind: 'meridian',
    file: table.file,
    ...(table.sheet !== undefined && { sheet: table.sheet }),
    rows: written.rows,
    choices: [
      ...offered.map((projection) => ({ id: String(projection.epsg), label: meridianText(projection) })),
      { id: NEITHER },
    ],
    context: {
      ...told,
      count: points.length,
      ...(!finder.hasLand && { variant: 'untested' }),
      ...(finder.hasLand && decision.stated && { variant: 'stated', stated: statedText(decision) }),
    },
  });
  if (answer === NEITHER) {
    log.atFile({ code: 'vn2000-neither', did: 'changed', context: { count: points.length } }, table.sheet);
    return NEITHER;
  }
  log.atFile(
    {
      code: !finder.hasLand ? 'vn2000-untested' : fits.length ? 'vn2000-wrong-meridian' : 'vn2000-outside',
      did: 'rejected',
      context: { meridian: told.expected, fitting: told.fitting },
    },
    table.sheet,
  );
  return null;
}

/** True where the rows or the project name the grid. */
const isNamed = ({ source }: TableContext, { own = [] }: Written): boolean =>
  own.length > 0 || vn2000Named(source.crs) !== null;

/** Grids on other meridians that put the points into the province as well, where no row or file names a commune. */
const othersThatFit = (
  chosen: Grid,
  { fits }: Evidence,
  { stated = 0 }: CoordinateDecision,
): readonly Grid[] => {
  const own = fits.find(({ projection }) => projection === chosen)?.score ?? 0;
  const others = fits.filter(
    ({ projection, score }) => projection.lon0 !== chosen.lon0 && score >= own - AS_GOOD,
  );
  return stated > 0 ? [] : others.map(({ projection }) => projection);
};

/** How many points each reading puts into the commune that is named for them: `104°00' 12/14; 104°45' 0/14`. */
const statedText = ({ interpretations, stated }: CoordinateDecision): string =>
  interpretations.map(({ label, inStated }) => `${label} ${inStated}/${stated}`).join('; ');

function tryMeridians(projections: readonly Grid[], points: readonly StatedMeters[]): TriedInterpretation[] {
  return projections.map((projection) => {
    const convert = fromGrid(projection);
    return {
      id: String(projection.epsg),
      label: meridianText(projection),
      positions: points.map(({ easting, northing }) => convert(easting, northing)),
    };
  });
}

/** Leaves the rows out until a person has said on which meridian they are. */
export function waitForMeridian({ log, table }: FieldReader, rows: Iterable<number>): void {
  for (const row of rows)
    if (!log.isRejected(table, row))
      log.atRow(table, row, {
        code: 'question-open',
        did: 'rejected',
        fate: 'asked',
        field: 'central_meridian',
        value: '',
      });
}
