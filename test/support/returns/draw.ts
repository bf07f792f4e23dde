import { Chance } from './chance.ts';
import { drawManner, recounted, writeReturn, type Manner } from './commune-files.ts';
import { drawForm } from './form.ts';
import { coverageFile, drawCoverage, mastsFile, withService, type MadeCoverage } from './operators.ts';
import {
  bordersOf,
  crosswalkOf,
  drawProvince,
  type MadeCommune,
  type MadeProvince,
  type MadeVillage,
} from './province.ts';
import { drawStrays, type StrayFile } from './strays.ts';
import type { Truth } from './truth.ts';
import type { WordingMode } from './wordings.ts';
import { columnsOf, questionsOf, reportsOf, villagesOf, type Returned } from './written.ts';

export interface ReturnsOptions {
  /** `familiar`: headings as departments print them; `unknown`: headings that nobody listed. */
  readonly mode: WordingMode;
}
export interface DrawnReturns {
  /** Bytes by path below the project's folder, `project.json` among them. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly project: Record<string, unknown>;
  readonly truth: Truth;
}
export const RETURNS_FOLDER = 'xa-gui-ve';

/** The files of one commune: one, two halves, or several versions. */
function drawReturned(
  chance: Chance,
  province: MadeProvince,
  manner: Manner,
  villages: readonly MadeVillage[],
): Returned {
  const luck = chance.next();
  const write = (own: readonly MadeVillage[], suffix = '', lastYear = false): Returned['current'][number] =>
    writeReturn(chance, manner, { villages: own, province, suffix, lastYear });
  if (luck < 0.1) {
    const half = Math.ceil(villages.length / 2);
    return {
      current: [write(villages.slice(0, half), ' - phần 1'), write(villages.slice(half), ' - phần 2')],
      aside: [],
    };
  }
  if (luck < 0.25) {
    const older = write(villages);
    const current = write(
      recounted(chance, villages),
      chance.pick([' (2)', ' (sửa ngày 12.10)', ' sua lan 2']),
    );
    return { current: [current], aside: [{ written: older, why: 'revised', by: current.file }] };
  }
  const current = write(villages);
  if (luck < 0.33) {
    const copy = { ...current, file: current.file.replace(/(\.\w+)$/, chance.pick([' (1)$1', ' - Copy$1'])) };
    return { current: [current], aside: [{ written: copy, why: 'copy', by: current.file }] };
  }
  if (luck < 0.4) {
    const old = write(villages, ' năm 2025', true);
    return { current: [current], aside: [{ written: old, why: 'lastYear', by: current.file }] };
  }
  return { current: [current], aside: [] };
}

function totalsOf(truth: Omit<Truth, 'totals'>): Truth['totals'] {
  const sum = (field: 'households' | 'population'): number =>
    truth.villages.reduce((all, village) => all + (village[field] ?? 0), 0);
  return {
    files: truth.files.length,
    villages: truth.villages.length,
    households: sum('households'),
    population: sum('population'),
    withoutPosition: truth.villages.filter(({ lon }) => lon === null).length,
    reports: truth.reports.length,
    questionsMust: truth.questions.filter(({ need }) => need === 'must').length,
  };
}

const coverageSource = (operator: string): Record<string, string> => ({
  id: `${operator}-4g`,
  role: 'coverage',
  path: `${operator}-4g.geojson`,
  operator,
  technology: '4G',
  evidence: 'declared',
});
const projectOf = ({ code, name }: MadeProvince, operators: readonly string[]): Record<string, unknown> => ({
  format: 'song-ban-project',
  version: 1,
  title: `${name}, tệp gửi về (dữ liệu giả lập)`,
  asOf: '2026-09-30',
  synthetic: true,
  province: { code, name },
  sources: [
    { id: 'communes', role: 'communes', path: 'communes.geojson', crs: 'EPSG:4326', asOf: '2025-07-01' },
    { id: 'crosswalk', role: 'crosswalk', path: 'chuyen-doi-xa.csv' },
    { id: 'xa', role: 'villages', path: RETURNS_FOLDER },
    ...operators.map(coverageSource),
    { id: 'viettel-sites', role: 'sites', path: 'viettel-tram.csv', operator: 'viettel' },
  ],
});

function truthOf(
  returned: readonly Returned[],
  strays: readonly StrayFile[],
  coverages: readonly MadeCoverage[],
): Truth {
  const without: Omit<Truth, 'totals'> = {
    files: returned.flatMap(({ current }) =>
      current.map(({ file, manner, rows }) => ({
        file,
        commune_code: manner.commune.code,
        villageRows: rows.length,
      })),
    ),
    villages: returned.flatMap(villagesOf).map((village) => withService(village, coverages)),
    reports: returned.flatMap(reportsOf),
    questions: returned.flatMap(questionsOf),
    strays: [
      ...strays.map(({ stray }) => stray),
      ...returned.flatMap(({ current }) =>
        current
          .filter(({ otherNames }) => otherNames.length)
          .map(({ file, otherNames: names }) => ({ file, must: 'totals and groups are no villages', names })),
      ),
    ],
    columns: returned.flatMap(columnsOf),
  };
  return { totals: totalsOf(without), ...without };
}

/** Bytes of the returned files and of those that are none, by path. */
function returnedFiles(returned: readonly Returned[], strays: readonly StrayFile[]): [string, Uint8Array][] {
  const written = returned.flatMap(({ current, aside }) => [
    ...current,
    ...aside.map((older) => older.written),
  ]);
  return [
    ...written.map(({ file, bytes }): [string, Uint8Array] => [`${RETURNS_FOLDER}/${file}`, bytes]),
    ...strays.map(({ name, bytes }): [string, Uint8Array] => [`${RETURNS_FOLDER}/${name}`, bytes]),
  ];
}

/** A folder of returned files of a small made-up province, with what is true of it. Same seed, same bytes. */
export function drawReturns(seed: number, { mode }: ReturnsOptions): DrawnReturns {
  const chance = new Chance(seed * 2 + (mode === 'unknown' ? 1 : 0));
  const province = drawProvince(chance);
  const forms = Array.from({ length: chance.between(1, 3) }, () => drawForm(chance, mode));
  const ownOf = (commune: MadeCommune): MadeVillage[] =>
    province.villages.filter((village) => village.commune === commune);
  const taken = new Set<string>();
  const returned = province.communes.map((commune) => {
    const manner = drawManner(chance, province, commune, forms, mode);
    // Two communes may differ by tones only: no file takes the place of another's.
    const base = taken.has(manner.base) ? `${commune.code} ${manner.base}` : manner.base;
    taken.add(base);
    return drawReturned(chance, province, { ...manner, base }, ownOf(commune));
  });
  const strays = drawStrays(chance, province, mode);
  const coverages = (['viettel', 'vnpt'] as const).map((operator) =>
    drawCoverage(chance, province, operator),
  );
  const project = projectOf(
    province,
    coverages.map(({ operator }) => operator),
  );
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  const files = new Map<string, Uint8Array>([
    ['project.json', text(JSON.stringify(project, null, 1))],
    ['communes.geojson', text(bordersOf(province))],
    ['chuyen-doi-xa.csv', text(crosswalkOf(province))],
    ['viettel-tram.csv', text(mastsFile(chance, province))],
    ...coverages.map((coverage): [string, Uint8Array] => [
      `${coverage.operator}-4g.geojson`,
      text(coverageFile(coverage)),
    ]),
    ...returnedFiles(returned, strays),
  ]);
  return { files, project, truth: truthOf(returned, strays, coverages) };
}
