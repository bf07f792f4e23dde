import { elementAt, integerAt } from '../../model/basics/elements.ts';
import type { FeatureTable, Sheet } from '../../formats/reading/parsed-file.ts';
import { ColumnJudge } from '../columns/column-judge.ts';
import { tableOfFeatures, type SourceTable } from '../files/source-table.ts';
import { repairFeatures, repairSheet, type TextRepair } from '../text/repair/repair.ts';
import type { NamedColumns } from './header-block.ts';
import { mendColumns } from './shared-cells.ts';
import type { SheetFinding } from './sheet-findings.ts';
import { readSheet, type SheetTable } from './sheet-table.ts';

/** What understanding a table hangs on beside its content. */
export interface Form {
  /** Columns that the project or a remembered form names. */
  readonly known: NamedColumns;
  /** People want old text to stay as it is. */
  readonly leaveOldText: boolean;
}

/** A sheet or layer understood as far as no role is needed. */
export interface ParsedTable extends SheetTable {
  /** Old text in it, whether it was made readable or left. */
  readonly repair: TextRepair | null;
  /** What has been found of its columns, for whoever recognises them. */
  readonly judge: ColumnJudge;
}

interface Kept {
  readonly file: string;
  readonly form: string;
  readonly understood: ParsedTable;
}

const formKey = ({ known, leaveOldText }: Form): string => JSON.stringify([[...known].sort(), leaveOldText]);

/**
 * Tables understood once: who proposes a role and who loads the file take the same one, and so does the next
 * import of an unchanged file. Each lives as long as the reading that it was made of, in its latest form only.
 */
export class TableMemory {
  readonly #kept = new WeakMap<Sheet | FeatureTable, Kept>();

  sheet(sheet: Sheet, file: string, form: Form): ParsedTable {
    return this.#recall(sheet, file, form, () => parseSheet(sheet, file, form));
  }

  features(features: FeatureTable, file: string, form: Form): ParsedTable & { readonly table: SourceTable } {
    const understood = this.#recall(features, file, form, () => parseFeatures(features, file, form));
    return { ...understood, table: understood.table! };
  }

  #recall(raw: Sheet | FeatureTable, file: string, form: Form, make: () => ParsedTable): ParsedTable {
    const key = formKey(form);
    const kept = this.#kept.get(raw);
    if (kept?.file === file && kept.form === key) return kept.understood;
    const understood = make();
    this.#kept.set(raw, { file, form: key, understood });
    return understood;
  }
}

function parseSheet(raw: Sheet, file: string, { known, leaveOldText }: Form): ParsedTable {
  const { sheet, repair } = repairSheet(raw);
  const judge = new ColumnJudge();
  const shown = repair && leaveOldText ? leaveBody(raw, sheet, file, known) : sheet;
  const read = readSheet(shown, file, known, judge);
  return { ...read, repair, judge: judge.keepOnly(read.table?.columns ?? []) };
}

function parseFeatures(raw: FeatureTable, file: string, { leaveOldText }: Form): ParsedTable {
  const { table, repair } = repairFeatures(raw);
  const shown = repair && leaveOldText ? leaveValues(raw, table) : table;
  const findings: SheetFinding[] = [];
  return {
    table: mendColumns(tableOfFeatures(shown, file), [], findings),
    findings,
    totals: 0,
    notes: 0,
    empty: 0,
    repair,
    judge: new ColumnJudge(),
  };
}

/** The repaired sheet with the rows of its table as they stood: what the columns are called is understood all the same. */
function leaveBody(raw: Sheet, repaired: Sheet, file: string, known: NamedColumns): Sheet {
  const body = new Set(readSheet(repaired, file, known).table?.numbers);
  return {
    ...repaired,
    rows: repaired.rows.map((row, r) =>
      body.has(integerAt(repaired.rowNumbers, r)) ? elementAt(raw.rows, r) : row,
    ),
  };
}

/** The same for features: names of properties are understood, values stay. */
const leaveValues = (raw: FeatureTable, repaired: FeatureTable): FeatureTable => ({
  ...repaired,
  properties: repaired.properties.map((own, f) => {
    const values = Object.values(elementAt(raw.properties, f));
    return Object.fromEntries(Object.keys(own).map((key, k) => [key, values[k]]));
  }),
});
