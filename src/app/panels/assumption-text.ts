import type { Messages } from '../../i18n/messages.ts';
import { formatDistance, formatMoney, formatNumber, type Language } from '../../i18n/number.ts';
import type { Assumption } from '../../planning/plan.ts';

/** What the plan supposes, in words; an assumption without words of its own is shown by its code, never dropped. */
export function assumptionText({ code, context }: Assumption, words: Messages, language: Language): string {
  const { assumption } = words.plan;
  const count = formatNumber(Number(context['count']), language);
  const distance = (name: string) => formatDistance(Number(context[name]), language);
  const cost = () => formatMoney(Number(context['costVnd']), language);
  switch (code) {
    case 'discRadius':
      return assumption.discRadius(count, distance('radiusMeters'));
    case 'assumedCost':
      return assumption.assumedCost(count, cost());
    case 'highPoints':
    case 'gapPoints':
      return assumption[code](distance('searchMeters'), distance('radiusMeters'), cost());
    case 'discIgnoresTerrain':
      return assumption.discIgnoresTerrain;
    default:
      return words.app.plan.otherAssumption(code);
  }
}
