import { messagesIn } from '../../i18n/messages.ts';
import { formatMoney, formatNumber, formatShare, type Language } from '../../i18n/number.ts';
import { countText } from '../../i18n/plan-text.ts';
import { planMoney } from './plan-words.ts';
import type { PlanOutcome, Scenario } from '../../model/project.ts';

/** More is better, less is better, or neither. */
type Better = 'more' | 'less' | 'neither';

interface Measure {
  readonly of: (scenario: Scenario) => number | null;
  readonly text: (value: number | null, language: Language, scenario: Scenario) => string;
  /** Whether what is told of a scenario is about so much; left out: never. */
  readonly isAbout?: (scenario: Scenario) => boolean;
  readonly better: Better;
}

const count = (of: (outcome: PlanOutcome) => number | null, better: Better): Measure => ({
  of: ({ outcome }) => of(outcome),
  text: countText,
  better,
});
const money = (of: (scenario: Scenario) => number): Measure => ({
  of,
  text: (vnd, language) => (vnd === null ? countText(null, language) : formatMoney(vnd, language)),
  better: 'neither',
});
const share = (of: (outcome: PlanOutcome) => number | null, better: Better): Measure => ({
  of: ({ outcome }) => of(outcome),
  text: (value, language) => (value === null ? countText(null, language) : formatShare(value, language, 1)),
  better,
});

const newShare = ({ newShare: part }: PlanOutcome): number | null => part;

/** What scenarios are compared by, in the order of the table. */
const SCENARIO_MEASURES = {
  budget: money(({ budgetVnd }) => budgetVnd),
  cost: {
    of: ({ outcome }) => outcome.costVnd,
    text: (vnd, language, { outcome }) => planMoney(vnd ?? Number.NaN, outcome, language),
    isAbout: ({ outcome }) => outcome.isAbout ?? false,
    better: 'neither',
  },
  works: {
    of: ({ works }) => works.length,
    text: (value, language) => formatNumber(value ?? 0, language),
    better: 'neither',
  },
  households: count(({ households }) => households, 'more'),
  population: count(({ population }) => population, 'more'),
  villages: count(({ villages }) => villages, 'more'),
  darkVillages: count(({ darkVillages }) => darkVillages, 'more'),
  communesLifted: count(({ communesLifted }) => communesLifted, 'more'),
  newShare: share(newShare, 'more'),
  changedShare: share((outcome) => (outcome.newShare === null ? null : 1 - outcome.newShare), 'less'),
  leftVillages: count(({ left }) => left.villages, 'less'),
  leftHouseholds: count(({ left }) => left.households, 'less'),
  leftPopulation: count(({ left }) => left.population, 'less'),
  unknownVillages: count(({ left }) => left.unknownVillages, 'neither'),
  certificate: share(({ certificate }) => Math.floor(certificate * 1000) / 1000, 'neither'),
} as const satisfies Readonly<Record<string, Measure>>;

type ScenarioMeasure = keyof typeof SCENARIO_MEASURES;
const MEASURES = Object.keys(SCENARIO_MEASURES) as ScenarioMeasure[];

interface ScenarioRow {
  readonly measure: ScenarioMeasure;
  readonly label: string;
  /** In the order of the scenarios. `isBest`: none is better, and one is worse. */
  readonly cells: readonly {
    readonly value: number | null;
    readonly text: string;
    readonly isAbout: boolean;
    readonly isBest: boolean;
  }[];
}

/** Scenarios side by side, a row per measure. */
export function scenarioRows(scenarios: readonly Scenario[], language: Language): readonly ScenarioRow[] {
  const words = messagesIn(language).plan.scenarioMeasure;
  return MEASURES.map((measure) => {
    const { of, text, isAbout, better }: Measure = SCENARIO_MEASURES[measure];
    const values = scenarios.map(of);
    const known = values.filter((value) => value !== null);
    const [least, most] = [Math.min(...known), Math.max(...known)];
    const best = better === 'more' ? most : least;
    const differs = better !== 'neither' && least < most;
    return {
      measure,
      label: words[measure],
      cells: values.map((value, at) => ({
        value,
        text: text(value, language, scenarios[at]!),
        isAbout: isAbout?.(scenarios[at]!) ?? false,
        isBest: differs && value === best,
      })),
    };
  });
}
