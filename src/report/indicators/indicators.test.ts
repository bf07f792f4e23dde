import { describe, expect, it } from 'vitest';
import { tinyReport } from '../../../test/support/tiny-report.ts';
import { analyze } from '../../analysis/analyze.ts';
import { TECHNOLOGIES } from '../../model/service.ts';
import type { ProjectFile } from '../../model/project.ts';
import type { ReportInput } from '../report-input.ts';
import { findPublishedContradictions } from './contradictions.ts';
import { indicatorsCsv, indicatorsJson } from './indicator-files.ts';
import { indicatorRows } from './indicator-rows.ts';
import { indicatorsOf } from './indicators.ts';
import {
  CONTEXT_MEASURES,
  COUNT_MEASURES,
  isShare,
  PUBLISHED,
  PUBLISHED_ONLY,
  RATE_MEASURES,
  type PublishedFigure,
} from './published.ts';
import { unitOfProject } from './unit-of-project.ts';

const provinceOf = (code: string, name: string, asOf = '2026-09-30'): Partial<ProjectFile> => ({
  synthetic: false,
  asOf,
  province: { code, name },
});
const real = (code: string, name: string, settings: ProjectFile['settings'] = {}): Promise<ReportInput> =>
  tinyReport({ project: { ...provinceOf(code, name), settings } });

describe('the file of published figures', () => {
  it('holds what its types say', () => {
    const measures = [
      ...RATE_MEASURES,
      ...COUNT_MEASURES,
      ...PUBLISHED_ONLY,
      ...CONTEXT_MEASURES,
    ] as string[];
    const units = PUBLISHED.units.map(({ id }) => id);
    const sources = PUBLISHED.sources.map(({ id }) => id);
    const ids = PUBLISHED.figures.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const one of [...PUBLISHED.figures, ...PUBLISHED.tables]) {
      expect(measures).toContain(one.measure);
      expect(units).toContain(one.unit);
      expect(sources).toContain(one.source);
      if (one.asOf !== null) expect(one.asOf).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/);
    }
    for (const { measure, value, kind, technologies = [], bound } of PUBLISHED.figures) {
      expect(['actual', 'target', 'context']).toContain(kind);
      expect(['exact', 'over']).toContain(bound);
      expect((CONTEXT_MEASURES as readonly string[]).includes(measure)).toBe(kind === 'context');
      if (isShare(measure)) expect(value).toBeLessThanOrEqual(1);
      else expect(Number.isInteger(value)).toBe(true);
      for (const technology of technologies) expect(TECHNOLOGIES).toContain(technology);
    }
    for (const { vi, en } of PUBLISHED.sources) expect([vi, en].every(Boolean)).toBe(true);
  });
});

describe('the unit of a project', () => {
  const unit = (code: string, name: string, asOf?: string) =>
    unitOfProject(provinceOf(code, name, asOf) as ProjectFile, PUBLISHED);
  it('is known by name, day and code together', () => {
    expect(unit('14', 'Sơn La').unit?.id).toBe('son-la');
    expect(unit('14', 'Tỉnh Sơn La').unit?.id).toBe('son-la');
    expect(unit('15', 'Lào Cai').unit?.id).toBe('lao-cai');
    expect(unit('10', 'Lào Cai', '2024-12-31').unit?.id).toBe('lao-cai-before-2025');
    expect(unit('15', 'Yên Bái', '2024-12-31').unit).toBeNull();
  });
  it('is none where code and day speak against each other, or the province is made up', () => {
    expect(unit('10', 'Lào Cai').unit).toBeNull();
    expect(unit('15', 'Lào Cai', '2025-06-30').unit).toBeNull();
    expect(unit('10', 'Lào Cai').others.map(({ id }) => id)).toEqual(['lao-cai-before-2025', 'lao-cai']);
    const made = { ...provinceOf('14', 'Sơn La'), synthetic: true } as ProjectFile;
    expect(unitOfProject(made, PUBLISHED)).toEqual({ unit: null, others: [] });
  });
});

describe('old Lào Cai against merged Lào Cai', () => {
  it('no figure of the old province stands beside one of the new, and that is said', async () => {
    const all = indicatorsOf(await real('15', 'Lào Cai'));
    const beside = all.indicators.flatMap(({ published, targets }) => [...published, ...targets]);
    const units = new Set([
      ...beside.map(({ figure }) => figure.unit),
      ...all.context.map((one) => one.unit),
    ]);
    expect([...units].sort()).toEqual(['lao-cai', 'viet-nam']);
    expect(all.notCompared.map(({ unit, figures }) => [unit.id, figures.length])).toEqual([
      ['lao-cai-before-2025', 3],
    ]);
    const rows = indicatorRows(await real('15', 'Lào Cai'), all, 'vi');
    expect(rows.filter(({ kind }) => kind === 'notCompared').map(({ note }) => note)).toEqual(
      Array.from({ length: 3 }, () => expect.stringContaining('sáp nhập từ 01/07/2025')),
    );
  });
});

describe('figures side by side', () => {
  it('are compared only where both count the same', async () => {
    const only4G = indicatorsOf(await real('14', 'Sơn La', { technologies: ['4G'] }));
    const village = only4G.indicators.find(({ measure }) => measure === 'villagesMobile')!;
    const [same, other] = village.published;
    expect(same!.why).toEqual([]);
    expect(same!.difference).toBeCloseTo(village.computed.value! - 0.985, 12);
    expect(other).toMatchObject({ why: ['technologies'], difference: null });
    const more = indicatorsOf(await real('14', 'Sơn La', { technologies: ['4G', '5G'] }));
    for (const { published } of more.indicators.filter(({ measure }) => measure === 'villagesMobile'))
      expect(published.map(({ difference }) => difference)).toEqual([null, null]);
    // Communes are others since 1 July 2025; "over 600" has no difference; no data of ours tell fibre of communes.
    const whyOf = (id: string) =>
      only4G.indicators.flatMap(({ published }) => published).find(({ figure }) => figure.id === id)!.why;
    expect(whyOf('sl-communes-4g')).toEqual(['commune-list']);
    expect(whyOf('sl-depressions')).toContain('bound');
    expect(whyOf('sl-communes-fibre')).toContain('nothing-computed');
  });

  it('without coverage nothing is 0: unknown has a word', async () => {
    const input = await real('14', 'Sơn La');
    const dataset = { ...input.dataset, coverage: [], depressions: [] };
    const findings = await analyze(dataset, input.settings);
    const bare = { ...input, dataset, findings };
    for (const { measure, computed } of indicatorsOf(bare).indicators)
      if (measure.endsWith('Mobile') || ['villagesWithout', 'depressions'].includes(measure))
        expect([measure, computed.value]).toEqual([measure, null]);
    const json = indicatorsJson(bare);
    expect(json.indicators.find(({ id }) => id === 'villagesMobile')!.targets[0]!.distance).toMatchObject({
      villages: null,
      households: null,
    });
    const rows = indicatorRows(bare, indicatorsOf(bare), 'vi');
    expect(rows.find(({ id }) => id === 'villagesWithout')!.text).toBe('Chưa có số liệu');
    const csv = new TextDecoder().decode(indicatorsCsv(bare, 'en'));
    expect(csv).toMatch(/\ncomputed,villagesWithout,[^,]*,[^,]*,,villages,Chưa có số liệu,/);
  });

  it('the distance to all villages is the villages without, and their households', async () => {
    const input = await real('14', 'Sơn La');
    const all = indicatorsOf(input).indicators.find(({ measure }) => measure === 'villagesMobile')!;
    const homes = input.findings.rates.find((one) => one.measure === 'households' && one.operator === 'any')!;
    const target = all.targets.find(({ figure }) => figure.id === 'sl-target-villages')!;
    expect(target.distance).toEqual({
      villages: all.computed.uncovered,
      households: homes.uncovered,
      unknownVillages: all.computed.unknown,
    });
    // About fewer villages it is no farther.
    const national = all.targets.find(({ figure }) => figure.unit === 'viet-nam')!;
    expect(national.distance!.villages).toBeLessThanOrEqual(target.distance!.villages!);
  });

  it('the distance in fibre says nothing of partly covered villages', async () => {
    const input = await real('14', 'Sơn La');
    const far = indicatorRows(input, indicatorsOf(input), 'vi').filter(({ kind }) => kind === 'distance');
    expect(far.length).toBeGreaterThan(0);
    for (const { id, definition } of far)
      expect([id, definition.includes('một phần')]).toEqual([
        id,
        id.endsWith('/households') && !id.includes('fibre'),
      ]);
  });
});

describe('contradictions', () => {
  const figure = (facts: Partial<PublishedFigure>): PublishedFigure => ({
    id: 'x',
    unit: 'u',
    measure: 'villagesMobile',
    kind: 'actual',
    value: 0.9,
    bound: 'exact',
    asOf: null,
    source: 's',
    ...facts,
  });
  const codes = (figures: PublishedFigure[], ours: number | null = null) =>
    findPublishedContradictions({ figures, tables: [] }, ['u'], [], ours).map(({ code }) => code);

  it('a share and a count say how many villages there are', () => {
    const pair = (source: string, value: number, without: number) => [
      figure({ id: `${source}1`, source, value, digits: 2, technologies: ['4G'] }),
      figure({ id: `${source}2`, source, measure: 'villagesWithout', value: without, technologies: ['4G'] }),
    ];
    // 0.90 leaves 0.095 to 0.105: 10 villages are of 96 to 105.
    const [found] = findPublishedContradictions({ figures: pair('a', 0.9, 10), tables: [] }, ['u'], [], 120);
    expect(found).toMatchObject({ code: 'implied-total', low: 96, high: 105, ours: 120, against: null });
    expect(codes(pair('a', 0.9, 10), 100)).toEqual([]);
    expect(codes([...pair('a', 0.9, 10), ...pair('b', 0.9, 20)])).toContain('implied-total');
  });

  it('parts that do not add up are told, whoever published them', async () => {
    const table = { id: 't', unit: 'u', measure: 'btsDevices' as const, asOf: null, source: 's' };
    const tables = [
      { ...table, total: 10, parts: [4, 6] },
      { ...table, total: 10, parts: [4, 5] },
    ];
    expect(findPublishedContradictions({ figures: [], tables }, ['u'], [], null)).toEqual([
      { code: 'parts', table: tables[1], sum: 9 },
    ]);
    const input = await real('14', 'Sơn La');
    const own = { field: 'households', against: 'total-row', row: 9, stated: 12, summed: 11 } as const;
    const inputs = [
      {
        ...input.inputs[0]!,
        controlTotals: [{ ...own, rows: 3, missing: 0, differs: true, suspects: [] }],
      },
    ];
    const rows = indicatorRows({ ...input, inputs }, indicatorsOf({ ...input, inputs }), 'vi');
    expect(rows.at(-1)!.note).toContain('ghi 12, các dòng cộng lại 11');
  });

  it('other technologies, other villages, passed and subscribed are other measures', () => {
    expect(
      codes([
        figure({ technologies: ['2G', '4G'], value: 0.97 }),
        figure({ technologies: ['4G'], value: 0.95, source: 't' }),
      ]),
    ).toEqual(['technologies-differ']);
    expect(
      codes([figure({ kind: 'target', among: 'all' }), figure({ kind: 'target', among: 'grid' })]),
    ).toEqual(['target-villages']);
    expect(
      codes([
        figure({ measure: 'householdsFibrePassed' }),
        figure({ measure: 'householdsFibreSubscribed', value: 0.4 }),
      ]),
    ).toEqual(['fibre-two-measures']);
  });

  it('those of Sơn La and Lai Châu are said in both languages', async () => {
    const told = async (code: string, name: string) => indicatorsJson(await real(code, name)).contradictions;
    expect((await told('14', 'Sơn La')).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['rates-differ', 'technologies-differ', 'implied-total', 'target-villages']),
    );
    const lai = await told('12', 'Lai Châu');
    expect(lai.map(({ code }) => code)).toEqual(expect.arrayContaining(['technologies-differ', 'written']));
    for (const { text } of lai) expect(text.vi && text.en && text.vi !== text.en).toBeTruthy();
  });
});

it('same input, same bytes', async () => {
  const [once, again] = await Promise.all([real('12', 'Lai Châu'), real('12', 'Lai Châu')]);
  expect(indicatorsCsv(once!, 'vi')).toEqual(indicatorsCsv(again!, 'vi'));
  expect(JSON.stringify(indicatorsJson(once!))).toBe(JSON.stringify(indicatorsJson(again!)));
});
