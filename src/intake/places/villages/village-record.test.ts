import { describe, expect, it } from 'vitest';
import { openIn, projectOf } from '../../../../test/support/memory-project.ts';
import type { Village } from '../../../model/places.ts';
import { loadDataset } from '../../load-dataset.ts';

/** The villages of a list with these columns beside code, name and place. */
async function villagesOf(columns: Readonly<Record<string, readonly string[]>>): Promise<readonly Village[]> {
  const names = Object.keys(columns);
  const count = Object.values(columns)[0]!.length;
  const rows = Array.from({ length: count }, (_, k) =>
    [
      `v${k}`,
      `Bản ${'ABCDEFGH'[k]}`,
      `104.0${k + 1}`,
      '21.05',
      ...names.map((name) => columns[name]![k]),
    ].join(','),
  );
  const { dataset } = await loadDataset(
    projectOf([{ role: 'villages', path: 'thon.csv' }]),
    openIn({ 'thon.csv': `village_code,village,lon,lat,${names.join(',')}\n${rows.join('\n')}\n` }),
  );
  return [...dataset.villages.records].sort((a, b) => (a.code < b.code ? -1 : 1));
}

describe('every column of a list of villages is read into its own figure', () => {
  const FLAGS = [
    ['extremely_difficult', 'extremelyDifficult'],
    ['border_commune', 'border'],
    ['culture_house', 'cultureHouse'],
    ['office', 'office'],
  ] as const;

  it.each(FLAGS)('%s: yes, no and unknown', async (header, field) => {
    const villages = await villagesOf({
      households: ['30', '40', '50'],
      population: ['120', '160', '200'],
      [header]: ['có', 'không', ''],
    });
    expect(villages.map((village) => village[field])).toEqual([true, false, null]);
    // Nothing of it is taken for another of its kind.
    for (const [, other] of FLAGS)
      if (other !== field) expect(villages.map((village) => village[other])).toEqual([null, null, null]);
  });

  it.each<[string, keyof Village, readonly string[], readonly unknown[]]>([
    ['electricity', 'electricity', ['lưới', 'thủy điện nhỏ', 'chưa có', ''], ['grid', 'other', 'none', null]],
    ['road', 'road', ['quanh năm', 'mùa khô', 'chưa có', ''], ['allYear', 'drySeason', 'none', null]],
    ['schools', 'schools', ['2', 'có', '0', ''], [2, 1, 0, null]],
    ['health', 'healthStations', ['1', 'x', '0', ''], [1, 1, 0, null]],
    ['poor_households', 'poorHouseholds', ['3', '0', '40', ''], [3, 0, 40, null]],
    // More than there are households: not of poor ones, of fibre perhaps.
    ['poor_households', 'poorHouseholds', ['31', '4', '5', '6'], [null, 4, 5, 6]],
    ['hh_fibre', 'fibreSubscribed', ['31', '4', '', '0'], [31, 4, null, 0]],
    ['hh_fibre_passed', 'fibrePassed', ['31', '4', '', '0'], [31, 4, null, 0]],
    ['ethnic_minority_pct', 'minorityShare', ['100%', '12,5%', '0%', ''], [1, 0.125, 0, null]],
    ['poverty_rate', 'povertyRate', ['10%', '2,5%', '0%', ''], [0.1, 0.025, 0, null]],
  ])('%s', async (header, field, cells, known) => {
    const villages = await villagesOf({
      households: ['30', '40', '50', '60'],
      population: ['120', '160', '200', '240'],
      [header]: cells.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)),
    });
    expect(villages.map((village) => village[field])).toEqual(known);
  });

  it('the rate of poor households is that of the list, else worked out from both counts', async () => {
    const counts = { households: ['30', '40', ''], poor_households: ['3', '', '5'] };
    const rateOf = async (columns: typeof counts & { poverty_rate?: readonly string[] }) =>
      (await villagesOf({ population: ['120', '160', '200'], ...columns })).map(
        ({ povertyRate }) => povertyRate,
      );
    expect(await rateOf(counts)).toEqual([0.1, null, null]);
    expect(await rateOf({ ...counts, poverty_rate: ['20%', '5%', ''] })).toEqual([0.2, 0.05, null]);
  });
});
