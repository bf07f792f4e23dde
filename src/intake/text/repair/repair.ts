import { fontAt, type Cell, type FeatureTable, type Sheet } from '../../../formats/reading/parsed-file.ts';
import { fromLegacy, type LegacyEncoding } from './legacy-tables.ts';
import { hasVietnameseLetters, isSyllable, syllableWords } from './syllables.ts';

/** Different texts kept of a repair: enough that some of the table are among them below a long letterhead. */
const MOST_SAMPLES = 60;

/** What was done to the text of a sheet or layer; the samples, in the order of the file, are for the preview. */
export interface TextRepair {
  readonly encoding: LegacyEncoding | 'utf8-twice';
  readonly cells: number;
  readonly samples: readonly { readonly before: string; readonly after: string }[];
}

type Encoding = TextRepair['encoding'];
const ENCODINGS: readonly Encoding[] = ['tcvn3', 'vni', 'cp1258', 'utf8-twice'];

/** Share of words in Vietnamese shape that a repair must reach, and gain, to be trusted. */
const LEAST_SHARE = 0.75;
const LEAST_GAIN = 0.2;
const MOST_WORDS = 2000;

/** windows-1252 characters above 0x7F that are not Latin-1: byte 0x80 + index. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** UTF-8 that was read as windows-1252 and saved again: `Táº¡nh`. Unchanged where the bytes are no UTF-8. */
function fromUtf8Twice(text: string): string {
  const bytes: number[] = [];
  for (const character of text) {
    const at = WINDOWS_1252.indexOf(character);
    const code = at >= 0 ? 0x80 + at : character.codePointAt(0)!;
    if (code > 0xff) return text;
    bytes.push(code);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes)).normalize('NFC');
  } catch {
    return text;
  }
}

const convert = (text: string, encoding: Encoding): string =>
  encoding === 'utf8-twice' ? fromUtf8Twice(text) : fromLegacy(text, encoding);

/** Letters above ASCII and the signs that old encodings use for letters; a lone ° or ² is none. */
const suspicious = (text: string): boolean =>
  /[\u00A1-\u00AF\u00B5-\u00B9\u00BB-\u00FF]/.test(text) && !hasVietnameseLetters(text);

const plausible = (words: readonly string[]): number =>
  words.length ? words.filter(isSyllable).length / words.length : 0;

/**
 * The old encoding that makes Vietnamese of the texts, or null where they are not in one.
 * @internal
 */
export function detectEncoding(texts: readonly string[]): Encoding | null {
  const samples = texts.filter(suspicious).slice(0, MOST_WORDS);
  if (!samples.length) return null;
  const before = plausible(samples.flatMap(syllableWords));
  let best: { encoding: Encoding; share: number } | null = null;
  for (const encoding of ENCODINGS) {
    const after = samples.map((text) => convert(text, encoding));
    const words = after.flatMap(syllableWords);
    const gained = after.filter(hasVietnameseLetters).length;
    const share = gained ? plausible(words) : 0;
    if (!best || share > best.share) best = { encoding, share };
  }
  return best && best.share >= LEAST_SHARE && best.share >= before + LEAST_GAIN ? best.encoding : null;
}

/** Encoding that the name of a font gives away. `capitals`: the font shows small letters as capitals. */
function encodingOfFont(name: string): { encoding: 'tcvn3' | 'vni'; capitals: boolean } | null {
  if (/^\.Vn/i.test(name)) return { encoding: 'tcvn3', capitals: /H$/.test(name.trim()) };
  return /^VNI[- ]/i.test(name) ? { encoding: 'vni', capitals: false } : null;
}

class Repairer {
  private cells = 0;
  private readonly samples: { before: string; after: string }[] = [];
  private used: Encoding | null = null;

  constructor(
    private readonly detected: Encoding | null,
    /** True where the sheet has proper Vietnamese too, so that a text must prove that it is broken. */
    private readonly mixed: boolean,
  ) {}

  text(before: string, font: string | null): string {
    const byFont = font === null ? null : encodingOfFont(font);
    const encoding = byFont?.encoding ?? this.detected;
    if (!encoding) return before;
    // A capitals font shows even plain small letters as capitals.
    const converted =
      suspicious(before) && this.isBroken(before, encoding, font, byFont !== null)
        ? convert(before, encoding)
        : before;
    const after =
      byFont?.capitals && !hasVietnameseLetters(before) ? converted.toLocaleUpperCase('vi') : converted;
    if (converted === before) return after;
    this.cells++;
    this.used = encoding;
    if (this.samples.length < MOST_SAMPLES && !this.samples.some((sample) => sample.before === before))
      this.samples.push({ before, after });
    return after;
  }

  result(): TextRepair | null {
    return this.used && { encoding: this.used, cells: this.cells, samples: this.samples };
  }

  private isBroken(text: string, encoding: Encoding, font: string | null, certain: boolean): boolean {
    // A font of today says that the text beside an old one is meant as it stands, unless it proves otherwise.
    if (certain || (!this.mixed && font === null)) return true;
    return (
      plausible(syllableWords(text)) < 1 &&
      plausible(syllableWords(convert(text, encoding))) > plausible(syllableWords(text))
    );
  }
}

const repairerFor = (texts: readonly string[]): Repairer => {
  const proper = texts.filter(hasVietnameseLetters).length;
  return new Repairer(detectEncoding(texts), proper > 0);
};

/** The sheet with its old Vietnamese text made readable; the same sheet where there is none. */
export function repairSheet(sheet: Sheet): { readonly sheet: Sheet; readonly repair: TextRepair | null } {
  const texts = sheet.rows.flatMap((row) => row.filter((cell): cell is string => typeof cell === 'string'));
  const repairer = repairerFor(texts);
  const rows = sheet.rows.map((row, r) =>
    row.map((cell, c): Cell =>
      typeof cell === 'string' ? repairer.text(cell, fontAt(sheet, r, c)?.name ?? null) : cell,
    ),
  );
  const repair = repairer.result();
  return repair ? { sheet: { ...sheet, rows }, repair } : { sheet, repair: null };
}

/** The same for the properties of features, their names included. */
export function repairFeatures(table: FeatureTable): {
  readonly table: FeatureTable;
  readonly repair: TextRepair | null;
} {
  const texts = table.properties.flatMap((own) =>
    Object.entries(own).flatMap(([key, value]) => (typeof value === 'string' ? [key, value] : [key])),
  );
  if (!texts.some(suspicious)) return { table, repair: null };
  const repairer = repairerFor(texts);
  const properties = table.properties.map((own) =>
    Object.fromEntries(
      Object.entries(own).map(([key, value]) => [
        repairer.text(key, null),
        typeof value === 'string' ? repairer.text(value, null) : value,
      ]),
    ),
  );
  const repair = repairer.result();
  return repair ? { table: { ...table, properties }, repair } : { table, repair: null };
}
