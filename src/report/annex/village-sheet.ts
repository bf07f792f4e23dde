import type { Row } from 'write-excel-file/universal';
import { findingsOf } from '../../analysis/findings/findings.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { ReportInput } from '../report-input.ts';
import { prioritySentence } from '../words/sentences.ts';
import { villageRows, type VillageRow } from '../results/village-rows.ts';
import { centredCell, FORMAT, headCell, lineRow, numberCell, textCell, type AnnexSheet } from './cells.ts';
import { subjectRows, type AnnexOptions } from './cover.ts';

const COLUMNS = 12;

/** Villages without service by rank, with the sentence that explains it; those of unknown state apart. */
export function villageSheet(input: ReportInput, options: AnnexOptions): AnnexSheet {
  const words = messagesIn(options.language);
  const { village, sheet } = words.annex;
  const byIndex = new Map(villageRows(input).map((row) => [row.index, row]));
  const cover = subjectRows(input, words.common.uncoveredVillages[input.findings.rule], COLUMNS, options);
  const head = [
    village.rank,
    village.score,
    village.code,
    village.name,
    village.commune,
    village.former,
    village.households,
    village.population,
    village.uncoveredHouseholds,
    village.fibre,
    village.reason,
    village.planned,
  ].map(headCell);
  const ranked = input.priority.ranked.map((entry) =>
    villageRow(input, byIndex.get(entry.village)!, options),
  );
  const unranked = input.priority.unranked.map((index) => villageRow(input, byIndex.get(index)!, options));
  const apart: Row[] = unranked.length
    ? [lineRow(village.unranked, COLUMNS, { fontWeight: 'bold' }), ...unranked]
    : [];
  return {
    name: sheet.villages,
    data: [...cover, head, ...ranked, ...apart],
    stickyColumns: 4,
    filter: { first: cover.length + 2, last: cover.length + 1 + ranked.length, columns: COLUMNS },
    widths: [7, 8, 14, 24, 20, 20, 9, 9, 12, 12, 84, 24],
    headRows: [cover.length + 1, cover.length + 1],
  };
}

/** Commune of the list before 1 July 2025: the village's own where its file names it, else those that made its commune. */
function formerCommune({ dataset, findings }: ReportInput, village: number): string | null {
  const { communeAsGiven: given } = dataset.villages.records[village]!;
  if (given?.name && given.list !== 'current') return given.name;
  return dataset.communes.records[findings.villageCommune[village]!]?.formerNames?.join(', ') ?? null;
}

/** Works of the plan that serve a village, with their year where the plan has years. */
function worksFor({ plan }: ReportInput, village: number): string | null {
  const works = (plan?.chosen ?? []).filter(({ villages }) => villages.includes(village));
  return works.map(({ id, year }) => (year === null ? id : `${id} (${year})`)).join(', ') || null;
}

function villageRow(input: ReportInput, row: VillageRow, { language }: AnnexOptions): Row {
  const any = findingsOf(input.findings, 'any');
  return [
    numberCell(row.rank),
    numberCell(row.score, FORMAT.one),
    centredCell(row.code),
    textCell(row.name),
    textCell(row.commune || messagesIn(language).common.outside),
    textCell(formerCommune(input, row.index), true),
    numberCell(row.households),
    numberCell(row.population),
    numberCell(any.uncoveredHouseholds[row.index]),
    numberCell(row.fibreDistanceMeters),
    textCell(prioritySentence(input.priority, row.index, language), true),
    textCell(worksFor(input, row.index), true),
  ];
}
