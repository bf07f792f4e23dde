import { untrack } from 'svelte';
import type { Session } from '../session.svelte.ts';
import { recall, keepInTab } from '../filters/tab-memory.ts';

/**
 * Keeps what the table is filtered by over a reload of the tab; another province starts without. It holds names, so it
 * stands in no address. Call inside a component.
 */
export function keepFilter({ filter, workspace }: Session): void {
  let known: string | null = null;
  $effect(() => {
    const province = workspace.snapshot?.project.province.code;
    if (province === undefined) return;
    untrack(() => {
      if (province === known) return;
      const kept = (recall('filter') ?? {}) as { readonly province?: unknown; readonly filter?: unknown };
      if (known !== null) filter.clear();
      else if (kept.province === province) filter.restore(kept.filter);
      known = province;
    });
  });
  $effect(() => {
    const plain = filter.toPlain();
    if (known !== null) keepInTab('filter', { province: known, filter: plain });
  });
}
