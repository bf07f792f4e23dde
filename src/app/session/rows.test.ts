import { beforeAll, describe, expect, test } from 'vitest';
import { openEngine, TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import type { Snapshot } from '../../jobs/protocol.ts';
import { layerGroups } from './layer-groups.ts';
import { communeRows, communeTexts, rateOf, villageRows, villageTexts } from './rows.ts';
import { worstCommunes } from './worst.ts';

let snapshot: Snapshot;
beforeAll(async () => {
  ({ snapshot } = await openEngine(TWO_COMMUNES));
});

describe('rows of the table', () => {
  test('a village without a location is unknown, without a count it has none', () => {
    const rows = villageRows(snapshot, 'any', snapshot.priority);
    expect(rows.map(({ name, status }) => [name, status])).toEqual([
      ['Bản Đông', 'covered'],
      ['Bản Ảng', 'uncovered'],
      ['Bản Âu', 'uncovered'],
      ['Bản Dửn', 'unknown'],
    ]);
    expect(rows[2]).toMatchObject({ population: null, uncoveredPopulation: null, uncoveredHouseholds: 25 });
    expect(rows[3]).toMatchObject({ lon: null, rank: null, electricity: null });
    expect(rows.map(({ rank }) => rank !== null)).toEqual([false, true, true, false]);
  });

  test('search text is folded', () => {
    expect(villageTexts(snapshot)[0]).toContain('ban dong muong a');
    expect(communeTexts(snapshot)[1]).toBe('muong b 00002');
  });

  test('communes count as the analysis does', () => {
    const { communes } = snapshot.findings;
    for (const row of communeRows(snapshot, 'any')) {
      expect(row.uncoveredVillages).toBe(communes.uncoveredVillages[row.index]);
      expect(row.trangSong).toBe(communes.trangSong[row.index]);
      expect(row.lomSong).toBe(communes.lomSong[row.index]);
      expect(row.villages).toBe(communes.villages[row.index]);
    }
  });

  test('the worst by count; without a figure a commune is not ranked', () => {
    const rows = communeRows(snapshot, 'any');
    expect(
      worstCommunes(rows, (row) => row.uncoveredVillages, 5).map(({ name, part }) => [name, part]),
    ).toEqual([
      ['Mường A', 1],
      ['Mường B', 1],
    ]);
    expect(worstCommunes(rows, () => null, 5)).toEqual([]);
  });

  test('rates add up', () => {
    const rate = rateOf(snapshot, 'villages', 'any')!;
    expect(rate.covered + rate.uncovered + rate.unknown).toBe(rate.total);
    expect(rate).toMatchObject({ covered: 1, uncovered: 2, unknown: 1 });
  });
});

test('panel of layers: counted coverage first, other sources by role', () => {
  const groups = layerGroups(snapshot);
  expect(groups.map(({ id, counted }) => [id, counted])).toEqual([
    ['coverage-2', true],
    ['coverage-3', false],
    ['depressions', true],
    ['villages', true],
    ['communes', true],
    ['fibre', true],
    ['sites', true],
    ['candidates', true],
  ]);
});
