import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analyze } from '../../src/analysis/analyze.ts';
import { findingsOf } from '../../src/analysis/findings/findings.ts';
import {
  communeItems,
  operatorFindings,
  rateOf,
  villageItems,
  type OperatorChoice,
  type VillageItem,
} from '../../src/app/session/rows.ts';
import { formatNumber, formatShare } from '../../src/i18n/number.ts';
import { messagesIn } from '../../src/i18n/messages.ts';
import type { Snapshot } from '../../src/jobs/protocol.ts';
import type { Dataset } from '../../src/model/dataset.ts';
import { DEFAULT_SETTINGS, type CoverageRule, type Settings } from '../../src/model/project.ts';
import { SERVICE_STATES, type Technology } from '../../src/model/service.ts';
import { rankVillages } from '../../src/planning/priority.ts';
import type { AnnexSheet } from '../../src/report/annex/cells.ts';
import { communeSheet } from '../../src/report/annex/commune-sheet.ts';
import { summarySheet } from '../../src/report/annex/summary-sheet.ts';
import { villageSheet } from '../../src/report/annex/village-sheet.ts';
import { indicatorsOf } from '../../src/report/indicators/indicators.ts';
import { composeScenes } from '../../src/report/scenes/compose-scenes.ts';
import { countsOnPaper } from '../../src/report/paper/map/classes-shown.ts';
import { SYMBOL_OF, villagesOnPaper } from '../../src/report/paper/map/villages-on-paper.ts';
import type { MapPlane } from '../../src/report/paper/sheet/plane.ts';
import type { ReportInput } from '../../src/report/report-input.ts';
import { villageRows } from '../../src/report/results/village-rows.ts';
import { writeResult, type ResultFile } from '../../src/report/results/results.ts';
import { box } from '../support/datasets.ts';
import { datasetOf, place } from '../support/random-province.ts';

const RULES: readonly CoverageRule[] = ['centre', 'anyCluster', 'allClusters'];
const TECHNOLOGIES: readonly (readonly Technology[])[] = [['3G'], ['4G'], ['3G', '4G']];
const words = messagesIn('vi');

/** Wide enough that villages lie in and out of coverage, in part too, and in depressions, in most provinces. */
const area = fc
  .tuple(fc.nat(25), fc.nat(5), fc.integer({ min: 8, max: 20 }), fc.integer({ min: 3, max: 7 }))
  .map(([x, y, width, height]) =>
    box(104 + x / 100, 21 + y / 100, 104 + (x + width) / 100, 21 + (y + height) / 100),
  );
const layer = fc.record({
  operator: fc.constantFrom('viettel', 'vinaphone', 'unspecified'),
  technology: fc.constantFrom('3G' as const, '4G' as const),
  areas: fc.array(area, { minLength: 1, maxLength: 2 }),
});

/** What screen and papers are made from, as the engine hands it out. */
async function bothSides(dataset: Dataset, settings: Settings) {
  const findings = await analyze(dataset, settings);
  const priority = rankVillages(dataset, findings, settings.priorityWeights);
  const snapshot = {
    findings,
    settings,
    communes: dataset.communes.records,
    villages: dataset.villages.records,
    centres: dataset.villages.centres,
  } as unknown as Snapshot;
  const project = {
    title: 'Thử',
    asOf: '2026-09-30',
    synthetic: false,
    province: { code: '00', name: 'Thử' },
    sources: [],
  };
  const input = {
    findings,
    settings,
    dataset,
    priority,
    project,
    plan: null,
    inputs: [],
    contested: { count: 0, villages: [] },
    scope: 'internal',
  } as unknown as ReportInput;
  return { snapshot, input };
}

const textOf = (file: ResultFile, input: ReportInput) =>
  new TextDecoder().decode(writeResult(file, input, 'en')).replace('\uFEFF', '');
const table = (file: ResultFile, input: ReportInput): Record<string, string>[] => {
  const [head, ...lines] = textOf(file, input).trimEnd().split('\r\n');
  const names = head!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, k) => [names[k]!, cell])));
};
/** A cell of a result file from what the screen holds; unknown is empty, never 0. */
const cell = (value: number | boolean | null) => (value === null ? '' : String(value));

const valuesOf = ({ data }: AnnexSheet): unknown[][] =>
  data.map((row) =>
    (row ?? []).map((entry) =>
      entry && typeof entry === 'object' && 'value' in entry ? (entry.value ?? null) : null,
    ),
  );
/** Rows of a sheet below the one whose cell in this column says `head`. */
function rowsBelow(sheet: AnnexSheet, column: number, head: string): unknown[][] {
  const values = valuesOf(sheet);
  return values.slice(values.findIndex((row) => row[column] === head) + 1);
}

const sumBy = (rows: readonly VillageItem[], read: (row: VillageItem) => number | null): number | null => {
  const known = rows.map(read).filter((value) => value !== null);
  return known.length ? known.reduce((sum, value) => sum + value, 0) : null;
};

/** As `sumBy`; unknown too where 0 is all that is known and nobody counted a village that lacks service. */
function leftOutBy(
  rows: readonly VillageItem[],
  figure: 'uncoveredPopulation' | 'uncoveredHouseholds',
): number | null {
  const sum = sumBy(rows, (row) => row[figure]);
  const uncounted = rows.filter((row) => row[figure] === null && /^(partial|uncovered)$/.test(row.status));
  return sum === 0 && uncounted.length > 0 ? null : sum;
}

/** Counts the villages of the screen again, as nobody but this test does. */
function expectScreenToAddUp(
  snapshot: Snapshot,
  operator: OperatorChoice,
  rows: readonly VillageItem[],
): void {
  const { states, communes } = operatorFindings(snapshot, operator);
  const count = (from: readonly VillageItem[], holds: (row: VillageItem) => boolean) =>
    from.filter(holds).length;
  for (const state of SERVICE_STATES) expect(states[state]).toBe(count(rows, (row) => row.status === state));
  expect(SERVICE_STATES.reduce((sum, state) => sum + states[state], 0)).toBe(states.total);
  expect(states.total).toBe(rows.length);
  const known = rows.some((row) => row.inDepression !== null);
  if (known) expect(states.inDepression).toBe(count(rows, (row) => row.inDepression === true));
  const rate = rateOf(snapshot, 'villages', operator)!;
  for (const answer of ['covered', 'uncovered', 'unknown'] as const)
    expect(rate[answer]).toBe(count(rows, (row) => row.coverage === answer));
  const rowsOfCommunes = communeItems(snapshot, operator);
  for (const row of rowsOfCommunes) {
    const own = rows.filter(({ communeIndex }) => communeIndex === row.index);
    expect(row).toMatchObject({
      villages: own.length,
      population: sumBy(own, ({ population }) => population),
      uncoveredVillages: count(own, ({ coverage: answer }) => answer === 'uncovered'),
      unknownVillages: count(own, ({ coverage: answer }) => answer === 'unknown'),
      trangSong: count(own, ({ status }) => status === 'uncovered'),
      lomSong: count(own, ({ status, inDepression }) => status === 'partial' || inDepression === true),
      uncoveredPopulation: leftOutBy(own, 'uncoveredPopulation'),
      uncoveredHouseholds: leftOutBy(own, 'uncoveredHouseholds'),
    });
  }
  // The rows behind the communes: outside of all, and the province.
  expect(communes.uncoveredVillages.at(-2)).toBe(
    count(rows, ({ communeIndex, coverage: answer }) => communeIndex < 0 && answer === 'uncovered'),
  );
  expect(communes.uncoveredVillages.at(-1)).toBe(rate.uncovered);
  expect(communes.trangSong.at(-1)).toBe(states.uncovered);
}

function expectWorstInOrder(snapshot: Snapshot, operator: OperatorChoice): void {
  const rows = communeItems(snapshot, operator);
  const { worst } = operatorFindings(snapshot, operator);
  for (const [order, read] of [
    [worst.villages, (at: number) => rows[at]!.uncoveredVillages],
    [worst.people, (at: number) => rows[at]!.uncoveredShare],
  ] as const) {
    expect([...order.communes].sort()).toEqual(
      rows.map(({ index }) => index).filter((at) => (read(at) ?? 0) > 0),
    );
    order.communes.forEach((commune, k) => {
      expect(order.values[k]).toBe(read(commune));
      const better = order.values.filter((value) => value > order.values[k]!).length;
      expect(order.ranks[k]).toBe(better + 1);
    });
  }
}

/** The files of the command line and of the download menu against the screen under any operator. */
function expectFilesToAgree(snapshot: Snapshot, input: ReportInput, rows: readonly VillageItem[]): void {
  const written = new Map(table('villages.csv', input).map((row) => [row['village_code'], row]));
  expect(written.size).toBe(rows.length);
  for (const row of rows)
    expect(written.get(row.code)).toMatchObject({
      status: row.status,
      population: cell(row.population),
      households: cell(row.households),
      in_depression: cell(row.inDepression),
      rank: cell(row.rank),
    });
  const byCode = new Map(table('communes.csv', input).map((row) => [row['commune_code'], row]));
  for (const row of communeItems(snapshot, 'any'))
    expect(byCode.get(row.code)).toMatchObject({
      villages: cell(row.villages),
      population: cell(row.population),
      uncovered_villages: cell(row.uncoveredVillages),
      trang_song: cell(row.trangSong),
      lom_song: cell(row.lomSong),
      uncovered_population: cell(row.uncoveredPopulation),
      uncovered_households: cell(row.uncoveredHouseholds),
    });
  const summary = JSON.parse(textOf('summary.json', input));
  expect(summary.villageStates).toEqual(
    input.findings.byOperator.map(({ operator, states }) => ({
      operator,
      ...states,
      inDepression: Number.isNaN(states.inDepression) ? null : states.inDepression,
    })),
  );
}

function expectPapersToAgree(snapshot: Snapshot, input: ReportInput, rows: readonly VillageItem[]): void {
  const options = { language: 'vi', scope: 'public' } as const;
  const { rule } = input.findings;
  const screen = communeItems(snapshot, 'any');
  const sheet = communeSheet(input, options);
  const labels = valuesOf(sheet)[sheet.headRows[0] - 1]!;
  const at = (label: string) => labels.indexOf(label);
  const body = rowsBelow(sheet, 0, words.annex.number);
  for (const row of screen) {
    const line = body.find((values) => values[1] === row.code)!;
    expect([
      line[at(words.annex.commune.villages)],
      line[at(words.common.uncoveredVillages[rule])],
      line[at(words.annex.commune.trangSong)],
      line[at(words.annex.commune.lomSong)],
      line[at(words.annex.commune.uncoveredPopulation)],
      line[at(words.annex.commune.uncoveredHouseholds)],
      line[at(words.annex.commune.uncoveredShare)],
    ]).toEqual([
      row.villages,
      row.uncoveredVillages,
      row.trangSong,
      row.lomSong,
      row.uncoveredPopulation,
      row.uncoveredHouseholds,
      row.uncoveredShare,
    ]);
  }
  const totals = body.at(-1)!;
  const any = findingsOf(input.findings, 'any');
  expect(totals[at(words.annex.commune.villages)]).toBe(rows.length);
  expect(totals[at(words.annex.commune.trangSong)]).toBe(any.states.uncovered);
  expect(totals[at(words.common.uncoveredVillages[rule])]).toBe(
    rateOf(snapshot, 'villages', 'any')!.uncovered,
  );

  const summary = rowsBelow(summarySheet(input, options), 1, words.annex.summary.measure);
  const named = summary.find((values) => values[1] === words.common.coveredVillages[rule])!;
  const rate = rateOf(snapshot, 'villages', 'any')!;
  expect([named[3], named[4], named[7], named[8]]).toEqual([
    rate.covered,
    rate.uncovered,
    rate.unknown,
    rate.total,
  ]);
  const [states] = rowsBelow(summarySheet(input, options), 2, words.common.status.covered);
  expect(states!.slice(2, 7)).toEqual([
    ...SERVICE_STATES.map((state) => any.states[state]),
    any.states.total,
  ]);

  const ranked = rowsBelow(villageSheet(input, options), 0, words.annex.village.rank).filter(
    ([rank]) => typeof rank === 'number',
  );
  expect(ranked.map((values) => values[2]).sort()).toEqual(
    rows
      .filter(({ coverage: answer }) => answer === 'uncovered')
      .map(({ code }) => code)
      .sort(),
  );

  const { scenes } = composeScenes(input, 'vi');
  const shown = scenes.find(({ scene }) => scene.kind === 'rates')!;
  const number = (value: number) => formatNumber(value, 'vi');
  const [, villagesRow] = shown.tables[0]!.rows;
  expect(villagesRow).toEqual([
    words.common.coveredVillages[rule],
    rate.share === null ? words.common.noData : formatShare(rate.share, 'vi'),
    rate.share === null ? '–' : `${number(rate.covered)} / ${number(rate.covered + rate.uncovered)}`,
    number(rate.unknown),
  ]);
  const [stateChart] = shown.charts;
  if (stateChart?.form !== 'bars') throw new Error('no bars of states');
  const noneKnown = any.states.unknown === any.states.total;
  expect(stateChart.bars.map(({ value }) => value)).toEqual(
    SERVICE_STATES.map((state) => (noneKnown && state !== 'unknown' ? null : any.states[state])),
  );
  const without = indicatorsOf(input).indicators.find(({ measure }) => measure === 'villagesWithout')!;
  expect(without.computed.value).toBe(noneKnown ? null : any.states.uncovered);

  // What the legend of a paper counts is drawn, or has no place to be drawn at.
  const plane = { toPage: (x: number, y: number) => [x, y] } as unknown as MapPlane;
  const drawn = villagesOnPaper(input, plane);
  const counted = countsOnPaper(input, any.states.uncovered);
  for (const state of SERVICE_STATES) {
    const own = rows.filter(({ status }) => status === state);
    const unplaced = villageRows(input).filter(
      ({ status, lon }) => status === state && Number.isNaN(lon),
    ).length;
    expect(counted.get(SYMBOL_OF[state])).toBe(own.length);
    expect(drawn.filter(({ symbol }) => symbol === SYMBOL_OF[state])).toHaveLength(own.length - unplaced);
  }
}

it('for every rule, operator and technology: screen = CSV = annex = paper = findings', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(place, { maxLength: 12 }),
      fc.array(layer, { maxLength: 4 }),
      fc.array(area, { maxLength: 3 }),
      fc.constantFrom('all' as const, ['viettel', 'gtel'], ['unspecified', 'viettel']),
      async (places, layers, depressions, operators) => {
        const dataset = datasetOf(places, layers, depressions);
        for (const rule of RULES)
          for (const technologies of TECHNOLOGIES) {
            const settings = { ...DEFAULT_SETTINGS, operators, rule, technologies };
            const { snapshot, input } = await bothSides(dataset, settings);
            for (const operator of ['any', ...input.findings.operators]) {
              expectScreenToAddUp(snapshot, operator, villageItems(snapshot, operator, input.priority));
              expectWorstInOrder(snapshot, operator);
            }
            const rows = villageItems(snapshot, 'any', input.priority);
            expectFilesToAgree(snapshot, input, rows);
            expectPapersToAgree(snapshot, input, rows);
            // One word, one count: fully covered by the rule is the state, whatever a depression says.
            if (rule === 'allClusters')
              for (const row of rows) expect(row.coverage === 'covered').toBe(row.status === 'covered');
          }
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);
