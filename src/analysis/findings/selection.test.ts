import { expect, it } from 'vitest';
import { coverage, emptyDataset } from '../../../test/support/datasets.ts';
import { emptyLayer } from '../../model/layer.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../model/project.ts';
import { countsLayer, selectCoverage } from './selection.ts';

const land = emptyLayer('polygon');
const counts = (operator: string, facts: Parameters<typeof coverage>[2], settings: Partial<Settings> = {}) =>
  countsLayer(coverage(operator, land, facts), { ...DEFAULT_SETTINGS, ...settings });

it('counts a layer whose technology, evidence and operator are all chosen', () => {
  expect(counts('viettel', {})).toBe(true);
  expect(counts('viettel', { technology: '3G' })).toBe(false);
  expect(counts('viettel', { evidence: 'predicted' })).toBe(false);
  expect(counts('viettel', {}, { operators: ['viettel'] })).toBe(true);
  expect(counts('viettel', {}, { operators: ['gtel'] })).toBe(false);
  expect(counts('unspecified', {})).toBe(false);
  expect(counts('unspecified', {}, { operators: ['unspecified'] })).toBe(true);
});

it('lists operators in use and those of the settings, sorted, each with its layers', () => {
  const layers = ['vinaphone', 'gtel', 'vinaphone', 'mobifone'].map((operator, k) =>
    coverage(operator, land, { id: `${k}`, technology: k === 3 ? '2G' : '4G' }),
  );
  const select = (operators: Settings['operators']) => {
    const found = selectCoverage({ ...emptyDataset, coverage: layers }, { ...DEFAULT_SETTINGS, operators });
    return [
      found.operators,
      found.layers.map((list) => list.map(({ id }) => id)),
      found.operatorsWithoutSource,
    ];
  };
  expect(select('all')).toEqual([['gtel', 'vinaphone'], [['1'], ['0', '2']], []]);
  expect(select(['viettel', 'vinaphone', 'mobifone'])).toEqual([
    ['mobifone', 'viettel', 'vinaphone'],
    [[], [], ['0', '2']],
    ['mobifone', 'viettel'],
  ]);
});
