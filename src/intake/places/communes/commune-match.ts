import { elementAt, onlyOf } from '../../../model/basics/elements.ts';
import type { OpenQuestions } from '../../findings/open-questions.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import type { RecordAt } from '../../records/loaded-source.ts';
import { reportPadded } from './communes.ts';
import type { CommuneFinder } from './commune-finder.ts';
import type { NameInterpretation } from './commune-meaning.ts';
import { CommuneQuestions } from './commune-questions.ts';
import type { CommuneStatement } from './commune-statement.ts';
import { REORGANISED, type Crosswalk } from './crosswalk.ts';
import { believedPlace } from '../borders/believed-place.ts';
import { ProvinceLand } from '../borders/province-land.ts';
import { TableOfCommunes } from './table-of-communes.ts';
import type { Issue } from '../../../model/issue.ts';
import type { IntakeIssueCode } from '../../findings/issue-codes.ts';
import { SHIPPED } from './shipped-crosswalk.ts';

type Location = readonly [number, number] | null;

/** Commune of a record, its place where that can be believed, and how its own file called it where that was another list. */
export interface CommuneMatch {
  readonly code: string | null;
  readonly location: Location;
  readonly asGiven: {
    readonly code: string | null;
    readonly name: string | null;
    readonly list: string;
  } | null;
}

/** Settles the commune of every record, through both lists where there is a crosswalk. */
export class CommuneMatcher {
  private readonly tables = new Map<FieldReader, TableOfCommunes>();
  private readonly converted = new Map<FieldReader, number>();
  /** Rows of a project that has no communes at all. */
  private readonly without = new Map<FieldReader, number>();
  private readonly ask: CommuneQuestions;
  private readonly land: ProvinceLand;

  constructor(
    private readonly finder: CommuneFinder,
    private readonly crosswalk: Crosswalk | null,
    questions: OpenQuestions,
  ) {
    this.ask = new CommuneQuestions(questions, finder);
    this.land = new ProvinceLand(finder.communes);
  }

  /**
   * The commune that a row or its file states counts, by code or by a name that only one commune has, and its place
   * only checks it; else the place decides. What the old list says is converted first. Null where nothing decides.
   * @param found where the record says that it is
   */
  place(record: RecordAt, found: Location): CommuneMatch {
    const table = this.tableOf(record);
    const said = table.statement(record.row);
    const { interpretation, list } = table.reading(record.row);
    const asGiven =
      said.code === null && said.name === null
        ? null
        : {
            code: said.code,
            name: said.name,
            list: list === 'old' ? `before ${this.crosswalk?.asOf ?? REORGANISED}` : 'current',
          };
    if (list === 'undecided') return { code: this.leaveOpen(record, said), location: found, asGiven };
    const location = believedPlace(record, found, this.land, {
      communes: this.stated(record, said, interpretation),
      village: villageOf(record),
      nameOf: (commune) => this.finder.nameOf(commune),
    });
    const code =
      list === 'old' && interpretation
        ? this.placeOld(record, said, interpretation, location)
        : this.placeNew(record, said, interpretation, location);
    if (code !== null) this.check(record, code, location);
    return { code, location, asGiven };
  }

  /** Communes that a row states, by code, by name, or by what its file is about. */
  private stated(
    record: RecordAt,
    said: CommuneStatement,
    interpretation: NameInterpretation | null,
  ): readonly string[] {
    if (said.code !== null && this.finder.hasCode(said.code)) return [said.code];
    if (interpretation) return interpretation.codes;
    return said.code === null && said.name === null ? [...this.tableOf(record).allowed] : [];
  }

  /** True where a text is the name of a commune. */
  isNameOf(code: string | null, text: string): boolean {
    return code !== null && this.finder.nameFits(code, text);
  }

  /** True where files may speak of either list, so that each record must keep which one it was. */
  get hasTwoLists(): boolean {
    return this.crosswalk !== null;
  }

  /** Says once for each file how many rows came from the old list, or that there is nothing to convert them by. */
  reportLists(): void {
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
    for (const [reader, { paddedRows }] of this.tables) if (paddedRows) reportPadded(reader, paddedRows);
    for (const [{ log, table }, count] of this.without)
      log.atFile({ code: 'communes-absent', did: 'kept', context: { count } }, table.sheet);
    if (this.crosswalk || this.finder.isOldList) return;
    for (const [{ log, table }, { oldRows }] of this.tables)
      if (oldRows > 0)
        log.atFile(
          { code: 'list-before-2025', did: 'kept', context: { count: oldRows, date: REORGANISED } },
          table.sheet,
        );
  }

  /** About the crosswalk that comes with the product, where something was converted by it. */
  notices(): readonly Issue[] {
    if (!this.crosswalk?.shipped || !this.converted.size) return [];
    const code: IntakeIssueCode = 'crosswalk-shipped';
    const { file, source, licence, asOf } = SHIPPED;
    const count = [...this.converted.values()].reduce((sum, rows) => sum + rows, 0);
    return [{ code, severity: 'info', did: 'kept', file, context: { source, licence, date: asOf, count } }];
  }

  private tableOf(record: RecordAt): TableOfCommunes {
    const { reader } = record;
    let table = this.tables.get(reader);
    if (!table) {
      table = new TableOfCommunes(reader, this.finder, this.crosswalk, (rows) =>
        this.ask.askVintage(record, rows, this.crosswalk!.asOf),
      );
      this.tables.set(reader, table);
    }
    return table;
  }

  private leaveOpen({ reader, row }: RecordAt, said: CommuneStatement): null {
    const village = reader.text('village', row);
    reader.log.atRow(reader.table, row, {
      code: 'question-open',
      did: 'rejected',
      fate: 'asked',
      field: 'commune',
      value: said.name ?? said.code ?? '',
      ...(village !== null && { village }),
    });
    return null;
  }

  private placeOld(
    record: RecordAt,
    said: CommuneStatement,
    interpretation: NameInterpretation,
    location: Location,
  ): string | null {
    const around = location ? this.finder.codesAt(...location) : [];
    const code = this.oneOf(record, said, interpretation, around);
    if (code === null) return this.leaveOpen(record, said);
    this.converted.set(record.reader, (this.converted.get(record.reader) ?? 0) + 1);
    this.reportMarks(record, said, interpretation);
    return code;
  }

  /** The one commune of a reading: the only one, the one around the place, or the one that somebody chose. */
  private oneOf(
    record: RecordAt,
    said: CommuneStatement,
    interpretation: NameInterpretation,
    around: readonly string[],
  ): string | null {
    if (interpretation.codes.length === 1) return elementAt(interpretation.codes, 0);
    const here = interpretation.codes.filter((code) => around.includes(code));
    return here.length === 1
      ? elementAt(here, 0)
      : this.ask.askCommune(record, said.name ?? said.code ?? '', interpretation);
  }

  private placeNew(
    record: RecordAt,
    said: CommuneStatement,
    interpretation: NameInterpretation | null,
    location: Location,
  ): string | null {
    const around = location ? this.finder.codesAt(...location) : [];
    if (said.code !== null && this.finder.hasCode(said.code)) return said.code;
    if (around.length) return this.placeByPoint(record, said, interpretation, around);
    if (interpretation) {
      const code = this.oneOf(record, said, interpretation, around);
      if (code === null) return this.leaveOpen(record, said);
      this.reportMarks(record, said, interpretation);
      if (said.code !== null) this.reportUnknown(record, said, code);
      return code;
    }
    return this.placeByFile(record, said);
  }

  private placeByPoint(
    record: RecordAt,
    said: CommuneStatement,
    interpretation: NameInterpretation | null,
    around: readonly string[],
  ): string {
    const byName = interpretation ?? { codes: [...this.tableOf(record).allowed] };
    const isStated = interpretation !== null || (said.code === null && said.name === null);
    // One commune that is stated is not overruled by a point beyond its border: borders are simplified.
    const kept = (isStated ? onlyOf<string>(byName.codes) : null) ?? elementAt(around, 0);
    const placed = around.find((code) => byName.codes.includes(code)) ?? kept;
    if (said.code !== null || (said.name !== null && !interpretation))
      this.reportUnknown(record, said, placed);
    else if (interpretation && said.name !== null) {
      if (interpretation.codes.includes(placed)) this.reportMarks(record, said, interpretation);
      else
        record.reader.log.atRow(record.reader.table, record.row, {
          code: 'commune-name-mismatch',
          did: 'kept',
          value: said.name,
          village: villageOf(record),
          commune: placed,
          context: { found: this.finder.nameOf(placed) ?? placed },
        });
    }
    return placed;
  }

  /** Where neither a code nor a place nor a name decides: the commune that the file as a whole is about. */
  private placeByFile(record: RecordAt, said: CommuneStatement): string | null {
    const { reader, row } = record;
    const { allowed } = this.tableOf(record);
    const placed = onlyOf(allowed);
    const stated = said.name ?? said.code;
    if (placed !== null && stated !== null)
      reader.log.atRow(reader.table, row, {
        code: 'commune-of-file',
        did: 'changed',
        field: said.name === null ? 'commune_code' : 'commune',
        value: stated,
        village: villageOf(record),
        context: { placed: this.finder.nameOf(placed) ?? placed },
      });
    else if (!this.finder.communes.records.length)
      this.without.set(reader, (this.without.get(reader) ?? 0) + 1);
    else if (stated !== null) this.reportUnknown(record, said, placed);
    else if (placed === null)
      reader.log.atRow(reader.table, row, {
        code: 'village-outside-communes',
        did: 'kept',
        village: villageOf(record),
      });
    return placed;
  }

  private reportUnknown(record: RecordAt, said: CommuneStatement, placed: string | null): void {
    record.reader.log.atRow(record.reader.table, record.row, {
      code: 'commune-unknown',
      did: 'changed',
      field: said.code !== null ? 'commune_code' : 'commune',
      value: said.code ?? said.name ?? '',
      village: villageOf(record),
      context: { placed: placed ?? '–' },
    });
  }

  /** A name that was found under other marks is never taken without a word. */
  private reportMarks(
    record: RecordAt,
    said: CommuneStatement,
    { likeness, known }: NameInterpretation,
  ): void {
    if (likeness === 'same' || likeness === 'unmarked') return;
    record.reader.log.atRow(record.reader.table, record.row, {
      code: 'commune-marks-differ',
      did: 'changed',
      field: 'commune',
      value: said.name ?? '',
      village: villageOf(record),
      context: { found: known.join(', ') },
    });
  }

  private check(record: RecordAt, code: string, location: Location): void {
    if (!location || !this.finder.hasLandOf(code)) return;
    const around = this.finder.codesAt(...location);
    if (around.includes(code)) return;
    record.reader.log.atRow(record.reader.table, record.row, {
      code: 'commune-mismatch',
      did: 'kept',
      value: code,
      commune: code,
      village: villageOf(record),
      context: {
        found: around[0] ?? '–',
        lon: location[0],
        lat: location[1],
        distanceMeters: Math.round(this.land.awayFrom([code], ...location)!.meters),
      },
    });
  }
}

const villageOf = ({ reader, row }: RecordAt): string =>
  reader.text('village_code', row) ?? reader.text('village', row) ?? '';
