import type { CommuneFinder } from './commune-finder.ts';
import { COMMUNE_CODE_DIGITS } from './communes.ts';
import type { Crosswalk } from './crosswalk.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import { findVintage, newCodesOfOld, type Vintage } from './list-vintage.ts';
import type { RecordAt } from '../../records/loaded-source.ts';
import type { OpenQuestions } from '../../findings/open-questions.ts';

type Location = readonly [number, number] | null;

/** What a row says about its commune, by the columns of its file or the title above them. */
interface Statement {
  readonly code: string | null;
  readonly name: string | null;
  readonly district: string | null;
}

/** Commune of a record, and how its own file called it where that was another list. */
export interface Placement {
  readonly code: string | null;
  readonly asGiven: {
    readonly code: string | null;
    readonly name: string | null;
    readonly list: string;
  } | null;
}

/** Settles the commune of every record, through both lists where the project has a crosswalk. */
export class CommunePlacer {
  private readonly vintages = new Map<FieldReader, Vintage>();
  private readonly converted = new Map<FieldReader, number>();

  constructor(
    private readonly finder: CommuneFinder,
    private readonly crosswalk: Crosswalk | null,
    private readonly questions: OpenQuestions,
  ) {}

  /**
   * A given code counts and its place only checks it; without a usable code the place decides, then a name
   * that only one commune has. A file of the old list is converted first. Null where nothing decides.
   */
  place(record: RecordAt, location: Location): Placement {
    const said = statementOf(record);
    const vintage = this.crosswalk ? this.vintageOf(record) : 'new';
    const list = vintage === 'old' ? `before ${this.crosswalk!.asOf}` : 'current';
    const asGiven =
      said.code === null && said.name === null ? null : { code: said.code, name: said.name, list };
    if (vintage === 'undecided') {
      record.reader.log.atRow(record.reader.table, record.row, {
        code: 'question-open',
        did: 'rejected',
        field: 'commune',
        value: said.name ?? said.code ?? '',
      });
      return { code: null, asGiven };
    }
    const code =
      vintage === 'old' ? this.placeOld(record, said, location) : this.placeNew(record, said, location);
    return { code, asGiven };
  }

  /** True where files may speak of either list, so that each record must keep which one it was. */
  get hasTwoLists(): boolean {
    return this.crosswalk !== null;
  }

  /** Says once for each file how many rows came from the old list. */
  reportConverted(): void {
    for (const [{ log, table }, count] of this.converted)
      log.atFile(
        {
          code: 'communes-converted',
          did: 'changed',
          severity: 'info',
          context: { count, date: this.crosswalk!.asOf },
        },
        table.sheet,
      );
  }

  private vintageOf({ source, reader }: RecordAt): Vintage {
    const known = this.vintages.get(reader);
    if (known) return known;
    let vintage = findVintage(reader, this.finder, this.crosswalk!);
    if (vintage === 'undecided') {
      const { table } = reader;
      const answer = this.questions.ask({
        id: ['list-vintage', source.id, table.file, table.sheet ?? ''].join('/'),
        kind: 'list-vintage',
        file: table.file,
        ...(table.sheet !== undefined && { sheet: table.sheet }),
        rows: [...table.numbers],
        choices: [{ id: 'old' }, { id: 'new' }],
        context: { date: this.crosswalk!.asOf },
      });
      vintage = (answer as Vintage | null) ?? 'undecided';
    }
    this.vintages.set(reader, vintage);
    return vintage;
  }

  private placeOld(record: RecordAt, said: Statement, location: Location): string | null {
    const codes = newCodesOfOld(said, this.crosswalk!);
    const around = location ? this.finder.codesAt(...location) : [];
    if (codes.length === 1) {
      this.converted.set(record.reader, (this.converted.get(record.reader) ?? 0) + 1);
      return this.checked(record, codes[0]!, around, location);
    }
    if (codes.length === 0) return this.placeNew(record, said, location);
    const here = codes.filter((code) => around.includes(code));
    if (here.length === 1) {
      this.converted.set(record.reader, (this.converted.get(record.reader) ?? 0) + 1);
      return here[0]!;
    }
    return this.askSplit(record, said, codes);
  }

  private askSplit(
    { source, reader, row }: RecordAt,
    said: Statement,
    codes: readonly string[],
  ): string | null {
    const { table, log } = reader;
    const commune = said.name ?? said.code ?? '';
    const number = table.numbers[row]!;
    const village = reader.text('village', row) ?? '';
    const answer = this.questions.ask({
      id: ['split-commune', source.id, table.file, table.sheet ?? '', number].join('/'),
      kind: 'split-commune',
      file: table.file,
      ...(table.sheet !== undefined && { sheet: table.sheet }),
      rows: [number],
      choices: codes.map((code) => ({ id: code, label: this.finder.nameOf(code) ?? code })),
      context: { commune, village },
    });
    if (answer === null)
      log.atRow(table, row, {
        code: 'question-open',
        did: 'rejected',
        field: 'commune',
        value: commune,
        village,
      });
    return answer;
  }

  private placeNew(record: RecordAt, said: Statement, location: Location): string | null {
    const { table, log } = record.reader;
    const around = location ? this.finder.codesAt(...location) : [];
    if (said.code !== null && this.finder.hasCode(said.code))
      return this.checked(record, said.code, around, location);
    const byName =
      said.name === null ? this.finder.codeInText(table.file) : this.finder.codeByName(said.name);
    const placed = around.length > 1 && byName && around.includes(byName) ? byName : (around[0] ?? byName);
    const village = villageOf(record);
    if (said.code !== null || (said.name !== null && placed === null))
      log.atRow(table, record.row, {
        code: 'commune-unknown',
        did: 'changed',
        field: said.code !== null ? 'commune_code' : 'commune',
        value: said.code ?? said.name ?? '',
        village,
        context: { placed: placed ?? '–' },
      });
    else if (placed === null)
      log.atRow(table, record.row, { code: 'village-outside-communes', did: 'kept', village });
    else if (byName !== null && byName !== placed && said.name !== null)
      log.atRow(table, record.row, {
        code: 'commune-name-mismatch',
        did: 'kept',
        value: said.name,
        village,
        commune: placed,
        context: { found: this.finder.nameOf(placed) ?? placed },
      });
    return placed;
  }

  private checked(record: RecordAt, code: string, around: readonly string[], location: Location): string {
    if (location && this.finder.hasLandOf(code) && !around.includes(code))
      record.reader.log.atRow(record.reader.table, record.row, {
        code: 'commune-mismatch',
        did: 'kept',
        value: code,
        commune: code,
        village: villageOf(record),
        context: { found: around[0] ?? '–', lon: location[0], lat: location[1] },
      });
    return code;
  }
}

const villageOf = ({ reader, row }: RecordAt): string =>
  reader.text('village_code', row) ?? reader.text('village', row) ?? '';

function statementOf({ reader, row }: RecordAt): Statement {
  return {
    code: reader.code('commune_code', row, COMMUNE_CODE_DIGITS),
    name:
      reader.text('commune', row) ?? reader.text('commune_old', row) ?? reader.table.about?.commune ?? null,
    district: reader.text('district_old', row),
  };
}
