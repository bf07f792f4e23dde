import { flushSync } from 'svelte';
import { expect, it } from 'vitest';
import { openEngine, TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import type { ColumnFilter } from './filters/column-filters.svelte.ts';
import { TableFilter } from './filter.svelte.ts';
import { communeItems, communeTexts, villageItems, villageTexts } from './rows.ts';

const { snapshot } = await openEngine(TWO_COMMUNES);
const rows = villageItems(snapshot, 'any', snapshot.priority);
const communes = communeItems(snapshot, 'any');

/** Names of the villages that pass. */
const shown = (filter: TableFilter): string[] =>
  filter.find(rows, filter.villages, () => villageTexts(snapshot)).rows.map(({ name }) => name);
const shownCommunes = (filter: TableFilter): string[] =>
  filter.find(communes, filter.communes, () => communeTexts(snapshot)).rows.map(({ name }) => name);
const range = (from: string, to = '', unknown = false): ColumnFilter => ({
  kind: 'number',
  from,
  to,
  unknown,
});

const ALL = ['Bản Đông', 'Bản Ảng', 'Bản Âu', 'Bản Dửn'];

it('shows everything until something is chosen, and again when it is cleared', () => {
  const filter = new TableFilter();
  expect([filter.active, shown(filter)]).toEqual([false, ALL]);
  filter.search = 'ban';
  filter.villages.set('commune', { kind: 'choice', text: 'Mường B' });
  filter.communes.set('commune', { kind: 'text', text: 'x' });
  for (const state of ['covered', 'partial', 'uncovered', 'unknown'])
    filter.villages.toggleState('status', state);
  expect([filter.active, shown(filter)]).toEqual([true, []]);
  filter.clear();
  expect([filter.active, shown(filter), shownCommunes(filter)]).toEqual([false, ALL, ['Mường A', 'Mường B']]);
});

it('tells how well each row meets a search, and nothing where none is made', () => {
  const filter = new TableFilter();
  const ranks = () => filter.find(rows, filter.villages, () => villageTexts(snapshot)).ranks;
  expect(ranks()).toBeNull();
  filter.search = 'đông';
  expect([...ranks()!.keys()]).toEqual([0]);
  filter.search = 'Mường A';
  const both = ranks()!;
  // Two of commune A, then one in which its letter begins another word.
  expect([...both.keys()]).toEqual([0, 1, 2]);
  expect(Math.max(both.get(0)!, both.get(1)!)).toBeLessThan(both.get(2)!);
});

it('finds a commune called by what it is where its list leaves that out', () => {
  const filter = new TableFilter();
  filter.search = 'xã Mường B';
  expect(shownCommunes(filter)).toEqual(['Mường B']);
  expect(shown(filter)).toContain('Bản Âu');
  filter.search = 'xã';
  expect(shownCommunes(filter)).toEqual([]);
});

it.each<[string, string, ColumnFilter, readonly string[]]>([
  ['a commune', 'commune', { kind: 'choice', text: 'Mường B' }, ['Bản Âu', 'Bản Dửn']],
  ['words of a name', 'village', { kind: 'text', text: ' DON ' }, ['Bản Đông']],
  [
    'states that are hidden',
    'electricity',
    { kind: 'state', hidden: ['none', 'unknown'] },
    ['Bản Đông', 'Bản Âu'],
  ],
  ['at least one school', 'schools', range('1'), ['Bản Đông']],
  ['none, which is not the same as unknown', 'schools', range('0', '0'), ['Bản Ảng']],
  [
    'what nobody counted only where it is asked for',
    'schools',
    range('1', '', true),
    ['Bản Đông', 'Bản Âu', 'Bản Dửn'],
  ],
  ['a bound that is no number asks for nothing', 'schools', range('x', '', true), ALL],
  ['nothing', 'households', range(' '), ALL],
])('%s', (_, column, asked, names) => {
  const filter = new TableFilter();
  filter.villages.set(column, asked);
  expect(shown(filter)).toEqual(names);
});

it('numbers are those that the column shows: kilometres of fibre, percent of people', () => {
  const filter = new TableFilter();
  const known = rows.filter(({ fibreMeters }) => fibreMeters !== null);
  expect(known.length).toBeGreaterThan(1);
  const farthest = Math.max(...known.map(({ fibreMeters }) => fibreMeters!));
  filter.villages.set('fibre', range(String((farthest - 1) / 1000).replace('.', ',')));
  expect(shown(filter)).toEqual(known.filter((row) => row.fibreMeters === farthest).map(({ name }) => name));
  filter.communes.set('areaShare', range('', '100'));
  expect(shownCommunes(filter)).toEqual(['Mường A', 'Mường B']);
  filter.communes.set('areaShare', range('101'));
  expect(shownCommunes(filter)).toEqual([]);
});

it('columns of communes are filtered by themselves; both follow the search', () => {
  const filter = new TableFilter();
  filter.villages.toggleState('status', 'covered');
  expect(shownCommunes(filter)).toEqual(['Mường A', 'Mường B']);
  filter.communes.set('commune', { kind: 'text', text: 'muong b' });
  expect([shownCommunes(filter), shown(filter)]).toEqual([['Mường B'], ALL.slice(1)]);
  filter.search = 'đông';
  expect([shownCommunes(filter), shown(filter)]).toEqual([[], []]);
});

it('is the same after it was kept and restored; what is no filter of the table is left out', () => {
  const filter = new TableFilter();
  filter.search = 'bản';
  filter.villages.set('schools', range('1', '2'));
  filter.villages.toggleState('status', 'covered');
  filter.communes.set('commune', { kind: 'text', text: 'b' });
  const plain: unknown = JSON.parse(JSON.stringify(filter.toPlain()));
  const other = new TableFilter();
  other.restore(plain);
  expect(other.toPlain()).toEqual(filter.toPlain());
  for (const broken of [
    null,
    7,
    { search: 7, villages: { status: 'x', nothing: range('1') }, communes: [] },
  ]) {
    other.restore(broken);
    expect([other.active, shown(other)]).toEqual([false, ALL]);
  }
});

it('texts are put together only where somebody searches', () => {
  const filter = new TableFilter();
  const never = (): never => {
    throw new Error('asked for texts');
  };
  expect(filter.find(rows, filter.villages, never).rows).toHaveLength(ALL.length);
  filter.search = 'x';
  expect(() => filter.find(rows, filter.villages, never)).toThrow('asked for texts');
});

it('what follows it hears of every change', () => {
  const filter = new TableFilter();
  const seen: string[][] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      seen.push(shown(filter));
    });
  });
  for (const change of [
    () => undefined,
    () => filter.villages.set('commune', { kind: 'choice', text: 'Mường A' }),
    () => filter.villages.toggleState('status', 'covered'),
    () => (filter.search = 'dong'),
  ]) {
    change();
    flushSync();
  }
  stop();
  expect(seen).toEqual([ALL, ['Bản Đông', 'Bản Ảng'], ['Bản Ảng'], []]);
});

it('counts the columns that are asked something, and no others', () => {
  const { villages } = new TableFilter();
  expect(villages.count).toBe(0);
  villages.set('schools', range('1'));
  villages.set('village', { kind: 'text', text: 'a' });
  villages.toggleState('status', 'partial');
  expect(villages.count).toBe(3);
  villages.set('schools', range(' ', ''));
  villages.set('village', { kind: 'text', text: '  ' });
  villages.toggleState('status', 'partial');
  expect([villages.count, villages.of('schools'), villages.showsState('status', 'partial')]).toEqual([
    0,
    null,
    true,
  ]);
});

it('comes back as it was, without what is no filter of its columns', () => {
  const filter = new TableFilter();
  filter.search = 'bản';
  filter.villages.set('schools', range('1', '2', true));
  filter.villages.toggleState('status', 'partial');
  filter.communes.set('villages', range('', '9'));
  const plain = JSON.parse(JSON.stringify(filter.toPlain())) as { villages: Record<string, unknown> };
  const again = new TableFilter();
  again.villages.set('rank', range('1'));
  again.restore(plain);
  expect(again.toPlain()).toEqual(filter.toPlain());
  const broken = {
    schools: { kind: 'number', from: 1, to: '2', unknown: true },
    households: { kind: 'number', from: '1', to: '2' },
    population: { kind: 'text', text: 'x' },
    status: { kind: 'state', hidden: 'partial' },
    village: { kind: 'text' },
    commune: null,
    none: { kind: 'text', text: 'x' },
    electricity: { kind: 'state', hidden: ['none'] },
  };
  again.restore({ search: 7, villages: broken });
  expect(again.toPlain()).toEqual({
    search: '',
    villages: { electricity: { kind: 'state', hidden: ['none'] } },
    communes: {},
  });
  again.restore(null);
  expect(again.active).toBe(false);
});
