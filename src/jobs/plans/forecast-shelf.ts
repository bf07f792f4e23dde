import { createSHA256 } from 'hash-wasm';
import { Pause } from '../../analysis/findings/pause.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import type { Terrain } from '../../model/dataset.ts';
import { foresee } from '../../planning/offer/foresee.ts';
import type { WorkService } from '../../planning/offer/service.ts';
import type { ToForesee } from '../../planning/prepare.ts';

/** Predictions of one list of works: of each, whether it could be predicted and how many places it has, then all places. */
export type KeptForecast = readonly [
  predicted: Int8Array,
  places: Uint32Array,
  entries: Uint32Array,
  marginDb: Float64Array,
];

/**
 * Where predictions are kept from one opening of a project to the next. What it gives back is what this version of the
 * program put under that key, or nothing.
 */
export interface ForecastShelf {
  get(key: string): Promise<KeptForecast | null>;
  put(key: string, forecast: KeptForecast): Promise<void>;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array | Int16Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** Hashed at once, so that others are answered in between. */
const PIECE_BYTES = 1 << 21;

const terrainHashes = new WeakMap<Terrain, string>();

/** Of everything that a prediction reads of the ground. */
async function hashTerrain(terrain: Terrain, pause: Pause): Promise<string> {
  const known = terrainHashes.get(terrain);
  if (known) return known;
  const sum = await createSHA256();
  for (const [kind, grids] of [terrain.ground, terrain.canopy].entries())
    for (const { heights, ...frame } of grids) {
      sum.update(JSON.stringify([kind, frame]));
      const bytes = bytesOf(heights);
      for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
        sum.update(bytes.subarray(at, at + PIECE_BYTES));
        await pause.turn('plan', 0, 0);
      }
    }
  const hash = sum.digest('hex');
  terrainHashes.set(terrain, hash);
  return hash;
}

async function keyOf({ forecast, options }: ToForesee, pause: Pause): Promise<string> {
  const sum = await createSHA256();
  sum.update(await hashTerrain(forecast.terrain!, pause));
  for (const piece of forecast.questionOf(options))
    sum.update(typeof piece === 'string' ? piece : bytesOf(piece));
  return sum.digest('hex');
}

function packed({ forecast, options }: ToForesee): KeptForecast {
  const services = options.map((option) => forecast.serviceOf(option));
  return [
    Int8Array.from(services, ({ isPredicted }) => Number(isPredicted)),
    Uint32Array.from(services, ({ entries }) => entries.length),
    Uint32Array.from(services.flatMap(({ entries }) => [...entries])),
    Float64Array.from(services.flatMap(({ marginDb }) => [...marginDb])),
  ];
}

function unpack(
  { forecast, options }: ToForesee,
  [predicted, places, entries, marginDb]: KeptForecast,
): void {
  let at = 0;
  for (const [j, option] of options.entries()) {
    const end = at + places[j];
    const service: WorkService = {
      isPredicted: predicted[j] === 1,
      entries: Int32Array.from(entries.subarray(at, end)),
      marginDb: Float64Array.from(marginDb.subarray(at, end)),
    };
    forecast.recall(option, service);
    at = end;
  }
}

/** Predicts what a plan waits for, or takes it from an earlier run, in pieces. */
export async function foreseeKept(
  ahead: ToForesee,
  task: TaskContext = {},
  shelf: ForecastShelf | null = null,
): Promise<void> {
  const isKept = shelf && ahead.forecast.terrain;
  const key = isKept ? await keyOf(ahead, new Pause(task)) : '';
  const known = isKept ? await shelf.get(key) : null;
  task.signal?.throwIfAborted();
  if (known) return unpack(ahead, known);
  await foresee(ahead.forecast, ahead.open, task);
  if (isKept) await shelf.put(key, packed(ahead));
}
