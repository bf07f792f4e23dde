import { SvelteSet } from 'svelte/reactivity';
import { factsOf, SOURCE_ROLES } from '../../model/roles.ts';

/** Layers that would crowd the first picture. */
const DEFAULT_HIDDEN = SOURCE_ROLES.filter((role) => factsOf(role).map?.onRequest);

/**
 * Whether a layer is drawn and how strongly; everything not named keeps its default. Coverage is chosen by
 * the id of its source, everything else by its role.
 */
export class LayerChoices {
  private readonly hidden = new SvelteSet<string>(DEFAULT_HIDDEN);
  private strengths = $state.raw<Readonly<Record<string, number>>>({});

  visible(id: string): boolean {
    return !this.hidden.has(id);
  }

  /** 0..1. */
  opacity(id: string): number {
    return this.strengths[id] ?? 1;
  }

  setVisible(id: string, visible: boolean): void {
    if (visible) this.hidden.delete(id);
    else this.hidden.add(id);
  }

  setOpacity(id: string, opacity: number): void {
    this.strengths = { ...this.strengths, [id]: opacity };
  }
}
