import { SvelteMap } from 'svelte/reactivity';
import { factsOf, SOURCE_ROLES } from '../../model/roles.ts';

/** Layers that would crowd the first picture. */
const DEFAULT_HIDDEN: readonly string[] = SOURCE_ROLES.filter((role) => factsOf(role).map?.onRequest);

/**
 * Whether a layer is drawn and how strongly; everything not named keeps its default. Coverage is chosen by
 * the id of its source, everything else by its role.
 */
export class LayerChoices {
  private readonly chosen = new SvelteMap<string, boolean>();
  private strengths = $state.raw<Readonly<Record<string, number>>>({});

  /** @param byDefault false for what is drawn only where somebody asks for it: coverage that no figure counts */
  visible(id: string, byDefault = true): boolean {
    return this.chosen.get(id) ?? (byDefault && !DEFAULT_HIDDEN.includes(id));
  }

  /** What somebody chose; undefined where nobody did. */
  chosenFor(id: string): boolean | undefined {
    return this.chosen.get(id);
  }

  /** 0..1. */
  opacity(id: string): number {
    return this.strengths[id] ?? 1;
  }

  setVisible(id: string, visible: boolean): void {
    this.chosen.set(id, visible);
  }

  setOpacity(id: string, opacity: number): void {
    this.strengths = { ...this.strengths, [id]: opacity };
  }
}
