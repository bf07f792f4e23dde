import { answerOrNone } from '../asked/answer-or-none.ts';
import type { AreaFigures } from '../../../analysis/reach/inside-area.ts';
import type { Engine } from '../../../jobs/engine/methods.ts';
import { drawnAreaSquareMeters } from '../../../jobs/drawing/measure-drawn.ts';
import type { Position } from '../../../model/geometry.ts';
import type { AreaEdit, MapAction, PointEdit } from '../../../model/edits/map-edits.ts';
import type { OperatorId } from '../../../model/service.ts';

/** What the map is drawn on for. */
export const TOOLS = ['measureLine', 'measureArea', 'edit'] as const;
export type Tool = (typeof TOOLS)[number];

/** `corners`: those of an area that was drawn before. */
export type Shape = 'line' | 'area' | 'point' | 'corners';

/** An edit that waits for a place or an area on the map. `name`: of what is edited, for the list of edits. */
export type EditTask = { readonly name: string } & (
  | { readonly kind: 'addCandidate' }
  | { readonly kind: 'putPoint'; readonly on: PointEdit['on']; readonly id: string }
  | { readonly kind: 'drawArea'; readonly area: Omit<AreaEdit, 'id' | 'ring'> }
  /** The area as it was drawn. */
  | { readonly kind: 'reshapeArea'; readonly area: AreaEdit }
);

const SHAPES: Readonly<Record<EditTask['kind'], Shape>> = {
  addCandidate: 'point',
  putPoint: 'point',
  drawArea: 'area',
  reshapeArea: 'corners',
};

/** Fewest points of a whole shape. */
const FEWEST: Readonly<Record<Shape, number>> = { point: 1, line: 2, area: 3, corners: 3 };

function actionOf(task: EditTask, points: readonly Position[]): MapAction {
  switch (task.kind) {
    case 'addCandidate':
      return { kind: 'addCandidate', at: points[0]! };
    case 'putPoint':
      return { kind: 'putPoint', on: task.on, id: task.id, at: points[0]! };
    case 'drawArea':
      return { kind: 'drawArea', area: { ...task.area, ring: points } };
    case 'reshapeArea':
      return { kind: 'reshapeArea', on: task.area.on, id: task.area.id, ring: points };
  }
}

/** What draws on the map that is on the screen. */
export interface Pen {
  addPoint(at: Position): void;
  removeLast(): void;
  finish(): void;
  restart(): void;
}

/** What is being drawn on the map, with the figures that follow it. */
export class MapDrawing {
  tool = $state.raw<Tool | null>(null);
  /** What is edited with the next shape. */
  task = $state.raw<EditTask | null>(null);
  /** The last is where the pointer is, until the shape is finished. */
  points = $state.raw<readonly Position[]>([]);
  /** So many of the points are set. */
  placed = $state(0);
  finished = $state(false);
  /** Figures inside the area; null while there are none. */
  inside = $state.raw<AreaFigures | null>(null);
  pen: Pen | null = null;
  #asking = false;
  #asked = 0;

  /** @param edit carries out an edit; whether the project has it now */
  constructor(
    private readonly engine: Pick<Engine, 'figuresInside'>,
    readonly edit: (action: MapAction, name?: string) => Promise<boolean>,
  ) {}

  get shape(): Shape | null {
    if (this.tool === 'measureLine') return 'line';
    if (this.tool === 'measureArea') return 'area';
    return this.task && SHAPES[this.task.kind];
  }

  get canFinish(): boolean {
    return !this.finished && this.shape !== null && this.placed >= FEWEST[this.shape];
  }

  get canRemoveLast(): boolean {
    return !this.finished && this.shape !== 'corners' && this.placed > 0;
  }

  choose(tool: Tool): void {
    this.tool = this.tool === tool ? null : tool;
    this.task = null;
    this.clear();
  }

  begin(task: EditTask | null): void {
    this.task = task;
    this.clear();
  }

  /** One step back: from the shape of an edit to the edits, from there off the map. */
  leave(): void {
    if (this.task) return this.begin(null);
    this.tool = null;
    this.clear();
  }

  close(): void {
    this.task = null;
    this.leave();
  }

  clear(): void {
    this.points = [];
    this.placed = 0;
    this.finished = false;
    this.#asked++;
    this.inside = null;
  }

  again(): void {
    this.clear();
    this.pen?.restart();
  }

  follow(points: readonly Position[], placed: number, finished: boolean): void {
    this.points = points;
    this.placed = placed;
    this.finished = finished;
    const { task } = this;
    if (!finished || !task) return;
    this.begin(null);
    void this.edit(actionOf(task, points), task.name);
  }

  /** A key of somebody who draws; false where it means nothing here. */
  key(key: string): boolean {
    if (!this.tool) return false;
    if (key === 'Escape') this.leave();
    else if (key === 'Enter' && this.canFinish) this.pen?.finish();
    else if (key === 'Backspace' && this.canRemoveLast) this.pen?.removeLast();
    else return false;
    return true;
  }

  /** Asks for the figures inside what is drawn now; while an answer is awaited only the latest question waits. */
  async askInside(operator: OperatorId | 'any'): Promise<void> {
    const asked = ++this.#asked;
    if (this.#asking) return;
    this.#asking = true;
    try {
      for (let answered = asked - 1; answered < this.#asked;) {
        answered = this.#asked;
        const ring = this.shape === 'area' ? this.points : [];
        const figures =
          drawnAreaSquareMeters(ring) === null
            ? null
            : await answerOrNone(this.engine.figuresInside(ring, operator));
        if (answered === this.#asked) this.inside = figures;
      }
    } finally {
      this.#asking = false;
    }
  }
}
