import { joinUnits } from '../../../i18n/number.ts';
import type { Snapshot } from '../../../jobs/protocol.ts';
import type { Scene } from '../../../model/scene.ts';
import type { SceneFacts, SceneVillage } from '../../../report/scenes/scene-facts.ts';
import { decisionsOf as decisionsOfFacts } from '../../../report/scenes/decisions.ts';
import { sceneTitle as titleOfScene } from '../../../report/scenes/scene-titles.ts';
import { comparisonView } from '../compare/comparison-view.ts';
import type { Session } from '../../session/session.svelte.ts';

/** What titles are made from, as the session has it now: slides and handout say the same. */
const factsOf = (session: Session, snapshot: Snapshot): SceneFacts => {
  const { view, planning, workspace, operator } = session;
  return {
    title: snapshot.project.title,
    findings: snapshot.findings,
    communes: snapshot.communes,
    priority: workspace.priority,
    plan: planning.presented,
    comparison: comparisonView(session, snapshot),
    contested: new Set(snapshot.contradictions.map(({ village }) => village)).size,
    operator,
    language: view.language,
  };
};

/** What the figures ask those in the room to decide. */
export const meetingDecisions = (session: Session, snapshot: Snapshot): readonly string[] =>
  decisionsOfFacts(factsOf(session, snapshot)).map(joinUnits);

/** The title of a scene states what is to be seen, unless somebody wrote another. */
export function meetingTitle(
  scene: Scene,
  village: number | null,
  session: Session,
  snapshot: Snapshot,
): string {
  const row = village === null ? undefined : session.villages[village];
  const named: SceneVillage | null = row ?? null;
  return joinUnits(titleOfScene(scene, named, factsOf(session, snapshot)));
}
