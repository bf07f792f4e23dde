import { elementAt } from '../../../model/basics/elements.ts';
import { fold } from '../../../i18n/text.ts';
import type { SourceRole } from '../../../model/roles.ts';
import type { Cell } from '../../../formats/reading/parsed-file.ts';
import type { SourceColumn } from '../../files/source-table.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import { readAside } from '../../text/standing/aside-words.ts';
import { saysNothing, textOf } from '../../text/cell.ts';
import { hasDeniedPair, mayDeny } from '../../text/standing/denials.ts';
import { recogniseOperator } from '../../text/operators.ts';
import { isMeasured, leastOf, readLevels } from '../../text/signal-levels.ts';
import {
  deniesCoverage,
  readStanding,
  saysOnlyStanding,
  type ReadStanding,
} from '../../text/standing/standing-words.ts';
import { readEvidence, readTechnologies } from '../../text/vocabulary.ts';
import { readCodes } from './code-columns.ts';
import { kindOfHeading, type HeadingKind } from './column-headings.ts';

/** What a cell of a column that no field knows says of its record; `undefined` only a person can read. */
export type Told =
  | {
      readonly meaning: Exclude<ReadStanding, null>;
      /** False where the text says it beside other things: weighed only where nothing else says anything. */
      readonly isSure: boolean;
    }
  /** A level of signal that a threshold decides. */
  | { readonly dbm: number }
  /** Nothing that is understood where the column tells of other records: a doubt where nothing else says anything. */
  | { readonly gap: true };

/** A column that tells of the state of its records though it is none of the fields that the role is read for. */
export interface TellingColumn {
  readonly name: string;
  readonly index: number;
  /** Null where the cell says nothing of it. */
  readonly tell: (row: number) => Told | null;
}

/** What columns are read for. */
export interface TellingContext {
  readonly role: SourceRole;
  /** ISO date of the project. */
  readonly asOf: string;
}

/** A column with more different words than this sets no kinds apart. */
const MOST_KINDS = 12;
/** Unknown words are kinds only where they are so few. */
const FEW_KINDS = 6;

/** Fields whose cells speak of other things, whatever their words. */
const OTHER_THINGS: ReadonlySet<string> = new Set([
  'commune',
  'commune_old',
  'commune_code',
  'district_old',
  'province',
  'contact',
  'power_source',
  'shared',
  'funding',
  'azimuth',
  'tilt',
  'eirp',
  'mast_height',
  'radius',
  'cost',
  'row_no',
  'lon',
  'lat',
  'coord_pair',
  'vn2000_x',
  'vn2000_y',
  'population',
  'households',
  'electricity',
  'road',
  'hazard',
  'as_of',
  'speed_dl',
  'speed_ul',
  'samples',
]);
/** From here on a heading names its field. */
const NAMED = 0.95;

/** The columns of a table that tell of the state of its records. */
export function tellingColumns(reader: FieldReader, context: TellingContext): readonly TellingColumn[] {
  return reader.table.columns.flatMap((column, index): TellingColumn[] => {
    const { field, used, score, personal } = elementAt(reader.recognition.understood, index);
    if (personal) return [];
    if (used && field !== 'site_name') {
      const tell = context.role === 'coverage' && tellGaps(field, column.cells, context.asOf);
      return tell ? [{ name: column.name, index, tell: (row) => tell(column.cells[row] ?? null) }] : [];
    }
    const isOther = field !== null && OTHER_THINGS.has(field) && (score ?? 0) >= NAMED;
    // Headings over blocks of rows stand where communes do.
    if (isOther && field !== 'commune') return [];
    const tell = readColumn(column, used || isOther, context);
    return tell ? [{ name: column.name, index, tell: (row) => tell(column.cells[row] ?? null) }] : [];
  });
}

type Tell = (cell: Cell) => Told | null;

function readColumn(column: SourceColumn, onlyAside: boolean, context: TellingContext): Tell | null {
  const heading = kindOfHeading(column.path.at(-1) ?? '');
  if (!onlyAside) {
    const codes = readCodes(column, heading, context.role === 'coverage');
    if (codes) return codes;
    const kinds = readKinds(column, heading, context);
    if (kinds) return kinds;
  }
  return readAsides(column, context);
}

const DIFFERENT = 400;
/** Different texts of a column, as written first; null where there are more than any kinds could be. */
function differentTexts(cells: readonly Cell[], most: number): readonly string[] | null {
  const texts = new Map<string, string>();
  for (const cell of cells) {
    if (saysNothing(cell)) continue;
    const text = textOf(cell);
    const key = fold(text);
    if (!texts.has(key)) texts.set(key, text);
    if (texts.size > most) return null;
  }
  return [...texts.values()];
}

/** A column of a few kinds, of which some say that they are no service of today. */
function readKinds(
  { cells }: SourceColumn,
  heading: HeadingKind,
  { role, asOf }: TellingContext,
): Tell | null {
  const texts = differentTexts(cells, MOST_KINDS);
  if (!texts?.length || heading === 'number') return null;
  const isNamed = heading === 'service' || heading === 'state';
  const read = (text: string): ReadStanding => {
    const meaning = readStanding(text, asOf);
    // *Có* and *không* answer a heading; without one they may be of anything.
    return isNamed || saysOnlyStanding(text) ? meaning : undefined;
  };
  const meanings = texts.map(read);
  const isNegative = (meaning: ReadStanding): boolean =>
    meaning === 'none' || meaning === 'planned' || (meaning === 'weak' && role === 'coverage');
  const understood = meanings.filter((meaning) => meaning !== undefined).length;
  const ofAreas = role === 'coverage';
  const denies = ofAreas && heading !== 'name' && areDenied(texts);
  const tells = meanings.some(isNegative) && (isNamed || 2 * understood >= texts.length);
  if (!tells && !denies && !(ofAreas && isNamed && areKinds(texts, meanings))) return null;
  const tell = told((text) => {
    if (deniesCoverage(text) && ofAreas) return { meaning: 'none', isSure: true };
    // Beside what denies it *đạt* affirms, whatever the heading; a bare *không* may be of anything.
    const meaning = read(text) ?? (denies && readStanding(text, asOf) === 'service' ? 'service' : read(text));
    const levels = meaning === undefined ? readLevels(text) : null;
    if (levels) return { dbm: leastOf(levels) };
    return meaning === null ? null : { meaning, isSure: true };
  });
  // A name or a note need not say anything.
  return ofAreas && heading !== 'name' ? (cell) => tell(cell) ?? GAP : tell;
}

/** Two kinds or more, of which one may deny what another says. */
const areDenied = (texts: readonly string[]): boolean =>
  texts.length > 1 &&
  !texts.some((text) => recogniseOperator(text).isKnown && readStanding(text, '') === undefined) &&
  (texts.some(mayDeny) || hasDeniedPair(texts));

const GAP: Told = { gap: true };
/** Fields that say whether there is service, and what their cells then say. */
const SAYING: ReadonlySet<string> = new Set(['rsrp', 'signal_status', 'status']);

/** What a field of levels or states leaves open: cells that are empty, no state, or no level that can be measured. */
function tellGaps(field: string | null, cells: readonly Cell[], asOf: string): Tell | null {
  if (field === null || !SAYING.has(field)) return null;
  const isLevel = (text: string): boolean => isMeasured(readLevels(text));
  const says = (text: string): boolean =>
    isLevel(text) || (field !== 'rsrp' && (readStanding(text, asOf) ?? null) !== null);
  if (!cells.some((cell) => !saysNothing(cell) && says(textOf(cell)))) return null;
  return (cell) => {
    const text = saysNothing(cell) ? '' : textOf(cell);
    if (field === 'rsrp') return isLevel(text) ? null : GAP;
    return /[\p{L}\d]/u.test(text) ? null : GAP;
  };
}

/** A few words that set areas apart, and are neither operators nor technologies nor classes of evidence. */
function areKinds(texts: readonly string[], meanings: readonly ReadStanding[]): boolean {
  if (texts.length < 2 || texts.length > FEW_KINDS || !meanings.includes(undefined)) return false;
  return !texts.some(
    (text) =>
      (recogniseOperator(text).isKnown && readStanding(text, '') === undefined) ||
      readTechnologies(text).length > 0 ||
      readEvidence(text) !== undefined ||
      readLevels(text) !== null,
  );
}

function readAsides({ cells }: SourceColumn, { role, asOf }: TellingContext): Tell | null {
  const read = (text: string): Told | null => readAside(text, asOf, role === 'coverage');
  const tells = cells.some((cell) => typeof cell === 'string' && !saysNothing(cell) && read(textOf(cell)));
  return tells ? told(read) : null;
}

/** Reads the text of a cell, each text once. */
function told(read: (text: string) => Told | null): Tell {
  const known = new Map<string, Told | null>();
  return (cell) => {
    if (saysNothing(cell)) return null;
    const text = textOf(cell);
    let found = known.get(text);
    if (found === undefined) {
      found = read(text);
      if (known.size < DIFFERENT) known.set(text, found);
    }
    return found;
  };
}
