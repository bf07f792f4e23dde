import { messagesIn } from '../../i18n/messages.ts';
import { formatDate, formatDistance, type Language } from '../../i18n/number.ts';
import { KEEP_APART, type Discrepancy, type DuplicateGroup } from '../../model/returned/collation.ts';
import { numberCell, textCell, type AnnexSheet } from '../annex/cells.ts';
import type { CheckInput } from '../check-input.ts';
import { placeNamesOf } from '../words/place-names.ts';
import { count, tableSheet, words, type GateColumn } from './table.ts';

/** A value of a fact as people read it; counts stay as they are. */
function factText(field: Discrepancy['field'], value: string | number, language: Language): string {
  const { electricity, reported } = messagesIn(language).app;
  const known: Readonly<Record<string, string>> =
    field === 'electricity' ? electricity : field === 'reportedSignal' ? reported : {};
  return known[value] ?? String(value);
}

function decisionOf({ choice }: DuplicateGroup, code: string, language: Language): string {
  const { decision } = messagesIn(language).gateReport;
  if (choice === null) return decision.open;
  if (choice === KEEP_APART) return decision.apart;
  return choice === code ? decision.stays : decision.merged(choice);
}

/** Villages that may be one, each with what was decided about it. */
export function duplicateSheet(input: CheckInput, language: Language): AnnexSheet {
  const { column, sheet } = messagesIn(language).gateReport;
  const names = placeNamesOf(input.dataset);
  const rows = input.duplicates.flatMap((group, number) =>
    group.members.map((member) => ({ number: number + 1, group, ...member })),
  );
  return tableSheet<(typeof rows)[number]>(
    sheet.duplicates,
    input.project,
    language,
    [
      count(column.number, ({ number }) => number, 6),
      words(column.commune, 20, ({ group }) => names.commune(group.communeCode)),
      words(column.villageCode, 16, ({ code }) => code),
      words(column.village, 24, ({ name }) => name),
      count(column.households, ({ households }) => households),
      count(column.population, ({ population }) => population),
      words(column.distance, 12, ({ group: { distanceMeters } }) =>
        distanceMeters === null ? null : formatDistance(distanceMeters, language),
      ),
      words(column.decision, 26, ({ group, code }) => decisionOf(group, code, language)),
      words(column.file, 34, ({ file }) => file),
      words(column.sheet, 16, ({ sheet: name }) => name),
      count(column.row, ({ row }) => row),
      words(column.asOf, 12, ({ asOf }) => (asOf ? formatDate(asOf, language) : null)),
    ],
    rows,
  );
}

/** Where sources disagree about a fact of a village: every word with its source, the one in use marked. */
export function discrepancySheet(input: CheckInput, language: Language): AnnexSheet {
  const { column, sheet, fact, yes } = messagesIn(language).gateReport;
  const names = placeNamesOf(input.dataset);
  const communeOf = new Map(
    input.dataset.villages.records.map(({ code, communeCode }) => [code, communeCode]),
  );
  const rows = input.discrepancies.flatMap(({ village, field, values }) =>
    values.map((value) => ({ village, field, ...value })),
  );
  type Said = (typeof rows)[number];
  const value: GateColumn<Said> = {
    label: column.value,
    width: 20,
    cell: (said) =>
      typeof said.value === 'number'
        ? numberCell(said.value)
        : textCell(factText(said.field, said.value, language)),
  };
  return tableSheet<Said>(
    sheet.discrepancies,
    input.project,
    language,
    [
      words(column.villageCode, 16, ({ village }) => village),
      words(column.village, 24, ({ village }) => names.village(village)),
      words(column.commune, 20, ({ village }) => names.commune(communeOf.get(village))),
      words(column.field, 22, ({ field }) => fact[field]),
      value,
      words(column.chosen, 12, ({ chosen }) => (chosen ? yes : null)),
      words(column.source, 20, ({ sourceId }) => sourceId),
      words(column.file, 34, ({ file }) => file),
      words(column.sheet, 16, ({ sheet: name }) => name),
      count(column.row, ({ row }) => row),
      words(column.asOf, 12, ({ asOf }) => (asOf ? formatDate(asOf, language) : null)),
    ],
    rows,
  );
}
