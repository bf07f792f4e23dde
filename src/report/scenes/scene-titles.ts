import { findingsOf } from '../../analysis/findings/findings.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatNumber, type Language } from '../../i18n/number.ts';
import type { Scene } from '../../model/scene.ts';
import { comparisonTitle } from '../comparison/comparison-words.ts';
import { planTitle, stateTitle, worstTitle } from '../words/finding-titles.ts';
import { decisionsOf } from './decisions.ts';
import type { SceneFacts, SceneVillage } from './scene-facts.ts';

/** What a scene about a village is called. */
function villageTitle(scene: Scene, village: SceneVillage | null, language: Language): string {
  const words = messagesIn(language);
  const own = words.app.meeting;
  if (!village) return scene.village ? own.villageGone(scene.village) : words.report.finding.noData;
  const commune = village.commune ?? words.common.outside;
  if (village.rank === null) return own.villageUnranked(village.name, commune);
  return own.villageTitle(
    formatNumber(village.rank, language),
    village.name,
    commune,
    village.uncoveredHouseholds === null
      ? words.common.noData.toLocaleLowerCase(language)
      : formatNumber(village.uncoveredHouseholds, language),
  );
}

/** The title of a scene states what is to be seen, unless somebody wrote another. */
export function sceneTitle(scene: Scene, village: SceneVillage | null, facts: SceneFacts): string {
  // A village that is gone is told whatever the title says.
  if (scene.title && !(scene.kind === 'village' && village === null)) return scene.title;
  const { findings, operator, plan, language } = facts;
  const own = messagesIn(language).app.meeting;
  switch (scene.kind) {
    case 'title':
      return facts.title;
    case 'rates':
      return stateTitle(findings, operator, language);
    case 'compare':
      return facts.comparison ? comparisonTitle(facts.comparison) : messagesIn(language).comparison.notOpen;
    case 'worst':
      return worstTitle(findings, facts.communes, operator, language);
    case 'village':
      return villageTitle(scene, village, language);
    case 'plan':
    case 'budget':
      return plan ? planTitle(plan, findings, language) : own.planTitle;
    case 'decisions': {
      const { length } = decisionsOf(facts);
      return length ? own.decisionsTitle(formatNumber(length, language)) : own.decideNone;
    }
    case 'end': {
      const { unknown } = findingsOf(findings, 'any').states;
      return unknown ? own.endTitle(formatNumber(unknown, language)) : own.endKnown;
    }
  }
}
