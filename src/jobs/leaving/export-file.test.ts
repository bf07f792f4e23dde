import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { openIn } from '../../../test/support/memory-project.ts';
import { TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import type { ProjectFile } from '../../model/project.ts';
import { openProjectFolder } from '../../project/project-folder.ts';
import { sourceOfBytes } from '../../model/basics/bytes.ts';
import { writeResult } from '../../report/results/results.ts';
import type { ExportKind } from '../protocol.ts';
import { checkReports, leavingIn } from '../../../test/support/check-reports.ts';
import { isCheckFile } from '../../report/scope/registry.ts';
import { DERIVED } from '../derived/derived-files.ts';
import { encodeNumbers } from '../derived/numbers-json.ts';
import { checkReport } from './check-report.ts';
import { exportFile, leavingState } from './export-file.ts';
import { openAndAnalyse, planFor, reportInput } from '../steps/analysed-project.ts';

const OPTIONS = { language: 'vi', scope: 'internal' } as const;
const noFonts = () => Promise.reject(new Error('fonts were asked for'));
const opened = await openAndAnalyse(
  { project: TWO_COMMUNES['project.json'] as ProjectFile, open: openIn(TWO_COMMUNES) },
  {},
);
const planned = await planFor(opened, 5e9);
if (!planned.ok) throw new Error(planned.refusal.code);
const plan = planned.value;
async function written(kind: ExportKind, language: 'vi' | 'en' = 'vi') {
  const result = await exportFile(opened, plan, kind, { ...OPTIONS, language }, { fonts: noFonts });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

it.each<[ExportKind, string, string]>([
  ['summary.json', 'application/json', '{'],
  ['villages.csv', 'text/csv;charset=utf-8', '\ufeff'],
  ['communes.csv', 'text/csv;charset=utf-8', '\ufeff'],
  ['gaps.geojson', 'application/geo+json', '{'],
  ['coverage-dissolved.geojson', 'application/geo+json', '{'],
  ['depressions-by-commune.geojson', 'application/geo+json', '{'],
  ['report.json', 'application/json', '{'],
  ['gate.json', 'application/json', '{'],
  ['gate.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
  ['claims-to-check.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
  ['claims-to-check.csv', 'text/csv;charset=utf-8', '\ufeff'],
  ['plan.json', 'application/json', '{'],
  ['plan.csv', 'text/csv;charset=utf-8', '\ufeff'],
  ['curve.csv', 'text/csv;charset=utf-8', '\ufeff'],
  ['annex.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
  ['return-sheets.zip', 'application/zip', 'PK'],
  ['project.songban', 'application/zip', 'PK'],
])('%s is named and typed for what it is', async (kind, mediaType, start) => {
  const { name, mediaType: own, bytes } = await written(kind);
  expect([name, own]).toEqual([kind, mediaType]);
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.slice(0, 4)).startsWith(start)).toBe(
    true,
  );
});

it('files of results are those of the report room, in the language asked for', async () => {
  for (const kind of ['villages.csv', 'plan.csv', 'report.json'] as const)
    for (const language of ['vi', 'en'] as const)
      expect(text((await written(kind, language)).bytes)).toBe(
        text(writeResult(kind, reportInput(opened, plan), language)),
      );
});

it('a plan is asked for by the files of the plan alone', async () => {
  for (const kind of ['plan.json', 'plan.csv', 'curve.csv'] as const)
    expect(await exportFile(opened, null, kind, OPTIONS, { fonts: noFonts })).toEqual({
      ok: false,
      refusal: { code: 'no-plan-yet', location: { file: kind } },
    });
  for (const kind of ['summary.json', 'annex.xlsx', 'gate.json'] as const)
    expect((await exportFile(opened, null, kind, OPTIONS, { fonts: noFonts })).ok).toBe(true);
});

it('fonts are read for paper alone', async () => {
  await expect(exportFile(opened, plan, 'map-a3.pdf', OPTIONS, { fonts: noFonts })).rejects.toThrow(
    'fonts were asked for',
  );
});

it('the project packed opens as it was', async () => {
  const { bytes } = await written('project.songban');
  const folder = await openProjectFolder([sourceOfBytes('x.songban', bytes)]);
  expect(folder.ok && folder.value.project).toEqual(opened.folder.project);
});

it('the reports of a check are the same, one by one or together', async () => {
  const all = await checkReports(opened, 'vi');
  expect([...all.keys()]).toEqual([
    'report.json',
    'gate.xlsx',
    'gate.json',
    'claims-to-check.xlsx',
    'claims-to-check.csv',
    'return/00002.xlsx',
  ]);
  for (const [name, bytes] of all) {
    expect(isCheckFile(name)).toBe(name !== 'report.json' && !name.startsWith('return/'));
    if (isCheckFile(name))
      expect(Buffer.from(bytes).equals(await checkReport(leavingIn(opened), name, 'vi'))).toBe(true);
  }
  expect(text(all.get('report.json')!)).toBe(
    text(writeResult('report.json', reportInput(opened, null), 'vi')),
  );
  expect(text(all.get('gate.json')!).endsWith('}\n')).toBe(true);
  expect(text(all.get('gate.json')!)).not.toBe(text(await checkReport(leavingIn(opened), 'gate.json', 'en')));
});

it('nothing leaves for somebody who has no part in it, nor what is not for others', async () => {
  const asked = async (kind: ExportKind, scope: 'public' | 'operator:nobody') => {
    const result = await exportFile(opened, plan, kind, { ...OPTIONS, scope }, { fonts: noFonts });
    return result.ok ? 'written' : result.refusal;
  };
  expect(await asked('summary.json', 'operator:nobody')).toMatchObject({ code: 'scope-operator-unknown' });
  expect(await asked('return-sheets.zip', 'public')).toMatchObject({ code: 'not-for-scope' });
  expect(await asked('verification.csv', 'public')).toMatchObject({ code: 'not-for-scope' });
  expect(await asked('summary.json', 'public')).toBe('written');
  expect(leavingState(opened, plan, 'summary.json', 'operator:nobody')).toMatchObject({ ok: false });
  const told = leavingState(opened, plan, 'project.songban', 'public');
  expect(told.ok && told.value.leftOut.length).toBeGreaterThan(0);
  const own = leavingState(opened, plan, 'project.songban', 'internal');
  expect(own.ok && own.value).toEqual({ leftOut: [], blocked: [] });
});

it('a text that looks like a telephone keeps a file back until somebody settles it', async () => {
  const villages = String(TWO_COMMUNES['villages.csv']).replace('Bản Đông', 'Bản Đông 0912345678');
  const given = { ...TWO_COMMUNES, 'villages.csv': villages };
  const project = TWO_COMMUNES['project.json'] as ProjectFile;
  const told = await openAndAnalyse({ project, open: openIn(given) }, {});
  const write = (kind: ExportKind, of = told) =>
    exportFile(of, null, kind, { ...OPTIONS, scope: 'public' }, { fonts: noFonts });
  const refused = await write('villages.csv');
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'text-to-settle', context: { count: 1 } } });
  expect((await write('communes.csv')).ok).toBe(true);
  const { ids } = (refused.ok ? {} : refused.refusal.context!) as { ids: string };
  const settled = { project: { ...project, answers: { [ids]: 'remove' } }, open: openIn(given) };
  const written = await write('villages.csv', await openAndAnalyse(settled, {}));
  expect(written.ok && text(written.value.bytes)).not.toContain('0912345678');
  expect(written.ok && text(written.value.bytes)).toContain('Bản Đông');
});

it('what an operator lacks is written for that operator alone', async () => {
  const gaps = async (scope: 'internal' | 'public' | 'operator:viettel') => {
    const made = await exportFile(
      opened,
      null,
      'operator-gaps.csv',
      { ...OPTIONS, scope },
      { fonts: noFonts },
    );
    return made.ok ? text(made.value.bytes).trimEnd().split('\r\n').length : made.refusal.code;
  };
  expect([await gaps('internal'), await gaps('public')]).toEqual(['not-for-scope', 'not-for-scope']);
  expect(await gaps('operator:viettel')).toBeGreaterThan(1);
});

it('a project for others holds the coverage of all as one area where it is one, and gaps for an operator alone', async () => {
  // Two masts in the one area: it gives neither away.
  const sites = `${TWO_COMMUNES['sites.csv'] as string}S2,Viettel,4G,104.03,21.07\n`;
  const twoMasts = await openAndAnalyse(
    {
      project: TWO_COMMUNES['project.json'] as ProjectFile,
      open: openIn({ ...TWO_COMMUNES, 'sites.csv': sites }),
    },
    {},
  );
  const membersOf = async (scope: 'public' | 'operator:viettel') => {
    const result = await exportFile(
      twoMasts,
      null,
      'project.songban',
      { ...OPTIONS, scope },
      { fonts: noFonts },
    );
    if (!result.ok) throw new Error(result.refusal.code);
    const members = unzipSync(result.value.bytes);
    const json = (name: string) => JSON.parse(text(members[name]!)) as unknown;
    const { features } = json(DERIVED.coverage) as GeoJSON.FeatureCollection;
    const network = json(DERIVED.network) as { gaps?: { kind?: unknown } };
    return { coverage: features.map(({ properties }) => properties?.['id'] as string), network };
  };
  const told = await membersOf('public');
  expect(told.coverage).toEqual(['dissolved/4G/declared']);
  expect(told.network).not.toHaveProperty('gaps');
  const own = await membersOf('operator:viettel');
  expect(own.coverage).not.toContain('dissolved/4G/declared');
  expect(own.network.gaps!.kind).toEqual(encodeNumbers(Uint8Array.of(0, 2, 2, 4)));
});
