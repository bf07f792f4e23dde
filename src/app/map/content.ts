import type { Snapshot } from '../../jobs/protocol.ts';
import { factsOf, SOURCE_ROLES } from '../../model/roles.ts';
import type { Session } from '../session/session.svelte.ts';
import type { MapContent } from './layers/layer.ts';

/** What the workbench's map draws; read it inside a derived value. */
export function workbenchContent(session: Session, snapshot: Snapshot): MapContent {
  const { view, layers, planning, finder } = session;
  return {
    snapshot,
    operator: session.operator,
    villages: session.shownVillages,
    places: finder.places,
    choices: {
      visible: (id, byDefault) => layers.visible(id, byDefault),
      opacity: (id) => layers.opacity(id),
    },
    lit: view.lit,
    selection: view.selection,
    marked: [],
    plan: view.step === 'plan' ? planning.plan : null,
    relief: layers.visible('terrain'),
    zoom: view.mapZoom,
    scale: 1,
    asked: session.filter.active,
    language: view.language,
    words: view.words,
  };
}

/** Few classes, strong fills, no relief: what a washed-out projector still shows. */
const OFF_PROJECTOR: readonly string[] = SOURCE_ROLES.filter((role) => factsOf(role).map?.notProjected);

/** Height of the screen that the sizes of a meeting are told for, CSS pixels. */
const DRAWN_HEIGHT = 720;

export function meetingContent(
  session: Session,
  snapshot: Snapshot,
  slide: { readonly marked: readonly number[]; readonly plan: boolean; readonly partial: boolean },
): MapContent {
  const { view } = session;
  return {
    ...workbenchContent(session, snapshot),
    villages: slide.partial ? session.gapVillages : session.uncoveredVillages,
    choices: {
      visible: (id, byDefault = true) => byDefault && !OFF_PROJECTOR.includes(id),
      opacity: () => 1,
    },
    lit: null,
    marked: slide.marked,
    plan: slide.plan ? session.planning.plan : null,
    relief: false,
    scale: view.height / DRAWN_HEIGHT,
    asked: false,
  };
}
