import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type PlanOutcome, type Scenario } from '../../model/project.ts';
import { scenarioRows } from './scenario-rows.ts';

const scenario = (id: string, outcome: Partial<PlanOutcome>): Scenario => ({
  id,
  name: id,
  budgetVnd: 20e9,
  settings: {},
  weights: DEFAULT_SETTINGS.priorityWeights,
  works: ['A', 'B'],
  base: '',
  outcome: {
    costVnd: 18.6e9,
    population: 100,
    households: 30,
    villages: 3,
    darkVillages: 1,
    communesLifted: 0,
    newShare: 0.25,
    certificate: 0.99199,
    left: { villages: 4, households: 5, population: 6, unknownVillages: 7 },
    ...outcome,
  },
});

it('sets scenarios side by side: more served and less left is best, equal ones are not, unknown is never 0', () => {
  const one = scenario('K1', { households: null, newShare: null });
  const two = scenario('K2', {
    households: 1200,
    left: { villages: 2, households: 5, population: 6, unknownVillages: 7 },
  });
  const three = scenario('K3', { households: 900, newShare: 0.5 });
  const rows = new Map(scenarioRows([one, two, three], 'vi').map((row) => [row.measure, row.cells]));
  const shown = (measure: Parameters<typeof rows.get>[0]) =>
    rows.get(measure)!.map(({ text, isBest }) => (isBest ? `${text} *` : text));
  expect(shown('households')).toEqual(['Chưa có số liệu', '1.200 *', '900']);
  expect(shown('leftVillages')).toEqual(['4', '2 *', '4']);
  expect(shown('villages')).toEqual(['3', '3', '3']);
  expect(shown('newShare')).toEqual(['Chưa có số liệu', '25%', '50% *']);
  expect(shown('changedShare')).toEqual(['Chưa có số liệu', '75%', '50% *']);
  expect(shown('cost')).toEqual(['18,6 tỷ đồng', '18,6 tỷ đồng', '18,6 tỷ đồng']);
  // Rounded down: it is at least so good.
  expect(shown('certificate')).toEqual(['99,1%', '99,1%', '99,1%']);
});

it('money told in steps is about so much, and its budget is not', () => {
  const rows = scenarioRows([scenario('K1', {}), scenario('K2', { isAbout: true })], 'vi');
  const shown = (measure: string) =>
    rows.find((row) => row.measure === measure)!.cells.map(({ text, isAbout }) => [text, isAbout]);
  expect(shown('cost')).toEqual([
    ['18,6 tỷ đồng', false],
    ['khoảng 18,6 tỷ đồng', true],
  ]);
  expect(shown('budget')).toEqual([
    ['20 tỷ đồng', false],
    ['20 tỷ đồng', false],
  ]);
});
