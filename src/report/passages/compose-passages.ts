import { messagesIn } from '../../i18n/messages.ts';
import { formatNumber, formatShareInColumn, type Language } from '../../i18n/number.ts';
import type { OperatorId } from '../../model/service.ts';
import type { ReportInput } from '../report-input.ts';
import { communesOfWorks } from '../results/communes-of-works.ts';
import { composeScenes } from '../scenes/compose-scenes.ts';
import type { SceneBars, SceneShown, SceneTable } from '../scenes/scene-content.ts';
import { darkRanked, darkRows, workRows } from '../words/listed-rows.ts';

export type PassageTable = Omit<SceneTable, 'widths'>;

/** What the project says of one matter, for a text that somebody writes. */
export interface Passage {
  readonly name: string;
  readonly sentences: readonly string[];
  readonly tables: readonly PassageTable[];
}

export interface Passages {
  readonly title: string;
  /** Province, date, operator and technology, made-up or internal. */
  readonly stamp: string;
  readonly passages: readonly Passage[];
}

const ended = (sentence: string): string => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`);

/** Bars as the numbers that they draw. */
function barsTable({ title, kind, bars, note }: SceneBars, language: Language): PassageTable {
  const words = messagesIn(language);
  const shown = (value: number | null): string => {
    if (value === null) return words.common.noData;
    return kind === 'share' ? formatShareInColumn(value, language) : formatNumber(value, language);
  };
  return {
    name: title,
    head: null,
    rows: [...bars.map((bar) => [bar.name, shown(bar.value)]), ...(note === null ? [] : [[note, '']])],
    align: ['left', 'right'],
  };
}

function passageOf(
  { title, name, lines, decisions, tables, charts }: SceneShown,
  language: Language,
): Passage {
  const bars = charts.filter((chart) => chart.form === 'bars');
  return {
    name,
    sentences: [title, ...lines, ...decisions].map(ended),
    tables: [...tables, ...bars.map((chart) => barsTable(chart, language))],
  };
}

/** Villages without any signal, all of them, and the works of the plan: what a sheet beside the text lists. */
function lists(input: ReportInput, language: Language): Passage[] {
  const words = messagesIn(language);
  const { paper } = words;
  const dark = darkRanked(input);
  const { plan } = input;
  const villages: PassageTable = {
    name: paper.darkList(formatNumber(dark.length, language)),
    head: [paper.darkRank, paper.darkVillage, paper.worstCommune, paper.darkHouseholds, paper.darkFibre],
    rows: darkRows(input, dark, language),
    align: ['right', 'left', 'left', 'right', 'right'],
  };
  const works: PassageTable | null = plan?.chosen.length
    ? {
        name: paper.works,
        head: [
          paper.workLetter,
          ...(plan.years.length ? [paper.workYear] : []),
          paper.worstCommune,
          paper.workCost,
          paper.workHouseholds,
        ],
        rows: workRows(input, plan, communesOfWorks(input), language),
        align: ['left', ...(plan.years.length ? (['left'] as const) : []), 'left', 'right', 'right'],
      }
    : null;
  const tables = [...(dark.length ? [villages] : []), ...(works ? [works] : [])];
  return tables.length ? [{ name: words.passages.lists, sentences: [], tables }] : [];
}

/** Every sentence and table of the scenes, and the lists of the paper. */
export function composePassages(
  input: ReportInput,
  language: Language,
  operator: OperatorId | 'any' = 'any',
): Passages {
  const { title, stamp, scenes } = composeScenes(input, language, operator);
  // The title alone says nothing that a text could take.
  const told = scenes.filter(({ scene }) => scene.kind !== 'title');
  const passages = [...told.map((scene) => passageOf(scene, language)), ...lists(input, language)];
  return { title, stamp, passages };
}
