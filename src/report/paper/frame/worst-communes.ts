import { compareCodes } from '../../../i18n/text.ts';
import { communeRows } from '../../results/commune-rows.ts';
import type { ReportInput } from '../../report-input.ts';
import { villageRows } from '../../results/village-rows.ts';

export interface WorstCommune {
  readonly name: string;
  readonly trangSong: number;
  /** Households without signal; NaN unknown. */
  readonly households: number;
  /** Part of its people without signal, 0..1; NaN unknown. */
  readonly share: number;
}

/** Communes with villages without any signal: most villages first, then most households, then by code. */
export function worstCommunes(input: ReportInput): WorstCommune[] {
  const known = (value: number): number => (Number.isNaN(value) ? -1 : value);
  return communeRows(input, villageRows(input))
    .filter((row) => row.index >= 0 && row.trangSong > 0)
    .sort(
      (a, b) =>
        b.trangSong - a.trangSong ||
        known(b.uncoveredHouseholds) - known(a.uncoveredHouseholds) ||
        compareCodes(a.code, b.code),
    )
    .map((row) => ({
      name: row.name,
      trangSong: row.trangSong,
      households: row.uncoveredHouseholds,
      share: row.population > 0 ? row.uncoveredPopulation / row.population : Number.NaN,
    }));
}
