import { mayTell } from '../../model/scope.ts';
import type { GateReport, GateRow } from '../../model/gate.ts';
import type { CheckInput } from '../check-input.ts';
import type { ReportInput } from '../report-input.ts';

/** The report of the gate as it may leave: which rows fail which rule, without the cells that they hold. */
export function scopedCheck(
  whole: CheckInput,
  { scope, project, dataset, inputs, tables }: ReportInput,
): CheckInput {
  const villages = new Set(dataset.villages.records.map(({ code }) => code));
  const settled = new Map(whole.inputs.map(({ path }, i) => [path, inputs[i].path]));
  const row = ({ file, row: at, feature, commune, village }: GateRow): GateRow => ({
    file: settled.get(file) ?? '',
    ...(at !== undefined && { row: at }),
    ...(feature !== undefined && { feature }),
    ...(commune !== undefined && { commune }),
    ...(village !== undefined && villages.has(village) && { village }),
    place: null,
  });
  const gate: GateReport = {
    headings: whole.gate.headings.map((heading) => ({
      ...heading,
      rules: heading.rules.map((rule) => ({ ...rule, failed: rule.failed.map(row) })),
    })),
  };
  return {
    ...whole,
    project,
    dataset,
    inputs,
    tables,
    gate,
    issues: [],
    questions: [],
    discrepancies: [],
    duplicates: [],
    contradictions: whole.contradictions.filter(({ operator }) => mayTell('claims', scope, operator)),
  };
}
