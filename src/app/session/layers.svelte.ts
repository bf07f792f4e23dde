/**
 * Whether a layer is drawn and how strongly; everything not named keeps its default. Coverage is chosen by
 * the id of its source, everything else by its role.
 */
export class LayerChoices {
  private hidden = $state.raw<ReadonlySet<string>>(new Set(DEFAULT_HIDDEN));
  private strengths = $state.raw<Readonly<Record<string, number>>>({});

  visible(id: string): boolean {
    return !this.hidden.has(id);
  }

  /** 0..1. */
  opacity(id: string): number {
    return this.strengths[id] ?? 1;
  }

  setVisible(id: string, visible: boolean): void {
    const next = new Set(this.hidden);
    if (visible) next.delete(id);
    else next.add(id);
    this.hidden = next;
  }

  setOpacity(id: string, opacity: number): void {
    this.strengths = { ...this.strengths, [id]: opacity };
  }
}

/** Layers that would crowd the first picture. */
const DEFAULT_HIDDEN = ['sites', 'candidates', 'measurements', 'clusters', 'roads'];
