import { describe, expect, it } from 'vitest';
import { tinyReport } from '../../../test/support/tiny-report.ts';
import { openAmong } from '../../project/project-folder.ts';
import { sourceOfBytes, type ByteSource } from '../../model/basics/bytes.ts';
import { RefusalError, unwrap } from '../../model/basics/result.ts';
import { readZip } from '../../formats/zip/zip.ts';
import { writeZip } from '../../formats/zip/write-archive.ts';
import { DERIVED } from './derived-files.ts';
import { decodeNumbers, encodeNumbers } from './numbers-json.ts';
import { readDerived } from './read-derived.ts';

const { findings, priority, dataset } = await tinyReport({ columns: 2, rows: 2, villagesPerCommune: 2 });
const none = { type: 'FeatureCollection', features: [] };
const figures = {
  format: 'song-ban-figures',
  version: 1,
  findings: encodeNumbers(findings),
  priority: encodeNumbers(priority),
  villages: dataset.villages.records,
  centres: encodeNumbers(dataset.villages.centres),
  inputs: [],
  issues: [],
  recognised: [],
  tables: [],
};
const whole: Record<string, unknown> = {
  [DERIVED.figures]: figures,
  [DERIVED.communes]: {
    type: 'FeatureCollection',
    features: dataset.communes.records.map((properties) => ({ type: 'Feature', properties, geometry: null })),
  },
  [DERIVED.coverage]: none,
  [DERIVED.depressions]: none,
  [DERIVED.network]: {
    format: 'song-ban-network',
    version: 1,
    sites: [],
    plannedSites: [],
    measurements: [],
  },
};
const read = (changes: Record<string, unknown> = {}) => {
  const files = Object.entries({ ...whole, ...changes }).map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return [name, sourceOfBytes(name, new TextEncoder().encode(text))] as const;
  });
  return readDerived(openAmong(new Map(files)));
};
const codeOf = (changes: Record<string, unknown>): Promise<string> =>
  read(changes).then(
    () => 'read',
    (error: unknown) => (error instanceof RefusalError ? error.refusal.code : String(error)),
  );

it('numbers come back as they were, unknown ones too', () => {
  expect(decodeNumbers(JSON.parse(JSON.stringify(encodeNumbers(findings))))).toEqual(findings);
});

it('what is unknown stays unknown, whatever holds it; what is no list of numbers stays as it is', () => {
  const value = {
    none: Number.NaN,
    zero: 0,
    list: Float64Array.of(1, Number.NaN, 0),
    whole: Int32Array.of(-1, 2),
    flags: Uint8Array.of(0, 2),
    plain: [1, null, 'x', Number.NaN],
    inside: { Float64Array: 'no list', deep: { none: Number.NaN } },
  };
  expect(decodeNumbers(JSON.parse(JSON.stringify(encodeNumbers(value))))).toEqual(value);
  expect(decodeNumbers({ Float64Array: [1, null, 'x', true] })).toEqual(Float64Array.of(1, NaN, NaN, NaN));
});

it('figures come back as they were', async () => {
  const again = await read();
  expect(again.findings).toEqual(findings);
  expect(again.priority).toEqual(priority);
});

it('refuses tables that are damaged, newer, or of other villages', async () => {
  const with_ = (changes: object) => ({ [DERIVED.figures]: { ...figures, ...changes } });
  expect(await codeOf({ [DERIVED.figures]: '{"format":' })).toBe('derived-broken');
  expect(await codeOf(with_({ format: 'other' }))).toBe('derived-broken');
  expect(await codeOf(with_({ version: 2 }))).toBe('project-newer-version');
  expect(await codeOf(with_({ villages: figures.villages.slice(1) }))).toBe('derived-broken');
  expect(await codeOf(with_({ findings: { ...(figures.findings as object), byOperator: [] } }))).toBe(
    'derived-broken',
  );
  expect(await codeOf({ [DERIVED.communes]: none })).toBe('derived-broken');
  expect(await codeOf({ [DERIVED.network]: { sites: 'all' } })).toBe('derived-broken');
});

it.each(Object.values(DERIVED))('says that %s is not there, or that its bytes are damaged', async (name) => {
  const files = Object.entries(whole).map(
    ([path, value]) => [path, new TextEncoder().encode(JSON.stringify(value))] as const,
  );
  const refusalOf = async (left: readonly (readonly [string, ByteSource])[]) =>
    readDerived(openAmong(new Map(left))).catch((error: RefusalError) => error.refusal);
  const sources = files.map(([path, bytes]) => [path, sourceOfBytes(path, bytes)] as const);
  expect(await refusalOf(sources.filter(([path]) => path !== name))).toEqual({
    code: 'derived-missing',
    location: { file: name },
  });
  const packed = writeZip(new Map(files));
  // A byte of the member itself, which stands behind its name.
  packed[new TextDecoder('latin1').decode(packed).indexOf(name) + name.length + 12]! ^= 0x55;
  const entries = unwrap(await readZip(sourceOfBytes('public.songban', packed)));
  expect(
    await refusalOf(entries.map((entry) => [entry.name.replace(/^.*songban./, ''), entry] as const)),
  ).toEqual({
    code: 'derived-broken',
    location: { file: name },
  });
});

describe('tables that were damaged anywhere', () => {
  const first = {
    village: 1,
    rank: 1,
    score: 5,
    scoreHigh: 5,
    groups: [{ group: 'need' }],
    facts: {},
    missingGroups: 4,
  };
  const plainFigures = { ...figures, findings, priority: { ...priority, ranked: [first], unranked: [0] } };
  /** The figures with one member put in the place of another, by its path. */
  const damaged = (path: readonly string[], value: unknown): Record<string, unknown> => {
    const change = (at: unknown, [name, ...rest]: readonly string[]): unknown => {
      if (name === undefined) return value;
      const whole = at as Record<string, unknown>;
      const changed = change(whole[name], rest);
      return Array.isArray(at)
        ? at.map((own, k) => (String(k) === name ? changed : own))
        : { ...whole, [name]: changed };
    };
    const made = change(plainFigures, path) as typeof plainFigures;
    return {
      [DERIVED.figures]: {
        ...made,
        findings: encodeNumbers(made.findings),
        priority: encodeNumbers(made.priority),
      },
    };
  };
  const isPlain = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
  /** Paths of all members, those of the first entry of a list among them where there are any. */
  const pathsOf = (value: unknown, path: readonly string[] = []): (readonly string[])[] =>
    isPlain(value)
      ? Object.entries(value).flatMap(([name, own]) => [[...path, name], ...pathsOf(own, [...path, name])])
      : [];
  const FREE = /^findings,fibre,(passed|subscribed)/;
  const members = [
    ...pathsOf(findings, ['findings']),
    ...pathsOf(findings.byOperator[0], ['findings', 'byOperator', '0']),
  ].filter((path) => !FREE.test(path.join()));

  it('are read where nothing was', async () => {
    expect(await codeOf(damaged(['inputs'], []))).toBe('read');
    expect(await codeOf(damaged(['findings', 'another'], findings.byOperator[0]!.centre))).toBe('read');
  });

  it('are refused, whichever figure is of another kind or missing', async () => {
    expect(members.length).toBeGreaterThan(60);
    for (const path of members)
      // One that earlier files do not have is unknown.
      for (const value of path.at(-1) === 'uncoveredInLomSong' ? [true] : [true, undefined])
        expect(await codeOf(damaged(path, value)), `${path.join('.')} ${value}`).toBe('derived-broken');
  });

  it('are refused where a list of numbers is of other villages or communes', async () => {
    const valueAt = (path: readonly string[]): unknown =>
      path.reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], plainFigures);
    const any = new Set([
      'clusterCovered',
      'covered',
      'communeAreaKm2',
      'communePopulation',
      'communes',
      'values',
      'ranks',
    ]);
    let tried = 0;
    for (const path of members) {
      const numbers = valueAt(path);
      if (!ArrayBuffer.isView(numbers) || any.has(path.at(-1)!)) continue;
      tried += 1;
      const longer = Float64Array.of(...(numbers as Float64Array), 0);
      expect(await codeOf(damaged(path, longer)), path.join('.')).toBe('derived-broken');
    }
    expect(tried).toBeGreaterThan(20);
  });

  it.each<[string, readonly string[], unknown]>([
    ['a commune that is not there', ['findings', 'villageCommune'], findings.villageCommune.map(() => 4)],
    ['a commune below none', ['findings', 'villageCommune'], findings.villageCommune.map(() => -2)],
    ['one operator before any', ['findings', 'byOperator'], findings.byOperator.slice(1)],
    ['service of nobody', ['findings', 'byOperator'], [...findings.byOperator, null]],
    ['another without numbers', ['findings', 'another'], 'x'],
    ['another of other villages', ['findings', 'another'], new Uint8Array(1)],
    ['an order of villages that are not there', ['priority', 'unranked'], [8]],
    ['an order of half a village', ['priority', 'unranked'], [0.5]],
    ['an order below the first', ['priority', 'unranked'], [-1]],
    ['an order without weights', ['priority', 'weights'], null],
    ['an order with a weight in words', ['priority', 'weights', 'need'], '1'],
    ['an order that is none', ['priority', 'ranked'], {}],
    ['a village without rank', ['priority', 'ranked', '0', 'rank'], undefined],
    ['a village without score', ['priority', 'ranked', '0', 'score'], null],
    ['a village without groups', ['priority', 'ranked', '0', 'groups'], 3],
    ['a village with a group that is none', ['priority', 'ranked', '0', 'groups'], [1]],
    ['an entry that is none', ['priority', 'ranked'], [null]],
    ['a village without facts', ['priority', 'ranked', '0', 'facts'], []],
    ['a village without code', ['villages', '0', 'code'], 7],
    ['a village without name', ['villages', '0', 'name'], null],
    ['a village of no source', ['villages', '0', 'sourceId'], undefined],
    ['inputs that are no list', ['inputs'], {}],
    ['issues that are none', ['issues'], ['x']],
    ['columns that are no list', ['recognised'], null],
    ['tables that are none', ['tables'], [[]]],
    ['centres of other villages', ['centres'], encodeNumbers(new Float64Array(2))],
    ['centres that are words', ['centres'], 'x'],
  ])('are refused: %s', async (_, path, value) => {
    expect(await codeOf(damaged(path, value))).toBe('derived-broken');
  });

  const feature = (geometry: unknown, properties: unknown = { id: 'a', sourceId: 'a' }) => ({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties, geometry }],
  });
  const ring = [
    [104, 21],
    [104.1, 21],
    [104.1, 21.1],
    [104, 21],
  ];
  it.each<[string, unknown]>([
    ['a point', { type: 'Point', coordinates: [104, 21] }],
    ['words', 'x'],
    ['a list', []],
    ['no coordinates', { type: 'Polygon' }],
    ['polygons that are none', { type: 'MultiPolygon', coordinates: [1] }],
    ['a ring of heights', { type: 'Polygon', coordinates: [ring.map((at) => [...at, 7])] }],
    ['a ring of words', { type: 'Polygon', coordinates: [[['a', 'b']]] }],
    ['a ring that is none', { type: 'Polygon', coordinates: [7] }],
  ])('are refused where an area is %s', async (_, geometry) => {
    for (const file of [DERIVED.coverage, DERIVED.depressions])
      expect(await codeOf({ [file]: feature(geometry) })).toBe('derived-broken');
  });

  it('are refused where areas are of no source, or network is of none', async () => {
    const area = { type: 'Polygon', coordinates: [ring] };
    for (const properties of [{ id: 'a' }, { sourceId: 7 }, null])
      expect(await codeOf({ [DERIVED.coverage]: feature(area, properties) })).toBe('derived-broken');
    expect(await codeOf({ [DERIVED.coverage]: { features: {} } })).toBe('derived-broken');
    expect(await codeOf({ [DERIVED.coverage]: { features: [null] } })).toBe('derived-broken');
    const network = whole[DERIVED.network] as object;
    for (const member of ['sites', 'plannedSites', 'measurements'])
      expect(await codeOf({ [DERIVED.network]: { ...network, [member]: {} } })).toBe('derived-broken');
    expect(await codeOf({ [DERIVED.network]: '[]' })).toBe('derived-broken');
  });

  it('give each layer back with its areas, whatever the order of features', async () => {
    const of = (sourceId: string, lon: number, type = 'Polygon') => {
      const own = ring.map(([x, y]) => [x! - 104 + lon, y!]);
      return {
        type: 'Feature',
        properties: {
          id: sourceId,
          sourceId,
          operator: 'viettel',
          technology: '4G',
          evidence: 'declared',
          asOf: null,
        },
        geometry: {
          type,
          coordinates: type === 'Polygon' ? [own] : [[own], [own.map(([x, y]) => [x! + 1, y!])]],
        },
      };
    };
    const features = [
      of('a', 104),
      of('b', 105),
      of('a', 106, 'MultiPolygon'),
      { ...of('b', 1), geometry: null },
    ];
    const { coverage } = (await read({ [DERIVED.coverage]: { type: 'FeatureCollection', features } })).loaded
      .dataset;
    expect(
      coverage.map(({ sourceId, geometry }) => [
        sourceId,
        geometry.features.length - 1,
        geometry.parts.length - 1,
      ]),
    ).toEqual([
      ['a', 2, 3],
      ['b', 2, 1],
    ]);
    expect(coverage[0]).toMatchObject({ operator: 'viettel', technology: '4G', asOf: null });
    expect([...coverage[0]!.geometry.xy.slice(0, 2)]).toEqual([104, 21]);
  });
});
