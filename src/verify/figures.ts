import { NO, UNKNOWN, YES } from '../analysis/findings/findings.ts';
import type { Settings } from '../model/project.ts';
import type { PlaceFacts, Shapes } from './facts.ts';
import { edgeMeters, isInside, type Area } from './turf/areas.ts';

/** Of a point: inside, outside, or nothing is known of it. */
type Answer = typeof NO | typeof YES | typeof UNKNOWN;

/** What is worked out again of one village for one operator. */
export interface VillageService {
  readonly centre: Answer;
  /** `covered`, `partial`, `uncovered`, `unknown`. */
  readonly state: string;
  readonly byRule: Answer;
  /** Whole numbers; null where share or count is unknown. */
  readonly uncoveredPopulation: number | null;
  readonly uncoveredHouseholds: number | null;
  /** Whether a point of the village lies so near to an edge that either answer can stand; slow, asked on a difference. */
  readonly isOnEdge: () => boolean;
}

/** Metres: a point this near to an edge may be said to lie on either side of it. */
const EDGE = 0.1;

export const isOnEdge = (areas: readonly Area[], points: readonly GeoJSON.Position[]): boolean =>
  points.some((at) => edgeMeters(areas, at) <= EDGE);

/** Areas of one operator, and those that may turn out to be: a place in these alone is unknown. */
export interface AreasAsked {
  readonly areas: Shapes<Area> | null;
  readonly waiting: readonly Area[];
}

const answerAt = ({ areas, waiting }: AreasAsked, at: GeoJSON.Position | null): Answer =>
  !areas || !at ? UNKNOWN : isInside(areas.shapes, at) ? YES : isInside(waiting, at) ? UNKNOWN : NO;

function stateOf(answers: readonly Answer[], waits: boolean): string {
  const said = answers.filter((answer) => answer !== UNKNOWN);
  const covered = said.filter((answer) => answer === YES).length;
  if (!said.length || (covered === 0 && waits)) return 'unknown';
  return covered === said.length ? 'covered' : covered > 0 ? 'partial' : 'uncovered';
}

function byRuleOf(
  rule: Settings['rule'],
  centre: Answer,
  clusters: readonly Answer[],
  waits: boolean,
): Answer {
  const known = clusters.filter((answer) => answer !== UNKNOWN);
  if (rule === 'allClusters') {
    const state = stateOf([centre, ...clusters], waits);
    return state === 'unknown' ? UNKNOWN : state === 'covered' ? YES : NO;
  }
  if (rule === 'centre' || !known.length) return centre;
  return known.includes(YES) ? YES : waits ? UNKNOWN : NO;
}

/** Halves go to the even neighbour, as the method says. */
function roundEven(value: number): number {
  const down = Math.floor(value);
  if (value - down !== 0.5) return Math.round(value);
  return down % 2 === 0 ? down : down + 1;
}

/** Covered part of a village by one count of its clusters: each weighs what it counts, all alike where one has no count. */
function shareOf(
  settings: Settings,
  centre: Answer,
  clusters: readonly { readonly answer: Answer; readonly count: number | null }[],
): readonly [part: number, whole: number] {
  const ofCentre = [centre === YES ? 1 : 0, centre === UNKNOWN ? 0 : 1] as const;
  if (settings.villageShare === 'centre') return ofCentre;
  const isCounted = clusters.every(({ count }) => count !== null);
  const answered = clusters.filter(({ answer }) => answer !== UNKNOWN);
  const total = answered.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const weightOf = (count: number | null): number => (isCounted && total > 0 ? (count ?? 0) : 1);
  let part = 0;
  let whole = 0;
  for (const { answer, count } of answered) {
    whole += weightOf(count);
    if (answer === YES) part += weightOf(count);
  }
  return whole > 0 ? [part, whole] : settings.villageShare === 'clusters' ? [0, 0] : ofCentre;
}

function leftOver(count: number | null, [part, whole]: readonly [number, number]): number | null {
  return count === null || whole === 0 ? null : count - roundEven((count * part) / whole);
}

/** Service of one village, from its points and the areas of one operator alone. */
export function serviceOf(
  village: PlaceFacts,
  clusters: readonly PlaceFacts[],
  asked: AreasAsked,
  settings: Settings,
): VillageService {
  const centre = answerAt(asked, village.at);
  const answers = clusters.map(({ at }) => answerAt(asked, at));
  const waits = [village, ...clusters].some(
    ({ at }) => at && isInside(asked.waiting, at) && answerAt(asked, at) === UNKNOWN,
  );
  const weighed = (count: 'population' | 'households') =>
    clusters.map((cluster, k) => ({ answer: answers[k]!, count: cluster[count] }));
  const points = [village, ...clusters].flatMap(({ at }) => (at ? [at] : []));
  return {
    centre,
    state: stateOf([centre, ...answers], waits),
    byRule: byRuleOf(settings.rule, centre, answers, waits),
    uncoveredPopulation: leftOver(village.population, shareOf(settings, centre, weighed('population'))),
    uncoveredHouseholds: leftOver(village.households, shareOf(settings, centre, weighed('households'))),
    isOnEdge: () => isOnEdge([...(asked.areas?.shapes ?? []), ...asked.waiting], points),
  };
}
