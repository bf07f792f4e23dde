import type { CellValue } from '../xlsx-writer.ts';
import type { Chance } from './chance.ts';
import { drawDecoys } from './decoys.ts';
import { MADE_OPERATORS, type MadeVillage } from './province.ts';
import { ELECTRICITY_WORDS, MARK_STYLES, writeMark, type MarkStyle } from './values.ts';
import {
  drawGroup,
  drawHeading,
  drawMarkGroup,
  mistype,
  OPERATOR_WORDS,
  type Topic,
  type WordingMode,
} from './wordings.ts';

/** What a column can write of one row. */
export interface RowFacts {
  readonly village: MadeVillage;
  /** Number of the row in its list, from 1. */
  readonly number: number;
  readonly name: string;
  readonly households: CellValue;
  readonly population: CellValue;
  readonly place: Readonly<Record<string, CellValue>>;
  readonly chance: Chance;
}
export interface FormColumn {
  /** What it really holds; null: nothing that the analysis uses. */
  readonly field: string | null;
  /** Levels of its heading, outermost first. */
  readonly path: readonly string[];
  readonly cell: (facts: RowFacts) => CellValue;
  /** Total rows sum it. */
  readonly summed?: boolean;
}
/** One form that a department, or a commune by itself, laid down; several communes may use it. */
export interface Form {
  readonly columns: readonly FormColumn[];
  readonly places: 'columns' | 'pair' | 'grid' | 'none';
  readonly numbering: 'none' | 'brackets' | 'plain' | 'letters';
}

/** Columns that stand side by side under one heading, or one column by itself. */
type Block = readonly FormColumn[];
interface Pen {
  readonly chance: Chance;
  readonly mode: WordingMode;
  /** A heading of this topic, as typed. */
  readonly head: (topic: Topic) => string;
  readonly typed: (text: string) => string;
}

function peopleBlocks({ chance, mode, head, typed }: Pen): Block[] {
  const households: FormColumn = {
    field: 'households',
    path: [head('households')],
    cell: (facts) => facts.households,
    summed: true,
  };
  const population: FormColumn = {
    field: 'population',
    path: [head('population')],
    cell: (facts) => facts.population,
    summed: true,
  };
  const pair = chance.happens(0.75) ? [households, population] : [population, households];
  if (chance.happens(0.45)) return pair.map((column) => [column]);
  const group = typed(drawGroup(chance, mode, 'people'));
  const above = chance.happens(0.3)
    ? [typed(mode === 'familiar' ? 'Hiện trạng dân cư' : 'Tình hình bản')]
    : [];
  return [pair.map((column) => ({ ...column, path: [...above, group, ...column.path] }))];
}

function placeBlocks({ chance, mode, head, typed }: Pen, places: Form['places']): Block[] {
  if (places === 'none') return [];
  if (places === 'pair')
    return [[{ field: 'coord_pair', path: [head('pair')], cell: ({ place }) => place['pair'] ?? null }]];
  const [first, second] = places === 'grid' ? (['northing', 'easting'] as const) : (['lon', 'lat'] as const);
  const field = { northing: 'vn2000_x', easting: 'vn2000_y', lon: 'lon', lat: 'lat' };
  const columns = [first, second].map((topic): FormColumn => ({
    field: field[topic],
    path: [head(topic)],
    cell: ({ place }) => place[topic] ?? null,
  }));
  if (places === 'columns' && chance.happens(0.5)) columns.reverse();
  if (places === 'columns' && chance.happens(0.4)) return columns.map((column) => [column]);
  const group = typed(drawGroup(chance, mode, places === 'grid' ? 'grid' : 'place'));
  return [columns.map((column) => ({ ...column, path: [group, ...column.path] }))];
}

function serviceBlocks({ chance, mode, head, typed }: Pen): Block[] {
  const blocks: Block[] = [];
  if (chance.happens(0.8))
    blocks.push([
      {
        field: 'electricity',
        path: [head('electricity')],
        cell: ({ village, chance }) => chance.pick(ELECTRICITY_WORDS[village.electricity]),
      },
    ]);
  if (chance.happens(0.6)) {
    const style = chance.pick(Object.keys(MARK_STYLES) as MarkStyle[]);
    const group = typed(drawMarkGroup(chance, mode));
    blocks.push(
      MADE_OPERATORS.map((operator) => ({
        field: `mark:${operator}`,
        path: [group, chance.pick(OPERATOR_WORDS[operator])],
        cell: ({ village }) => writeMark(style, village.marks[operator]),
      })),
    );
  }
  return blocks;
}

function communeBlock({ chance, head }: Pen): Block | null {
  const kind = chance.pick(['none', 'none', 'communeName', 'communeCode', 'oldCommune'] as const);
  if (kind === 'none') return null;
  const field = { communeName: 'commune', communeCode: 'commune_code', oldCommune: 'commune_old' }[kind];
  const cell = ({ village: { commune, oldCommune } }: RowFacts): CellValue =>
    kind === 'communeName' ? commune.name : kind === 'communeCode' ? commune.code : oldCommune;
  return [{ field, path: [head(kind)], cell }];
}

/** A form with its columns in the order in which its author put them. */
export function drawForm(chance: Chance, mode: WordingMode): Form {
  const faults = mode === 'familiar' ? 0.12 : 0.35;
  const typed = (text: string): string => mistype(chance, text, faults);
  const pen: Pen = { chance, mode, typed, head: (topic) => typed(drawHeading(chance, mode, topic)) };
  const places = chance.pick(['columns', 'columns', 'columns', 'pair', 'grid', 'none'] as const);
  const commune = communeBlock(pen);
  const name: Block = [{ field: 'village', path: [pen.head('name')], cell: (facts) => facts.name }];
  const number: Block = [
    { field: 'row_no', path: [typed(chance.pick(['TT', 'Số TT', 'STT']))], cell: (facts) => facts.number },
  ];
  const code: Block = [
    {
      field: 'village_code',
      path: [pen.head('code')],
      // Counted anew in each commune, as communes do.
      cell: (facts) => String(facts.number).padStart(2, '0'),
    },
  ];
  const front = [
    ...(chance.happens(0.85) ? [number] : []),
    ...(commune && chance.happens(0.7) ? [commune] : []),
    ...(chance.happens(0.3) ? [code] : []),
    name,
  ];
  const rest = chance.shuffled([
    ...(commune && !front.includes(commune) ? [commune] : []),
    ...peopleBlocks(pen),
    ...placeBlocks(pen, places),
    ...serviceBlocks(pen),
    ...drawDecoys(chance, mode, typed, places === 'grid'),
  ]);
  const note: Block[] = chance.happens(0.6)
    ? [[{ field: null, path: [typed(chance.pick(['Ghi chú', 'Ý kiến']))], cell: (facts) => noteOf(facts) }]]
    : [];
  return {
    columns: [...front, ...rest, ...note].flat(),
    places,
    numbering: chance.pick(['none', 'none', 'brackets', 'plain', 'letters'] as const),
  };
}

const noteOf = ({ chance }: RowFacts): CellValue =>
  chance.pick([
    null,
    null,
    null,
    null,
    'đường đất, khó đi',
    'sóng yếu 2 vạch',
    'mới tách 5 hộ',
    'mùa mưa bị cô lập',
  ]);
