import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box, communeRow, coverage, emptyDataset, village } from '../../../test/support/datasets.ts';
import { NearestLine } from '../../geometry/lines/nearest-line.ts';
import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import { packLines, packPolygons } from '../../geometry/packed/pack.ts';
import type { Dataset, LineLayer } from '../../model/dataset.ts';
import type { Site } from '../../model/network.ts';
import { DEFAULT_SETTINGS } from '../../model/project.ts';
import { analyze } from '../analyze.ts';
import { findingsOf, YES, type Findings } from '../findings/findings.ts';
import { findResilience, type Resilience } from './resilience.ts';
import { servedPlaces, structuresOf } from './signals.ts';
import { resilienceAssumptions } from './supposed.ts';

const site = (code: string, operator: string, lon: number, lat: number): Site => ({
  code,
  operator,
  technologies: ['4G'],
  lon,
  lat,
  heightMeters: null,
  devices: 1,
  radios: [],
  sourceId: 'tram',
  row: 1,
});
const line = (id: string, ...lines: [number, number][][]): LineLayer => ({
  id,
  sourceId: id,
  operator: null,
  asOf: null,
  geometry: packLines(lines.map((one) => [one])),
});
/** Communes A and B are boxes of 0.1° side by side from 104° E, 21° N. */
const whole = packPolygons([[[box(104, 21, 104.2, 21.1)]]]);
const west = packPolygons([[[box(104, 21, 104.05, 21.1)]]]);

const provinceOf = (
  villages: readonly { at: [number, number]; commune: string; population: number | null }[],
  rest: Partial<Dataset>,
): Dataset => ({
  ...emptyDataset,
  communes: communeRow(['A', 'B']),
  villages: {
    records: villages.map(({ commune, population }, v) =>
      village(`v${v}`, commune, { population, households: population === null ? null : population / 4 }),
    ),
    centres: Float64Array.from(villages.flatMap(({ at }) => at)),
    polygons: null,
  },
  ...rest,
});
const analysed = (dataset: Dataset): Promise<Findings> =>
  analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false });
const told = async (dataset: Dataset, reaches = { feedMeters: 2000, mastMeters: 20_000 }) => {
  const { losses } = findResilience(dataset, await analysed(dataset), reaches);
  return losses.map(({ commune, kind, element, population, households }) => [
    'AB'[commune],
    kind,
    element,
    population,
    households,
  ]);
};

const villages: Parameters<typeof provinceOf>[0] = [
  { at: [104.02, 21.02], commune: 'A', population: 100 },
  { at: [104.03, 21.08], commune: 'A', population: 40 },
  { at: [104.08, 21.05], commune: 'A', population: 60 },
  { at: [104.15, 21.05], commune: 'B', population: 80 },
];
/*
 * Viettel serves all, VinaPhone the west. T1 and V1 stand on one ground near v0, T2 near v1, T3 near v2 and v3. The
 * cable in the west passes T1 and T2, that in the east T3; the line of power runs past all three.
 */
const sites = [
  site('T1', 'viettel', 104.02, 21.021),
  site('V1', 'vinaphone', 104.0201, 21.021),
  site('T2', 'viettel', 104.03, 21.081),
  site('T3', 'viettel', 104.09, 21.05),
];
const layers = [
  coverage('viettel', whole, { evidence: 'declared' }),
  coverage('vinaphone', west, { evidence: 'declared' }),
];
const fibre = [
  line(
    'cap',
    [
      [104.02, 21],
      [104.03, 21.09],
    ],
    [
      [104.09, 21],
      [104.09, 21.1],
    ],
  ),
];
const power = [
  line('dien', [
    [104.02, 21.02],
    [104.03, 21.08],
    [104.09, 21.05],
  ]),
];

describe('what a commune hangs on, worked by hand', () => {
  it('takes the element whose loss leaves most people without', async () => {
    // v0 hangs on T1 and V1, which fall together; v1 on T2 and V1, so that no mast takes both.
    expect(await told(provinceOf(villages, { coverage: layers, sites, fibre, power }))).toEqual([
      ['A', 'mast', 'T1+V1', 100, 25],
      // The western cable feeds T1, V1 and T2: v0 and v1.
      ['A', 'fibre', 'cap/1', 140, 35],
      ['A', 'power', 'dien/1', 200, 50],
      ['B', 'mast', 'T3', 80, 20],
      ['B', 'fibre', 'cap/2', 80, 20],
      ['B', 'power', 'dien/1', 80, 20],
    ]);
  });

  it('says whose mast or line it is, and of nobody where nobody is named', async () => {
    const owned = { ...fibre[0]!, id: 'cap/viettel', operator: 'viettel' };
    const given = provinceOf(villages, { coverage: layers, sites, fibre: [owned], power });
    const reaches = { feedMeters: 2000, mastMeters: 20_000 };
    const { losses } = findResilience(given, await analysed(given), reaches);
    expect(losses.slice(0, 3).map(({ element, operators }) => [element, operators])).toEqual([
      ['T1+V1', ['viettel', 'vinaphone']],
      ['cap/viettel/1', ['viettel']],
      ['dien/1', []],
    ]);
  });

  it('a missing layer is unknown, never 0', async () => {
    const rows = await told(provinceOf(villages, { coverage: layers, sites, fibre: [], power: [] }));
    expect(rows.filter(([, kind]) => kind !== 'mast').map((row) => row.slice(2))).toEqual(
      Array.from({ length: 4 }, () => [null, null, null]),
    );
    const without = await told(provinceOf(villages, { coverage: layers, fibre, power }));
    expect(without.map((row) => row.slice(2))).toEqual(Array.from({ length: 6 }, () => [null, null, null]));
  });

  it('what stands too far off is not what a mast or a place hangs on', async () => {
    const dataset = provinceOf(villages, { coverage: layers, sites, fibre, power });
    // T1 lies 240 m from the cable, the others near enough, v3 6 km from T3.
    const rows = await told(dataset, { feedMeters: 120, mastMeters: 5000 });
    expect(rows).toContainEqual(['B', 'mast', null, null, null]);
    expect(rows).toContainEqual(['B', 'power', null, null, null]);
    const { mastsWithoutFibre, masts } = findResilience(dataset, await analysed(dataset), {
      feedMeters: 120,
      mastMeters: 5000,
    });
    expect([masts, mastsWithoutFibre]).toEqual([3, 1]);
  });

  it('is 0 where every place has two ways, and unknown where nobody is counted', async () => {
    const both = [coverage('viettel', whole), coverage('vinaphone', whole)];
    const two = provinceOf([villages[3]!, { ...villages[0]!, population: null }], {
      coverage: both,
      sites: [site('T', 'viettel', 104.15, 21.06), site('V', 'vinaphone', 104.15, 21.04)],
    });
    const rows = await told(two);
    expect(rows).toContainEqual(['B', 'mast', null, 0, 0]);
    const one = provinceOf([{ ...villages[3]!, population: null }], { coverage: layers, sites });
    expect(await told(one)).toContainEqual(['B', 'mast', 'T3', null, null]);
  });
});

/** Who has any signal when one element is gone, asked place by place. */
function exhaustive(dataset: Dataset, findings: Findings, kind: 'mast' | 'fibre' | 'power') {
  const reaches = { feedMeters: 3000, mastMeters: 9000 };
  const { structures, ofSite } = structuresOf(dataset, reaches);
  const places = servedPlaces(dataset, findings, ofSite, reaches);
  const elements = structures.map(
    ({ fibre: f, power: p }, s) => ({ mast: String(s), fibre: f, power: p })[kind],
  );
  return dataset.communes.records.map((_, commune) => {
    const own = places.filter(({ village: v }) => findings.villageCommune[v] === commune);
    const losses = [...new Set(elements.filter((one) => one !== null))].map((gone) =>
      own
        .filter((place) =>
          // What hangs on something unknown may well stand: only what surely falls is counted.
          place.structures.every((s) => s >= 0 && elements[s] === gone),
        )
        .reduce((sum, { population }) => sum + population, 0),
    );
    return Math.max(0, ...losses);
  });
}

it('equals losing each of up to twelve masts, cables and lines in turn', async () => {
  const spot = fc.tuple(fc.integer({ min: 0, max: 19 }), fc.integer({ min: 0, max: 9 }));
  const place = ([x, y]: [number, number]): [number, number] => [104.005 + x / 100, 21.005 + y / 100];
  const mast = fc.record({ at: spot, operator: fc.constantFrom('viettel', 'vinaphone', 'mobifone') });
  const lines = fc.array(fc.tuple(spot, spot), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ at: spot, population: fc.integer({ min: 1, max: 200 }) }), { maxLength: 12 }),
      fc.array(mast, { minLength: 1, maxLength: 12 }),
      lines,
      lines,
      async (homes, masts, cables, wires) => {
        const layer = (id: string, all: typeof cables) =>
          all.length ? [line(id, ...all.map(([a, b]) => [place(a), place(b)]))] : [];
        const dataset = provinceOf(
          homes.map(({ at, population }) => ({
            at: place(at),
            commune: at[0] < 10 ? 'A' : 'B',
            population,
          })),
          {
            coverage: [coverage('viettel', whole), coverage('vinaphone', west), coverage('mobifone', west)],
            sites: masts.map(({ at, operator }, k) => site(`M${k}`, operator, ...place(at))),
            fibre: layer('cap', cables),
            power: layer('dien', wires),
          },
        );
        const findings = await analysed(dataset);
        const reaches = { feedMeters: 3000, mastMeters: 9000 };
        const { losses } = findResilience(dataset, findings, reaches);
        const has = { mast: true, fibre: cables.length > 0, power: wires.length > 0 };
        for (const kind of ['mast', 'fibre', 'power'] as const) {
          const own = losses.filter((loss) => loss.kind === kind);
          const expected = exhaustive(dataset, findings, kind);
          own.forEach(({ population, openPlaces }, commune) => {
            if (!has[kind]) expect(population).toBeNull();
            else if (population === null) expect([expected[commune], openPlaces > 0]).toEqual([0, true]);
            else expect(population).toBe(expected[commune]);
          });
        }
        // Nobody is left without who has nothing today.
        const covered = findingsOf(findings, 'any').centre;
        const served = homes.reduce(
          (sum, { population }, v) => sum + (covered[v] === YES ? population : 0),
          0,
        );
        for (const { population } of losses) expect(population ?? 0).toBeLessThanOrEqual(served);
      },
    ),
    { numRuns: 60 },
  );
});

describe('of elements whose loss is as bad', () => {
  const near = (k: number): [number, number] => [104.02 + 0.03 * k, 21.02];
  /** A mast beside each village, of one operator: each hangs on its own. */
  const worstAmong = async (counts: readonly (readonly [code: string, people: number, homes: number])[]) => {
    const dataset: Dataset = {
      ...provinceOf(
        counts.map((_, k) => ({ at: near(k), commune: 'A', population: 0 })),
        {
          coverage: [coverage('viettel', whole)],
          sites: counts.map(([code], k) => site(code, 'viettel', ...near(k))),
        },
      ),
    };
    const records = dataset.villages.records.map((one, k) => ({
      ...one,
      population: counts[k]![1],
      households: counts[k]![2],
    }));
    const given = { ...dataset, villages: { ...dataset.villages, records } };
    return (await told(given)).find(([commune, kind]) => commune === 'A' && kind === 'mast')!.slice(2);
  };

  it('the one with more people comes first, then more households, then the first id', async () => {
    expect(
      await worstAmong([
        ['T1', 5, 9],
        ['T2', 7, 2],
        ['T3', 6, 1],
      ]),
    ).toEqual(['T2', 7, 2]);
    expect(
      await worstAmong([
        ['T1', 7, 2],
        ['T2', 7, 3],
        ['T3', 6, 9],
      ]),
    ).toEqual(['T2', 7, 3]);
    expect(
      await worstAmong([
        ['T2', 7, 3],
        ['T1', 7, 3],
        ['T3', 7, 2],
      ]),
    ).toEqual(['T2', 7, 3]);
    expect(
      await worstAmong([
        ['T1', 1, 1],
        ['T2', 2, 1],
        ['T3', 3, 1],
        ['T4', 3, 1],
        ['T5', 2, 9],
      ]),
    ).toEqual(['T3', 3, 1]);
  });
});

it('what the second way supposes is said with its numbers, and only where it is so', async () => {
  const supposed = (rest: Partial<Resilience>) =>
    resilienceAssumptions({
      ...{ losses: [], missing: [], masts: 9, mastsWithoutFibre: 0, mastsWithoutPower: 0 },
      reaches: { feedMeters: 2000, mastMeters: 20_000 },
      ...rest,
    }).map(({ code, context }) => [code, ...Object.values(context)]);
  const always = [
    ['lossParts', 20_000],
    ['lossFeeds', 2000],
  ];
  expect(supposed({})).toEqual(always);
  expect(supposed({ mastsWithoutFibre: 3, mastsWithoutPower: 2 })).toEqual([
    ...always,
    ['lossUnfed', 'fibre', 3, 2000],
    ['lossUnfed', 'power', 2, 2000],
  ]);
  expect(supposed({ mastsWithoutFibre: 3, missing: ['fibre'] })).toEqual([
    ...always,
    ['lossMissing', 'fibre'],
  ]);
  expect(supposed({ mastsWithoutFibre: 3, masts: 0 })).toEqual(always);
  const losses = (['mast', 'fibre', 'mast'] as const).map((kind) => ({
    kind,
    openPlaces: 4,
  })) as unknown as Resilience['losses'];
  expect(supposed({ losses })).toEqual([...always, ['lossOpen', 8]]);
  expect(supposed({ losses, missing: ['mast'] })).toEqual([...always, ['lossMissing', 'mast']]);
});

describe('structures and places, beside plain looking', () => {
  const spot = fc.tuple(fc.integer({ min: 0, max: 19 }), fc.integer({ min: 0, max: 9 }));
  /** A thousandth of a degree apart is 100 m; a mast may stand 15 m beside its spot. */
  const place = ([x, y]: [number, number], beside = 0): [number, number] => [
    104.005 + x / 1000,
    21.005 + y / 1000 + beside * 0.000135,
  ];
  const mast = fc.record({ at: spot, beside: fc.nat(3), operator: fc.constantFrom('viettel', 'vinaphone') });
  const cable = fc.array(fc.tuple(spot, spot), { maxLength: 3 });

  it('masts within 30 m of each other, from one to the next, fall together', () => {
    fc.assert(
      fc.property(fc.array(mast, { minLength: 1, maxLength: 12 }), cable, cable, (masts, cables, wires) => {
        const own = masts.map(({ at, beside, operator }, k) =>
          site(`T${k % 9}`, operator, ...place(at, beside)),
        );
        const layer = (id: string, all: typeof cables) =>
          all.length ? [line(id, ...all.map(([a, b]) => [place(a), place(b)]))] : [];
        const [fibreLayers, powerLayers] = [layer('cap', cables), layer('dien', wires)];
        const { structures, ofSite } = structuresOf(
          { sites: own, fibre: fibreLayers, power: powerLayers },
          { feedMeters: 150, mastMeters: 9000 },
        );
        const near = (a: number, b: number) =>
          geodesicDistanceMeters(own[a]!.lon, own[a]!.lat, own[b]!.lon, own[b]!.lat) <= 30;
        // Everybody takes the smallest number of those near by, until nobody changes.
        const root = own.map((_, k) => k);
        for (let turn = 0; turn < own.length; turn++)
          own.forEach((_, a) =>
            own.forEach((__, b) => near(a, b) && (root[a] = Math.min(root[a]!, root[b]!))),
          );
        const firsts = [...new Set(root)].sort((a, b) => a - b);
        expect(ofSite).toEqual(root.map((one) => firsts.indexOf(one)));
        structures.forEach((structure, s) => {
          const members = own.filter((_, k) => root[k] === firsts[s]);
          expect(structure.codes).toEqual([...new Set(members.map(({ code }) => code))].sort());
          expect(structure.operators).toEqual([...new Set(members.map(({ operator }) => operator))].sort());
          for (const [key, lines] of [
            ['fibre', fibreLayers],
            ['power', powerLayers],
          ] as const) {
            const { lon, lat } = own[firsts[s]!]!;
            const found = structure[key];
            const distances = lines.flatMap(({ geometry }) => [
              new NearestLine([geometry]).find(lon, lat).distanceMeters,
            ]);
            expect(found !== null).toBe(distances.some((meters) => meters <= 150));
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('clusters with a signal are places with their own people; centres only of villages without clusters', async () => {
    const records = [
      ['c', 100],
      ['d', 50],
      ['e', 30],
    ].map(([code, population]) =>
      village(String(code), 'A', { population: Number(population), households: Number(population) / 10 }),
    );
    const dataset: Dataset = {
      ...emptyDataset,
      communes: communeRow(['A']),
      villages: {
        records,
        centres: Float64Array.of(104.02, 21.02, 104.05, 21.05, 104.08, 21.08),
        polygons: null,
      },
      clusters: {
        village: Int32Array.of(0, 0, 0),
        xy: Float64Array.of(104.02, 21.02, 104.08, 21.02, 104.16, 21.02),
        population: Float64Array.of(60, 30, 10),
        households: Float64Array.of(6, 3, 1),
      },
      coverage: [coverage('viettel', packPolygons([[[box(104, 21, 104.1, 21.1)]]]))],
      sites: [site('W', 'viettel', 104.02, 21.03), site('E', 'viettel', 104.08, 21.03)],
    };
    const reaches = { feedMeters: 2000, mastMeters: 5000 };
    const findings = await analysed(dataset);
    const { ofSite } = structuresOf(dataset, reaches);
    expect(servedPlaces(dataset, findings, ofSite, reaches)).toEqual([
      { village: 0, structures: [0], population: 60, households: 6 },
      { village: 0, structures: [1], population: 30, households: 3 },
      { village: 1, structures: [0], population: 50, households: 5 },
      // 5.5 km from the nearest mast.
      { village: 2, structures: [-1], population: 30, households: 3 },
    ]);
    const { mastsWithoutPower, mastsWithoutFibre, masts } = findResilience(
      {
        ...dataset,
        power: [
          line('dien', [
            [104.02, 21.03],
            [104.021, 21.03],
          ]),
        ],
      },
      findings,
      reaches,
    );
    expect([masts, mastsWithoutPower, mastsWithoutFibre]).toEqual([2, 1, 2]);
  });
});
