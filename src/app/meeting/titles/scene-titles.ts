import type { Messages } from '../../../i18n/messages.ts';
import { formatNumber } from '../../../i18n/number.ts';
import type { Snapshot } from '../../../jobs/protocol.ts';
import type { Scene } from '../../../model/scene.ts';
import { planTitle, stateTitle, worstTitle } from '../../../report/words/finding-titles.ts';
import type { Session } from '../../session/session.svelte.ts';
import { decisionsOf } from './decisions.ts';

/** What a scene about a village is called. */
function villageTitle(scene: Scene, village: number | null, session: Session, words: Messages): string {
  const own = words.app.meeting;
  const { language } = session.view;
  const row = village === null ? undefined : session.villages[village];
  if (!row) return scene.village ? own.villageGone(scene.village) : words.report.finding.noData;
  const commune = row.commune ?? words.common.outside;
  if (row.rank === null) return own.villageUnranked(row.name, commune);
  return own.villageTitle(
    formatNumber(row.rank, language),
    row.name,
    commune,
    row.uncoveredHouseholds === null
      ? words.common.noData.toLocaleLowerCase(language)
      : formatNumber(row.uncoveredHouseholds, language),
  );
}

/** The title of a scene states what is to be seen, unless somebody wrote another. */
export function sceneTitle(
  scene: Scene,
  village: number | null,
  session: Session,
  snapshot: Snapshot,
): string {
  // A village that is gone is told whatever the title says.
  if (scene.title && !(scene.kind === 'village' && village === null)) return scene.title;
  const { operator, planning, view } = session;
  const { findings } = snapshot;
  const own = view.words.app.meeting;
  switch (scene.kind) {
    case 'title':
      return snapshot.project.title;
    case 'rates':
      return stateTitle(findings, operator, view.language);
    case 'worst':
      return worstTitle(findings, snapshot.communes, operator, view.language);
    case 'village':
      return villageTitle(scene, village, session, view.words);
    case 'plan':
    case 'budget':
      return planning.plan ? planTitle(planning.plan, findings, view.language) : own.planTitle;
    case 'decisions': {
      const { length } = decisionsOf(session, snapshot);
      return length ? own.decisionsTitle(formatNumber(length, view.language)) : own.decideNone;
    }
    case 'end': {
      const { unknown } = findings.byOperator[0]!.states;
      return unknown ? own.endTitle(formatNumber(unknown, view.language)) : own.endKnown;
    }
  }
}
