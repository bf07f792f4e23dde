import { compareNames } from '../../../i18n/text.ts';
import { messagesIn } from '../../../i18n/messages.ts';
import { formatNumber, type Language } from '../../../i18n/number.ts';
import { pointSymbol } from '../../../cartography/symbols.ts';
import type { Flavour } from '../../../cartography/tokens.ts';
import type { ReportInput } from '../../report-input.ts';
import type { VillageRow } from '../../results/village-rows.ts';
import { communeSentences } from '../../words/commune-sentences.ts';
import { prioritySentence } from '../../words/sentences.ts';
import { kilometers } from '../../words/listed-rows.ts';
import type { Table, TableColumn, WordContext } from '../frame/parts.ts';
import { paperScale, SYMBOL_OF } from '../map/villages-on-paper.ts';
import type { Ink } from '../sheet/ink.ts';
import type { PaperSheet } from '../sheet/sheet.ts';

/** What a page tells of its commune, before anything has a place. */
export interface AtlasCommune {
  readonly commune: number;
  readonly name: string;
  /** In the order of their numbers. */
  readonly villages: readonly VillageRow[];
  readonly sentences: readonly string[];
  /** Why villages have the rank that they have, in the order of the ranks. */
  readonly reasons: readonly string[];
}

/** Ranked ones by rank, then the others by name as a Vietnamese reader looks for them. */
const inOrder = (a: VillageRow, b: VillageRow): number =>
  Number(Number.isNaN(a.rank)) - Number(Number.isNaN(b.rank)) ||
  (Number.isNaN(a.rank) ? 0 : a.rank - b.rank) ||
  compareNames(a.name, b.name) ||
  (a.code < b.code ? -1 : 1);

export function communeFacts(
  input: ReportInput,
  commune: number,
  rows: readonly VillageRow[],
  works: readonly number[],
  language: Language,
): AtlasCommune {
  const { atlas } = messagesIn(language);
  const villages = rows.toSorted(inOrder);
  const unplaced = villages.filter(({ lon }) => Number.isNaN(lon)).length;
  const reasons = villages.flatMap(({ index, name, rank }, i) =>
    Number.isNaN(rank)
      ? []
      : [atlas.villageSentence(String(i + 1), name, prioritySentence(input.priority, index, language))],
  );
  return {
    commune,
    name: input.dataset.communes.records[commune]!.name,
    villages,
    sentences: [
      ...communeSentences(input, commune, works, language),
      ...(unplaced ? [atlas.unplaced(formatNumber(unplaced, language))] : []),
    ],
    reasons,
  };
}

/** Villages from a row on, with the symbols of the map. */
export function villageTable(
  facts: Pick<AtlasCommune, 'villages'>,
  from: number,
  to: number,
  look: {
    /** null: only to be measured. */
    readonly ink: Ink | null;
    readonly sheet: WordContext['sheet'] & Pick<PaperSheet, 'symbols'>;
    readonly flavour: Flavour;
    readonly language: Language;
  },
): Table {
  const { ink, sheet, flavour, language } = look;
  const words = messagesIn(language);
  const rows = facts.villages.slice(from, to);
  // Those that need no work have no rank: their columns go without it.
  const isRanked = rows.some(({ rank }) => !Number.isNaN(rank));
  const columns: readonly TableColumn[] = [
    { head: words.atlas.number, share: 0.1, align: 'right', bold: true },
    { head: words.atlas.village, share: isRanked ? 0.33 : 0.38 },
    { head: words.atlas.state, share: isRanked ? 0.2 : 0.27 },
    { head: words.atlas.households, share: 0.12, align: 'right' },
    { head: words.atlas.fibre, share: 0.13, align: 'right' },
    ...(isRanked ? [{ head: words.atlas.rank, share: 0.12, align: 'right' } as const] : []),
  ];
  return {
    columns,
    rows: rows.map((row, i) => [
      String(from + i + 1),
      row.name,
      words.atlas.status[row.status],
      Number.isNaN(row.households) ? '–' : formatNumber(row.households, language),
      kilometers(row.fibreDistanceMeters, language),
      ...(isRanked ? [Number.isNaN(row.rank) ? '' : formatNumber(row.rank, language)] : []),
    ]),
    // The rows are cut before, page by page.
    more: () => '',
    mark: (row, x, middle) => {
      const symbol = SYMBOL_OF[rows[row]!.status];
      const scale = Math.min(paperScale(sheet, symbol), 4.6 / pointSymbol(symbol, flavour).extent);
      ink?.symbol(pointSymbol(symbol, flavour), scale, x, middle);
    },
  };
}
