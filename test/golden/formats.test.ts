import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type {
  Cell,
  ParsedFeatures,
  ParsedFile,
  ParsedSheets,
} from '../../src/formats/reading/parsed-file.ts';
import { readFile } from '../../src/formats/registry.ts';
import { sourceOfBytes } from '../../src/model/basics/bytes.ts';

const folder = new URL('../fixtures/formats/', import.meta.url);
const COMPANION = /\.(dbf|prj|cpg|shx|dat|map|id)$/;

/** The three villages of the fixtures, as their builder lists them. */
const VILLAGES = [
  ['Nà Hỳ', 62, 102.7123, 22.1234],
  ['Bản Mới', 125, 102.9, 22.2],
  ['Đồn Đèn', 40, 103.05, 21.95],
] as const;

async function readFixture(format: string): Promise<ParsedFile> {
  const place = new URL(`${format}/`, folder);
  const sources = readdirSync(place).map((name) =>
    sourceOfBytes(name, new Uint8Array(readFileSync(new URL(name, place)))),
  );
  const main = sources.find((source) => !COMPANION.test(source.name))!;
  const result = await readFile(
    main,
    sources.filter((source) => source !== main),
  );
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

function checkFeatures(parsed: ParsedFeatures): void {
  expect(parsed.read).toBe(3);
  const [table] = parsed.tables;
  expect([...table!.featureNumbers]).toEqual([1, 2, 3]);
  expect([...table!.geometry.xy]).toEqual(VILLAGES.flatMap(([, , lon, lat]) => [lon, lat]));
  table!.properties.forEach((properties, i) => {
    const values = Object.values(properties).map(String);
    expect(values).toContain(VILLAGES[i]![0]);
    expect(values).toContain(String(VILLAGES[i]![1]));
  });
}

const plain = (cell: Cell): unknown =>
  typeof cell === 'object' && cell?.kind === 'number' ? cell.value : cell;

function checkSheets(parsed: ParsedSheets): void {
  const [sheet] = parsed.sheets;
  const rows = sheet!.rows.map((row) => row.map(plain));
  const title = rows[0]![0] === 'DANH SÁCH BẢN' ? 1 : 0;
  if (title) expect(sheet!.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 3 }]);
  expect(rows[title]).toEqual(['Thôn, bản', 'Số hộ', 'Kinh độ', 'Vĩ độ']);
  expect(rows.slice(title + 1).map((row) => [row[0], ...row.slice(1).map(Number)])).toEqual(VILLAGES);
  expect([...sheet!.rowNumbers]).toEqual(rows.map((_, i) => i + 1));
}

describe('every format', () => {
  const formats = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  it.each(formats.map((entry) => entry.name))('%s holds what its fixture says', async (format) => {
    const parsed = await readFixture(format);
    if (parsed.kind === 'features') checkFeatures(parsed);
    else if (parsed.kind === 'sheets') checkSheets(parsed);
    else expect(parsed.grid.heights[0]).toBe(650);
    expect(parsed.issues.filter((issue) => issue.did === 'rejected')).toEqual([]);
  });
});
