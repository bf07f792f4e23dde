import type { Row } from 'write-excel-file/universal';
import type { OperatorGaps } from '../../analysis/operator/operator-gaps.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { ReportInput } from '../report-input.ts';
import { OPERATOR_LISTS, operatorGap, operatorLists } from '../results/operator-gaps.ts';
import { operatorLabel } from '../words/method.ts';
import {
  centredCell,
  headCell,
  lineRow,
  numberCell,
  ordinalCell,
  textCell,
  type AnnexSheet,
} from './cells.ts';
import { subjectRows, type AnnexOptions } from './cover.ts';

const COLUMNS = 13;

/** The operator's own lists, one below the other: what it lacks itself, then what nobody serves. */
export function operatorSheet(input: ReportInput, gaps: OperatorGaps, options: AnnexOptions): AnnexSheet {
  const { annex } = messagesIn(options.language);
  const { operator: words, village } = annex;
  const name = operatorLabel(gaps.operator, options.language);
  const head = [
    annex.number,
    village.code,
    village.name,
    village.commune,
    words.contested,
    village.households,
    village.population,
    words.electricity,
    words.road,
    words.ownFibre,
    words.ownMast,
    words.mastNear,
    village.planned,
  ].map(headCell);
  const cover = subjectRows(input, words.subject(name), COLUMNS, options);
  const lists = operatorLists(input, gaps);
  const data: Row[] = [...cover, head];
  for (const list of OPERATOR_LISTS) {
    if (lists[list].length === 0) continue;
    data.push(lineRow(words.list[list](name, lists[list].length), COLUMNS, { fontWeight: 'bold' }));
    data.push(...lists[list].map((v, i) => operatorRow(input, gaps, v, i + 1, options)));
  }
  return {
    name: annex.sheet.operator,
    data,
    stickyColumns: 3,
    widths: [6, 14, 24, 20, 18, 9, 9, 14, 14, 14, 14, 14, 16],
    headRows: [cover.length + 1, cover.length + 1],
  };
}

function operatorRow(
  { dataset, findings, plan }: ReportInput,
  gaps: OperatorGaps,
  v: number,
  at: number,
  { language }: AnnexOptions,
): Row {
  const { annex, app, common } = messagesIn(language);
  const record = dataset.villages.records[v]!;
  const gap = operatorGap(gaps, v);
  const known = (value: number): number | null => (Number.isNaN(value) ? null : value);
  return [
    ordinalCell(at),
    centredCell(record.code),
    textCell(record.name),
    textCell(dataset.communes.records[findings.villageCommune[v]!]?.name ?? common.outside),
    textCell(gap.contested === 'none' ? null : app.operatorGlance.contested[gap.contested]),
    numberCell(known(findings.counts.households[v]!)),
    numberCell(known(findings.counts.population[v]!)),
    textCell(record.electricity === null ? null : app.electricity[record.electricity]),
    textCell(record.road === null ? null : app.road[record.road]),
    numberCell(gap.ownFibreMeters),
    numberCell(gap.ownSiteMeters),
    textCell(gap.siteNear === null ? null : gap.siteNear ? annex.operator.near : annex.operator.notNear),
    textCell(plan?.villages.includes(v) ? annex.operator.planned : null),
  ];
}
