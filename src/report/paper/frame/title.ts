import { INK } from '../../../cartography/tokens.ts';
import { messagesIn } from '../../../i18n/messages.ts';
import { formatDate, type Language } from '../../../i18n/number.ts';
import { stateTitle } from '../../words/finding-titles.ts';
import { scopeStamp } from '../../words/method.ts';
import type { ReportInput } from '../../report-input.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Ink } from '../sheet/ink.ts';
import { SHEET } from '../sheet/sheet.ts';
import type { Typesetter } from '../sheet/type.ts';

const LARGEST = 21;

/** The title of the map, in capitals. */
export function mapTitle({ project, findings, plan }: ReportInput, language: Language): string {
  const words = messagesIn(language).paper;
  const { name } = project.province;
  const full = /^(tỉnh|thành phố) /i.test(name) ? name : words.province(name);
  const text = (plan ? words.titleWithPlan : words.title)(findings.technologies.join(', '), full);
  return text.toLocaleUpperCase(language);
}

/** What the map shows, stated: the words that are read from afar. */
function findingTitle({ project, findings }: ReportInput, language: Language): string {
  const words = messagesIn(language).paper;
  const { name } = project.province;
  const full = /^(tỉnh|thành phố) /i.test(name) ? name : words.province(name);
  return words.finding(stateTitle(findings, 'any', language), findings.technologies.join('/'), full);
}

/** Title and subtitle above the north frame; boxes at the right for made-up data and internal use. */
export function drawTitle(
  ink: Ink,
  type: Typesetter,
  input: ReportInput,
  scope: Scope,
  language: Language,
): void {
  const words = messagesIn(language);
  const { title } = SHEET;
  const stamp = scopeStamp(scope, language);
  const tags = [
    ...(input.project.synthetic ? [words.common.synthetic.toLocaleUpperCase(language)] : []),
    ...(stamp === null ? [] : [stamp]),
  ];
  const tagsWidth = tags.length ? drawTags(ink, type, tags) + 16 : 0;
  const text = findingTitle(input, language);
  const room = title.right - title.left - 2 * tagsWidth;
  const size = Math.min(LARGEST, (LARGEST * room) / type.widthOf(text, LARGEST, 'bold'));
  const middle = (title.left + title.right) / 2;
  type.put(ink, text, middle, title.top - 21, { size, colour: INK.header, weight: 'bold', align: 'middle' });
  const subtitle = words.paper.subtitle(
    words.common.anyOperator,
    input.findings.evidence.map((evidence) => words.common.evidence[evidence]).join(', '),
    words.common.asOf(formatDate(input.project.asOf, language)),
  );
  type.putFitted(ink, `${mapTitle(input, language)} · ${subtitle}`, middle, title.top - 38, room, {
    size: 10.5,
    colour: INK.text,
    align: 'middle',
  });
}

/** Boxes under each other at the right end; answers their width. */
function drawTags(ink: Ink, type: Typesetter, tags: readonly string[]): number {
  const { title } = SHEET;
  const size = 9;
  const width = Math.max(...tags.map((tag) => type.widthOf(tag, size, 'bold'))) + 14;
  tags.forEach((tag, i) => {
    const bottom = title.top - 20 - i * 21;
    ink
      .pen(INK.paperWarning, 1)
      .rectangle(title.right - width, bottom, width, 17)
      .raw('S');
    type.put(ink, tag, title.right - width / 2, bottom + 5, {
      size,
      colour: INK.paperWarning,
      weight: 'bold',
      align: 'middle',
    });
  });
  return width;
}
