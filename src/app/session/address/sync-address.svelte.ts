import { readPlace, writeAddress, writePlace, type ScreenPlace } from './address.ts';
import type { Session } from '../session.svelte.ts';

/** Index of the village or commune that an address names; null where the project has none of that code. */
function findSelection(session: Session, selected: string) {
  const snapshot = session.workspace.snapshot;
  const [kind, ...rest] = selected.split(':');
  const code = rest.join(':');
  if (!snapshot || (kind !== 'village' && kind !== 'commune')) return null;
  const list: readonly { readonly code: string }[] =
    kind === 'village' ? snapshot.villages : snapshot.communes;
  const index = list.findIndex((entry) => entry.code === code);
  return index < 0 ? null : ({ kind, index } as const);
}

/** Restores what the screen showed, once the figures of the project are there. */
export function restoreView(session: Session, place: ScreenPlace): void {
  const { view, planning, workspace } = session;
  if (place.language) view.language = place.language;
  if (place.step) view.goTo(place.step);
  if (place.slide !== undefined) view.slide = place.slide;
  if (place.operator && workspace.snapshot?.findings.operators.includes(place.operator))
    view.operator = place.operator;
  if (place.selected) view.select(findSelection(session, place.selected));
  if (place.table) view.tableTab = place.table;
  if (place.budget) {
    planning.budgetText = place.budget;
    planning.budgetUnit = place.unit ?? null;
  }
}

/** Asks for what has to be worked out again, once the project is open; it comes when it is made. */
export function restoreWork({ planning }: Session, { plannedVnd }: ScreenPlace): void {
  if (plannedVnd !== undefined) void planning.planAgain(plannedVnd);
}

function placeOf({ view, planning, workspace, operator }: Session): ScreenPlace {
  const { selection } = view;
  // Money under a moving slider is asked for when the hand rests: a page that goes before that asks for it when it returns.
  const planned = planning.moving.movesTo ?? planning.askedVnd;
  const snapshot = workspace.snapshot;
  const code =
    selection &&
    (selection.kind === 'village' ? snapshot?.villages[selection.index] : snapshot?.communes[selection.index])
      ?.code;
  return {
    step: view.step,
    slide: view.slide,
    language: view.language,
    operator,
    ...(code && { selected: `${selection!.kind}:${code}` }),
    table: view.tableTab,
    budget: planning.budgetText,
    ...(planning.budgetUnit && { unit: planning.budgetUnit }),
    ...(planned !== null && { plannedVnd: planned }),
  };
}

/** Name of the place in the storage of the tab; its value is a project's id, a line end and the place. */
const TAB_PLACE = 'song-ban-place';
const SAMPLE = 'sample';
const projectOf = ({ autosave }: Session): string => autosave.standing?.entry.id ?? SAMPLE;

function rememberInTab(session: Session, place: string): void {
  try {
    sessionStorage.setItem(TAB_PLACE, `${projectOf(session)}\n${place}`);
  } catch {
    // Without storage the place is as long as the page.
  }
}

/** Where this tab stood in the open project; where it did not, what the project remembers, and the address before both. */
export function lastPlace(session: Session, remembered: string | null, hash: string): ScreenPlace {
  let own: string | null = null;
  try {
    const [project, place] = (sessionStorage.getItem(TAB_PLACE) ?? '').split('\n');
    if (project === projectOf(session)) own = place ?? null;
  } catch {
    // No storage: nothing is remembered in it.
  }
  return { ...readPlace(own ?? remembered ?? ''), ...readPlace(hash) };
}

/**
 * Keeps what is remembered of the place in step with the screen; call inside a component.
 * @param restored the screen stands where it stood
 * @param awaited of the place that is restored, what has not been asked for yet
 */
export function syncAddress(
  session: Session,
  restored: () => boolean,
  awaited: () => Pick<ScreenPlace, 'plannedVnd'>,
): void {
  $effect(() => {
    const place = { ...awaited(), ...placeOf(session) };
    if (!restored()) return;
    history.replaceState(null, '', writeAddress(place));
    const text = writePlace(place);
    rememberInTab(session, text);
    session.autosave.keepPlace(text);
  });
}
