import { beforeAll, describe, expect, it } from 'vitest';
import { readFile } from '../../src/formats/registry.ts';
import { loadDataset, type Loaded } from '../../src/intake/load-dataset.ts';
import { findingsOf } from '../../src/analysis/findings/findings.ts';
import { exportFile } from '../../src/jobs/leaving/export-file.ts';
import type { ExportKind } from '../../src/jobs/protocol.ts';
import { openAndAnalyse, type AnalysedProject } from '../../src/jobs/steps/analysed-project.ts';
import { sourceOfBytes } from '../../src/model/basics/bytes.ts';
import { SERVICE_STATES } from '../../src/model/service.ts';
import { openProjectFolder } from '../../src/project/project-folder.ts';
import { collection, openIn, projectOf, square } from '../support/memory-project.ts';

/** Names that hurt: formulas, mark-up, quotes, delimiters, a lone dash, keys of every object. */
const NAMES = [
  '=HYPERLINK("http://x";"y")',
  '+84 Bản',
  '-',
  '@SUM(A1)',
  '<img src=x onerror=alert(1)>',
  '<script>globalThis.polluted = 1</script>',
  'Bản "Mới"; Đồn, Đèn',
  "'Nà Hỳ",
  '__proto__',
  'constructor',
  '1.234,5',
  'Thôn & xóm',
];
const COMMUNES = collection([[square(103, 21, 0.5), { code: '00011', name: 'Xã =1+1 <b>A</b>' }]]);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const VILLAGES = [
  'village_code,village,commune_code,lon,lat,population,households',
  ...NAMES.map((name, i) => {
    const people = i % 4 ? String(1000 + 37 * i) : '';
    return `${i + 1},${quoted(name)},00011,${103.01 + i / 100},${21.0125 + i / 50},${people},${62 + i}`;
  }),
].join('\n');
const FILES = {
  'xa.geojson': COMMUNES,
  'thon.csv': VILLAGES,
  'phu.geojson': collection([[square(103, 21, 0.04), { operator: 'viettel', technology: '4G' }]]),
};
const SOURCES = [
  { role: 'communes', path: 'xa.geojson' },
  { role: 'villages', path: 'thon.csv' },
  { role: 'coverage', path: 'phu.geojson', evidence: 'declared' },
] as const;

const noFonts = (): Promise<never> => Promise.reject(new Error('no paper is drawn'));
/** What a list of villages says, whatever file it was read from. */
const told = ({ dataset: { villages } }: Loaded) =>
  villages.records.map(({ code, name, communeCode, population, households }, i) => ({
    code,
    name,
    communeCode,
    population,
    households,
    lon: villages.centres[2 * i]!.toFixed(6),
    lat: villages.centres[2 * i + 1]!.toFixed(6),
  }));

describe('what was exported reads back the same', () => {
  let session: AnalysedProject;
  beforeAll(async () => {
    session = await openAndAnalyse({ project: projectOf(SOURCES), open: openIn(FILES) }, {});
  });
  const exported = async (kind: ExportKind, language: 'vi' | 'en' = 'vi'): Promise<Uint8Array> => {
    const file = await exportFile(session, null, kind, { language, scope: 'internal' }, { fonts: noFonts });
    if (!file.ok) throw new Error(file.refusal.code);
    return file.value.bytes;
  };
  /** By both, centre and clusters: anything but covered is a gap. */
  const isGap = (_: unknown, village: number): boolean =>
    SERVICE_STATES[findingsOf(session.findings, 'any').state[village]!] !== 'covered';
  const readAs = (path: string, bytes: Uint8Array): Promise<Loaded> =>
    loadDataset(
      projectOf([SOURCES[0], { role: 'villages', path }]),
      openIn({ 'xa.geojson': COMMUNES, [path]: bytes }),
    );

  it('names come in as they are written', () => {
    // What is shown in the case of place names is told as it was given.
    const names = session.loaded.dataset.villages.records.map(({ name, nameAsGiven }) => nameAsGiven ?? name);
    expect(new Set(names)).toEqual(new Set(NAMES));
    expect('polluted' in globalThis).toBe(false);
  });

  it.each(['vi', 'en'] as const)('villages.csv in the locale %s', async (language) => {
    const again = await readAs('villages.csv', await exported('villages.csv', language));
    expect(again.questions).toEqual([]);
    expect(told(again)).toEqual(told(session.loaded));
  });

  it('gaps.geojson: every village that is not covered', async () => {
    const again = await readAs('gaps.geojson', await exported('gaps.geojson'));
    const gaps = told(session.loaded).filter(isGap);
    expect(told(again)).toEqual(gaps);
    expect(gaps.length).toBeGreaterThan(0);
  });

  it('annex.xlsx: every name and count as text and numbers, no formula', async () => {
    const result = await readFile(sourceOfBytes('annex.xlsx', await exported('annex.xlsx')));
    if (!result.ok || result.value.kind !== 'sheets') throw new Error(JSON.stringify(result));
    expect(result.value.issues).toEqual([]);
    const cells = new Set(
      result.value.sheets
        .flatMap(({ rows }) => rows.flat())
        .map((cell) => (typeof cell === 'string' ? cell.trim() : null)),
    );
    const uncovered = told(session.loaded).filter(isGap);
    expect(uncovered.map(({ name }) => name).filter((name) => !cells.has(name))).toEqual([]);
  });

  it('project.songban', async () => {
    const opened = await openProjectFolder([
      sourceOfBytes('du-an.songban', await exported('project.songban')),
    ]);
    if (!opened.ok) throw new Error(opened.refusal.code);
    const again = await loadDataset(opened.value.project, opened.value.open);
    expect(told(again)).toEqual(told(session.loaded));
    expect(again.inputs).toEqual(session.loaded.inputs);
  });
});
