import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commune, communeRow, emptyDataset, village } from '../../../test/support/datasets.ts';
import { datasetOf, layer, place, type Layer, type Place } from '../../../test/support/random-province.ts';
import type { Dataset } from '../../model/dataset.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../model/project.ts';
import { SERVICE_STATES } from '../../model/service.ts';
import { analyze } from '../analyze.ts';
import { findingsOf } from '../findings/findings.ts';
import { compareSides } from './compare.ts';
import { matchCommunes, placesOfCommunes } from './match-communes.ts';
import { matchVillages } from './match-villages.ts';
import type { ComparedSide, NameForms, OperatorComparison } from './comparison.ts';

const FORMS: NameForms = {
  commune: [(name) => name, (name) => name.toLowerCase()],
  village: [(name) => name, (name) => name.toLowerCase()],
};
const settings: Settings = { ...DEFAULT_SETTINGS, technologies: ['3G', '4G'] };

async function sideOf(dataset: Dataset, asOf: string, by: Settings = settings): Promise<ComparedSide> {
  return {
    project: { asOf, province: { code: '00', name: 'Thử' }, synthetic: false },
    settings: by,
    communes: dataset.communes.records,
    villages: dataset.villages.records,
    findings: await analyze(dataset, by, undefined, { areaShares: false }),
  };
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const transposed = (rows: readonly (readonly number[])[]): number[][] =>
  SERVICE_STATES.map((_, column) => rows.map((row) => row[column]));
const anyOf = (comparison: { byOperator: readonly OperatorComparison[] }) => comparison.byOperator[0];

/** Two days of one province: some villages are gone, some new, some renamed or without their code, coverage another. */
const twoDays = fc
  .record({
    places: fc.array(place, { minLength: 1, maxLength: 8 }),
    layers: fc.array(layer, { maxLength: 3 }),
    laterLayers: fc.array(layer, { maxLength: 3 }),
    fates: fc.array(fc.constantFrom('stays', 'gone', 'recoded', 'renamed', 'recounted'), {
      minLength: 8,
      maxLength: 8,
    }),
    added: fc.array(place, { maxLength: 3 }),
  })
  .map(({ places, layers, laterLayers, fates, added }) => {
    const before = datasetOf(places, layers);
    const stays = places.flatMap((_, v) => (fates[v] === 'gone' ? [] : [v]));
    const later = datasetOf([...stays.map((v) => places[v]), ...added], laterLayers);
    const records = later.villages.records.map((record, i) => {
      const v = stays[i];
      if (v === undefined) return { ...record, code: `n${i}`, name: `Bản mới ${i}` };
      const own = { ...record, code: `v${v}`, name: `Bản v${v}` };
      if (fates[v] === 'recoded') return { ...own, code: `r${v}` };
      if (fates[v] === 'renamed') return { ...own, name: `BẢN V${v}` };
      return fates[v] === 'recounted' ? { ...own, population: 777 } : own;
    });
    return { before, now: { ...later, villages: { ...later.villages, records } } };
  });

describe('an earlier project beside the one of today', () => {
  it('finds no change in a project beside itself', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(place, { maxLength: 8 }), fc.array(layer, { maxLength: 3 }), async (p, l) => {
        const side = await sideOf(datasetOf(p as Place[], l as Layer[]), '2026-06-30');
        const { matches, byOperator, differences } = compareSides(side, side, FORMS);
        expect([...matches.onlyBefore, ...matches.onlyNow]).toEqual([]);
        expect([...matches.before]).toEqual([...matches.now]);
        expect(differences).toEqual(['order']);
        for (const one of byOperator) {
          expect([one.left.length, one.entered.length]).toEqual([0, 0]);
          expect([one.population, one.households]).toEqual(
            [0, 0].map(() => ({ gained: 0, lost: 0, unknownVillages: 0 })),
          );
          one.states.forEach((row, was) => row.forEach((n, is) => expect(was === is || n === 0).toBe(true)));
          expect(one.rates.before).toEqual(one.rates.now);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives the mirrored answer where the two are exchanged', async () => {
    await fc.assert(
      fc.asyncProperty(twoDays, async ({ before, now }) => {
        const [b, n] = [await sideOf(before, '2026-06-30'), await sideOf(now, '2026-09-30')];
        const [forth, back] = [compareSides(b, n, FORMS), compareSides(n, b, FORMS)];
        const pairs = ({ matches }: typeof forth, turned: boolean) =>
          [...matches.now.keys()]
            .map((k) => [matches.before[k], matches.now[k]])
            .map(([one, other]) => (turned ? [other, one] : [one, other]))
            .sort(([x], [y]) => x - y);
        expect(pairs(back, true)).toEqual(pairs(forth, false));
        expect(back.matches.onlyBefore).toEqual(forth.matches.onlyNow);
        expect(back.operatorsOnlyNow).toEqual(forth.operatorsOnlyBefore);
        for (const one of forth.byOperator) {
          const other = back.byOperator.find(({ operator }) => operator === one.operator)!;
          expect(other.states).toEqual(transposed(one.states));
          expect([other.onlyBefore, other.onlyNow]).toEqual([one.onlyNow, one.onlyBefore]);
          expect([other.left.length, other.entered.length]).toEqual([one.entered.length, one.left.length]);
          for (const measure of ['population', 'households'] as const)
            expect(other[measure]).toEqual({
              gained: one[measure].lost,
              lost: one[measure].gained,
              unknownVillages: one[measure].unknownVillages,
            });
        }
      }),
      { numRuns: 80 },
    );
  });

  it('accounts for every village of both sides, in every class, operator and place', async () => {
    await fc.assert(
      fc.asyncProperty(twoDays, async ({ before, now }) => {
        const [b, n] = [await sideOf(before, '2026-06-30'), await sideOf(now, '2026-09-30')];
        const comparison = compareSides(b, n, FORMS);
        const { matches } = comparison;
        expect(matches.before.length + matches.onlyBefore.length).toBe(b.villages.length);
        expect(matches.now.length + matches.onlyNow.length).toBe(n.villages.length);
        for (const one of comparison.byOperator) {
          const was = findingsOf(b.findings, one.operator).states;
          const is = findingsOf(n.findings, one.operator).states;
          SERVICE_STATES.forEach((state, s) => {
            expect(sum(one.states[s]) + one.onlyBefore[s]).toBe(was[state]);
            expect(sum(transposed(one.states)[s]) + one.onlyNow[s]).toBe(is[state]);
          });
          expect(one.places).toHaveLength(comparison.places.length + 1);
          expect(sum(one.places.map(({ villages }) => villages.before))).toBe(b.villages.length);
          expect(sum(one.places.map(({ villages }) => villages.now))).toBe(n.villages.length);
          expect(sum(one.places.map(({ dark }) => dark.now))).toBe(is.uncovered);
          expect(sum(one.places.map(({ left }) => left))).toBe(one.left.length);
          expect(sum(one.places.map(({ entered }) => entered))).toBe(one.entered.length);
          for (const change of ['gained', 'lost'] as const) {
            const places = one.places.map((place) => place[change]);
            expect(sum(places.map((value) => value ?? 0))).toBe(one.population[change] ?? 0);
            if (one.population[change] === null) expect(places).toContain(null);
          }
        }
      }),
      { numRuns: 80 },
    );
  });
});

/** Villages at the middle of their commune, which is covered or not as a whole. */
async function day(
  asOf: string,
  communes: readonly { code: string; name: string; formerNames?: readonly string[]; covered: boolean }[],
  villages: readonly { code: string; name: string; commune: string; people: number | null }[],
  by: Settings = settings,
): Promise<ComparedSide> {
  const row = communeRow(communes.map(({ code }) => code));
  const { coverage: areas } = datasetOf(
    [],
    communes.flatMap(({ covered }, i): Layer[] =>
      covered
        ? [
            {
              operator: 'viettel',
              technology: '4G',
              areas: [
                [
                  [104 + i / 10, 21],
                  [104 + (i + 1) / 10, 21],
                  [104 + (i + 1) / 10, 21.1],
                  [104 + i / 10, 21.1],
                  [104 + i / 10, 21],
                ],
              ],
            },
          ]
        : [],
    ),
  );
  const elsewhere = datasetOf(
    [],
    [
      {
        operator: 'viettel',
        technology: '4G',
        areas: [
          [
            [100, 10],
            [100.1, 10],
            [100.1, 10.1],
            [100, 10],
          ],
        ],
      },
    ],
  );
  return sideOf(
    {
      ...emptyDataset,
      communes: { ...row, records: communes.map(({ covered: _c, ...facts }) => commune(facts.code, facts)) },
      villages: {
        records: villages.map(({ code, name, commune: of, people }) =>
          village(code, of, { name, population: people }),
        ),
        centres: Float64Array.from(
          villages.flatMap(({ commune: of }) => [
            104.05 + communes.findIndex(({ code }) => code === of) / 10,
            21.05,
          ]),
        ),
        polygons: null,
      },
      coverage: [...areas, ...elsewhere.coverage],
    },
    asOf,
    by,
  );
}

describe('who is who', () => {
  it('follows villages into the commune that theirs became a part of, and keeps a code given to somebody else apart', async () => {
    const before = await day(
      '2025-06-30',
      [
        { code: '1', name: 'Ma Quai', covered: false },
        { code: '2', name: 'Hồng Thu', covered: false },
        { code: '3', name: 'Nậm Cha', covered: true },
      ],
      [
        { code: 'a', name: 'Nà Lò', commune: '1', people: 100 },
        { code: 'b', name: 'Pá Ban', commune: '2', people: 50 },
        { code: 'c', name: 'Tà Ghênh', commune: '3', people: 70 },
        { code: 'd', name: 'Lùng Cù', commune: '3', people: 10 },
      ],
    );
    const now = await day(
      '2026-09-30',
      [
        { code: '2', name: 'Hồng Thu', formerNames: ['Ma Quai', 'Hồng Thu'], covered: true },
        { code: '3', name: 'Nậm Cha', covered: false },
      ],
      [
        { code: 'x', name: 'nà lò', commune: '2', people: 120 },
        { code: 'b', name: 'Pá Ban', commune: '2', people: null },
        // The code of Tà Ghênh stands for another village of another commune today.
        { code: 'c', name: 'Bản mới', commune: '2', people: 5 },
        { code: 'd', name: 'Lùng Cù', commune: '3', people: 12 },
      ],
    );
    const comparison = compareSides(before, now, FORMS);
    expect(comparison.places).toEqual([
      { before: [0, 1], now: [0] },
      { before: [2], now: [1] },
    ]);
    expect(comparison.matches).toMatchObject({ codesReused: 1 });
    expect([...comparison.matches.before]).toEqual([0, 1, 3]);
    expect([...comparison.matches.byName]).toEqual([1, 0, 0]);
    expect([...comparison.matches.onlyBefore]).toEqual([2]);
    expect([...comparison.matches.onlyNow]).toEqual([2]);
    const any = anyOf(comparison);
    expect([...any.left]).toEqual([0, 1]);
    expect([...any.entered]).toEqual([2]);
    // Gained by the people of today; nobody counted those of Pá Ban. Lost by those who had it.
    expect(any.population).toEqual({ gained: 120, lost: 10, unknownVillages: 1 });
    expect(any.places[0]).toMatchObject({
      villages: { before: 2, now: 3 },
      dark: { before: 2, now: 0 },
      uncoveredPopulation: { before: 150, now: 0 },
      left: 2,
      entered: 0,
      gained: 120,
    });
  });

  it('follows names where a list numbers its villages anew, and a code where only the name is new', async () => {
    const communes = [{ code: '1', name: 'Một', covered: true }];
    const named = (list: readonly (readonly [string, string])[]) =>
      list.map(([code, name]) => ({ code, name, commune: '1', people: 1 }));
    const before = await day(
      '2026-06-30',
      communes,
      named([
        ['01', 'Nà Lò'],
        ['02', 'Pá Ban'],
        ['03', 'Tà Ghênh'],
        ['04', 'Lùng Cù'],
        ['05', 'Hua Pảng'],
        ['06', 'Hua Pảng'],
      ]),
    );
    const now = await day(
      '2026-09-30',
      communes,
      named([
        // 1 and 2 by the alphabet backwards; 3 was joined to 4, which has its code; 5 has a name of its own now.
        ['01', 'Pá Ban'],
        ['02', 'Nà Lò'],
        ['03', 'Lùng Cù'],
        ['05', 'Hua Pảng mới'],
        ['06', 'Hua Pảng'],
      ]),
    );
    const { matches } = compareSides(before, now, FORMS);
    const pairs = [...matches.before].map((b, k) => [
      before.villages[b].name,
      now.villages[matches.now[k]].name,
      matches.byName[k],
    ]);
    expect(pairs).toEqual([
      ['Pá Ban', 'Pá Ban', 1],
      ['Nà Lò', 'Nà Lò', 1],
      ['Lùng Cù', 'Lùng Cù', 1],
      ['Hua Pảng', 'Hua Pảng mới', 0],
      ['Hua Pảng', 'Hua Pảng', 0],
    ]);
    expect([...matches.onlyBefore].map((b) => before.villages[b].name)).toEqual(['Tà Ghênh']);
    expect([[...matches.onlyNow], matches.codesReused]).toEqual([[], 3]);
  });

  it('says of no change that it reached nobody where nobody counted its people', async () => {
    const communes = (first: boolean) => [
      { code: '1', name: 'Một', covered: first },
      { code: '2', name: 'Hai', covered: !first },
      { code: '3', name: 'Ba', covered: true },
    ];
    const villages = [
      { code: 'a', name: 'A', commune: '1', people: null },
      { code: 'b', name: 'B', commune: '2', people: 40 },
      { code: 'c', name: 'C', commune: '3', people: null },
    ];
    const compared = compareSides(
      await day('2026-06-30', communes(false), villages),
      await day('2026-09-30', communes(true), villages),
      FORMS,
    );
    const any = anyOf(compared);
    expect(any.population).toEqual({ gained: null, lost: 40, unknownVillages: 1 });
    expect(any.places.map(({ gained, lost }) => [gained, lost])).toEqual([
      [null, 0],
      [0, 40],
      [0, 0],
      [0, 0],
    ]);
  });

  it('tells a rule, an operator and a day that are not the same', async () => {
    const communes = [{ code: '1', name: 'Một', covered: true }];
    const villages = [{ code: 'a', name: 'A', commune: '1', people: 1 }];
    const before = await day('2026-09-30', communes, villages, { ...settings, rule: 'allClusters' });
    const now = await day('2026-09-30', communes, villages, { ...settings, technologies: ['4G'] });
    expect(compareSides(before, now, FORMS).differences).toEqual(['order', 'rule', 'technologies']);
  });

  it('tells technologies that either side has alone, and not their order', async () => {
    const communes = [{ code: '1', name: 'Một', covered: true }];
    const villages = [{ code: 'a', name: 'A', commune: '1', people: 1 }];
    const differ = async (one: Settings['technologies'], other: Settings['technologies']) => {
      const before = await day('2026-06-30', communes, villages, { ...settings, technologies: one });
      const now = await day('2026-09-30', communes, villages, { ...settings, technologies: other });
      return compareSides(before, now, FORMS).differences;
    };
    expect(await differ(['4G'], ['4G', '5G'])).toEqual(['technologies']);
    expect(await differ(['4G', '5G'], ['4G'])).toEqual(['technologies']);
    expect(await differ(['4G', '5G'], ['4G', '3G'])).toEqual(['technologies']);
    expect(await differ(['5G', '4G'], ['4G', '5G'])).toEqual([]);
  });
});

it('takes a code that was made of place and name for no code: such villages are one by their names', () => {
  const placed = (names: readonly string[], made: boolean) => ({
    villages: names.map((name, k) => ({
      ...{ code: `1-${k + 1}`, name },
      ...(made && { hasMadeCode: true as const }),
    })),
    places: new Int32Array(names.length),
  });
  const match = (before: boolean, now: boolean) => {
    const matches = matchVillages(
      placed(['Nà Lò', 'Pá Ban'], before),
      placed(['Nà Lò', 'Tà Ghênh'], now),
      FORMS.village,
    );
    return [[...matches.before], [...matches.byName], [...matches.onlyNow], matches.codesReused];
  };
  // Codes of lists: the second is the same village under a new name.
  expect(match(false, false)).toEqual([[0, 1], [0, 0], [], 0]);
  expect(match(true, true)).toEqual([[0], [1], [1], 0]);
  expect(match(false, true)).toEqual([[0], [1], [1], 0]);
});

it('takes a code for a new name only where neither name is found there again', () => {
  const placed = (...villages: readonly (readonly [code: string, name: string])[]) => ({
    villages: villages.map(([code, name]) => ({ code, name })),
    places: new Int32Array(villages.length),
  });
  const match = (...sides: readonly [ReturnType<typeof placed>, ReturnType<typeof placed>]) => {
    const { before, now, byName, onlyBefore, onlyNow, codesReused } = matchVillages(...sides, FORMS.village);
    const pairs = [...before].map((b, i) => `${b}-${now[i]}${byName[i] ? ' by name' : ''}`);
    return { pairs, onlyBefore: [...onlyBefore], onlyNow: [...onlyNow], codesReused };
  };
  // Another name, and the old one is nowhere: it was renamed.
  expect(match(placed(['1', 'A']), placed(['1', 'B']))).toMatchObject({ pairs: ['0-0'], codesReused: 0 });
  // The old name stands under another code: the code was given to somebody else.
  expect(match(placed(['1', 'A']), placed(['1', 'B'], ['2', 'A']))).toEqual({
    ...{ pairs: ['0-1 by name'], onlyBefore: [], onlyNow: [0], codesReused: 1 },
  });
  // The new name stood there before, under another code.
  expect(match(placed(['1', 'A'], ['2', 'B']), placed(['1', 'B']))).toEqual({
    ...{ pairs: ['1-0 by name'], onlyBefore: [0], onlyNow: [], codesReused: 1 },
  });
});

it('knows the place of each commune, and of none that no place holds', () => {
  const places = [
    { before: [0], now: [2] },
    { before: [], now: [0, 3] },
  ];
  expect([...placesOfCommunes(places, 'now', 5)]).toEqual([1, -1, 0, 1, -1]);
  expect([...placesOfCommunes(places, 'before', 2)]).toEqual([0, -1]);
});

it('finds a commune by its code, else by its name where no code has taken it', () => {
  const side = (...communes: readonly (readonly [code: string, name: string])[]) =>
    communes.map(([code, name]) => ({ code, name })) as unknown as Parameters<typeof matchCommunes>[0];
  const places = matchCommunes(
    side(['1', 'A'], ['2', 'B'], ['3', 'C'], ['4', 'D']),
    side(['1', 'D'], ['8', 'b'], ['9', 'C'], ['7', 'E']),
    FORMS.commune,
  );
  expect(places).toEqual([
    { before: [0], now: [0] },
    { before: [1], now: [1] },
    { before: [2], now: [2] },
    { before: [], now: [3] },
    // Its name stands on the other side, where a code took it.
    { before: [3], now: [] },
  ]);
});

it('finds the same communes whichever list is called the earlier one', () => {
  const named = fc.record({
    code: fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8'),
    name: fc.constantFrom('A', 'a', 'B', 'b', 'C', 'c', 'D'),
  });
  const list = fc.uniqueArray(named, { selector: ({ code }) => code, maxLength: 6 });
  const told = (places: ReturnType<typeof matchCommunes>, first: 'before' | 'now', other: 'before' | 'now') =>
    places.map((place) => `${place[first].join()}-${place[other].join()}`).sort();
  fc.assert(
    fc.property(list, list, (one, other) => {
      const [a, b] = [one, other] as unknown as Parameters<typeof matchCommunes>[0][];
      expect(told(matchCommunes(a!, b!, FORMS.commune), 'before', 'now')).toEqual(
        told(matchCommunes(b!, a!, FORMS.commune), 'now', 'before'),
      );
    }),
  );
});
