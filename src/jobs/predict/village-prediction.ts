import type { VillageLayer } from '../../model/dataset.ts';
import type { OperatorId } from '../../model/service.ts';
import { requiredDbm, type RadioSettings } from '../../radio/budget/radio-settings.ts';
import type { PredictedTechnology, Transmitter } from '../../radio/budget/transmitters.ts';
import type { Ground } from '../../radio/predict/ground.ts';
import { powerAt, type PlaceAnswer } from '../../radio/predict/places.ts';
import type { Calibration } from '../../radio/predict/level-chances.ts';
import type { Served, VillagePrediction } from './prediction.ts';

/** Between these the second model is asked. */
const UNSURE = { from: 0.1, to: 0.9 };

/** All transmitters of one operator's technology. */
export interface RadioGroup {
  readonly operator: OperatorId;
  readonly technology: PredictedTechnology;
  readonly transmitters: readonly Transmitter[];
}

export function groupsOf(list: readonly Transmitter[]): RadioGroup[] {
  const keys = [...new Set(list.map((one) => `${one.operator}\n${one.technology}`))].sort();
  return keys.map((key) => {
    const [operator, technology] = key.split('\n') as [OperatorId, PredictedTechnology];
    const transmitters = list.filter((one) => one.operator === operator && one.technology === technology);
    return { operator, technology, transmitters };
  });
}

/** @param required the median level from which on a place is served, dBm */
export const servedAt = (bareDbm: number, canopyDbm: number, required: number): Served =>
  canopyDbm >= required ? 'both' : bareDbm >= required ? 'bare-only' : 'neither';

function villageOf(
  { operator, technology }: RadioGroup,
  village: number,
  { power }: PlaceAnswer,
  settings: RadioSettings,
  calibration: Calibration,
): VillagePrediction {
  const empty = { bareDbm: null, canopyDbm: null, probability: null, served: null, itmFlips: null };
  const head = { village, operator, technology };
  if (!power) return { ...head, ...empty, ridgeMeters: null, fitted: false, overFilled: false };
  const offset = calibration.offset(operator, power.bandMhz);
  const [bareDbm, canopyDbm] = [power.bareDbm + offset, power.canopyDbm + offset];
  const probability = calibration.probability(operator, power.bandMhz, bareDbm, canopyDbm);
  const required = requiredDbm(settings, power.bandMhz);
  const bare = bareDbm >= required;
  let itmFlips: boolean | null = null;
  if (probability >= UNSURE.from && probability <= UNSURE.to) {
    const second = power.secondDbm();
    if (second !== null) itmFlips = second + offset >= required !== bare;
  }
  return {
    ...head,
    ...{ bareDbm, canopyDbm, probability, itmFlips },
    served: servedAt(bareDbm, canopyDbm, required),
    ridgeMeters: power.ridgeMeters,
    fitted: calibration.isFitted(operator, power.bandMhz),
    overFilled: power.filled,
  };
}

/** A village without a mast within reach is not served; without a place or terrain nothing is known of it. */
const notServed: Pick<VillagePrediction, 'served' | 'probability'> = { served: 'neither', probability: 0 };

/** What a group sends to the centre of a village. `noTerrain`: nothing is known of it, for a part of every way lies on no terrain. */
export function predictVillage(
  {
    dataset,
    ground,
    settings,
  }: {
    readonly dataset: { readonly villages: Pick<VillageLayer, 'centres'> };
    readonly ground: Ground;
    readonly settings: RadioSettings;
  },
  group: RadioGroup,
  calibration: Calibration,
  village: number,
): { readonly row: VillagePrediction; readonly noTerrain: boolean } {
  const { centres } = dataset.villages;
  const [lon, lat] = [centres[2 * village], centres[2 * village + 1]];
  const located = !Number.isNaN(lon);
  const answer: PlaceAnswer = located
    ? powerAt(ground, group.transmitters, lon, lat, settings)
    : { power: null, withoutTerrain: false };
  const row = villageOf(group, village, answer, settings, calibration);
  const outOfReach = located && !answer.power && !answer.withoutTerrain;
  return {
    row: outOfReach ? { ...row, ...notServed } : row,
    noTerrain: answer.withoutTerrain && !answer.power,
  };
}
