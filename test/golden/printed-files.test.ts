import { beforeAll, describe, expect, it } from 'vitest';
import { compareWithEarlier } from '../../src/jobs/compare/compare-earlier.ts';
import { exportFile } from '../../src/jobs/leaving/export-file.ts';
import type { Prediction } from '../../src/jobs/predict/prediction.ts';
import { predictDataset } from '../../src/jobs/predict/run-prediction.ts';
import type { EarlierProject } from '../../src/analysis/compare/comparison.ts';
import { openAndAnalyse, planFor, type AnalysedProject } from '../../src/jobs/steps/analysed-project.ts';
import type { Language } from '../../src/i18n/number.ts';
import type { Scope } from '../../src/model/scope.ts';
import type { Plan } from '../../src/planning/plan.ts';
import { writeAnnex } from '../../src/report/annex/annex.ts';
import { writeHandout } from '../../src/report/handout/write-handout.ts';
import { drawAtlas } from '../../src/report/paper/atlas/atlas.ts';
import { drawMapSheet } from '../../src/report/paper/map-sheet.ts';
import { CHECK_FILES, isWrittenFor, LEAVING_KINDS } from '../../src/report/scope/registry.ts';
import { writeSlides } from '../../src/report/slides/write-slides.ts';
import { fonts } from '../support/fonts.ts';
import { levelLand } from '../support/level-land.ts';
import { openIn } from '../support/memory-project.ts';
import { plantedProject } from '../support/planted-project.ts';
import { printed } from '../support/printed.ts';
import { tinyReport } from '../support/tiny-report.ts';

/*
 * Every file that leaves says the same from one version to the next, word for word and line for line. Whoever changes
 * what a file says changes lines in test/fixtures/printed (`npx vitest run test/golden/printed-files.test.ts -u`) and
 * reads what else has changed there.
 */

const sheet = (name: string): string => `../fixtures/printed/${name}.txt`;
const headed = (name: string, lines: readonly string[]): string[] => [`== ${name}`, ...lines];

/** What a commune sent back, with what is to be asked of it. */
const RETURNED = `TT,Thôn/bản,Xã,Kinh độ,Vĩ độ,Số hộ,Nhân khẩu,Sóng 4G
1,Bản Nam,Xã Hai,104.16,21.01,31,140,không
2,Bản Bắc,Xã Hai,,,20,90,có
3,Bản Mới,Xã Hai,21.055,104.135,12,12000,không
4,Bản Xa,Xã Hai,105.9,21.05,9,40,
5,Bản Lạ,Xã Không Có,104.15,21.03,8,35,
,Cộng,,,,81,12305,
`;

describe('of a small project that holds what must not leave', () => {
  let opened: AnalysedProject;
  let plan: Plan;
  let prediction: Prediction;
  let earlier: EarlierProject;
  beforeAll(async () => {
    const { project: own, files: given } = plantedProject();
    const returned = { id: 'returned', role: 'villages', path: 'xa-hai.csv', asOf: '2026-08-15' } as const;
    const project = { ...own, sources: [...own.sources, returned] };
    const files = { ...given, 'xa-hai.csv': RETURNED };
    opened = await openAndAnalyse({ project, open: openIn(files) }, {});
    const before = {
      ...own,
      title: 'Quý trước',
      asOf: '2026-06-30',
      settings: { rule: 'anyCluster' },
    } as const;
    earlier = await compareWithEarlier(opened, {
      project: { ...before, sources: own.sources.filter(({ path }) => path !== 'mobifone.geojson') },
      open: openIn(given),
    });
    const planned = await planFor(opened, 9e9);
    if (!planned.ok) throw new Error(planned.refusal.code);
    plan = planned.value;
    const terrain = { ground: [levelLand()], canopy: [], surface: [] };
    const { dataset } = opened.loaded;
    const asked = { operator: null, calibrate: false };
    const predicted = await predictDataset({ ...dataset, terrain }, opened.settings, asked);
    if (!predicted.ok) throw new Error(predicted.refusal.code);
    prediction = predicted.value;
  });

  it.each<[string, Scope, Language]>([
    ['its people', 'internal', 'vi'],
    ['everybody', 'public', 'en'],
    ['an operator', 'operator:viettel', 'vi'],
  ])('for %s', async (_, scope, language) => {
    const told: string[] = [];
    for (const kind of LEAVING_KINDS) {
      // Papers are below; the list for a field check is of a sample that is drawn first.
      if (!isWrittenFor(kind, scope) || /^map|atlas|songban|verification/.test(kind)) continue;
      const options = { language, scope, ...(scope === 'internal' && { earlier }) };
      const lent = { fonts: () => Promise.resolve(fonts), prediction };
      const made = await exportFile(opened, plan, kind, options, lent);
      if (!made.ok) throw new Error(`${kind}: ${made.refusal.code}`);
      told.push(...headed(kind, await printed(kind, made.value.bytes)));
    }
    for (const file of CHECK_FILES) if (isWrittenFor(file, scope)) expect(told).toContain(`== ${file}`);
    await expect(told.join('\n') + '\n').toMatchFileSnapshot(sheet(`small-${scope.replace(':', '-')}`));
  });
});

describe('of a province with more than a page of villages', () => {
  it('on paper, on slides and in tables', async () => {
    const made = await tinyReport({ budgetVnd: 20_000_000_000 });
    // One village lies in no commune.
    const villageCommune = made.findings.villageCommune.slice();
    villageCommune[0] = -1;
    const input = { ...made, findings: { ...made.findings, villageCommune } };
    const long = await tinyReport({ columns: 2, rows: 1, villagesPerCommune: 190 });
    const vi = { language: 'vi', fonts, scope: 'internal' } as const;
    const en = { language: 'en', fonts, scope: 'public' } as const;
    const shared = { ...input, scope: 'public' } as const;
    const files: Readonly<Record<string, Uint8Array>> = {
      'map-a4.pdf': await drawMapSheet(input, { ...vi, paper: 'a4', orientation: 'portrait' }),
      'map-a3.pdf': await drawMapSheet(shared, { ...en, grey: true }),
      'atlas.pdf': await drawAtlas(input, vi),
      'long-atlas.pdf': await drawAtlas(long, { ...en, scope: 'internal' }),
      'handout.pdf': await writeHandout(input, vi),
      'slides.pptx': writeSlides(shared, en),
      'annex.xlsx': await writeAnnex(input, vi),
    };
    const told: string[] = [];
    for (const [name, bytes] of Object.entries(files)) told.push(...headed(name, await printed(name, bytes)));
    await expect(told.join('\n') + '\n').toMatchFileSnapshot(sheet('province'));
  });
});
