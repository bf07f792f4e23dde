import type { Row } from 'write-excel-file/universal';
import { measureName } from '../../i18n/measure-text.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatDistance, formatNumber, formatShare } from '../../i18n/number.ts';
import { PRIORITY_GROUPS } from '../../model/project.ts';
import type { SourceRole } from '../../model/roles.ts';
import { communeListText, operatorLabel } from '../words/method.ts';
import type { ReportInput } from '../report-input.ts';
import {
  centredCell,
  FORMAT,
  headCell,
  dateCell,
  numberCell,
  ordinalCell,
  textCell,
  type AnnexSheet,
} from './cells.ts';
import { capitalised, subjectRows, type AnnexOptions } from './cover.ts';

/** Every input with date, class and hash: the trail of every figure. */
export function sourceSheet(input: ReportInput, options: AnnexOptions): AnnexSheet {
  const words = messagesIn(options.language);
  const { source, sheet } = words.annex;
  const labels = [
    words.annex.number,
    source.id,
    source.role,
    source.path,
    source.operator,
    source.technology,
    source.evidence,
    source.asOf,
    source.publisher,
    source.read,
    source.kept,
    source.changed,
    source.rejected,
    source.hash,
  ];
  const cover = subjectRows(input, sheet.sources, labels.length, options);
  const rows = input.inputs.map((entry, i): Row => {
    const from = input.project.sources.find(({ id }) => id === entry.id);
    return [
      ordinalCell(i + 1),
      textCell(entry.id),
      textCell(words.common.role[entry.role as SourceRole] ?? entry.role),
      textCell(entry.path),
      textCell(from?.operator ? operatorLabel(from.operator, options.language) : null),
      textCell(from?.technology ?? null),
      textCell(from?.evidence ? words.common.evidence[from.evidence] : null),
      dateCell(from?.asOf ?? null),
      textCell(from?.source ?? null, true),
      numberCell(entry.read),
      numberCell(entry.kept),
      numberCell(entry.changed),
      numberCell(entry.rejected),
      textCell(entry.sha256),
    ];
  });
  return {
    name: sheet.sources,
    data: [...cover, labels.map(headCell), ...rows],
    stickyColumns: 2,
    filter: { first: cover.length + 2, last: cover.length + 1 + rows.length, columns: labels.length },
    // The hash is for programs: it stands on the screen and is not printed.
    printedColumns: labels.length - 1,
    widths: [5, 16, 22, 28, 14, 11, 22, 14, 30, 9, 9, 9, 9, 68],
    headRows: [cover.length + 1, cover.length + 1],
  };
}

/** What every word of the annex means. */
export function methodSheet(input: ReportInput, options: AnnexOptions): AnnexSheet {
  const { language } = options;
  const words = messagesIn(language);
  const { method, sheet } = words.annex;
  const { definition } = words.report;
  const { tolerance, rule } = input.findings;
  const weights = PRIORITY_GROUPS.map(
    (group) => `${words.plan.group[group]} ${formatNumber(input.priority.weights[group], language)}`,
  );
  const entries: readonly (readonly [string, string])[] = [
    [measureName('villages', rule, words), capitalised(`${words.report.ruleCondition[rule]}.`)],
    [words.common.status.covered, definition.covered],
    [words.common.status.partial, definition.partial],
    [method.commune, definition.coveredCommune],
    [method.share, definition.share],
    [method.shareAny, definition.shareAny],
    [method.uncovered, definition.uncovered],
    [method.unknown, definition.unknown],
    [method.missing, definition.missing],
    [method.trangSong, definition.trangSong],
    [method.lomSong, definition.lomSong],
    [method.inDepression, definition.inDepression],
    [method.fibreDistance, definition.fibreDistance],
    [method.areaShare, definition.areaShare],
    [method.score, definition.score],
    [method.weights, `${weights.join('; ')}. ${words.plan.weightsNote}`],
    [method.communeList, communeListText(input, language)],
    [
      method.tolerance,
      method.toleranceText(
        formatShare(tolerance.areaShare, language),
        formatDistance(tolerance.distanceMeters, language),
      ),
    ],
    [method.made, method.product],
  ];
  const cover = subjectRows(input, sheet.method, 2, options);
  return {
    name: sheet.method,
    data: [
      ...cover,
      [method.subject, method.text].map(headCell),
      ...entries.map(([subject, text]): Row => [textCell(subject, true), textCell(text, true)]),
    ],
    widths: [28, 110],
    headRows: [cover.length + 1, cover.length + 1],
  };
}

/** Masts with coordinates: only in the internal annex. */
export function siteSheet(input: ReportInput, options: AnnexOptions): AnnexSheet {
  const { site, sheet, number } = messagesIn(options.language).annex;
  const labels = [
    number,
    site.code,
    site.operator,
    site.technologies,
    site.lon,
    site.lat,
    site.height,
    site.devices,
  ];
  const cover = subjectRows(input, sheet.sites, labels.length, options);
  const rows = input.dataset.sites.map((entry, i): Row => [
    ordinalCell(i + 1),
    centredCell(entry.code),
    textCell(operatorLabel(entry.operator, options.language)),
    textCell(entry.technologies.join(', ')),
    numberCell(entry.lon, FORMAT.degrees),
    numberCell(entry.lat, FORMAT.degrees),
    numberCell(entry.heightMeters, FORMAT.one),
    numberCell(entry.devices),
  ]);
  return {
    name: sheet.sites,
    data: [...cover, labels.map(headCell), ...rows],
    stickyColumns: 2,
    filter: { first: cover.length + 2, last: cover.length + 1 + rows.length, columns: labels.length },
    widths: [6, 14, 18, 16, 13, 13, 12, 10],
    headRows: [cover.length + 1, cover.length + 1],
  };
}
