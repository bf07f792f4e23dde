import { strFromU8, unzipSync } from 'fflate';
import proj4 from 'proj4';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportFile, leavingState } from '../../src/jobs/leaving/export-file.ts';
import type { Prediction } from '../../src/jobs/predict/prediction.ts';
import { predictDataset } from '../../src/jobs/predict/run-prediction.ts';
import {
  openAndAnalyse,
  operatorGapsOf,
  planFor,
  type AnalysedProject,
} from '../../src/jobs/steps/analysed-project.ts';
import { messagesIn } from '../../src/i18n/messages.ts';
import { sourceOfBytes } from '../../src/model/basics/bytes.ts';
import type { Scope } from '../../src/model/scope.ts';
import type { Plan } from '../../src/planning/plan.ts';
import { openProjectFolder } from '../../src/project/project-folder.ts';
import {
  isWrittenFor,
  LEAVING_KINDS,
  leavingFile,
  type LeavingKind,
} from '../../src/report/scope/registry.ts';
import { fonts } from '../support/fonts.ts';
import { levelLand } from '../support/level-land.ts';
import { openIn, type Files } from '../support/memory-project.ts';
import { leaksIn, METERS, symbolsOn, type Position } from '../support/leak-search.ts';
import { pdfPages } from '../support/pdf-pages.ts';
import { PLANTED, plantedProject } from '../support/planted-project.ts';
import { rawTextOf } from '../support/records-of.ts';

let opened: AnalysedProject;
let plan: Plan;
let prediction: Prediction;

async function open(files: Files = {}): Promise<AnalysedProject> {
  const planted = plantedProject();
  return openAndAnalyse({ project: planted.project, open: openIn({ ...planted.files, ...files }) }, {});
}

async function written(kind: LeavingKind, scope: Scope, from = opened, own = plan): Promise<Uint8Array> {
  const made = await exportFile(
    from,
    leavingFile(kind).needsPlan || /annex|map|atlas|songban|slides|handout|passages/.test(kind) ? own : null,
    kind,
    { language: 'vi', scope },
    { fonts: () => Promise.resolve(fonts), prediction },
  );
  if (!made.ok) throw new Error(`${kind}: ${made.refusal.code} ${JSON.stringify(made.refusal.context)}`);
  return made.value.bytes;
}

beforeAll(async () => {
  opened = await open();
  const planned = await planFor(opened, 9e9);
  if (!planned.ok) throw new Error(planned.refusal.code);
  plan = planned.value;
  expect(plan.chosen.length).toBeGreaterThan(0);
  const terrain = { ground: [levelLand()], canopy: [], surface: [] };
  const { dataset } = opened.loaded;
  const predicted = await predictDataset({ ...dataset, terrain }, opened.settings, {
    ...{ operator: null, calibrate: false },
  });
  if (!predicted.ok) throw new Error(predicted.refusal.code);
  prediction = predicted.value;
  expect(prediction.villages.some(({ served }) => served === 'both')).toBe(true);
});

const HIDDEN: readonly Position[] = [
  ...PLANTED.masts,
  ...PLANTED.candidates,
  ...PLANTED.edited,
  ...PLANTED.measurements,
];
const PUBLIC = LEAVING_KINDS.filter((kind) => isWrittenFor(kind, 'public'));

describe('public files', () => {
  it.each(PUBLIC)('%s tells no mast, candidate, contact, note or name of theirs', async (kind) => {
    expect(await leaksIn(kind, await written(kind, 'public'), HIDDEN)).toEqual([]);
  });

  it('bite: what the people of the project have is found by the same search', async () => {
    for (const kind of [
      'plan.csv',
      'plan.json',
      'annex.xlsx',
      'map-a3.pdf',
      'map-a0.pdf',
      'atlas.pdf',
    ] as const)
      expect(await leaksIn(kind, await written(kind, 'internal'), HIDDEN)).not.toEqual([]);
    const songban = await written('project.songban', 'internal');
    expect(rawTextOf('project.songban', songban)).toContain(PLANTED.contacts[0]);
    const planted = new TextEncoder().encode(
      `lon,lat,note\n${PLANTED.masts[1].map((n) => n.toFixed(3)).join(',')},x\n`,
    );
    expect(await leaksIn('villages.csv', planted, HIDDEN)).toHaveLength(1);
    const [x, y] = proj4('WGS84', METERS[2]!, [...PLANTED.masts[2]]) as [number, number];
    const meters = new TextEncoder().encode(JSON.stringify({ y: Math.round(x), x: Math.round(y) }));
    expect(await leaksIn('report.json', meters, HIDDEN)).toHaveLength(1);
  });
});

describe('trenches of a plan', () => {
  /** The plan with a trench to its first mast, of a length and over a corner. */
  const digging = (fibreMeters: number, corner: Position): Plan => {
    const [mast] = plan.chosen as [Plan['chosen'][number]];
    const { lon, lat } = mast;
    const perKm = plan.costs.fibreKm;
    const cost = (vnd: number) => Math.round((vnd * fibreMeters) / 1000);
    const costRange = { low: cost(perKm.low), mid: cost(perKm.mid), high: cost(perKm.high) };
    const trench = {
      ...{ ...mast, kind: 'fibre' as const, id: 'CQ-001', name: null, villages: [], needs: [] },
      ...{ newHouseholds: 0, newPopulation: 0, fibreMeters, usedBy: [mast.id], supportVnd: null },
      ...{ costVnd: costRange.mid, costRange, path: [lon - 0.03, lat - 0.02, ...corner, lon, lat] },
    };
    const feed = { by: 'fibre' as const, fibreMeters, sharedMeters: 0, from: null, isEstimated: false };
    return {
      ...plan,
      chosen: [{ ...mast, feed, needs: ['CQ-001'] }, ...plan.chosen.slice(1), trench],
      stability: null,
      totalCostVnd: plan.totalCostVnd + costRange.mid,
      feeds: { trenches: 1, hops: 0, fibreMeters, costVnd: costRange.mid },
      curve: plan.curve.map((point) => ({
        ...point,
        bandedVnd: point.budgetVnd,
        bandedBound: point.upperBound,
      })),
    };
  };
  const two = () => [digging(2100, [104.06, 21.03]), digging(3900, [104.05, 21.05])] as const;
  const PAPERS = PUBLIC.filter((kind) =>
    /^(plan|annex|map-a3\.pdf|atlas|songban|project|slides|handout|passages|curve)/.test(kind),
  );

  it.each(PAPERS)('%s is the same to the byte wherever it leads, for all of its band', async (kind) => {
    const [a, b] = await Promise.all(two().map((own) => written(kind, 'public', opened, own)));
    expect(Buffer.from(a!).equals(Buffer.from(b!))).toBe(true);
    expect(rawTextOf(kind, a!)).not.toContain('CQ-001');
  });

  it('bite: the people of the project have them drawn and told', async () => {
    for (const kind of ['plan.json', 'annex.xlsx', 'map-a3.pdf', 'atlas.pdf'] as const) {
      const [a, b] = await Promise.all(two().map((own) => written(kind, 'internal', opened, own)));
      expect(Buffer.from(a!).equals(Buffer.from(b!)), kind).toBe(false);
    }
  });
});

describe('a prediction', () => {
  const csv = async (scope: Scope): Promise<string[]> =>
    Buffer.from(await written('villages-predicted.csv', scope))
      .toString()
      .split('\r\n');

  it('tells everybody whether any operator serves a village, by no name and no level', async () => {
    const [head] = await csv('public');
    expect(head).toBe('\ufeffvillage_code;technology;served;probability');
    expect((await csv('public')).join()).not.toMatch(/viettel|mobifone|vinaphone/i);
  });

  it('tells an operator its own levels, those of nobody else', async () => {
    const own = await csv('operator:viettel');
    expect(own[0]).toMatch(/rsrp_bare_dbm/);
    expect(own.join()).toMatch(/viettel/);
    expect(own.join()).not.toMatch(/mobifone|vinaphone/i);
    expect((await csv('internal')).join()).toMatch(/mobifone/);
  });

  it('is asked for where there is none', async () => {
    const made = await exportFile(
      opened,
      null,
      'villages-predicted.csv',
      { language: 'vi', scope: 'public' },
      { fonts: () => Promise.resolve(fonts) },
    );
    expect(made).toMatchObject({ ok: false, refusal: { code: 'no-prediction-yet' } });
  });
});

describe('names of works', () => {
  const [name, , code] = PLANTED.names;
  const outcome = {
    costVnd: 1,
    population: 1,
    households: 1,
    villages: 1,
    darkVillages: 0,
    communesLifted: 0,
  };
  const left = { villages: 0, households: 0, population: 0, unknownVillages: 0 };

  it('in what a project decided are letters, the same in all of a file', async () => {
    const { folder } = opened;
    const decided = { lock: [code], forbid: ['C2'], needs: { [PLANTED.names[3]]: [code] } };
    const project = {
      ...folder.project,
      settings: { ...folder.project.settings, plan: decided },
      scenarios: [
        {
          id: 'kich-ban-1',
          name: 'Một',
          budgetVnd: 1,
          settings: decided,
          weights: plan.weights,
          works: [code, PLANTED.names[3]],
          outcome: { ...outcome, newShare: 1, certificate: 1, left },
          base: '0'.repeat(64),
        },
      ],
      decisions: [{ id: 'Q1', what: 'lock', of: code, by: 'province', on: '2026-10-01', why: '' }],
    } as const;
    const noted = {
      ...opened,
      settings: { ...opened.settings, plan: decided },
      folder: { ...folder, project },
    };
    for (const kind of PUBLIC.filter((one) => !one.endsWith('.png') && !one.startsWith('map')))
      expect(await leaksIn(kind, await written(kind, 'public', noted), [])).toEqual([]);
    const packed = unzipSync(await written('project.songban', 'public', noted));
    const told = JSON.parse(strFromU8(packed['project.json']!));
    const { id } = JSON.parse(strFromU8(packed['tables/plan.json']!)).chosen[0];
    expect(plan.chosen[0]!.id).toBe(code);
    expect([id, told.settings.plan.lock, told.decisions[0].of, told.scenarios[0].works[0]]).toEqual([
      'A',
      ['A'],
      'A',
      'A',
    ]);
    expect(Object.values(told.settings.plan.needs)).toEqual([['A']]);
  });

  it('and of masts that another operator joins', async () => {
    const { folder } = opened;
    const settings = { ...folder.project.settings, plan: { service: 'second' as const } };
    const second = await openAndAnalyse({ ...folder, project: { ...folder.project, settings } }, {});
    const joined = await planFor(second, 9e9);
    if (!joined.ok) throw new Error(joined.refusal.code);
    expect(joined.value.chosen.some(({ kind }) => kind === 'join')).toBe(true);
    for (const kind of ['plan.csv', 'plan.json', 'annex.xlsx', 'project.songban'] as const)
      expect(await leaksIn(kind, await written(kind, 'public', second, joined.value), [])).toEqual([]);
    const csv = Buffer.from(await written('plan.csv', 'public')).toString();
    expect(csv).toContain('A;mast;Bản Đông (Xã Một);');
    expect(Buffer.from(await written('plan.csv', 'internal')).toString()).toContain(`${code};mast;${name};`);
  });
});

describe('passages', () => {
  it('why somebody decided stays with those who decided', async () => {
    const { folder } = opened;
    const own = { by: 'province', on: '2026-10-01' } as const;
    const decisions = [{ id: 'Q1', what: 'forbid', of: 'DX001', ...own, why: 'Theo ý anh Tư' }] as const;
    const noted = { ...opened, folder: { ...folder, project: { ...folder.project, decisions } } };
    const text = async (scope: Scope) =>
      rawTextOf('passages.html', await written('passages.html', scope, noted));
    expect(await text('public')).toContain('<table');
    expect(await text('public')).not.toContain('anh Tư');
    expect(await text('public')).not.toContain('NỘI BỘ');
    expect(await text('internal')).toContain('NỘI BỘ');
  });
});

describe('pictures of maps', () => {
  it('show masts and sites to the people of the project alone', async () => {
    // The same villages, masts and works elsewhere: what a public picture does not draw cannot change it.
    const sites = plantedProject().files['sites.csv'] as string;
    const moved = await open({ 'sites.csv': sites.replaceAll('104.', '104.0') });
    const chosen = plan.chosen.map((work) => ({ ...work, lon: work.lon + 0.03 }));
    const picture = async (scope: Scope, from: AnalysedProject, own: Plan) => {
      const made = await exportFile(
        from,
        own,
        'map-a4.png',
        { language: 'vi', scope },
        { fonts: () => Promise.resolve(fonts) },
      );
      if (!made.ok) throw new Error(made.refusal.code);
      return Buffer.from(made.value.bytes).toString('base64');
    };
    const elsewhere = { ...plan, chosen };
    const shown = await picture('public', opened, plan);
    expect((await picture('public', moved, elsewhere)) === shown).toBe(true);
    const own = await picture('internal', opened, plan);
    expect((await picture('internal', moved, plan)) === own).toBe(false);
    expect((await picture('internal', opened, elsewhere)) === own).toBe(false);
  });
});

/** Shapes of slides of which `is` says that they are wanted: their middles, in points, and the slide. */
function shapesOn(bytes: Uint8Array, is: (name: string) => boolean) {
  const shape =
    /<p:cNvPr id="\d+" name="([^"]*)"[^>]*\/>(?:(?!<p:cNvPr).)*?<a:off x="(\d+)" y="(\d+)"\/><a:ext cx="(\d+)" cy="(\d+)"\/>/gs;
  return Object.entries(unzipSync(bytes)).flatMap(([member, xml]) => {
    const slide = Number(/^ppt\/slides\/slide(\d+)\.xml$/.exec(member)?.[1] ?? 0);
    if (!slide) return [];
    return [...strFromU8(xml).matchAll(shape)].flatMap(([, name, x, y, width, height]) =>
      is(name!) ? [{ slide, x: (+x! + +width! / 2) / 12700, y: (+y! + +height! / 2) / 12700 }] : [],
    );
  });
}

describe('maps of slides and handout', () => {
  const { legend } = messagesIn('vi').map;
  const isSite = (name: string) => [legend.site, legend.proposed].some((one) => name.startsWith(`${one} `));
  const scenes = [{ id: 'a', kind: 'plan' as const, layers: ['sites' as const] }];
  const A4 = { left: 42.52, top: 841.89 - 42.52, scale: (595.28 - 2 * 42.52) / 960 };

  it('draw masts and sites for the people of the project alone', async () => {
    const { folder } = opened;
    const withLayers = { ...opened, folder: { ...folder, project: { ...folder.project, scenes } } };
    const slides = async (scope: Scope) => written('slides.pptx', scope, withLayers);
    const sites = shapesOn(await slides('internal'), isSite);
    expect(sites.length).toBeGreaterThan(PLANTED.masts.length);
    const all = shapesOn(await slides('public'), () => true);
    const near = ({ slide, x, y }: (typeof sites)[number]) =>
      all.filter((one) => one.slide === slide && Math.hypot(one.x - x, one.y - y) < 0.3);
    expect(sites.flatMap(near)).toEqual([]);
    const handout = async (scope: Scope) =>
      (await pdfPages(await written('handout.pdf', scope, withLayers))).flatMap(symbolsOn);
    const onPage = sites.map(({ x, y }): Position => [A4.left + x * A4.scale, A4.top - y * A4.scale]);
    const drawn = (symbols: readonly Position[]) =>
      onPage.filter((at) => symbols.some((one) => Math.hypot(one[0] - at[0], one[1] - at[1]) < 0.3));
    expect(drawn(await handout('internal')).length).toBe(onPage.length);
    expect(drawn(await handout('public'))).toEqual([]);
  });

  it('why somebody decided stays with those who decided; what was decided leaves', async () => {
    const { folder } = opened;
    const own = { by: 'province', on: '2026-10-01' } as const;
    const decisions = [
      { id: 'Q1', what: 'forbid', of: 'DX001', ...own, why: 'Theo ý anh Tư' },
      { id: 'Q2', what: 'note', of: '', ...own, why: 'Họp ở nhà anh Tư' },
    ] as const;
    const noted = { ...opened, folder: { ...folder, project: { ...folder.project, decisions } } };
    const raw = async (kind: 'annex.xlsx' | 'project.songban', scope: Scope) =>
      rawTextOf(kind, await written(kind, scope, noted));
    expect(await raw('annex.xlsx', 'internal')).toContain('Theo ý anh Tư');
    expect(await raw('annex.xlsx', 'public')).toContain('Loại B');
    for (const kind of ['annex.xlsx', 'project.songban'] as const)
      expect(await raw(kind, 'public')).not.toContain('anh Tư');
    const pages = async (scope: Scope) => (await pdfPages(await written('handout.pdf', scope, noted))).length;
    expect(await pages('public')).toBe(await pages('internal'));
  });

  it('what the speaker says stays with the speaker', async () => {
    const { folder } = opened;
    const own = [{ id: 'a', kind: 'title' as const, notes: 'Nhớ cảm ơn anh Tư', title: 'Gọi 0912 345 678' }];
    const noted = { ...opened, folder: { ...folder, project: { ...folder.project, scenes: own } } };
    expect(rawTextOf('slides.pptx', await written('slides.pptx', 'internal', noted))).toContain('anh Tư');
    await expect(written('slides.pptx', 'public', noted)).rejects.toThrow('text-to-settle');
    const settled = leavingState(noted, plan, 'slides.pptx', 'public');
    if (!settled.ok) throw new Error(settled.refusal.code);
    const answers = { [settled.value.blocked[0]!.id]: 'keep' };
    const kept = { ...noted, folder: { ...noted.folder, project: { ...noted.folder.project, answers } } };
    for (const kind of ['slides.pptx', 'project.songban'] as const) {
      const raw = rawTextOf(kind, await written(kind, 'public', kept));
      expect(raw).not.toContain('anh Tư');
      expect(raw).toContain('Gọi 0912 345 678');
    }
  });
});

describe('files of an operator', () => {
  const kinds = LEAVING_KINDS.filter((kind) => isWrittenFor(kind, 'operator:viettel'));
  const [first, second, ...others] = PLANTED.masts;
  it.each(kinds)('%s tells nothing of the others, no candidate, contact or note', async (kind) => {
    const bytes = await written(kind, 'operator:viettel');
    expect(await leaksIn(kind, bytes, [...others, ...PLANTED.candidates, ...PLANTED.edited])).toEqual([]);
  });

  it('the annex and the project hold its own masts', async () => {
    for (const kind of ['annex.xlsx', 'project.songban'] as const)
      expect(await leaksIn(kind, await written(kind, 'operator:viettel'), [first!, second!])).not.toEqual([]);
  });

  it('what it lacks names no other operator and tells no distance to a mast of another', async () => {
    const csv = Buffer.from(await written('operator-gaps.csv', 'operator:viettel')).toString();
    const [head, ...rows] = csv.trim().split('\r\n');
    expect(rows.length).toBeGreaterThan(0);
    expect(head).toMatch(/own_fibre_m;own_mast_m;mast_within_5km/);
    expect(csv).not.toMatch(/mobifone|vinaphone/i);
    const packed = unzipSync(await written('project.songban', 'operator:viettel'));
    const { gaps } = JSON.parse(strFromU8(packed['derived/network.json']!));
    expect(gaps.operator).toBe('viettel');
    expect(gaps.anySiteMeters.Float64Array.every((meters: number | null) => meters === null)).toBe(true);
    expect(
      JSON.parse(strFromU8(unzipSync(await written('project.songban', 'public'))['derived/network.json']!)),
    ).not.toHaveProperty('gaps');
    const refused = await exportFile(
      opened,
      null,
      'operator-gaps.csv',
      { language: 'vi', scope: 'public' },
      { fonts: () => Promise.resolve(fonts) },
    );
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'not-for-scope' } });
  });

  it('an operator that the project does not have is refused', async () => {
    const made = await exportFile(
      opened,
      null,
      'villages.csv',
      { language: 'vi', scope: 'operator:viettell' },
      { fonts: () => Promise.resolve(fonts) },
    );
    expect(made).toMatchObject({ ok: false, refusal: { code: 'scope-operator-unknown' } });
  });
});

describe('a project for others', () => {
  async function again(scope: Scope): Promise<AnalysedProject> {
    const folder = await openProjectFolder([
      sourceOfBytes('project.songban', await written('project.songban', scope)),
    ]);
    if (!folder.ok) throw new Error(folder.refusal.code);
    return openAndAnalyse(folder.value, {});
  }

  it.each(['public', 'operator:viettel'] as const)('%s opens with the same figures', async (scope) => {
    const shared = await again(scope);
    expect(shared.folder.project).toMatchObject({ withheld: true, scope });
    expect(operatorGapsOf(shared, 'viettel')?.kind).toEqual(
      scope === 'public' ? undefined : operatorGapsOf(opened, 'viettel')!.kind,
    );
    expect(operatorGapsOf(shared, 'mobifone')).toBeNull();
    expect(shared.folder.project.withheldParts).toContainEqual({ field: 'candidates', count: 3 });
    expect(shared.findings.rates).toEqual(opened.findings.rates);
    expect(shared.priority.ranked.map(({ village, rank }) => [village, rank])).toEqual(
      opened.priority.ranked.map(({ village, rank }) => [village, rank]),
    );
    for (const kind of [
      'summary.json',
      'villages.csv',
      'communes.csv',
      'gaps.geojson',
      'report.json',
    ] as const)
      expect(Buffer.from(await written(kind, scope, shared)).toString()).toBe(
        Buffer.from(await written(kind, scope)).toString(),
      );
  });

  it('is never shared wider than it was made for', async () => {
    const shared = await again('public');
    const once = Buffer.from(await written('project.songban', 'public', shared));
    expect(Buffer.from(await written('project.songban', 'internal', shared)).equals(once)).toBe(true);
  });
});

describe('texts that look like a telephone number or a coordinate', () => {
  const TOLD = { 'Bản Đông': 'Bản Đông (ĐT 0912 345 678)', 'Bản Tây': 'Bản Tây 21.0312, 104.0412' };
  async function withTold(): Promise<AnalysedProject> {
    const { files } = plantedProject();
    let villages = String(files['villages.csv']);
    for (const [name, told] of Object.entries(TOLD)) villages = villages.replace(name, `"${told}"`);
    return open({ 'villages.csv': villages });
  }

  it('of a candidate ask nobody: its name is told to nobody', async () => {
    const { files } = plantedProject();
    const told = await open({
      'candidates.csv': String(files['candidates.csv']).replace(
        PLANTED.names[0],
        `${PLANTED.names[0]} 0912/345/678`,
      ),
    });
    const planned = await planFor(told, 9e9);
    if (!planned.ok) throw new Error(planned.refusal.code);
    const state = leavingState(told, planned.value, 'plan.csv', 'public');
    if (!state.ok) throw new Error(state.refusal.code);
    expect(state.value.blocked).toEqual([]);
  });

  it('keep a file of others back, with file and row, until they are settled', async () => {
    const told = await withTold();
    const state = leavingState(told, null, 'villages.csv', 'public');
    if (!state.ok) throw new Error(state.refusal.code);
    expect(state.value.blocked.map(({ file, row, looksLike }) => [file, row, looksLike])).toEqual([
      ['villages.csv', 2, 'telephone'],
      ['villages.csv', 3, 'coordinate'],
    ]);
    await expect(written('villages.csv', 'public', told)).rejects.toThrow('text-to-settle');
    // What does not print names of villages goes, and so does what stays inside.
    await written('communes.csv', 'public', told);
    await written('villages.csv', 'internal', told);
    const [phone, place] = state.value.blocked;
    const settled = await openAndAnalyse(told.folder, { [phone!.id]: 'remove', [place!.id]: 'keep' });
    const csv = Buffer.from(await written('villages.csv', 'public', settled)).toString();
    expect(csv).toContain(';Bản Đông;');
    expect(csv).toContain(TOLD['Bản Tây']);
    expect(settled.loaded.issues.filter(({ code }) => code === 'answer-unknown')).toEqual([]);
  });
});
