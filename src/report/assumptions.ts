import { messagesIn } from '../i18n/messages.ts';
import { formatDistance, formatMoney, formatNumber, type Language } from '../i18n/number.ts';
import type { Assumption } from '../planning/plan.ts';

/** One sentence for something that the plan supposes. An unknown code is shown as it is. */
export function assumptionText({ code, context }: Assumption, language: Language): string {
  const words = messagesIn(language).plan.assumption;
  const number = (key: string) => formatNumber(Number(context[key]), language);
  const meters = (key: string) => formatDistance(Number(context[key]), language);
  const money = (key: string) => formatMoney(Number(context[key]), language);
  switch (code) {
    case 'discRadius':
      return words.discRadius(number('count'), meters('radiusMeters'));
    case 'assumedCost':
      return words.assumedCost(number('count'), money('costVnd'));
    case 'highPoints':
    case 'gapPoints':
      return words[code](meters('searchMeters'), meters('radiusMeters'), money('costVnd'));
    case 'discIgnoresTerrain':
      return words.discIgnoresTerrain;
    default:
      return code;
  }
}
