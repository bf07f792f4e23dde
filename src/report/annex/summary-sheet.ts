import type { Row } from 'write-excel-file/universal';
import { measureName } from '../../i18n/measure-text.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatDistance } from '../../i18n/number.ts';
import { SERVICE_STATES } from '../../model/service.ts';
import { operatorLabel } from '../words/method.ts';
import type { ReportInput } from '../report-input.ts';
import {
  boldCell,
  FORMAT,
  headCell,
  lineRow,
  numberCell,
  ordinalCell,
  textCell,
  type AnnexSheet,
} from './cells.ts';
import type { Formulas } from './formulas.ts';
import { capitalised, coverRows, type AnnexOptions } from './cover.ts';

const COLUMNS = 10;

/** Four rates per operator with numerator, denominator, unknown and missing; states; fibre; depressions. */
export function summarySheet(input: ReportInput, options: AnnexOptions): AnnexSheet {
  const words = messagesIn(options.language).annex;
  const cover = coverRows(input, COLUMNS, options);
  const head = [
    words.number,
    words.summary.measure,
    words.summary.operator,
    words.summary.covered,
    words.summary.uncovered,
    words.summary.denominator,
    words.summary.share,
    words.summary.unknown,
    words.summary.total,
    words.summary.missing,
  ].map(headCell);
  return {
    name: words.sheet.summary,
    data: [
      ...cover,
      head,
      ...rateRows(input, options),
      ...sourceNote(input, options),
      [],
      ...stateRows(input, options),
      [],
      ...fibreRows(input, options),
      [],
      ...depressionRows(input, options),
    ],
    formulas: sumsOfRows(input, cover.length + 2),
    widths: [5, 26, 24, 12, 12, 12, 11, 12, 12, 13],
    headRows: [cover.length + 1, cover.length + 1],
  };
}

/** Denominator, rate and total of each row of rates, and the sum of the states, made in the sheet. */
function sumsOfRows({ findings }: ReportInput, first: number): Formulas {
  const formulas = new Map<string, string>();
  findings.rates.forEach((rate, i) => {
    const row = first + i;
    formulas.set(`F${row}`, `D${row}+E${row}`);
    if (rate.share !== null) formulas.set(`G${row}`, `D${row}/F${row}`);
    formulas.set(`I${row}`, `F${row}+H${row}`);
  });
  const note = findings.operatorsWithoutSource.length ? 1 : 0;
  // An empty row, the heading and the head of the states stand between.
  const states = first + findings.rates.length + note + 3;
  findings.byOperator.forEach((_, i) => formulas.set(`G${states + i}`, `SUM(C${states + i}:F${states + i})`));
  return formulas;
}

function rateRows({ findings }: ReportInput, { language }: AnnexOptions): Row[] {
  const words = messagesIn(language);
  return findings.rates.map((rate, i) => [
    ordinalCell(i + 1),
    textCell(measureName(rate.measure, findings.rule, words)),
    textCell(capitalised(operatorLabel(rate.operator, language))),
    numberCell(rate.covered),
    numberCell(rate.uncovered),
    numberCell(rate.covered + rate.uncovered),
    numberCell(rate.share, FORMAT.share, true),
    numberCell(rate.unknown),
    numberCell(rate.total),
    numberCell(rate.missing),
  ]);
}

function sourceNote({ findings }: ReportInput, { language }: AnnexOptions): Row[] {
  const names = findings.operatorsWithoutSource
    .map((operator) => operatorLabel(operator, language))
    .join(', ');
  return names
    ? [lineRow(messagesIn(language).annex.summary.withoutSource(names), COLUMNS, { fontStyle: 'italic' })]
    : [];
}

/** Villages by state under each operator; those in a depression beside it. */
function stateRows({ findings }: ReportInput, { language }: AnnexOptions): Row[] {
  const words = messagesIn(language);
  const { annex } = words;
  return [
    lineRow(annex.summary.states, COLUMNS, { fontWeight: 'bold' }),
    [
      annex.number,
      annex.summary.operator,
      ...SERVICE_STATES.map((state) => words.common.status[state]),
      annex.summary.total,
      annex.summary.inDepression,
    ].map(headCell),
    ...findings.byOperator.map(({ operator, states }, i): Row => [
      ordinalCell(i + 1),
      textCell(capitalised(operatorLabel(operator, language))),
      ...SERVICE_STATES.map((state) => numberCell(states[state])),
      numberCell(states.total),
      numberCell(states.inDepression),
    ]),
  ];
}

function fibreRows({ findings }: ReportInput, { language }: AnnexOptions): Row[] {
  const words = messagesIn(language).annex;
  const { bands, passed, subscribed } = findings.fibre;
  const ends = bands.filter((band) => band.upToMeters !== null).map((band) => band.upToMeters!);
  const label = (band: (typeof bands)[number]) => {
    if (band.unknown) return words.unknown;
    const last = formatDistance(band.upToMeters ?? ends.at(-1) ?? 0, language);
    return band.upToMeters === null ? words.summary.beyond(last) : words.summary.upTo(last);
  };
  return [
    lineRow(words.summary.fibre, COLUMNS, { fontWeight: 'bold' }),
    [
      words.number,
      words.summary.band,
      words.summary.villages,
      words.summary.households,
      words.summary.population,
    ].map(headCell),
    ...bands.map((band, i): Row => [
      ordinalCell(i + 1),
      textCell(label(band)),
      numberCell(band.villages),
      numberCell(band.households),
      numberCell(band.population),
    ]),
    [null, boldCell(words.summary.passed), null, numberCell(passed)],
    [null, boldCell(words.summary.subscribed), null, numberCell(subscribed)],
  ];
}

function depressionRows({ findings }: ReportInput, { language }: AnnexOptions): Row[] {
  const words = messagesIn(language).annex.summary;
  const { count, areaKm2, villages, households, population } = findings.depressions;
  const row = (label: string, value: number, format?: string): Row => [
    null,
    textCell(label),
    null,
    numberCell(value, format),
  ];
  return [
    lineRow(words.depressions, COLUMNS, { fontWeight: 'bold' }),
    row(words.depressionCount, count),
    row(words.depressionArea, areaKm2, FORMAT.one),
    row(words.depressionVillages, villages),
    row(words.depressionHouseholds, households),
    row(words.depressionPopulation, population),
  ];
}
