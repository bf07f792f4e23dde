import { readAddress, writeAddress } from './address.ts';
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

/** Restores what the address says, once the project is there. */
export async function restoreFromAddress(session: Session, hash: string): Promise<void> {
  const address = readAddress(hash);
  const { view, planning, workspace } = session;
  if (address.language) view.language = address.language;
  if (address.step) view.goTo(address.step);
  if (address.slide !== undefined) view.slide = address.slide;
  if (address.operator && workspace.snapshot?.findings.operators.includes(address.operator))
    view.operator = address.operator;
  if (address.selected) view.select(findSelection(session, address.selected));
  if (address.budget) {
    planning.budgetText = address.budget;
    await planning.makePlan();
  }
}

function addressOf({ view, planning, workspace, operator }: Session) {
  const { selection } = view;
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
    ...(planning.plan && { budget: planning.budgetText }),
  };
}

/** Keeps the address in step with the screen; call inside a component. */
export function syncAddress(session: Session, restored: () => boolean): void {
  $effect(() => {
    const hash = writeAddress(addressOf(session));
    if (restored()) history.replaceState(null, '', hash);
  });
}
