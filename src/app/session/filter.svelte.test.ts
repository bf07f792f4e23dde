import { flushSync } from 'svelte';
import { expect, it } from 'vitest';
import { openEngine, TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import { SERVICE_STATES } from '../../model/service.ts';
import { VillageFilter } from './filter.svelte.ts';
import { communeItems, communeTexts, villageItems, villageTexts } from './rows.ts';

const { snapshot } = await openEngine(TWO_COMMUNES);
const rows = villageItems(snapshot, 'any', snapshot.priority);

/** Names of the villages that pass. */
const shown = (filter: VillageFilter): string[] =>
  rows.filter(filter.villageTest(() => villageTexts(snapshot))).map(({ name }) => name);

const ALL = ['Bản Đông', 'Bản Ảng', 'Bản Âu', 'Bản Dửn'];

it('shows everything until something is chosen, and again when it is cleared', () => {
  const filter = new VillageFilter();
  expect([filter.active, shown(filter)]).toEqual([false, ALL]);
  filter.search = 'ban';
  filter.commune = 1;
  filter.electricity = 'grid';
  filter.school = 'no';
  for (const status of SERVICE_STATES) filter.toggleStatus(status);
  expect([filter.active, shown(filter)]).toEqual([true, []]);
  filter.clear();
  expect([filter.active, shown(filter)]).toEqual([false, ALL]);
});

it.each([
  ['words in any order, without marks', { search: '  muong  DON ' }, ['Bản Đông']],
  ['spaces alone look for nothing', { search: '   ' }, ALL],
  ['a commune', { commune: 1 }, ['Bản Âu', 'Bản Dửn']],
  ['the first commune is one too', { commune: 0 }, ['Bản Đông', 'Bản Ảng']],
  ['electricity', { electricity: 'grid' as const }, ['Bản Đông', 'Bản Âu']],
  ['electricity that nobody told of', { electricity: 'unknown' as const }, ['Bản Dửn']],
  ['a school', { school: 'yes' as const }, ['Bản Đông']],
  ['no school', { school: 'no' as const }, ['Bản Ảng']],
  ['schools that nobody counted are not none', { school: 'unknown' as const }, ['Bản Âu', 'Bản Dửn']],
])('%s', (_, chosen, names) => {
  const filter = new VillageFilter();
  Object.assign(filter, chosen);
  expect(shown(filter)).toEqual(names);
  expect(filter.active).toBe(names.length < ALL.length);
});

it('states of service come and go one by one', () => {
  const filter = new VillageFilter();
  filter.toggleStatus('uncovered');
  expect([filter.active, shown(filter)]).toEqual([true, ['Bản Đông', 'Bản Dửn']]);
  filter.toggleStatus('unknown');
  expect(shown(filter)).toEqual(['Bản Đông']);
  filter.toggleStatus('uncovered');
  filter.toggleStatus('unknown');
  expect([filter.active, shown(filter)]).toEqual([false, ALL]);
});

it('communes follow the words and the commune, not what villages are asked for', () => {
  const communes = communeItems(snapshot, 'any');
  const filter = new VillageFilter();
  const names = () =>
    communes.filter(filter.communeTest(() => communeTexts(snapshot))).map(({ name }) => name);
  filter.electricity = 'unknown';
  filter.toggleStatus('covered');
  expect(names()).toEqual(['Mường A', 'Mường B']);
  filter.search = 'muong b';
  expect(names()).toEqual(['Mường B']);
  filter.commune = 0;
  expect(names()).toEqual([]);
});

it('texts are put together only where somebody searches', () => {
  const filter = new VillageFilter();
  const never = (): never => {
    throw new Error('asked for texts');
  };
  expect(rows.filter(filter.villageTest(never))).toHaveLength(ALL.length);
  filter.search = 'x';
  expect(() => filter.villageTest(never)).toThrow('asked for texts');
});

it('what follows it hears of every change', () => {
  const filter = new VillageFilter();
  const seen: string[][] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      seen.push(shown(filter));
    });
  });
  for (const change of [
    () => undefined,
    () => (filter.commune = 0),
    () => filter.toggleStatus('covered'),
    () => (filter.search = 'dong'),
  ]) {
    change();
    flushSync();
  }
  stop();
  expect(seen).toEqual([ALL, ['Bản Đông', 'Bản Ảng'], ['Bản Ảng'], []]);
});
