import { INK } from '../../../cartography/tokens.ts';
import { messagesIn } from '../../../i18n/messages.ts';
import { formatDate, type Language } from '../../../i18n/number.ts';
import { stateTitle } from '../../words/finding-titles.ts';
import { scopeStamp } from '../../words/method.ts';
import type { ReportInput } from '../../report-input.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Ink } from '../sheet/ink.ts';
import type { Box, TypeSizes } from '../sheet/sheet.ts';
import type { Typesetter } from '../sheet/type.ts';

/** `tỉnh Sơn La`, said once. */
export function provinceName({ project }: Pick<ReportInput, 'project'>, language: Language): string {
  const { name } = project.province;
  return /^(tỉnh|thành phố) /i.test(name) ? name : messagesIn(language).paper.province(name);
}

/** The title of the map, in capitals. */
export function mapTitle(input: ReportInput, language: Language): string {
  const words = messagesIn(language).paper;
  const text = (input.plan ? words.titleWithPlan : words.title)(
    input.findings.technologies.join(', '),
    provinceName(input, language),
  );
  return text.toLocaleUpperCase(language);
}

/** What the map shows, stated: the words that are read from afar. */
export function findingTitle(input: ReportInput, language: Language): string {
  const { findings } = input;
  return messagesIn(language).paper.finding(
    stateTitle(findings, 'any', language),
    findings.technologies.join('/'),
    provinceName(input, language),
  );
}

/** Whose service, by whose word, of which day. */
export function subtitleText({ findings, project }: ReportInput, language: Language): string {
  const words = messagesIn(language);
  return words.paper.subtitle(
    words.common.anyOperator,
    findings.evidence.map((evidence) => words.common.evidence[evidence]).join(', '),
    words.common.asOf(formatDate(project.asOf, language)),
  );
}

/** Made-up data and internal use are said in boxes. */
export function tagsOf({ project }: ReportInput, scope: Scope, language: Language): readonly string[] {
  const stamp = scopeStamp(scope, language);
  const made = messagesIn(language).common.synthetic.toLocaleUpperCase(language);
  return [...(project.synthetic ? [made] : []), ...(stamp === null ? [] : [stamp])];
}

/** A title may be set this much smaller before it takes a second line. */
const LEAST = 0.78;
const LEAD = 1.22;
const TAG = { size: 8.5, height: 15, gap: 3, pad: 6 };

export interface TitleLayout {
  readonly height: number;
  draw(ink: Ink, box: Box): void;
}

/** Title and subtitle in a breadth, with boxes at the right: one line where it can be, else two. */
export function layoutTitle(
  type: Typesetter,
  sizes: TypeSizes,
  {
    title,
    subtitle,
    tags,
  }: Readonly<Record<'title' | 'subtitle', string>> & { readonly tags: readonly string[] },
  width: number,
): TitleLayout {
  const tagsWidth = tags.length
    ? Math.max(...tags.map((tag) => type.widthOf(tag, TAG.size, 'bold'))) + 2 * TAG.pad
    : 0;
  const room = width - (tags.length ? tagsWidth + 12 : 0);
  const fitting = (sizes.title * room) / type.widthOf(title, sizes.title, 'bold');
  const size = Math.max(Math.min(sizes.title, fitting), sizes.title * LEAST);
  const lines = type.wrap(title, room, size, 'bold');
  const under = type.wrap(subtitle, room, sizes.subtitle);
  const words = lines.length * size * LEAD + under.length * sizes.subtitle * 1.35;
  const height = Math.max(words, tags.length * (TAG.height + TAG.gap));
  return {
    height,
    draw(ink, box) {
      let y = box.top - size * 0.95;
      const left = box.left;
      ink.piece('H1', () =>
        type.lines(ink, lines, left, y, size * LEAD, { size, colour: INK.header, weight: 'bold' }),
      );
      y = box.top - lines.length * size * LEAD - sizes.subtitle * 0.95;
      ink.piece('P', () =>
        type.lines(ink, under, left, y, sizes.subtitle * 1.35, { size: sizes.subtitle, colour: INK.text }),
      );
      tags.forEach((tag, k) => drawTag(ink, type, tag, box, tagsWidth, k));
    },
  };
}

function drawTag(ink: Ink, type: Typesetter, tag: string, box: Box, width: number, at: number): void {
  const bottom = box.top - TAG.height - at * (TAG.height + TAG.gap);
  ink.aside(() =>
    ink
      .pen(INK.paperWarning, 1)
      .rectangle(box.right - width, bottom, width, TAG.height)
      .raw('S'),
  );
  ink.piece('P', () =>
    type.put(ink, tag, box.right - width / 2, bottom + 4.4, {
      size: TAG.size,
      colour: INK.paperWarning,
      weight: 'bold',
      align: 'middle',
    }),
  );
}
