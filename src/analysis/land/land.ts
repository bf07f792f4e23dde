import { certifyShares } from '../../geometry/overlay/certified-shares.ts';
import type { LandMemory, MeasureTiles, NamedLandQuestion } from '../../geometry/overlay/land-memory.ts';
import type { LandAnswer, LandQuestion } from '../../geometry/overlay/land-shares.ts';
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
  readonly villageBound: Float64Array | null;
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
export interface KeptLand {
  recall(question: LandQuestion, largestBounds: readonly number[]): Promise<LandAnswer | null>;
  keep(question: LandQuestion, largestBounds: readonly number[], answer: LandAnswer): Promise<void>;
}

/** How land may be measured other than tile by tile in this thread; the answer is the same to the bit. */
export interface LandTools {
  readonly measureTiles?: MeasureTiles;
  readonly keptLand?: KeptLand;
}

/** Sets: one per operator of the selection, then the depressions; joined: all operators. */
function landQuestion(dataset: Dataset, selection: CoverageSelection, wanted: LandWanted): NamedLandQuestion {
  const { villages, communes, depressions } = dataset;
  const sets = selection.layers.map((layers) => layers.map((layer) => layer.geometry));
  return {
    zones:
      wanted.villages && villages.polygons ? [communes.geometry, villages.polygons] : [communes.geometry],
    sets: [...sets, depressions.map((layer) => layer.geometry)],
    joined: [sets.map((_, s) => s)],
    totals: [sets.length],
    // Ids of operators never begin with a colon.
    names: [...selection.operators, ':depressions', ':any'],
  };
}

const unknown = (count: number): Float64Array => new Float64Array(count).fill(NaN);

/** Shares of one union; unknown throughout where it has no source. */
function sharesOf(
  dataset: Dataset,
  answer: LandAnswer,
  union: number,
  known: boolean,
  wanted: LandWanted,
): LandShares {
  const communes = dataset.communes.records.length;
  const villages = dataset.villages.records.length;
  const [land, polygons] = answer.zones;
  const villageLand = known && polygons;
  return {
    commune: known ? land.share[union] : unknown(communes),
    communeBound: known ? land.bound[union] : unknown(communes),
    village: !wanted.villages ? null : villageLand ? polygons.share[union] : unknown(villages),
    villageBound: !wanted.villages ? null : villageLand ? polygons.bound[union] : unknown(villages),
  };
}

/** What the answer to `landQuestion` says. */
function readLand(
  dataset: Dataset,
  selection: CoverageSelection,
  wanted: LandWanted,
  answer: LandAnswer,
): LandFindings {
  const operators = selection.operators.length;
  const known = selection.layers.map((layers) => layers.length > 0);
  const any = sharesOf(dataset, answer, operators + 1, known.includes(true), wanted);
  return {
    shares: [any, ...known.map((has, o) => sharesOf(dataset, answer, o, has, wanted))],
    depressions:
      dataset.depressions.length === 0
        ? null
        : {
            totalKm2: answer.totalSquareMeters[operators] / 1e6,
            communeKm2: answer.zones[0].coveredSquareMeters[operators].map((area) => area / 1e6),
          },
  };
}

async function answerLand(
  question: NamedLandQuestion,
  memory: LandMemory,
  pause: Pause,
  { measureTiles, keptLand }: LandTools,
): Promise<LandAnswer> {
  const kept = await keptLand?.recall(question, LARGEST_BOUND);
  if (kept) return kept;
  const measured = await memory.ask(question, (done, total) => pause.turn('land', done, total), measureTiles);
  const answer = await certifyShares(question, measured, LARGEST_BOUND);
  await keptLand?.keep(question, LARGEST_BOUND, answer);
  return answer;
}

/** Land covered under `any` and each operator, and land of the depressions, tile by tile with pauses. */
export async function measureLand(
  dataset: Dataset,
  selection: CoverageSelection,
  memory: LandMemory,
  pause: Pause,
  wanted: LandWanted,
  tools: LandTools = {},
): Promise<LandFindings> {
  if (!wanted.communes && !wanted.villages) {
    const shares = ['any', ...selection.operators].map(() => unknownShares(dataset, wanted));
    return { shares, depressions: null };
  }
  const question = landQuestion(dataset, selection, wanted);
  const answer = await answerLand(question, memory, pause, tools);
  return readLand(dataset, selection, wanted, answer);
}

const unknownShares = (dataset: Dataset, wanted: LandWanted): LandShares =>
  sharesOf(dataset, { zones: [], totalSquareMeters: new Float64Array(0) }, 0, false, wanted);
