import { messagesIn } from '../../i18n/messages.ts';
import { formatDistance, formatMoney, formatNumber, type Language } from '../../i18n/number.ts';
import { mastsAmong } from '../../model/project.ts';
import type { Plan } from '../../planning/plan.ts';

/** "3 trạm và 3 đoạn cáp": masts, trenches and hops counted apart. */
export function builtText({ chosen }: Pick<Plan, 'chosen'>, language: Language): string {
  const { counted } = messagesIn(language).plan;
  const number = (value: number) => formatNumber(value, language);
  const ofKind = (wanted: string) => chosen.filter(({ kind }) => kind === wanted).length;
  const [trenches, hops] = [ofKind('fibre'), ofKind('hop')];
  const parts = [
    counted.masts(number(mastsAmong(chosen).length)),
    ...(trenches ? [counted.trenches(number(trenches))] : []),
    ...(hops ? [counted.hops(number(hops))] : []),
  ];
  const last = parts.pop()!;
  return parts.length ? counted.and(parts.join(', '), last) : last;
}

/** "Năm 2027: 3 trạm và 3 đoạn cáp, 6,5 tỷ đồng, thêm 820 hộ", one line a year; none where the plan has no years. */
export const yearLines = (plan: Plan, language: Language): string[] =>
  plan.years.map(({ year, costVnd, newHouseholds }) =>
    messagesIn(language).plan.yearLine(
      String(year),
      builtText({ chosen: plan.chosen.filter((work) => work.year === year) }, language),
      planMoney(costVnd, plan, language),
      newHouseholds === null ? null : formatNumber(newHouseholds, language),
    ),
  );

type Exactness = Pick<Plan, 'isAbout'>;

/** Money of a plan, as about so much where lengths of trenches are told by bands. */
export const planMoney = (vnd: number, { isAbout }: Exactness, language: Language): string =>
  isAbout ? messagesIn(language).plan.about(formatMoney(vnd, language)) : formatMoney(vnd, language);

/** A length in a plan: whole kilometres where it is told by bands. */
export function planDistance(meters: number, { isAbout }: Exactness, language: Language): string {
  if (!isAbout) return formatDistance(meters, language);
  const kilometers = Math.max(1, Math.round(meters / 1000));
  return messagesIn(language).plan.about(`${formatNumber(kilometers, language)}\u00a0km`);
}
