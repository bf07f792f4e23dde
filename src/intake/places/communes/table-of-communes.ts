import type { FieldReader } from '../../records/field-reader.ts';
import { positionOfRecord } from '../../records/record-geometry.ts';
import { splitKind } from './commune-kind.ts';
import { paddedCode } from './communes.ts';
import type { CommuneFinder } from './commune-finder.ts';
import { CommuneMeanings, isTyped, type Meaning, type NameInterpretation } from './commune-meaning.ts';
import { Statements, type CommuneStatement } from './commune-statement.ts';
import type { Crosswalk } from './crosswalk.ts';
import { differs, findVintage, type Vintage } from './list-vintage.ts';
import { tonedWords } from './toned-name.ts';

/** How a row of a table is read, and by which list. */
export interface ReadRow {
  readonly interpretation: NameInterpretation | null;
  readonly list: Vintage;
}

/** What the rows of one table say about communes, read as the table as a whole allows. */
export class TableOfCommunes {
  /** Communes that the title or the name of the file names. */
  readonly allowed: ReadonlySet<string>;
  private readonly statements: Statements;
  private readonly meanings: CommuneMeanings;
  private readonly known = new Map<string, Meaning>();
  private readonly padded = new Set<number>();
  private vintage: Vintage | null = null;

  /** @param ask which list is meant, of the rows that the two lists read otherwise */
  constructor(
    private readonly reader: FieldReader,
    private readonly finder: CommuneFinder,
    private readonly crosswalk: Crosswalk | null,
    private readonly ask: (rows: readonly number[]) => 'old' | 'new' | null,
  ) {
    this.meanings = new CommuneMeanings(finder, crosswalk);
    this.statements = new Statements(reader, this.meanings.isName, (written, row) =>
      this.codeOf(written, row),
    );
    this.allowed = this.meanings.allowedBy(reader.table);
  }

  statement(row: number): CommuneStatement {
    return this.statements.of(row);
  }

  reading(row: number): ReadRow {
    const said = this.statement(row);
    const meaning = this.meaningOf(said);
    const { old, current } = meaning;
    if (!old && !current) return { interpretation: null, list: 'new' };
    // With a code of neither list the name is worth no more than a guess, which is reported.
    if (said.code !== null && !this.hasCode(said.code))
      return { interpretation: [current, old].find((one) => one && isTyped(one)) ?? null, list: 'new' };
    const vintage = this.crosswalk ? this.listOfTable() : 'new';
    if (vintage === 'undecided')
      return differs(meaning) ? { interpretation: null, list: 'undecided' } : sideOf(meaning, 'new');
    // A code of the list in force is not overruled by a name of the other.
    if (vintage === 'new' && old && !current && said.code !== null && this.finder.hasCode(said.code))
      return { interpretation: old, list: old.codes.includes(said.code) ? 'old' : 'new' };
    return sideOf(meaning, vintage);
  }

  /** Rows that speak of the list before the reorganisation: by a district, by words, or by a township. */
  get oldRows(): number {
    let count = 0;
    for (let row = 0; row < this.reader.table.numbers.length; row++) {
      const { district, mentions } = this.statement(row);
      const said = mentions.some(({ list }) => list === 'new')
        ? false
        : mentions.some(
            ({ name, list }) => list === 'old' || splitKind(tonedWords(name)).kind === 'thị trấn',
          );
      if (district !== null || said) count++;
    }
    return count;
  }

  /** Rows whose code got back the zeros that a spreadsheet took away. */
  get paddedRows(): number {
    return this.padded.size;
  }

  /** A code of no list is one of a list when its lost zeros are put back; any other stays as it is written. */
  private codeOf(written: string, row: number): string {
    const padded = paddedCode(written);
    if (padded === written || this.hasCode(written) || !this.hasCode(padded)) return written;
    this.padded.add(row);
    return padded;
  }

  private hasCode(code: string): boolean {
    return this.finder.hasCode(code) || (this.crosswalk?.ofCode(code) ?? null) !== null;
  }

  private meaningOf(said: CommuneStatement): Meaning {
    const key = [said.code, said.district, ...said.mentions.flatMap(({ name, list }) => [name, list])].join(
      '\n',
    );
    let meaning = this.known.get(key);
    if (!meaning) this.known.set(key, (meaning = this.meanings.of(said, this.allowed)));
    return meaning;
  }

  private listOfTable(): Vintage {
    if (this.vintage) return this.vintage;
    const { table } = this.reader;
    const rows = Array.from(table.numbers, (number, row) => {
      const said = this.statement(row);
      return { number, said, meaning: this.meaningOf(said), row };
    }).filter(({ said }) => said.code !== null || said.name !== null);
    this.vintage = findVintage(
      rows.map(({ said, meaning, row }) => ({
        meaning,
        district: said.district,
        location: positionOfRecord(this.reader, row),
      })),
      this.finder,
    );
    if (this.vintage === 'undecided')
      this.vintage =
        this.ask(rows.filter(({ meaning }) => differs(meaning)).map(({ number }) => number)) ?? 'undecided';
    return this.vintage;
  }
}

const sideOf = ({ old, current }: Meaning, list: 'old' | 'new'): ReadRow =>
  (list === 'old' && old) || !current
    ? { interpretation: old, list: 'old' }
    : { interpretation: current, list: 'new' };
