import { operatorOf, type Scope, type ScopedField } from '../../model/scope.ts';
import type { TextKind } from './free-text.ts';

/** One kind of file that leaves. */
export interface LeavingFile {
  readonly mediaType: string;
  /** Scopes that it is written for. */
  readonly for: 'all' | 'internal' | 'internal and operators' | 'operators';
  /** What it holds that not every scope may have. */
  readonly holds: readonly ScopedField[];
  /** Free texts that it prints. */
  readonly prints: readonly TextKind[];
  readonly needsPlan?: true;
  /** It is made of a prediction from terrain. */
  readonly needsPrediction?: true;
  /** It tells of an earlier project beside the open one. */
  readonly needsEarlier?: true;
}

const JSON_TYPE = 'application/json';
const GEOJSON = 'application/geo+json';
const CSV = 'text/csv;charset=utf-8';
const PDF = 'application/pdf';
const ZIP = 'application/zip';
const HTML = 'text/html;charset=utf-8';
const PNG = 'image/png';
const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A paper with a map. */
const DRAWN = {
  mediaType: PDF,
  for: 'all',
  holds: ['masts', 'candidates', 'estimated'],
  prints: ['project', 'source', 'village', 'commune', 'work'],
} as const satisfies LeavingFile;

/**
 * Everything that leaves, by the command line and by the page alike. What is not listed here is not written; the leak
 * test opens each public file of this list.
 */
const LEAVING = {
  'summary.json': { mediaType: JSON_TYPE, for: 'all', holds: [], prints: ['project', 'source'] },
  'villages.csv': { mediaType: CSV, for: 'all', holds: ['claims'], prints: ['village', 'commune'] },
  'communes.csv': { mediaType: CSV, for: 'all', holds: [], prints: ['commune'] },
  'gaps.geojson': {
    mediaType: GEOJSON,
    for: 'all',
    holds: ['claims'],
    prints: ['project', 'village', 'commune'],
  },
  'coverage-dissolved.geojson': {
    mediaType: GEOJSON,
    for: 'all',
    holds: ['coverage', 'estimated'],
    prints: ['project'],
  },
  'depressions-by-commune.geojson': {
    mediaType: GEOJSON,
    for: 'all',
    holds: [],
    prints: ['project', 'commune'],
  },
  'report.json': { mediaType: JSON_TYPE, for: 'all', holds: ['quotes'], prints: ['source', 'column'] },
  'gate.xlsx': {
    mediaType: XLSX,
    for: 'all',
    holds: ['quotes', 'claims'],
    prints: ['project', 'source', 'village', 'commune'],
  },
  'gate.json': {
    mediaType: JSON_TYPE,
    for: 'all',
    holds: ['quotes', 'claims'],
    prints: ['source', 'village', 'commune'],
  },
  'claims-to-check.xlsx': {
    mediaType: XLSX,
    for: 'internal and operators',
    holds: ['claims'],
    prints: ['project', 'source', 'village', 'commune'],
  },
  'claims-to-check.csv': {
    mediaType: CSV,
    for: 'internal and operators',
    holds: ['claims'],
    prints: ['source', 'village', 'commune'],
  },
  'operator-gaps.csv': {
    mediaType: CSV,
    for: 'operators',
    holds: ['claims', 'masts', 'measurements'],
    prints: ['village', 'commune'],
  },
  'return-sheets.zip': { mediaType: ZIP, for: 'internal', holds: ['quotes', 'contacts'], prints: [] },
  'field-checks.csv': { mediaType: CSV, for: 'internal', holds: ['siteNotes'], prints: [] },
  'verification.csv': { mediaType: CSV, for: 'internal', holds: ['claims'], prints: [] },
  'plan.json': {
    mediaType: JSON_TYPE,
    for: 'all',
    holds: ['candidates'],
    prints: ['work', 'village', 'commune'],
    needsPlan: true,
  },
  'plan.csv': {
    mediaType: CSV,
    for: 'all',
    holds: ['candidates'],
    prints: ['village', 'commune'],
    needsPlan: true,
  },
  'curve.csv': { mediaType: CSV, for: 'all', holds: [], prints: [], needsPlan: true },
  'comparison.json': {
    mediaType: JSON_TYPE,
    for: 'internal',
    holds: ['sourceFiles'],
    prints: ['project', 'village', 'commune'],
    needsEarlier: true,
  },
  'comparison-communes.csv': {
    mediaType: CSV,
    for: 'internal',
    holds: ['sourceFiles'],
    prints: ['commune'],
    needsEarlier: true,
  },
  'comparison-villages.csv': {
    mediaType: CSV,
    for: 'internal',
    holds: ['sourceFiles'],
    prints: ['village', 'commune'],
    needsEarlier: true,
  },
  'villages-predicted.csv': {
    mediaType: CSV,
    for: 'all',
    holds: ['claims', 'masts'],
    prints: [],
    needsPrediction: true,
  },
  'communes-predicted.csv': {
    mediaType: CSV,
    for: 'all',
    holds: [],
    prints: ['commune'],
    needsPrediction: true,
  },
  'indicators.json': { mediaType: JSON_TYPE, for: 'all', holds: [], prints: ['project', 'source'] },
  'indicators.csv': { mediaType: CSV, for: 'all', holds: [], prints: ['project', 'source'] },
  'resilience.csv': { mediaType: CSV, for: 'all', holds: ['masts'], prints: ['commune'], needsPlan: true },
  'annex.xlsx': {
    mediaType: XLSX,
    for: 'all',
    holds: ['masts', 'candidates', 'decisionReasons'],
    prints: ['project', 'source', 'village', 'commune', 'work'],
  },
  'map-a3.pdf': DRAWN,
  'map-a4.pdf': DRAWN,
  'map-a0.pdf': DRAWN,
  'map-a3.png': { ...DRAWN, mediaType: PNG },
  'map-a4.png': { ...DRAWN, mediaType: PNG },
  'map-a3-pages.zip': { ...DRAWN, mediaType: ZIP },
  'map-a4-pages.zip': { ...DRAWN, mediaType: ZIP },
  'atlas.pdf': DRAWN,
  'slides.pptx': {
    mediaType: PPTX,
    for: 'all',
    holds: ['masts', 'candidates', 'coverage', 'estimated', 'claims'],
    prints: ['project', 'source', 'village', 'commune'],
  },
  'handout.pdf': {
    mediaType: PDF,
    for: 'all',
    holds: ['masts', 'candidates', 'coverage', 'estimated', 'claims', 'decisionReasons'],
    prints: ['project', 'source', 'village', 'commune', 'work'],
  },
  'passages.html': {
    mediaType: HTML,
    for: 'all',
    holds: ['candidates', 'claims', 'decisionReasons'],
    prints: ['project', 'source', 'village', 'commune', 'work'],
  },
  'project.songban': {
    mediaType: ZIP,
    for: 'all',
    holds: [
      'sourceFiles',
      'masts',
      'candidates',
      'contacts',
      'coverage',
      'estimated',
      'claims',
      'measurements',
      'siteNotes',
      'decisionReasons',
      'quotes',
    ],
    prints: ['project', 'source', 'village', 'commune', 'work', 'column'],
  },
} as const satisfies Readonly<Record<string, LeavingFile>>;

export type LeavingKind = keyof typeof LEAVING;

/** @internal */
export const LEAVING_KINDS = Object.keys(LEAVING) as readonly LeavingKind[];

export const leavingFile = (kind: LeavingKind): LeavingFile => LEAVING[kind];

/** The report of the gate, which is made of more than the other files are. */
export const CHECK_FILES = ['gate.xlsx', 'gate.json', 'claims-to-check.xlsx', 'claims-to-check.csv'] as const;
export type CheckFile = (typeof CHECK_FILES)[number];

export const isCheckFile = (name: string): name is CheckFile =>
  (CHECK_FILES as readonly string[]).includes(name);

/** Whether a file is written for a scope at all. */
export function isWrittenFor(kind: LeavingKind, scope: Scope): boolean {
  const { for: whom } = leavingFile(kind);
  if (whom === 'all') return true;
  if (operatorOf(scope) !== null) return whom !== 'internal';
  return scope === 'internal' && whom !== 'operators';
}
