import { describe, expect, it } from 'vitest';
import type { Snapshot, SourceState } from '../../jobs/protocol.ts';
import { DEFAULT_SETTINGS, type Settings, type Source } from '../../model/project.ts';
import { layerGroups, operatorsInOrder, whyNotDrawn } from './layer-groups.ts';

const state = (
  id: string,
  role: Source['role'],
  own: Partial<Source> = {},
  rest: Partial<SourceState> = {},
) =>
  ({
    ...{ source: { id, role, path: `${id}.csv`, ...own }, role, claims: { operators: [], technologies: [] } },
    ...{
      count: 1,
      lengthKm: null,
      changed: 0,
      rejected: 0,
      asked: 0,
      problems: 0,
      files: 1,
      refusedFiles: 0,
    },
    ...rest,
  }) as SourceState;
const shown = (sources: SourceState[], settings: Partial<Settings> = {}) =>
  ({
    sources,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    findings: { operators: ['gtel'] },
  }) as unknown as Snapshot;
const ids = (snapshot: Snapshot) => layerGroups(snapshot).map(({ id }) => id);

describe('rows of the panel of layers', () => {
  it('are one for each source of claims, and one for all sources of another role, with their sums', () => {
    const snapshot = shown([
      state('v1', 'villages', {}, { count: 3, rejected: 2, asked: 1 }),
      state('c1', 'coverage', { operator: 'viettel' }),
      state('f1', 'fibre', { operator: 'viettel' }, { count: 2, lengthKm: 1.5 }),
      state('v2', 'villages', {}, { count: 4, rejected: 1, files: 4, refusedFiles: 1 }),
      state('f2', 'fibre', { operator: 'gtel' }, { count: 1, lengthKm: 2 }),
      state('c2', 'coverage', { operator: 'gtel' }),
    ]);
    const groups = Object.fromEntries(layerGroups(snapshot).map((group) => [group.id, group]));
    expect(Object.keys(groups).sort()).toEqual(['c1', 'c2', 'fibre', 'villages']);
    expect(groups['villages']).toMatchObject({
      count: 7,
      lengthKm: null,
      rejected: 3,
      asked: 1,
      files: 5,
      refusedFiles: 1,
    });
    expect(groups['fibre']).toMatchObject({
      count: 3,
      lengthKm: 3.5,
      operators: ['gtel', 'viettel'],
      files: 2,
      refusedFiles: 0,
    });
    expect(groups['villages']!.sources.map(({ source }) => source.id)).toEqual(['v1', 'v2']);
  });

  it.each<[string, Partial<Source>, Partial<Settings>, boolean]>([
    ['of a technology that counts', { technology: '4G' }, { technologies: ['4G'] }, true],
    ['of another technology', { technology: '3G' }, { technologies: ['4G'] }, false],
    ['of no technology of its own', {}, { technologies: ['4G'] }, true],
    ['declared where nothing is said', {}, { evidence: ['declared'] }, true],
    ['of another evidence', { evidence: 'estimated' }, { evidence: ['declared'] }, false],
    ['of an operator that counts', { operator: 'viettel' }, { operators: ['viettel'] }, true],
    ['of another operator', { operator: 'gtel' }, { operators: ['viettel'] }, false],
    ['of nobody named', {}, { operators: ['viettel'] }, true],
    ['of any where all count', { operator: 'gtel' }, { operators: 'all' }, true],
  ])('count in the figures: %s', (_, source, settings, counted) => {
    expect(layerGroups(shown([state('c', 'coverage', source)], settings))[0]!.counted).toBe(counted);
  });

  it('stand in their order: what counts before what does not, else as they were read', () => {
    const [old, other, first, second] = [
      state('old', 'coverage', { technology: '3G' }),
      state('other', 'coverage', { technology: '3G' }),
      state('first', 'coverage', { technology: '4G' }),
      state('second', 'coverage', { technology: '4G' }),
    ];
    const settings: Partial<Settings> = { technologies: ['4G'] };
    expect(ids(shown([old, second, other, first], settings))).toEqual(['second', 'first', 'old', 'other']);
    const mixed = [state('v', 'villages'), state('x', 'communes'), first];
    expect(ids(shown(mixed, settings))).toEqual(ids(shown(mixed.toReversed(), settings)));
  });

  it('say why one that is switched on is not on the map', () => {
    const why = (source: SourceState, operator: string) =>
      whyNotDrawn(layerGroups(shown([source]))[0]!, operator);
    const own = state('c', 'coverage', { operator: 'viettel' });
    expect([why(own, 'any'), why(own, 'viettel'), why(own, 'gtel')]).toEqual([null, null, 'other-operator']);
    expect(why(state('c', 'coverage'), 'gtel')).toBeNull();
    expect(why({ ...own, count: 0 }, 'viettel')).toBe('empty');
    // What could not be read is told beside it.
    expect(why({ ...own, count: 0, refusedFiles: 1 }, 'gtel')).toBeNull();
    expect(why(state('f', 'fibre', { operator: 'viettel' }), 'gtel')).toBeNull();
    expect(why(state('t', 'terrain', {}, { count: 0 }), 'any')).toBeNull();
  });
});

it('operators in play keep their places, those of other claims follow', () => {
  const sources = [
    state('a', 'coverage', { operator: 'viettel' }),
    state('b', 'coverage', { operator: 'gtel' }),
    state('c', 'fibre', { operator: 'vinaphone' }),
    state('d', 'coverage'),
  ];
  expect(operatorsInOrder(shown(sources))).toEqual(['gtel', 'viettel']);
});
