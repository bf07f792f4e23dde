import { foldName, withTones, type TrueVillage } from '../truth.ts';
import type { ResultVillage } from './outputs.ts';

/** Which line of the result each true village is, and the lines that are none. */
export interface Matching {
  readonly of: ReadonlyMap<TrueVillage, ResultVillage>;
  readonly extra: readonly ResultVillage[];
}

/** Two places are the same within this many metres. */
export const SAME_METERS = 5;

export function metersBetween(lonA: number, latA: number, lonB: number, latB: number): number {
  const north = (latA - latB) * 110_700;
  const east = (lonA - lonB) * 111_320 * Math.cos((latA * Math.PI) / 180);
  return Math.hypot(north, east);
}

/** How much speaks for a line being this village; its name must agree at least without tones. */
function likeness(truth: TrueVillage, line: ResultVillage): number {
  const near =
    truth.lon !== null && truth.lat !== null && line.lon !== null && line.lat !== null
      ? metersBetween(truth.lon, truth.lat, line.lon, line.lat) <= SAME_METERS
      : false;
  return (
    (truth.commune_code === line.commune ? 8 : 0) +
    (withTones(line.name).endsWith(withTones(truth.name).replace(/^(bản|thôn|tổ) /, '')) ? 4 : 0) +
    (near ? 3 : 0) +
    (truth.population !== null && truth.population === line.population ? 2 : 0) +
    (truth.households !== null && truth.households === line.households ? 2 : 0)
  );
}

/** Pairs villages and lines of one folded name, the likeliest first; a pair needs the commune, the place or a count. */
export function matchVillages(truths: readonly TrueVillage[], lines: readonly ResultVillage[]): Matching {
  const byName = new Map<string, ResultVillage[]>();
  for (const line of lines) {
    const key = foldName(line.name);
    byName.set(key, [...(byName.get(key) ?? []), line]);
  }
  const pairs = truths.flatMap((truth) =>
    (byName.get(foldName(truth.name)) ?? [])
      .map((line) => ({ truth, line, score: likeness(truth, line) }))
      .filter(({ score, line }) => score >= 2 && (score !== 4 || line.commune === '')),
  );
  pairs.sort((a, b) => b.score - a.score);
  const of = new Map<TrueVillage, ResultVillage>();
  const taken = new Set<ResultVillage>();
  for (const { truth, line } of pairs) {
    if (of.has(truth) || taken.has(line)) continue;
    of.set(truth, line);
    taken.add(line);
  }
  return { of, extra: lines.filter((line) => !taken.has(line)) };
}
