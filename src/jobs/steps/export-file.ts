import { accept, refuse, type Result } from '../../model/basics/result.ts';
import type { Plan } from '../../planning/plan.ts';
import { packProject } from '../../project/project-folder.ts';
import { writeAnnex } from '../../report/annex/annex.ts';
import type { Fonts } from '../../report/fonts.ts';
import { drawMapA3 } from '../../report/paper/map-a3.ts';
import { PLAN_FILES, writeResult } from '../../report/results/results.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { checkReport, isCheckFile } from './check-report.ts';
import type { ExportedFile, ExportKind, ExportOptions } from '../protocol.ts';
import { writeLandFile } from './land-files.ts';
import { reportInput, type AnalysedProject } from './analysed-project.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  geojson: 'application/geo+json',
  csv: 'text/csv;charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  songban: 'application/zip',
};

const isPlanFile = (kind: ExportKind): boolean => (PLAN_FILES as readonly string[]).includes(kind);

/** The same bytes as the command line writes for the same session. CSV follows the language of the screen. */
export async function exportFile(
  opened: AnalysedProject,
  plan: Plan | null,
  kind: ExportKind,
  options: ExportOptions,
  fonts: () => Promise<Fonts>,
  task: TaskContext = {},
): Promise<Result<ExportedFile>> {
  if (isPlanFile(kind) && !plan) return refuse('no-plan-yet', { file: kind });
  const done = (bytes: Uint8Array<ArrayBuffer>): Result<ExportedFile> =>
    accept({ name: kind, mediaType: MEDIA_TYPES[kind.slice(kind.lastIndexOf('.') + 1)], bytes });
  if (isCheckFile(kind)) return done(await checkReport(opened, kind, options.language));
  const input = reportInput(opened, plan);
  switch (kind) {
    case 'coverage-dissolved.geojson':
    case 'depressions-by-commune.geojson':
      return done(await writeLandFile(opened, kind, task));
    case 'project.songban': {
      const packed = await packProject(opened.folder);
      return packed.ok ? done(packed.value) : packed;
    }
    case 'annex.xlsx':
      return done(await writeAnnex(input, options));
    case 'map-a3.pdf':
      return done(await drawMapA3(input, { ...options, fonts: await fonts() }));
    default:
      return done(writeResult(kind, input, options.language));
  }
}
