import type { Messages } from '../../../i18n/messages.ts';
import { formatDate, type Language } from '../../../i18n/number.ts';
import { isRunning, type Support } from '../../../model/surroundings/surroundings.ts';

/** "Đã có trong VTCI, năm 2023; hỗ trợ đến 31/12/2027": what an earlier list says of a village on a day. */
export function promisedText(support: Support, asOf: string, words: Messages, language: Language): string {
  const { promised } = words.app.detail;
  const { programme, years, until } = support;
  const span = years && (years[0] === years[1] ? String(years[0]) : `${years[0]}–${years[1]}`);
  const running = isRunning(support, asOf);
  const end =
    until === null ? promised.open : promised[running ? 'running' : 'over'](formatDate(until, language));
  return `${promised.by(programme ?? promised.noProgramme, span ?? promised.noYear)} ${end}`;
}
