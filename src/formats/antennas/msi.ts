import type { ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { accept, refuse, type Result } from '../../model/basics/result.ts';
import { baseName } from '../reading/file-name.ts';
import type { Cell, FileFormat, ParsedFile } from '../reading/parsed-file.ts';
import { wholeText } from '../text/whole-text.ts';

/** Begins a cut, and says how many lines of angle and loss follow. */
const CUT = /^\s*(horizontal|vertical)\s+(\d+)\s*$/i;

interface Cut {
  readonly plane: 'H' | 'V';
  readonly stated: number;
  /** Index of the line that names it. */
  readonly line: number;
}

/** Words before the cuts: `NAME 742215`, `GAIN 16.5 dBi`. */
function wordsBefore(lines: readonly string[]): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const line of lines) {
    if (CUT.test(line)) break;
    const [, key, value] = /^\s*([A-Za-z_]+)\s+(.*\S)\s*$/.exec(line) ?? [];
    if (key && value) words.set(key.toUpperCase(), value);
  }
  return words;
}

/** A half-wave dipole has so much gain over an antenna that radiates evenly. */
const DBD_DBI = 2.15;

/** dBi; a gain without a unit is over a dipole (Planet's definition of the format). What is no gain is left as written. */
function gainOf(written: string | undefined): Cell {
  const [, amount, unit = 'dbd'] = /^([-+]?\d+(?:[.,]\d+)?)\s*(dbd|dbi)?$/i.exec(written ?? '') ?? [];
  if (amount === undefined) return written ?? null;
  const value = Number(amount.replace(',', '.'));
  return Number((value + (unit.toLowerCase() === 'dbd' ? DBD_DBI : 0)).toFixed(4));
}

/** Angle and loss of a line; null where it holds anything else. */
function pairOf(line: string): readonly [number, number] | null {
  const parts = line.trim().split(/[\s;]+/);
  const [angle, loss] = parts.map((part) => Number(part.replace(',', '.')));
  return parts.length === 2 && Number.isFinite(angle) && Number.isFinite(loss) ? [angle!, loss!] : null;
}

const COLUMNS = [
  'antenna',
  'antenna_gain',
  'pattern_frequency',
  'pattern_cut',
  'pattern_angle',
  'pattern_loss',
];

/**
 * Antenna patterns of the MSI form of Planet: losses by angle in two planes, dB below the greatest gain. Every line of a cut
 * becomes a row that also says of which antenna it is.
 * Refusals: `pattern-without-cuts`, `pattern-cut-broken`.
 */
export const msi: FileFormat = {
  id: 'msi',
  async read(
    source: ByteSource,
    _companions: readonly ByteSource[],
    task?: TaskContext,
  ): Promise<Result<ParsedFile>> {
    const { text, encoding } = await wholeText(source, task);
    const lines = text.split(/\r\n|\r|\n/);
    const cuts = lines.flatMap((content, line): Cut[] => {
      const [, plane, stated] = CUT.exec(content) ?? [];
      return plane ? [{ plane: plane[0]!.toUpperCase() as Cut['plane'], stated: Number(stated), line }] : [];
    });
    if (!(['H', 'V'] as const).every((plane) => cuts.filter((cut) => cut.plane === plane).length === 1))
      return refuse('pattern-without-cuts', { file: source.name });
    const words = wordsBefore(lines);
    const head: Cell[] = [
      words.get('NAME') ?? baseName(source.name),
      gainOf(words.get('GAIN')),
      words.get('FREQUENCY') ?? null,
    ];
    const rows: Cell[][] = [[...COLUMNS]];
    const numbers = [1];
    for (const { plane, stated, line } of cuts) {
      for (let i = 1; i <= stated; i++) {
        const pair = pairOf(lines[line + i] ?? '');
        if (!pair)
          return refuse(
            'pattern-cut-broken',
            { file: source.name, row: line + i + 1 },
            { stated, read: i - 1 },
          );
        rows.push([...head, plane, ...pair]);
        numbers.push(line + i + 1);
      }
    }
    const sheet = {
      ...{ name: '', rows, rowNumbers: Int32Array.from(numbers), merges: [], fonts: null, hidden: false },
      ...{ hiddenRows: [], encoding },
    };
    return accept({ kind: 'sheets', sheets: [sheet], read: rows.length - 1, issues: [] });
  },
};
