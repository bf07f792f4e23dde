import { fold } from '../../i18n/text.ts';

/** A level of signal in dBm, or a class of levels; an open end is infinite. */
export interface LevelRange {
  readonly low: number;
  readonly high: number;
}

const LEVEL = /[-−–]\s?\d{2,3}(?:[.,]\d+)?/g;
const numberOf = (written: string): number => -Number(written.replace(/^[-−–]\s?/, '').replace(',', '.'));

/** `-95`, `-95 dBm`, `-110 ÷ -100`, `< -120`, `≥ -95`, `dưới -115`; null where no level is written. */
export function readLevels(text: string): LevelRange | null {
  const levels = [...text.matchAll(LEVEL)].map(([written]) => numberOf(written));
  if (!levels.length) return null;
  if (levels.length > 1) return { low: Math.min(...levels), high: Math.max(...levels) };
  const [level] = levels as [number];
  const words = fold(text);
  if (/[<≤]|\b(duoi|nho hon|thap hon|less|below|under)\b/.test(words)) return { low: -Infinity, high: level };
  if (/[>≥]|\b(tren|lon hon|cao hon|tu|greater|above|over)\b/.test(words))
    return { low: level, high: Infinity };
  return { low: level, high: level };
}

/** dBm between which a receiver can measure; 0 and the like stand for *not measured*. */
const MEASURED_DBM = [-160, -30] as const;

/** True for levels that can have been measured: an open end counts for the end that is written. */
export function isMeasured(levels: LevelRange | null): levels is LevelRange {
  const [low, high] = MEASURED_DBM;
  return (
    levels !== null &&
    [levels.low, levels.high].every((dbm) => !Number.isFinite(dbm) || (dbm >= low && dbm <= high))
  );
}

/** The level that all of a class reaches: what lies below a level is what no threshold at or above it counts. */
export const leastOf = ({ low, high }: LevelRange): number => (low === -Infinity ? high - 1 : low);
