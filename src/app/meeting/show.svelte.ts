import { formatMoney } from '../../i18n/number.ts';
import { createContext, untrack } from 'svelte';
import { DEFAULT_SCENES, withComparison, type Scene, type SceneCamera } from '../../model/scene.ts';
import type { Selection } from '../session/view.svelte.ts';
import type { Session } from '../session/session.svelte.ts';
import type { FoundPlace } from './search/find-places.ts';

/** Scenes written by hand may share an id: each gets its own; null without any. */
function withOwnIds(scenes: readonly Scene[]): readonly Scene[] | null {
  const used: string[] = [];
  const own = scenes.map((scene) => {
    let id = scene.id;
    for (let ordinal = 2; used.includes(id); ordinal++) id = `${scene.id}-${ordinal}`;
    used.push(id);
    return id === scene.id ? scene : { ...scene, id };
  });
  return own.length ? own : null;
}

/** The show of a meeting: which scene, whether it is dark or paused, where its map stands. */
export class Show {
  dark = $state(false);
  /** Somebody touched the map: it is live, and the scene waits. */
  paused = $state(false);
  /** The box that looks for places is open. */
  finding = $state(false);
  /** What it found last, while the map shows it. */
  found = $state.raw<FoundPlace | null>(null);
  /** The panel of the earlier file is open. */
  comparing = $state(false);
  /** Part of the province, from the west, that shows today instead of the plan, or the earlier day instead of today. */
  swipe = $state(0.5);
  /** Money of the plan that is shown, and of the one before it: a key goes from one to the other. */
  budgets = $state.raw<{ readonly shown: number; readonly other: number | null } | null>(null);
  /** When the clock of who speaks began, milliseconds. */
  beganAt = $state(Date.now());
  /** Where the map stands now. */
  camera = $state.raw<SceneCamera | null>(null);

  #arranged: Promise<void> = Promise.resolve();

  constructor(private readonly session: Session) {}

  readonly scenes: readonly Scene[] = $derived.by(() => {
    const scenes = withOwnIds(this.session.workspace.snapshot?.project.scenes ?? []) ?? DEFAULT_SCENES;
    return this.session.earlierFile.isOpen ? withComparison(scenes) : scenes;
  });
  readonly at = $derived.by(() => Math.max(0, Math.min(this.session.view.slide, this.scenes.length - 1)));
  readonly scene: Scene = $derived.by(() => this.scenes[this.at] ?? DEFAULT_SCENES[0]!);

  /** Index of the village that a scene is about; null: it is gone, or there is none. */
  villageOf(scene: Scene): number | null {
    const { snapshot, priority } = this.session.workspace;
    if (!snapshot) return null;
    if (!scene.village) return priority?.ranked[0]?.village ?? null;
    const index = snapshot.villages.findIndex(({ code }) => code === scene.village);
    return index < 0 ? null : index;
  }

  go(to: number): void {
    this.session.view.slide = to;
    this.show();
  }

  /** A plan of this money is shown. */
  sawBudget(vnd: number): void {
    const { budgets } = this;
    if (budgets?.shown !== vnd) this.budgets = { shown: vnd, other: budgets?.shown ?? null };
  }

  /** The plan that was shown before this one, and back. */
  async swapBudgets(): Promise<void> {
    const other = this.budgets?.other;
    if (this.scene.kind !== 'budget' || this.paused || other === undefined || other === null) return;
    const { planning, view } = this.session;
    void planning.moving.slideTo(other);
    await planning.rest(other, formatMoney(other, view.language));
    planning.moving.rest();
  }

  goToComparison(): void {
    const at = this.scenes.findIndex(({ kind }) => kind === 'compare');
    if (at >= 0) this.go(at);
  }

  /** The scene as it begins: its camera, its village, its plan. */
  show(): void {
    const { view, planning } = this.session;
    const { scene } = this;
    this.paused = false;
    this.dark = false;
    this.finding = false;
    this.comparing = false;
    this.found = null;
    view.selection = null;
    const village = scene.kind === 'village' ? this.villageOf(scene) : null;
    if (village !== null) view.selection = { kind: 'village', index: village };
    view.flight = {
      to: scene.camera
        ? { kind: 'camera', ...scene.camera }
        : village !== null
          ? { kind: 'village', index: village }
          : 'province',
    };
    const wantsPlan = scene.kind === 'plan' || scene.kind === 'budget' || scene.kind === 'decisions';
    if (scene.kind === 'compare') void untrack(() => this.session.earlierFile.follow());
    if (wantsPlan && untrack(() => !planning.plan || planning.stale)) void planning.makePlan();
  }

  /** The map is touched: what is under the pointer is explained, the scene waits. */
  pause(selection: Selection): void {
    this.paused = true;
    this.found = null;
    this.session.view.selection = selection;
  }

  /** Flies to what somebody asked for; the scene waits. */
  find(place: FoundPlace): void {
    this.pause(null);
    this.finding = false;
    this.found = place;
    this.session.view.select({ kind: place.kind, index: place.index }, true);
  }

  /** Changes the scenes as the change before left them; null: as the project makes them. */
  arrange(change: (scenes: readonly Scene[]) => readonly Scene[] | null): Promise<void> {
    this.#arranged = this.#arranged.then(async () => {
      const { id } = this.scene;
      await this.session.workspace.arrangeScenes(change(this.scenes));
      // The scene that is shown stays the one that is shown.
      const found = this.scenes.findIndex((scene) => scene.id === id);
      this.session.view.slide = found < 0 ? this.at : found;
    });
    return this.#arranged;
  }
}

export const [getShow, setShow] = createContext<Show>();
