import { certifyShares } from '../../geometry/overlay/certified-shares.ts';
import type {
  OverlayCache,
  MeasureTiles,
  NamedOverlayRequest,
} from '../../geometry/overlay/overlay-cache.ts';
import type { OverlayResult, OverlayRequest } from '../../geometry/overlay/overlay-tiles.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { DepressionAreas } from '../reach/depressions.ts';
import type { Pause } from '../findings/pause.ts';
import type { CoverageSelection } from '../findings/selection.ts';

/** Largest error that a share of a commune, of a village polygon may carry; beyond it an overlay decides. */
const LARGEST_BOUND = [2e-4, 1e-3] as const;

/** Covered part of land under one operator or `any`, with the bound on its error; NaN unknown. */
export interface LandShares {
  readonly commune: Float64Array;
  readonly communeBound: Float64Array;
  /** Of the villages' polygons; null where they were not asked for. */
  readonly village: Float64Array | null;
}

/** Land under `any` first, then under each operator of the selection; and the land of the depressions. */
export interface LandFindings {
  readonly shares: readonly LandShares[];
  readonly depressions: DepressionAreas | null;
}

/** Which land is wanted; nothing is measured for what is not. */
export interface LandWanted {
  readonly communes: boolean;
  readonly villages: boolean;
}

/** Answers from earlier runs of the program, found again by the content of the question. */
export interface CachedOverlays {
  recall(request: OverlayRequest, largestBounds: readonly number[]): Promise<OverlayResult | null>;
  keep(request: OverlayRequest, largestBounds: readonly number[], result: OverlayResult): Promise<void>;
}

/** How land may be measured other than tile by tile in this thread; the answer is the same to the bit. */
export interface LandTools {
  readonly measureTiles?: MeasureTiles;
  readonly cachedOverlays?: CachedOverlays;
}

/** Where areas wait for an answer: under any operator, then under each of the selection; else nothing. */
const waitingOf = ({ waiting }: CoverageSelection): CoverageSelection['waiting'] =>
  waiting[0]?.length ? waiting : [];

/**
 * Sets: one per operator of the selection, then the depressions, then what waits (any, then each operator); joined: all
 * operators, then the same and each operator together with what waits.
 */
function landQuestion(
  dataset: Dataset,
  selection: CoverageSelection,
  wanted: LandWanted,
): NamedOverlayRequest {
  const { villages, communes, depressions } = dataset;
  const sets = selection.layers.map((layers) => layers.map((layer) => layer.geometry));
  const waiting = waitingOf(selection);
  const all = sets.map((_, s) => s);
  const whose = [':any', ...selection.operators];
  return {
    zones:
      wanted.villages && villages.polygons ? [communes.geometry, villages.polygons] : [communes.geometry],
    sets: [
      ...sets,
      depressions.map((layer) => layer.geometry),
      ...waiting.map((areas) => areas.map(({ geometry }) => geometry)),
    ],
    joined: [all, ...waiting.map((_, w) => [...(w === 0 ? all : [w - 1]), sets.length + 1 + w])],
    totals: [sets.length],
    // Ids of operators never begin with a colon.
    names: [
      ...selection.operators,
      ':depressions',
      ...waiting.map((_, w) => `:waiting ${whose[w]}`),
      ':any',
      ...waiting.map((_, w) => `:with waiting ${whose[w]}`),
    ],
  };
}

const unknown = (count: number): Float64Array => new Float64Array(count).fill(NaN);

/** A union of an answer, and that of it with what waits; null: nothing does, or nothing is known of the union. */
interface AskedUnion {
  readonly union: number;
  readonly withWaiting: number | null;
}

type ZoneShares = OverlayResult['zones'][number];

/** Shares by zone; unknown where an answer that is waited for can still change them by more than both bounds. */
function settledShares({ share, bound }: ZoneShares, { union, withWaiting }: AskedUnion): Float64Array {
  if (withWaiting === null) return share[union];
  return share[union].map((known, zone) =>
    share[withWaiting][zone] - known > bound[union][zone] + bound[withWaiting][zone] + ROUNDING ? NaN : known,
  );
}

/** Of two sums of the same cells. */
const ROUNDING = 1e-9;

/** Shares of one union; unknown throughout where it has no source. */
function sharesOf(
  dataset: Dataset,
  result: OverlayResult,
  asked: AskedUnion | null,
  wanted: LandWanted,
): LandShares {
  const communes = dataset.communes.records.length;
  const villages = dataset.villages.records.length;
  const [land, polygons] = result.zones;
  const ofVillages = asked && polygons;
  return {
    commune: asked ? settledShares(land, asked) : unknown(communes),
    communeBound: asked ? land.bound[asked.union] : unknown(communes),
    village: !wanted.villages ? null : ofVillages ? settledShares(polygons, asked) : unknown(villages),
  };
}

/** What the answer to `landQuestion` says. */
function readLand(
  dataset: Dataset,
  selection: CoverageSelection,
  wanted: LandWanted,
  result: OverlayResult,
): LandFindings {
  const operators = selection.operators.length;
  const known = selection.layers.map((layers) => layers.length > 0);
  const waits = waitingOf(selection).length > 0;
  const any = operators + 1 + (waits ? operators + 1 : 0);
  const asked = (union: number, w: number): AskedUnion => ({
    union,
    withWaiting: waits ? any + 1 + w : null,
  });
  return {
    shares: [
      sharesOf(dataset, result, known.includes(true) ? asked(any, 0) : null, wanted),
      ...known.map((has, o) => sharesOf(dataset, result, has ? asked(o, o + 1) : null, wanted)),
    ],
    depressions:
      dataset.depressions.length === 0
        ? null
        : {
            totalKm2: result.totalSquareMeters[operators] / 1e6,
            communeKm2: result.zones[0].coveredSquareMeters[operators].map((area) => area / 1e6),
          },
  };
}

async function answerLand(
  request: NamedOverlayRequest,
  memory: OverlayCache,
  pause: Pause,
  { measureTiles, cachedOverlays: keptLand }: LandTools,
): Promise<OverlayResult> {
  const kept = await keptLand?.recall(request, LARGEST_BOUND);
  if (kept) return kept;
  const measured = await memory.ask(request, (done, total) => pause.turn('land', done, total), measureTiles);
  const result = await certifyShares(request, measured, LARGEST_BOUND);
  await keptLand?.keep(request, LARGEST_BOUND, result);
  return result;
}

/** Land covered under `any` and each operator, and land of the depressions, tile by tile with pauses. */
export async function measureLand(
  dataset: Dataset,
  selection: CoverageSelection,
  memory: OverlayCache,
  pause: Pause,
  wanted: LandWanted,
  tools: LandTools = {},
): Promise<LandFindings> {
  if (!wanted.communes && !wanted.villages) {
    const shares = ['any', ...selection.operators].map(() => unknownShares(dataset, wanted));
    return { shares, depressions: null };
  }
  const request = landQuestion(dataset, selection, wanted);
  const result = await answerLand(request, memory, pause, tools);
  return readLand(dataset, selection, wanted, result);
}

const unknownShares = (dataset: Dataset, wanted: LandWanted): LandShares =>
  sharesOf(dataset, { zones: [], totalSquareMeters: new Float64Array(0) }, null, wanted);
