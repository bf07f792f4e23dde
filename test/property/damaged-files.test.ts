import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParsedFile } from '../../src/formats/reading/parsed-file.ts';
import { readFile } from '../../src/formats/registry.ts';
import { verifySource } from '../../scripts/verify-one.ts';
import { sourceOfBytes } from '../../src/model/basics/bytes.ts';
import { mutate } from '../support/mutations.ts';
import { SeededRandom } from '../support/random-bytes.ts';

const folder = new URL('../fixtures/formats/', import.meta.url);
const COMPANION = /\.(dbf|prj|cpg|shx|dat|map|id)$/;
const MUTANTS = 40;
const RUNS = Number(process.env['SONG_BAN_RUNS'] ?? 60);

const formats = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** Features or rows kept, each counted once, and those told as rejected. */
function accounted(parsed: ParsedFile): { read: number; told: number } | null {
  if (parsed.kind === 'terrain') return null;
  const rejected = parsed.issues.filter((issue) => issue.did === 'rejected');
  if (parsed.kind === 'sheets') {
    const rows = parsed.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
    return { read: parsed.read, told: rows + rejected.length };
  }
  const kept = new Set(parsed.tables.flatMap((table) => [...table.featureNumbers]));
  const lost = new Set(rejected.map((issue) => issue.feature!));
  return { read: parsed.read, told: kept.size + lost.size };
}

describe('a file damaged in any way loads or is refused, and loses nothing silently', () => {
  it.each(formats)('%s', async (format) => {
    const place = new URL(`${format}/`, folder);
    const names = readdirSync(place);
    const main = names.find((name) => !COMPANION.test(name))!;
    const content = new Map(names.map((name) => [name, new Uint8Array(readFileSync(new URL(name, place)))]));
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      byte: fc.integer({ min: 0, max: 255 }),
    });
    const damage = fc.record({
      edits: fc.array(edit, { maxLength: 6 }),
      keep: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), damage, async (target, { edits, keep }) => {
        const bytes = content.get(target)!.slice();
        for (const { at, byte } of edits) bytes[Math.floor(at * bytes.length)] = byte;
        const broken = keep === null ? bytes : bytes.subarray(0, Math.floor(keep * bytes.length));
        const source = (name: string) => sourceOfBytes(name, name === target ? broken : content.get(name)!);
        const result = await readFile(source(main), names.filter((name) => name !== main).map(source));
        if (!result.ok) return;
        const counts = accounted(result.value);
        if (counts) expect(counts.told).toBe(counts.read);
      }),
      { numRuns: format === 'hgt' ? 5 : RUNS },
    );
  });
});

describe('a file with broken parts, numbers and lengths loads or is refused, and reads back as exported', () => {
  it.each(formats)('%s', async (format) => {
    const place = new URL(`${format}/`, folder);
    const names = readdirSync(place);
    const main = names.find((name) => !COMPANION.test(name))!;
    const content = new Map(names.map((name) => [name, new Uint8Array(readFileSync(new URL(name, place)))]));
    const random = new SeededRandom(formats.indexOf(format) + 1);
    for (let i = 0; i < (format === 'hgt' ? 3 : MUTANTS); i++) {
      const target = random.pick(names);
      const broken = mutate(content.get(target)!, random);
      const source = (name: string) => sourceOfBytes(name, name === target ? broken : content.get(name)!);
      const outcome = await verifySource(source(main), names.filter((name) => name !== main).map(source));
      expect(outcome, `mutant ${i}`).not.toHaveProperty('error');
    }
  });
});
