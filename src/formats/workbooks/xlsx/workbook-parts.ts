import { XmlScanner } from '../../xml/xml-scanner.ts';
import type { CellFont } from '../../reading/parsed-file.ts';
import { builtInFormat } from '../sheets/number-format.ts';

/** Text of a part, empty where the workbook has none of that name. */
export type OpenPart = (path: string) => Promise<string | null>;

export interface SheetEntry {
  readonly name: string;
  readonly path: string;
  readonly hidden: boolean;
}

export interface Styles {
  readonly fonts: readonly CellFont[];
  /** By index of the cell style: number format and font. */
  readonly cells: readonly { readonly format: string; readonly font: number }[];
}

export interface SharedText {
  readonly text: string;
  /** Font of its first run that names one. */
  readonly font: string | null;
  /** Its runs, where one of them is crossed out; `struck` is null where a run is like its cell. */
  readonly runs?: readonly { readonly text: string; readonly struck: boolean | null }[];
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

function resolvePath(base: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folderOf(base).split('/').filter(Boolean);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Targets of a part by relationship id; those outside the workbook are never followed. */
export async function readRelations(
  open: OpenPart,
  path: string,
): Promise<Map<string, { type: string; path: string }>> {
  const found = new Map<string, { type: string; path: string }>();
  const name = path.slice(path.lastIndexOf('/') + 1);
  const text = await open(`${folderOf(path)}_rels/${name}.rels`);
  if (text === null) return found;
  const xml = new XmlScanner(text, path);
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open' || xml.name !== 'Relationship' || xml.attribute('TargetMode') === 'External')
      continue;
    const type = xml.attribute('Type') ?? '';
    found.set(xml.attribute('Id') ?? '', {
      type: type.slice(type.lastIndexOf('/') + 1),
      path: resolvePath(path, xml.attribute('Target') ?? ''),
    });
  }
  return found;
}

export interface WorkbookParts {
  readonly sheets: readonly SheetEntry[];
  readonly base1904: boolean;
  readonly styles: Styles;
  readonly sharedTexts: readonly SharedText[];
}

/** Everything but the cells; null where there is no workbook inside. */
export async function readWorkbookParts(open: OpenPart): Promise<WorkbookParts | null> {
  const root = [...(await readRelations(open, '')).values()].find(({ type }) => type === 'officeDocument');
  const path = root?.path ?? 'xl/workbook.xml';
  const text = await open(path);
  if (text === null) return null;
  const relations = await readRelations(open, path);
  const sheets: SheetEntry[] = [];
  const paths = new Set<string>();
  let base1904 = false;
  const xml = new XmlScanner(text, path);
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open') continue;
    if (xml.name === 'workbookPr') base1904 = /^(1|true)$/.test(xml.attribute('date1904') ?? '');
    if (xml.name !== 'sheet') continue;
    const relation = relations.get(xml.attribute('id') ?? '');
    // A part named by several sheets is read once: no program writes it, and reading it each time never ends.
    if (relation?.type !== 'worksheet' || paths.has(relation.path)) continue;
    paths.add(relation.path);
    const hidden = (xml.attribute('state') ?? 'visible') !== 'visible';
    sheets.push({ name: xml.attribute('name') ?? '', path: relation.path, hidden });
  }
  const partOf = (type: string): Promise<string | null> => {
    const found = [...relations.values()].find((relation) => relation.type === type);
    return found ? open(found.path) : Promise.resolve(null);
  };
  return {
    sheets,
    base1904,
    styles: readStyles(await partOf('styles')),
    sharedTexts: readSharedTexts(await partOf('sharedStrings')),
  };
}

interface FontRead {
  name: string;
  bold: boolean;
  struck?: true;
}

function readStyles(text: string | null): Styles {
  const formats = new Map<number, string>();
  const fonts: FontRead[] = [];
  const cells: { format: string; font: number }[] = [];
  if (text === null) return { fonts: [{ name: '', bold: false }], cells };
  const xml = new XmlScanner(text, 'styles.xml');
  let section = '';
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open') continue;
    if (xml.depth === 2) section = xml.name;
    if (section === 'numFmts' && xml.name === 'numFmt') {
      formats.set(Number(xml.attribute('numFmtId')), xml.attribute('formatCode') ?? '');
    } else if (section === 'fonts') readFontPart(xml, fonts);
    else if (section === 'cellXfs' && xml.name === 'xf') {
      const id = Number(xml.attribute('numFmtId') ?? 0);
      cells.push({
        format: formats.get(id) ?? builtInFormat(id),
        font: Number(xml.attribute('fontId') ?? 0),
      });
    }
  }
  if (fonts.length === 0) fonts.push({ name: '', bold: false });
  return { fonts, cells };
}

function readFontPart(xml: XmlScanner, fonts: FontRead[]): void {
  if (xml.name === 'font') fonts.push({ name: '', bold: false });
  const last = fonts.at(-1);
  if (!last) return;
  if (xml.name === 'name') last.name = xml.attribute('val') ?? '';
  if (xml.name === 'b') last.bold = isOn(xml);
  if (xml.name === 'strike' && isOn(xml)) last.struck = true;
}

/** A mark of a font, said by its presence unless it says otherwise. */
const isOn = (xml: XmlScanner): boolean => !/^(0|false)$/.test(xml.attribute('val') ?? '1');

function readSharedTexts(text: string | null): SharedText[] {
  const found: SharedText[] = [];
  if (text === null) return found;
  const xml = new XmlScanner(text, 'sharedStrings.xml');
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event === 'open' && xml.name === 'si') found.push(readRichText(xml));
  }
  return found;
}

/** Text of the element just opened: its runs, without phonetic hints. */
export function readRichText(xml: XmlScanner): SharedText {
  const depth = xml.depth;
  let text = '';
  let font: string | null = null;
  const runs: { text: string; struck: boolean | null }[] = [];
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event === 'close' && xml.depth < depth) break;
    if (event !== 'open') continue;
    const run = runs.at(-1);
    if (xml.name === 't') {
      const part = xml.innerText();
      text += part;
      if (run) run.text += decodeEscapes(part);
    } else if (xml.name === 'r') runs.push({ text: '', struck: null });
    else if (xml.name === 'rPr' && run) run.struck = false;
    else if (xml.name === 'strike' && run) run.struck = isOn(xml);
    else if (xml.name === 'rFont') font ??= xml.attribute('val');
    else if (xml.name === 'rPh') xml.skip();
  }
  const isStruck = runs.some(({ struck }) => struck === true);
  return { text: decodeEscapes(text), font, ...(isStruck && { runs }) };
}

/** `_x000D_`: characters that XML cannot hold. */
const decodeEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
