import type { Reading } from '../../formats/reading/reading.ts';
import type { RecognisedColumn } from '../../model/issue.ts';
import { SOURCE_ROLES, type ColumnTemplates, type SourceRole } from '../../model/project.ts';
import type { Evidence, OperatorId, Technology } from '../../model/service.ts';
import { fold } from '../../i18n/text.ts';
import type { FieldKey } from '../columns/header-dictionary.ts';
import { recogniseColumns } from '../columns/recognise-columns.ts';
import type { KnownColumns } from '../tables/header-block.ts';
import { readSheet } from '../tables/sheet-table.ts';
import { rememberedHeaders, shapeKey } from '../columns/templates.ts';
import { repairFeatures, repairSheet } from '../text/repair.ts';
import { tableOfFeatures, type SourceTable } from '../files/source-table.ts';
import { textOf } from '../text/cell.ts';
import { readDate } from '../text/dates.ts';
import { findOperator, readOperator } from '../text/operators.ts';
import { readTechnologies } from '../text/vocabulary.ts';

/** What a file that was dropped on the project seems to be; every guess is shown before it is used. */
export interface SourceProposal {
  /** Null where no role stands out: the user chooses. */
  readonly role: SourceRole | null;
  /** Every role with its score 0..1, best first: the list to choose from. */
  readonly choices: readonly { readonly role: SourceRole; readonly score: number }[];
  readonly operator: OperatorId | null;
  readonly technology: Technology | null;
  readonly evidence: Evidence | null;
  /** ISO date, as exact as the file name says it. */
  readonly asOf: string | null;
  /** Columns as the proposed role understands them. */
  readonly recognised: readonly RecognisedColumn[];
}

type Shape = 'polygon' | 'line' | 'point' | 'table' | 'terrain';

interface RoleSigns {
  /** Kinds of content that the role can have, with what each says for it. */
  readonly shapes: Partial<Record<Shape, number>>;
  /** Fields that speak for the role. */
  readonly fields: Partial<Record<FieldKey, number>>;
  readonly words: RegExp;
  /** Fields that speak against it. */
  readonly not?: readonly FieldKey[];
}

const SIGNS: Readonly<Record<SourceRole, RoleSigns>> = {
  communes: {
    shapes: { polygon: 0.2 },
    fields: { commune_code: 0.4, commune: 0.2, area: 0.1, commune_kind: 0.1 },
    words: /\b(xa|phuong|commune|communes|dvhc|ranh gioi|dia gioi|hanh chinh|ward|wards)\b/,
    not: ['village', 'village_code', 'technology', 'operator'],
  },
  villages: {
    shapes: { point: 0.1, polygon: 0.1, table: 0.15 },
    fields: { village: 0.4, village_code: 0.2, households: 0.1, population: 0.1, poor_households: 0.1 },
    words: /\b(thon|ban|villages?|to dan pho|diem dan cu|settlements?|danh sach thon)\b/,
    not: ['cluster', 'rsrp', 'site_code'],
  },
  clusters: {
    shapes: { point: 0.1, table: 0.15 },
    fields: { cluster: 0.4, village_code: 0.2, households: 0.05, population: 0.05 },
    words: /\b(cum|cum dan cu|clusters?|nhom ho)\b/,
  },
  coverage: {
    shapes: { polygon: 0.3 },
    fields: { technology: 0.3, operator: 0.2, evidence: 0.1 },
    words: /\b(phu song|vung phu|coverage|song di dong)\b/,
    not: ['commune_code', 'village'],
  },
  sites: {
    shapes: { point: 0.1, table: 0.1 },
    fields: {
      site_code: 0.3,
      site_name: 0.2,
      mast_height: 0.2,
      azimuth: 0.2,
      site_type: 0.1,
      shared: 0.1,
      technology: 0.1,
    },
    words: /\b(tram|bts|sites?|masts?|nodeb|cot|csht)\b/,
    not: ['cost', 'rsrp', 'village'],
  },
  candidates: {
    shapes: { point: 0.1, table: 0.1 },
    fields: { cost: 0.35, radius: 0.2, site_code: 0.1, site_name: 0.1, mast_height: 0.1 },
    words: /\b(du kien|de xuat|candidates?|quy hoach|xay moi)\b/,
    not: ['village'],
  },
  fibre: {
    shapes: { line: 0.3 },
    fields: { fibre_length: 0.2, operator: 0.1 },
    words: /\b(cap|cap quang|quang|fibre|fiber|tuyen cap)\b/,
  },
  fibreNodes: {
    shapes: { point: 0.2, table: 0.05 },
    fields: { operator: 0.05 },
    words: /\b(tap diem|diem truy nhap|odf|olt|access|fibre nodes?|nodes|gpon)\b/,
  },
  depressions: {
    shapes: { polygon: 0.25 },
    fields: { households_uncovered: 0.2 },
    words: /\b(lom|lom song|depressions?|trang song)\b/,
    not: ['commune_code', 'technology'],
  },
  measurements: {
    shapes: { point: 0.1, table: 0.1 },
    fields: { rsrp: 0.5, speed_dl: 0.2, samples: 0.1 },
    words: /\b(do|do kiem|measurements?|drive test|so do|i speed)\b/,
  },
  roads: {
    shapes: { line: 0.3 },
    fields: { road: 0.1 },
    words: /\b(duong|roads?|giao thong|quoc lo|tinh lo)\b/,
  },
  terrain: { shapes: { terrain: 1 }, fields: {}, words: /\b(dem|srtm|dia hinh|terrain)\b/ },
  households: {
    shapes: { point: 0.15, table: 0.05 },
    fields: { households: 0.05, population: 0.05 },
    words: /\b(ho dan|ho gia dinh|households?|nha o|buildings?)\b/,
    not: ['village'],
  },
  crosswalk: {
    shapes: { table: 0.1 },
    fields: { commune_old: 0.4, district_old: 0.1 },
    words: /\b(crosswalk|chuyen doi|sap nhap|sap xep|cu moi)\b/,
  },
};

const NAME_SCORE = 0.4;
const AGAINST = 0.3;
/** Below it, or closer than the lead to the next, no role is proposed. */
const LEAST = 0.4;
const LEAD = 0.1;

const wordsOf = (name: string): string =>
  fold(name)
    .replace(/\.[a-z0-9]{1,8}$/, '')
    .replace(/[^a-z0-9]+/g, ' ');

function shapeOf(reading: Reading): Shape {
  if (reading.kind === 'terrain') return 'terrain';
  if (reading.kind === 'sheets') return 'table';
  const largest = reading.tables.toSorted((a, b) => b.properties.length - a.properties.length)[0];
  return largest?.geometry.kind ?? 'table';
}

/** The longest table, its old text made readable: what a file is about must not hang on its fonts. */
function mainTable(reading: Reading, fileName: string, known: KnownColumns): SourceTable | null {
  if (reading.kind === 'terrain') return null;
  const tables =
    reading.kind === 'features'
      ? reading.tables.map((table) => tableOfFeatures(repairFeatures(table).table, fileName))
      : reading.sheets.flatMap((sheet) =>
          sheet.hidden ? [] : (readSheet(repairSheet(sheet).sheet, fileName, known).table ?? []),
        );
  return tables.toSorted((a, b) => b.numbers.length - a.numbers.length)[0] ?? null;
}

function scoreRole(role: SourceRole, shape: Shape, table: SourceTable | null, words: string): number {
  const signs = SIGNS[role];
  const ofShape = signs.shapes[shape];
  if (ofShape === undefined) return 0;
  const fields = table ? recogniseColumns(table, role).columns : new Map<FieldKey, number>();
  let score = ofShape + (signs.words.test(words) ? NAME_SCORE : 0);
  for (const key of fields.keys()) score += signs.fields[key] ?? 0;
  for (const key of signs.not ?? []) if (fields.has(key)) score -= AGAINST;
  return Math.round(100 * Math.max(0, Math.min(1, score))) / 100;
}

/** Columns that name both lists of communes: a crosswalk whatever the file is called. */
const isCrosswalk = (table: SourceTable | null): boolean => {
  const names = new Set(table?.columns.map(({ name }) => wordsOf(name).trim()));
  return names.has('old code') && names.has('new codes');
};

/** A form that people have corrected before, as a file of this role. */
const isRemembered = (templates: ColumnTemplates, role: SourceRole, table: SourceTable | null): boolean =>
  table !== null &&
  Object.hasOwn(
    templates,
    shapeKey(
      role,
      table.columns.map(({ name }) => name),
    ),
  );

/** The one value that a column has throughout, read by `read`; null where it has several or none. */
function single<T>(
  table: SourceTable | null,
  column: number | undefined,
  read: (text: string) => T | null,
): T | null {
  if (!table || column === undefined) return null;
  const values = new Set(table.columns[column]!.cells.slice(0, 1000).map(textOf).filter(Boolean));
  return values.size === 1 ? read([...values][0]!) : null;
}

/** A date in a file name: 2026-09-30, 30.9.2026, 20260930, T9-2026, 2026. */
function dateInName(name: string): string | null {
  const plain = fold(name)
    .replace(/\.[a-z0-9]{1,8}$/, '')
    .replace(/_/g, ' ');
  const written =
    /\b(\d{4})(\d{2})(\d{2})\b/.exec(plain)?.slice(1, 4).join('-') ??
    /\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[-.]\d{1,2}[-.]\d{4}\b/.exec(plain)?.[0] ??
    /\b(?:t|thang)? ?(\d{1,2}[-.]\d{4})\b/.exec(plain)?.[1] ??
    /\b20\d{2}\b/.exec(plain)?.[0];
  return written ? readDate(written) : null;
}

/**
 * Guesses role, operator, technology, evidence and date of a file from its content and name; nothing is imported by it.
 * @param templates forms that people have corrected before: a file of one of them is what it was then
 */
export function proposeSource(
  reading: Reading,
  fileName: string,
  templates: ColumnTemplates = {},
): SourceProposal {
  const words = wordsOf(fileName);
  const shape = shapeOf(reading);
  const table = mainTable(reading, fileName, rememberedHeaders(templates));
  const isSure = (role: SourceRole): boolean =>
    (role === 'crosswalk' && isCrosswalk(table)) || isRemembered(templates, role, table);
  const choices = SOURCE_ROLES.map((role) => ({
    role,
    score: isSure(role) ? 1 : scoreRole(role, shape, table, words),
  })).sort((a, b) => b.score - a.score);
  const [best, next] = choices as [(typeof choices)[0], (typeof choices)[0]];
  const role = best.score >= LEAST && best.score - next.score >= LEAD ? best.role : null;
  const recognition = table ? recogniseColumns(table, role ?? best.role) : null;
  const columns = recognition?.columns;
  const named = readTechnologies(words);
  return {
    role,
    choices,
    operator: single(table, columns?.get('operator'), readOperator) ?? findOperator(words),
    technology:
      single(table, columns?.get('technology'), (text) =>
        readTechnologies(text).length === 1 ? readTechnologies(text)[0]! : null,
      ) ?? (named.length === 1 ? named[0]! : null),
    evidence: evidenceOf(role, words),
    asOf: dateInName(fileName),
    recognised: recognition?.recognised ?? [],
  };
}

function evidenceOf(role: SourceRole | null, words: string): Evidence | null {
  if (/\b(uoc luong|uoc tinh|ban kinh|disc|estimated)\b/.test(words)) return 'estimated';
  if (/\b(mo hinh|predicted|model|tinh toan)\b/.test(words)) return 'predicted';
  if (role === 'measurements' || /\b(do kiem|measured)\b/.test(words)) return 'measured';
  if (/\b(phan anh|reported)\b/.test(words)) return 'reported';
  return role === 'coverage' ? 'declared' : null;
}
