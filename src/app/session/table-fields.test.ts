import { expect, it } from 'vitest';
import type { CommuneItem, VillageItem } from './rows.ts';
import { COMMUNE_FIELDS, VILLAGE_FIELDS } from './table-fields.ts';

it('a state of a village is said, unknown too, and is one of those that the form offers', () => {
  const read = (field: 'inDepression' | 'electricity', row: object) =>
    VILLAGE_FIELDS[field].read(row as VillageItem);
  expect([true, false, null].map((inDepression) => read('inDepression', { inDepression }))).toEqual([
    ...VILLAGE_FIELDS.inDepression.states,
  ]);
  expect(['grid', 'other', 'none', null].map((electricity) => read('electricity', { electricity }))).toEqual([
    ...VILLAGE_FIELDS.electricity.states,
  ]);
});

it('every column reads its own figure of the row', () => {
  const village = Object.fromEntries(
    ['name', 'commune', 'status', 'fibreMeters', 'households', 'population', 'rank', 'score', 'schools']
      .concat('uncoveredHouseholds', 'uncoveredPopulation')
      .map((name, k) => [name, k]),
  ) as unknown as VillageItem;
  for (const [id, own] of [
    ['village', 'name'],
    ['commune', 'commune'],
    ['status', 'status'],
    ['fibre', 'fibreMeters'],
    ...(
      [
        'households',
        'population',
        'rank',
        'score',
        'schools',
        'uncoveredHouseholds',
        'uncoveredPopulation',
      ] as const
    ).map((name) => [name, name] as const),
  ] as const)
    expect([id, VILLAGE_FIELDS[id].read(village)]).toEqual([id, village[own]]);
  const names = Object.keys(COMMUNE_FIELDS) as (keyof typeof COMMUNE_FIELDS)[];
  const commune = Object.fromEntries(names.map((name, k) => [name === 'commune' ? 'name' : name, k]));
  for (const [k, name] of names.entries())
    expect([name, COMMUNE_FIELDS[name].read(commune as unknown as CommuneItem)]).toEqual([name, k]);
});
