import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Cell, FeaturesReading, Reading, SheetsReading } from '../../src/formats/reading/reading.ts';
import { readFile } from '../../src/formats/registry.ts';
import { bytesOf } from '../../src/model/basics/bytes.ts';

const folder = new URL('../fixtures/formats/', import.meta.url);
const COMPANION = /\.(dbf|prj|cpg|shx)$/;

/** The three villages of the fixtures, as their builder lists them. */
const VILLAGES = [
  ['Nà Hỳ', 62, 102.7123, 22.1234],
  ['Bản Mới', 125, 102.9, 22.2],
  ['Đồn Đèn', 40, 103.05, 21.95],
] as const;

async function readFixture(format: string): Promise<Reading> {
  const place = new URL(`${format}/`, folder);
  const sources = readdirSync(place).map((name) =>
    bytesOf(name, new Uint8Array(readFileSync(new URL(name, place)))),
  );
  const main = sources.find((source) => !COMPANION.test(source.name))!;
  const result = await readFile(
    main,
    sources.filter((source) => source !== main),
  );
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

function checkFeatures(reading: FeaturesReading): void {
  expect(reading.read).toBe(3);
  const [table] = reading.tables;
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

function checkSheets(reading: SheetsReading): void {
  const [sheet] = reading.sheets;
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
    const reading = await readFixture(format);
    if (reading.kind === 'features') checkFeatures(reading);
    else if (reading.kind === 'sheets') checkSheets(reading);
    else expect(reading.grid.heights[0]).toBe(650);
    expect(reading.issues.filter((issue) => issue.did === 'rejected')).toEqual([]);
  });
});
