import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import * as XLSX from '@e965/xlsx';
import { pdfText } from './pdf-text.ts';
import { pngParts } from './png-parts.ts';

/** What a reader sees together: a row, the scalars of an object, one position, one line of text. */
export interface FoundRecord {
  readonly where: string;
  readonly values: readonly (string | number)[];
}

const isScalar = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

/** Middle of a ring: where a circle or the area of one mast has its mast. */
function middlesOf(value: readonly unknown[], where: string): FoundRecord[] {
  const ring = value.filter(
    (at): at is [number, number] =>
      Array.isArray(at) && at.length === 2 && at.every((n) => typeof n === 'number'),
  );
  if (ring.length < 4 || ring.length !== value.length) return [];
  const corners = ring.slice(0, -1);
  const mean = (axis: 0 | 1) => corners.reduce((sum, at) => sum + at[axis], 0) / corners.length;
  const box = (axis: 0 | 1) => {
    const all = corners.map((at) => at[axis]);
    return (Math.min(...all) + Math.max(...all)) / 2;
  };
  return [
    { where: `${where} middle`, values: [mean(0), mean(1)] },
    { where: `${where} box`, values: [box(0), box(1)] },
  ];
}

function ofJson(value: unknown, where: string): FoundRecord[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.map((member: unknown, i) => [String(i), member])
    : Object.entries(value);
  const own = entries.map(([, member]) => member).filter(isScalar);
  return [
    // A long list of numbers is a column: its neighbours are no pair.
    ...(own.length && !(Array.isArray(value) && own.length > 4) ? [{ where, values: own }] : []),
    ...(Array.isArray(value) ? middlesOf(value, where) : []),
    ...entries.flatMap(([name, member]) => ofJson(member, `${where}/${name}`)),
  ];
}

function ofCsv(text: string, where: string): FoundRecord[] {
  const own = text.replace(/^\uFEFF/, '');
  const delimiter = own.slice(0, own.indexOf('\n')).includes(';') ? ';' : ',';
  const { data } = Papa.parse<string[]>(own, { delimiter });
  return data.map((values, row) => ({ where: `${where}:${row + 1}`, values }));
}

function ofWorkbook(bytes: Uint8Array, where: string): FoundRecord[] {
  const { Sheets } = XLSX.read(bytes, { type: 'array' });
  return Object.entries(Sheets).flatMap(([name, sheet]) =>
    XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1 }).map((row, i) => ({
      where: `${where}/${name}:${i + 1}`,
      values: row.filter(isScalar),
    })),
  );
}

/** Paragraphs and cells of a slide, cached numbers of its charts, the workbooks behind them, names and descriptions. */
async function ofSlides(bytes: Uint8Array, where: string): Promise<FoundRecord[]> {
  const members = Object.entries(unzipSync(bytes));
  const found = members.map(async ([member, own]): Promise<FoundRecord[]> => {
    if (member.endsWith('.xlsx')) return ofWorkbook(own, `${where}/${member}`);
    const xml = new TextDecoder().decode(own);
    const texts = (from: string, pattern: RegExp) => [...from.matchAll(pattern)].map(([, text]) => text!);
    const rows = [...xml.matchAll(/<a:tr[ >].*?<\/a:tr>|<a:p>.*?<\/a:p>|<c:ser>.*?<\/c:ser>/gs)];
    return [
      ...rows.map(([row], i) => ({
        where: `${where}/${member}:${i}`,
        values: texts(row, /<(?:a:t|c:v)>([^<]*)</g),
      })),
      ...texts(xml, /(?:descr|name)="([^"]*)"/g).map((text) => ({
        where: `${where}/${member}`,
        values: [text],
      })),
    ];
  });
  return (await Promise.all(found)).flat();
}

/** Everything that a file holds, through a reader of its format; an archive with all of its members. */
export async function recordsOf(name: string, bytes: Uint8Array): Promise<FoundRecord[]> {
  const text = () => new TextDecoder().decode(bytes);
  if (/\.(geo)?json$/.test(name)) return ofJson(JSON.parse(text()), name);
  if (name.endsWith('.csv')) return ofCsv(text(), name);
  if (name.endsWith('.xlsx')) return ofWorkbook(bytes, name);
  if (name.endsWith('.pptx')) return ofSlides(bytes, name);
  if (name.endsWith('.pdf'))
    return (await pdfText(bytes)).map((line, i) => ({ where: `${name}:${i}`, values: [line] }));
  if (name.endsWith('.png'))
    return Object.entries(pngParts(bytes).texts).map(([keyword, value]) => ({
      where: `${name}/${keyword}`,
      values: [value],
    }));
  if (name.endsWith('.html'))
    return [...text().matchAll(/<(tr|p|h1|h2|caption|title)\b[^>]*>(.*?)<\/\1>/gs)].map(([, , own], i) => ({
      where: `${name}:${i}`,
      values: own!.split(/<[^>]*>/).filter(Boolean),
    }));
  if (/\.(songban|zip)$/.test(name)) {
    const members = Object.entries(unzipSync(bytes));
    return (await Promise.all(members.map(([member, own]) => recordsOf(`${name}/${member}`, own)))).flat();
  }
  throw new Error(`No reader for ${name}`);
}

/** All bytes of a file as text, members of archives and streams unpacked: what no reader shows is there too. */
export function rawTextOf(name: string, bytes: Uint8Array): string {
  if (!/\.(songban|zip|xlsx|pptx)$/.test(name)) return new TextDecoder().decode(bytes);
  return Object.entries(unzipSync(bytes))
    .map(([member, own]) => `${member}\n${rawTextOf(member, own)}`)
    .join('\n');
}
