// Writes geodata/commune-crosswalk-2025.tsv.gz from a table of old communes and what they became:
// `npm run crosswalk -- TABLE.csv`. geodata/SOURCES.md says where the table comes from.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'fflate';
import { tidy } from '../src/i18n/text.ts';

type Row = Readonly<Record<string, string>>;

const root = process.env['npm_config_local_prefix'] ?? process.cwd();
const table = process.argv[2];
if (!table) throw new Error('The path of the table is missing: npm run crosswalk -- TABLE.csv');

/** Fields of the table hold no comma and no quote. */
function rowsOf(csv: string): Row[] {
  const [head, ...lines] = csv
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter(Boolean);
  if (csv.includes('"')) throw new Error(`${table}: quoted fields are not expected`);
  const names = head!.split(',');
  return lines.map((line, i) => {
    const cells = line.split(',');
    if (cells.length !== names.length) throw new Error(`${table}: row ${i + 2} has ${cells.length} fields`);
    return Object.fromEntries(names.map((name, c) => [name, tidy(cells[c]!)]));
  });
}

/** Of two spellings of one name in the table, the one that begins in upper case and comes first in the alphabet. */
const betterName = (a: string | undefined, b: string): string => (a !== undefined && a <= b ? a : b);

function linesOf(rows: readonly Row[]): string[] {
  const lines: string[] = [];
  const provinces = [...new Set(rows.map((row) => row['new_province_code']!))].sort();
  for (const province of provinces) {
    const own = rows.filter((row) => row['new_province_code'] === province);
    lines.push(`P\t${province}\t${own[0]!['new_province']!.replace(/^(?:Tỉnh|Thành phố) /, '')}`);
    const names = new Map<string, string>();
    for (const row of own) {
      const called = row['new_names']!.split(';').map(tidy);
      row['new_codes']!.split(';').forEach((code, i) =>
        names.set(code, betterName(names.get(code), called[i]!)),
      );
    }
    for (const [code, name] of [...names].sort(([a], [b]) => (a < b ? -1 : 1)))
      lines.push(`N\t${code}\t${name}`);
    let district = '';
    const sorted = own.toSorted((a, b) =>
      `${a['old_district_code']}/${a['old_code']}` < `${b['old_district_code']}/${b['old_code']}` ? -1 : 1,
    );
    for (const row of sorted) {
      if (row['old_district_code'] !== district) {
        district = row['old_district_code']!;
        lines.push(`D\t${district}\t${row['old_district']}`);
      }
      lines.push(`O\t${row['old_code']}\t${row['old_name']}\t${row['new_codes']!.replaceAll(';', ' ')}`);
    }
  }
  return lines;
}

const rows = rowsOf(await readFile(table, 'utf8'));
const lines = linesOf(rows);
const packed = gzipSync(new TextEncoder().encode(`${lines.join('\n')}\n`), { level: 9, mtime: 0 });
await writeFile(join(root, 'geodata', 'commune-crosswalk-2025.tsv.gz'), packed);
console.log(`geodata/commune-crosswalk-2025.tsv.gz: ${packed.length} bytes, ${rows.length} old communes`);
