import { Pause } from '../analysis/findings/pause.ts';
import type { TaskContext } from '../model/basics/progress.ts';
import { randomStream, wholeBetween } from '../model/basics/random.ts';
import { communeFigures } from './commune-figures.ts';
import { FigureSources } from './figure-sources.ts';
import type { CheckedFigure, Verification, VerifyInput } from './verify-input.ts';
import { villageFigures } from './village-figures.ts';

/** Draws places without putting one back; all where there are fewer. */
function drawn(count: number, sample: number, seed: number, purpose: string): number[] {
  const random = randomStream(seed, purpose);
  const places = Array.from({ length: count }, (_, i) => i);
  for (let i = 0; i < Math.min(sample, count); i++) {
    const j = wholeBetween(random, i, count - 1);
    [places[i], places[j]] = [places[j]!, places[i]!];
  }
  return places.slice(0, sample).sort((a, b) => a - b);
}

/** Works the figures of `sample` villages and as many communes out again, slowly and simply, and puts them beside ours. */
export async function verifyFigures(
  input: VerifyInput,
  { sample, seed }: { readonly sample: number; readonly seed: number },
  task: TaskContext = {},
): Promise<Verification> {
  const sources = await FigureSources.gather(input);
  const figures: CheckedFigure[] = [];
  const villages = drawn(input.dataset.villages.records.length, sample, seed, 'villages');
  const communes = drawn(input.dataset.communes.records.length, sample, seed, 'communes');
  const pause = new Pause(task);
  const total = villages.length + communes.length;
  for (const [i, v] of villages.entries()) {
    await pause.turn('verify', i, total);
    figures.push(...(await villageFigures(sources, v)));
  }
  for (const [i, c] of communes.entries()) {
    await pause.turn('verify', villages.length + i, total);
    figures.push(...(await communeFigures(sources, c)));
  }
  const isEdited = Boolean(input.project.mapEdits?.length);
  const told = figures.map((figure) =>
    isEdited && !figure.isEqual && figure.reason === null
      ? { ...figure, reason: 'edited-on-map' as const }
      : figure,
  );
  return { figures: told, notChecked: sources.notChecked };
}
