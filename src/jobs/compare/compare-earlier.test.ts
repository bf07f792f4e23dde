import { strFromU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { collection, square, type Files } from '../../../test/support/memory-project.ts';
import { openEngine, TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import { refusalText } from '../../i18n/fill.ts';
import { sourceOfBytes, type ByteSource } from '../../model/basics/bytes.ts';
import { RefusalError } from '../../model/basics/result.ts';
import type { ProjectFile } from '../../model/project.ts';
import { composeScenes } from '../../report/scenes/compose-scenes.ts';
import { comparisonNotes } from '../../report/comparison/comparison-words.ts';
import { leavingOf } from '../leaving/leaving-input.ts';
import { openAndAnalyse } from '../steps/analysed-project.ts';
import { openIn } from '../../../test/support/memory-project.ts';

const today = TWO_COMMUNES['project.json'] as ProjectFile;

/** The quarter before: coverage lay to the east, a1 had another code, b1 was not on the list, c9 still was. */
const earlierFiles = (project: Partial<ProjectFile> = {}): Files => ({
  ...TWO_COMMUNES,
  'project.json': { ...today, title: 'Quý trước', asOf: '2026-06-30', ...project },
  'villages.csv': `village_code,village,commune_code,lon,lat,population,households
x1,bản đông,00001,104.02,21.05,190,38
a2,Bản Ảng,00001,104.08,21.05,150,30
b2,Bản Dửn,00002,,,90,18
c9,Bản Cũ,00002,104.18,21.05,70,14
`,
  'viettel.geojson': collection([[square(104.075, 21.05, 0.025), {}]]),
});
const encoded = (files: Files): Record<string, Uint8Array> =>
  Object.fromEntries(
    Object.entries(files).map(([path, content]) => [
      path,
      new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)),
    ]),
  );
const packed = (project: Partial<ProjectFile> = {}): ByteSource =>
  sourceOfBytes('quy-truoc.songban', zipSync(encoded(earlierFiles(project))));

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.catch((reason: unknown) => reason);
  if (!(error instanceof RefusalError)) throw error;
  expect(refusalText(error.refusal, 'vi')).not.toContain(error.refusal.code);
  return error.refusal.code;
};

describe('an earlier file opened beside the project of today', () => {
  it('tells who left and fell into the dark, and leaves the open project as it is', async () => {
    const { engine } = await openEngine(TWO_COMMUNES);
    const bytes = async () =>
      (await engine.exportFile('summary.json', { language: 'vi', scope: 'internal' })).bytes;
    const before = await bytes();
    const { comparison, sameRule, project, villages } = await engine.compareWith([packed()], {});
    expect([project.title, project.asOf, sameRule]).toEqual(['Quý trước', '2026-06-30', null]);
    const { matches, byOperator } = comparison;
    expect([...matches.before].map((b) => villages[b]!.code)).toEqual(['x1', 'a2', 'b2']);
    expect([...matches.byName]).toEqual([1, 0, 0]);
    expect([...matches.onlyBefore].map((b) => villages[b]!.code)).toEqual(['c9']);
    expect([...matches.onlyNow]).toEqual([2]);
    const [any] = byOperator;
    expect([[...any!.left], [...any!.entered]]).toEqual([[0], [1]]);
    expect(any!.population).toEqual({ gained: 200, lost: 150, unknownVillages: 0 });
    expect(await bytes()).toEqual(before);
  });

  it('counts both days by the rule of today where the file counted otherwise, and says what changed', async () => {
    const { engine, snapshot } = await openEngine(TWO_COMMUNES);
    const settings = { technologies: ['3G', '4G'], evidence: ['declared', 'estimated'] } as const;
    const earlier = await engine.compareWith([packed({ settings })], {});
    const plain = await engine.compareWith([packed()], {});
    expect(earlier.sameRule!.byOperator).toEqual(plain.comparison.byOperator);
    expect(earlier.comparison.differences).toEqual(['technologies', 'evidence', 'operators']);
    const view = {
      earlier,
      project: snapshot.project,
      settings: snapshot.settings,
      operator: 'any',
      language: 'vi',
    };
    expect(comparisonNotes(view as never)[0]).toMatch(/^Định nghĩa đổi: kỳ trước tính 3G\/4G/);
  });

  it('takes the figures of a file that was made for others, which cannot be counted again', async () => {
    const own = await openEngine(earlierFiles({ settings: { rule: 'allClusters' } }));
    const { bytes } = await own.engine.exportFile('project.songban', { language: 'vi', scope: 'public' });
    const { engine } = await openEngine(TWO_COMMUNES);
    const earlier = await engine.compareWith([sourceOfBytes('chia-se.songban', bytes)], {});
    expect([earlier.withheld, earlier.sameRule]).toEqual([true, null]);
    expect(earlier.comparison.differences).toContain('rule');
    expect(earlier.comparison.byOperator.map(({ operator }) => operator)).toEqual(['any']);
    expect(earlier.comparison.byOperator[0]!.left.length).toBe(1);
  });

  it('refuses in words what is broken, newer or no project', async () => {
    const { engine } = await openEngine(TWO_COMMUNES);
    const cut = sourceOfBytes('cut.songban', zipSync(encoded(earlierFiles())).slice(0, 100));
    expect(await codeOf(engine.compareWith([cut], {}))).toBe('project-container-broken');
    const newer = packed({ version: 9 as never });
    expect(await codeOf(engine.compareWith([newer], {}))).toBe('project-newer-version');
    const text = sourceOfBytes('x.json', new TextEncoder().encode('{}'));
    expect(await codeOf(engine.compareWith([text], {}))).toBe('project-missing');
  });

  it('says of a day that is damaged, or lacks a file, that what is missing looks like a change', async () => {
    const { engine, snapshot } = await openEngine(TWO_COMMUNES);
    const { 'viettel.geojson': lost, ...others } = encoded(earlierFiles());
    const whole = zipSync({ ...others, 'viettel.geojson': lost! });
    const told = async (bytes: Uint8Array) => {
      const earlier = await engine.compareWith([sourceOfBytes('truoc.songban', bytes)], {});
      const { project, settings } = snapshot;
      const notes = (['vi', 'en'] as const).map((language) =>
        comparisonNotes({ earlier, project, settings, operator: 'any', language }),
      );
      return { damaged: earlier.damaged, unread: earlier.unread, notes };
    };
    const cut = await told(whole.slice(0, Buffer.from(whole).indexOf('viettel.geojson') + 30));
    expect(cut).toMatchObject({ damaged: true, unread: ['viettel.geojson'] });
    expect(cut.notes[0]!.slice(0, 2)).toEqual([
      'Tệp kỳ trước bị hỏng, chỉ mở được một phần: phần thiếu trông như thay đổi.',
      'Kỳ trước có 1 tệp nguồn không đọc được (viettel.geojson): phần thiếu trông như thay đổi.',
    ]);
    const lacking = await told(zipSync(others));
    expect(lacking).toMatchObject({ damaged: false, unread: ['viettel.geojson'] });
    expect(lacking.notes[1]![0]).toContain('could not be read (viettel.geojson)');
    expect(await told(whole)).toMatchObject({ damaged: false, unread: [], notes: [[], []] });
  });

  it('says which areas one of the days has alone: what is missing looks like a change', async () => {
    const { engine, snapshot } = await openEngine(TWO_COMMUNES);
    const files = earlierFiles();
    const document = files['project.json'] as ProjectFile;
    const sources = document.sources.map((source) =>
      source.role === 'coverage' ? { ...source, technology: '5G' as const } : source,
    );
    const earlier = await engine.compareWith([packed({ sources })], {});
    expect(earlier.claims).toEqual({
      onlyBefore: [{ operator: 'viettel', technology: '5G' }],
      onlyNow: [{ operator: 'viettel', technology: '4G' }],
    });
    const { project, settings } = snapshot;
    expect(comparisonNotes({ earlier, project, settings, operator: 'any', language: 'vi' })).toEqual([
      'Vùng phủ chỉ kỳ trước có: Viettel 5G. Phần thiếu hôm nay trông như mất sóng.',
      'Vùng phủ chỉ hôm nay có: Viettel 4G. Phần thiếu kỳ trước trông như có sóng thêm.',
    ]);
  });

  it('stays with the people of the project: no file of another scope tells of it', async () => {
    const { engine } = await openEngine(TWO_COMMUNES);
    const earlier = await engine.compareWith([packed()], {});
    const options = { language: 'vi', earlier } as const;
    const csv = await engine.exportFile('comparison-villages.csv', { ...options, scope: 'internal' });
    expect(strFromU8(csv.bytes)).toContain('Bản Cũ');
    for (const scope of ['public', 'operator:viettel'] as const) {
      expect(await codeOf(engine.exportFile('comparison-villages.csv', { ...options, scope }))).toBe(
        'not-for-scope',
      );
      const slides = unzipSync((await engine.exportFile('slides.pptx', { ...options, scope })).bytes);
      const text = Object.values(slides)
        .map((part) => strFromU8(part))
        .join('');
      expect(text).not.toMatch(/Quý trước|Bản Cũ|30\/06\/2026/);
    }
    expect(await codeOf(engine.exportFile('comparison.json', { language: 'vi', scope: 'internal' }))).toBe(
      'no-earlier-open',
    );
  });

  it('is a scene of the slides where it is open', async () => {
    const opened = await openAndAnalyse({ project: today, open: openIn(TWO_COMMUNES) }, {});
    const { engine } = await openEngine(TWO_COMMUNES);
    const earlier = await engine.compareWith([packed()], {});
    const leaving = leavingOf(opened, null, 'internal', earlier);
    if (!leaving.ok) throw new Error(leaving.refusal.code);
    const { scenes } = composeScenes(leaving.value.input, 'vi');
    expect(scenes.map(({ scene }) => scene.kind).slice(0, 3)).toEqual(['title', 'rates', 'compare']);
    expect(scenes[2]!.title).toBe('1 bản hết trắng sóng, 1 bản thành trắng sóng so với 30/06/2026');
    expect(scenes[2]!.tables[0]!.rows[4]).toEqual(['Bản trắng sóng', '2', '2']);
    expect(scenes[2]!.lines.join(' ')).toContain('Không khớp: 1 bản chỉ có kỳ trước, 1 bản chỉ có hôm nay.');
  });
});
