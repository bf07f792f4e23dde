import { workMarks } from '../../cartography/letters.ts';
import { isFeedWork } from '../../model/project.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatNumber } from '../../i18n/number.ts';
import { shortened } from '../../i18n/text.ts';
import { countText } from '../../i18n/plan-text.ts';
import type { Plan } from '../../planning/plan.ts';
import { darkLeft, planGain } from '../plan-gain.ts';
import { builtText, planMoney } from '../words/plan-words.ts';
import type { SceneCurve, SceneTable } from './scene-content.ts';
import type { SceneView } from './scene-parts.ts';

/** What a plan gains, the villages without any signal apart. */
export function gainTable({ input, language }: SceneView, plan: Plan): SceneTable {
  const words = messagesIn(language);
  const own = words.app.meeting;
  const number = (value: number) => formatNumber(value, language);
  const gain = planGain(plan, input.findings);
  return {
    name: words.slides.gain,
    head: null,
    rows: [
      [own.darkVillages, `${number(gain.uncovered)} / ${number(gain.ofUncovered)}`],
      [own.lomVillages, number(gain.lomSong)],
      ...(gain.others ? [[own.otherVillages, number(gain.others)]] : []),
      [own.households, countText(plan.newHouseholds, language)],
      [own.works, builtText(plan, language)],
      [own.cost, planMoney(plan.totalCostVnd, plan, language)],
    ],
    align: ['left', 'right'],
    widths: [54, 46],
  };
}

/** What each year builds, by the marks of the map; null: the plan has no years. */
export function yearsTable({ language }: SceneView, plan: Plan): SceneTable | null {
  if (!plan.years.length) return null;
  const { slides } = messagesIn(language);
  const marks = workMarks(plan.chosen);
  const marksIn = (year: number): string =>
    marks.filter((_, at) => plan.chosen[at]!.year === year && !isFeedWork(plan.chosen[at]!)).join(', ');
  return {
    name: slides.yearTable,
    head: [slides.year, slides.yearWorks, slides.yearMoney, slides.yearHouseholds],
    rows: plan.years.map(({ year, costVnd, newHouseholds }) => [
      String(year),
      marksIn(year) || '–',
      planMoney(costVnd, plan, language),
      countText(newHouseholds, language),
    ]),
    align: ['left', 'left', 'right', 'right'],
    widths: [19, 25, 34, 22],
  };
}

const BILLION = 1e9;

/** Money against households, the bound above, the plan on it. */
export function planCurve({ language }: SceneView, plan: Plan): SceneCurve | null {
  const { slides } = messagesIn(language);
  if (plan.curve.length < 2) return null;
  return {
    form: 'curve',
    title: slides.curve,
    x: slides.curveX,
    xs: plan.curve.map(({ budgetVnd }) => budgetVnd / BILLION),
    gained: { name: slides.curveSeries, values: plan.curve.map((point) => point.newHouseholds) },
    bound: { name: slides.curveBound, values: plan.curve.map((point) => point.upperBound) },
    chosen:
      plan.newHouseholds === null
        ? null
        : { name: slides.curveChosen, x: plan.totalCostVnd / BILLION, y: plan.newHouseholds },
  };
}

const SHOWN_LEFT = 4;

/** Villages without any signal that a plan leaves, the first by name: those that wait, then those that no work serves. */
export function lateTable({ input, language }: SceneView, plan: Plan): SceneTable {
  const words = messagesIn(language);
  const own = words.app.meeting;
  const number = (value: number) => formatNumber(value, language);
  const { late, withoutWork } = darkLeft(plan, input.findings, input.priority.ranked);
  const told = ({ village, rank }: (typeof late)[number]) => {
    const { name } = input.dataset.villages.records[village];
    const commune = input.dataset.communes.records[input.findings.villageCommune[village]]?.name;
    const households = input.findings.counts.households[village];
    return [
      own.lateRow(
        number(rank),
        name,
        commune ?? words.common.outside,
        Number.isNaN(households) ? '?' : number(households),
      ),
    ];
  };
  const rows = late.slice(0, SHOWN_LEFT).map(told);
  const room = SHOWN_LEFT - rows.length;
  if (late.length > SHOWN_LEFT) rows.push([own.lateMore(number(late.length - SHOWN_LEFT))]);
  if (withoutWork.length) {
    rows.push([own.withoutWork(number(withoutWork.length))], ...withoutWork.slice(0, room).map(told));
    if (room > 0 && withoutWork.length > room) rows.push([own.lateMore(number(withoutWork.length - room))]);
  } else if (!rows.length) rows.push([words.slides.lateNone]);
  return {
    name: late.length ? own.late(number(late.length)) : words.slides.late,
    head: [late.length ? own.late(number(late.length)) : words.slides.late],
    rows,
    align: ['left'],
    widths: [100],
  };
}

const SHOWN_COMMUNES = 5;
const MOST_OF_NAME = 40;

/** Communes of the works, where the scope tells no places of them. */
export function worksTable({ input, language }: SceneView, plan: Plan): SceneTable | null {
  const { workCommunes } = input;
  if (!workCommunes?.length) return null;
  const words = messagesIn(language);
  const counts = new Map<string, number>();
  plan.chosen.forEach((work, i) => {
    if (isFeedWork(work)) return;
    const name = input.dataset.communes.records[workCommunes[i]!]?.name ?? words.common.outside;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  });
  // Most works first; a list that goes on is said to.
  const communes = [...counts].toSorted(([, one], [, other]) => other - one);
  const text = communes.slice(0, SHOWN_COMMUNES).map(([long, count]) => {
    const name = shortened(long, MOST_OF_NAME);
    return count > 1 ? `${name} (${formatNumber(count, language)})` : name;
  });
  const more = communes.length - text.length;
  if (more > 0) text.push(words.slides.communesMore(formatNumber(more, language)));
  return {
    name: words.slides.worksByCommune,
    head: [words.slides.worksByCommune],
    rows: text.map((name) => [name]),
    align: ['left'],
    widths: [100],
  };
}
