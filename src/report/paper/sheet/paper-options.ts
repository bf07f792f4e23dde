import { messagesIn } from '../../../i18n/messages.ts';
import type { Language } from '../../../i18n/number.ts';
import type { SourceRole } from '../../../model/roles.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Fonts } from '../../fonts.ts';
import type { ReportInput } from '../../report-input.ts';

export interface PaperOptions {
  readonly language: Language;
  /** Masts that the scope may tell are drawn; all of them on the internal map only, which prints NỘI BỘ. */
  readonly scope: Scope;
  readonly fonts: Fonts;
  /** For printers with one ink. */
  readonly grey?: boolean;
}

/** What a paper of a project is called. */
export function documentFacts({ project }: ReportInput, title: string, language: Language) {
  const words = messagesIn(language).common;
  return {
    title,
    subject: project.synthetic ? `${project.title} · ${words.synthetic}` : project.title,
    product: words.productName,
    language,
    date: project.asOf,
  };
}

/** Roles whose layers a map draws, or counts in what it draws. */
export function rolesDrawn(
  { dataset, plan, workCommunes }: ReportInput,
  scope: Scope,
  relief: boolean,
): ReadonlySet<SourceRole> {
  const drawn: readonly (readonly [SourceRole, boolean])[] = [
    ['communes', true],
    ['villages', true],
    ['clusters', true],
    ['fibre', dataset.fibre.length > 0],
    ['depressions', dataset.depressions.length > 0],
    ['sites', scope !== 'public' && dataset.sites.length > 0],
    ['candidates', plan !== null && !workCommunes],
    ['terrain', relief],
  ];
  return new Set(drawn.filter(([, there]) => there).map(([role]) => role));
}
