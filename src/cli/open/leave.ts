import type { EarlierProject } from '../../analysis/compare/comparison.ts';
import { exportFile, type ExportTools } from '../../jobs/leaving/export-file.ts';
import type { ExportKind } from '../../jobs/protocol.ts';
import type { Prediction } from '../../jobs/predict/prediction.ts';
import type { AnalysedProject } from '../../jobs/steps/analysed-project.ts';
import type { Language } from '../../i18n/number.ts';
import { accept, type Refusal, type Result } from '../../model/basics/result.ts';
import type { Scope } from '../../model/scope.ts';
import type { Plan } from '../../planning/plan.ts';
import type { PaperOrientation } from '../../report/paper/sheet/sheet.ts';
import type { CsvLocale } from '../../report/results/results.ts';
import { seal } from '../../project/sealed.ts';
import { readFonts } from '../shell/fonts.ts';
import { withOutlineThreads } from './open.ts';

/** What a command wants to leave, and for whom. */
export interface Wanted {
  readonly kinds: readonly ExportKind[];
  readonly scope: Scope;
  readonly language: Language;
  readonly locale?: CsvLocale;
  readonly plan?: Plan | null;
  readonly orientation?: PaperOrientation;
  readonly grey?: boolean;
  /** The project file is sealed under it. */
  readonly passphrase?: string | null;
  /** What files of a prediction are made of. */
  readonly prediction?: Prediction;
  /** An earlier project beside the one that is opened. */
  readonly earlier?: EarlierProject;
}

export interface LeavingFiles {
  readonly files: Map<string, Uint8Array<ArrayBuffer>>;
  /** Files that are not written, with what keeps them. */
  readonly kept: readonly Refusal[];
  /** Source files that were not there to be packed. */
  readonly missing: readonly string[];
}

/** Refusals that keep one file back and let the others go. */
const KEEPS_ONE: ReadonlySet<string> = new Set(['text-to-settle', 'not-for-scope']);
/** Of those, what somebody has to settle: the others are as they should be in their scope. */
const TO_SETTLE = 'text-to-settle';

export const isLoss = ({ code }: Refusal): boolean => code === TO_SETTLE;

async function underPassphrase(
  kind: ExportKind,
  bytes: Uint8Array<ArrayBuffer>,
  { passphrase = null }: Wanted,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  return kind === 'project.songban' && passphrase !== null ? seal(bytes, passphrase) : accept(bytes);
}

async function made(
  opened: AnalysedProject,
  wanted: Wanted,
  tools: ExportTools,
): Promise<Result<LeavingFiles>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const kept: Refusal[] = [];
  const missing: string[] = [];
  for (const kind of wanted.kinds) {
    const file = await exportFile(opened, wanted.plan ?? null, kind, wanted, tools);
    if (file.ok) {
      const bytes = await underPassphrase(kind, file.value.bytes, wanted);
      if (!bytes.ok) return bytes;
      files.set(kind, bytes.value);
      missing.push(...(file.value.missing ?? []));
    } else if (KEEPS_ONE.has(file.refusal.code)) kept.push(file.refusal);
    else return file;
  }
  return accept({ files, kept, missing });
}

const LAND: ReadonlySet<ExportKind> = new Set([
  'coverage-dissolved.geojson',
  'depressions-by-commune.geojson',
  'project.songban',
]);

/** Makes the files of a command in its scope, by the one way out; land is dissolved with all cores. */
export function leavingFiles(opened: AnalysedProject, wanted: Wanted): Promise<Result<LeavingFiles>> {
  const { locale, prediction } = wanted;
  const tools: ExportTools = {
    fonts: readFonts,
    ...(locale && { locale }),
    ...(prediction && { prediction }),
  };
  if (!wanted.kinds.some((kind) => LAND.has(kind))) return made(opened, wanted, tools);
  return withOutlineThreads((outlines) => made(opened, wanted, { ...tools, ...(outlines && { outlines }) }));
}
