/** How far a quantity may lie from the reference: absolute, or a share of the reference value. */
export interface Tolerance {
  readonly absolute: number;
  readonly relative?: number;
}

/** What became of the rows of one file. */
export class Comparison {
  rows = 0;
  notAsked = 0;
  readonly #worst = new Map<string, number>();
  readonly #beyond: string[] = [];
  readonly #faults: string[] = [];

  /** Compares one quantity of one row; a reference that is no number is no reference. */
  compare(row: string, quantity: string, ours: number, reference: unknown, tolerance: Tolerance): void {
    if (typeof reference !== 'number' || Number.isNaN(reference)) return;
    const error = Math.abs(ours - reference);
    const allowed = tolerance.absolute + (tolerance.relative ?? 0) * Math.abs(reference);
    const worst = this.#worst.get(quantity) ?? 0;
    this.#worst.set(quantity, Number.isNaN(error) ? Number.NaN : Math.max(worst, error));
    if (!(error <= allowed)) this.#beyond.push(`${row}: ${quantity} is ${ours}, reference ${reference}`);
  }

  /** A row that could not be compared, and why. */
  fault(row: string, why: string): void {
    this.#faults.push(`${row}: ${why}`);
  }

  get sound(): boolean {
    return this.#beyond.length === 0 && this.#faults.length === 0;
  }

  get compared(): boolean {
    return this.#worst.size > 0;
  }

  /** The line that is printed: worst absolute error by quantity, and the first rows that miss. */
  line(): Record<string, unknown> {
    const worst: Record<string, number | string> = {};
    for (const [quantity, error] of this.#worst)
      worst[quantity] = Number.isNaN(error) ? 'not a number' : Number(error.toPrecision(3));
    return {
      rows: this.rows,
      ...(this.notAsked > 0 && { notAsked: this.notAsked }),
      ...(this.compared && { worst }),
      ...(this.#beyond.length > 0 && {
        beyondTolerance: this.#beyond.length,
        first: this.#beyond.slice(0, 5),
      }),
      ...(this.#faults.length > 0 && { notRead: this.#faults.length, why: this.#faults.slice(0, 5) }),
    };
  }
}

/** A row whose text says too little to compute anything. */
export class MissingField extends Error {}

/** A number that must be there, whether it came as a number or as text. */
export function needed(record: Readonly<Record<string, unknown>>, field: string): number {
  const value = record[field];
  if (value === undefined || value === null || value === '')
    throw new MissingField(`field ${field} is missing`);
  const number = typeof value === 'number' ? value : Number(value);
  if (!Number.isFinite(number)) throw new MissingField(`field ${field} is no number (${String(value)})`);
  return number;
}

/** Does one row, and takes its faults down instead of stopping. */
export function eachRow(comparison: Comparison, name: string, work: () => void): void {
  comparison.rows++;
  try {
    work();
  } catch (error) {
    if (!(error instanceof MissingField)) throw error;
    comparison.fault(name, error.message);
  }
}

/** A table with a heading line, comma separated, without quotes: the form of all reference tables. */
export function tableOf(text: string): Record<string, string>[] {
  const [heading, ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const names = heading.split(',').map((name) => name.trim());
  return lines.map((line) => {
    const cells = line.split(',').map((cell) => cell.trim());
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}
