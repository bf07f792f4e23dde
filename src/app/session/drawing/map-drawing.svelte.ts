import type { AreaFigures } from '../../../analysis/reach/inside-area.ts';
import type { Engine } from '../../../jobs/engine/methods.ts';
import { drawnAreaSquareMeters } from '../../../jobs/drawing/measure-drawn.ts';
import type { Position } from '../../../model/geometry.ts';
import type { OperatorId } from '../../../model/service.ts';

/** What the map is drawn on for. */
export const TOOLS = ['measureLine', 'measureArea'] as const;
export type Tool = (typeof TOOLS)[number];

export type Shape = 'line' | 'area' | 'point';
export const SHAPES: Readonly<Record<Tool, Shape>> = { measureLine: 'line', measureArea: 'area' };

/** Fewest points of a whole shape. */
const FEWEST: Readonly<Record<Shape, number>> = { point: 1, line: 2, area: 3 };

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

  constructor(private readonly engine: Pick<Engine, 'figuresInside'>) {}

  get shape(): Shape | null {
    return this.tool && SHAPES[this.tool];
  }

  get canFinish(): boolean {
    return !this.finished && this.shape !== null && this.placed >= FEWEST[this.shape];
  }

  choose(tool: Tool | null): void {
    this.tool = this.tool === tool ? null : tool;
    this.clear();
  }

  leave(): void {
    this.tool = null;
    this.clear();
  }

  clear(): void {
    this.points = [];
    this.placed = 0;
    this.finished = false;
    this.forgetInside();
  }

  again(): void {
    this.clear();
    this.pen?.restart();
  }

  follow(points: readonly Position[], placed: number, finished: boolean): void {
    this.points = points;
    this.placed = placed;
    this.finished = finished;
  }

  /** A key of somebody who draws; false where it means nothing here. */
  key(key: string): boolean {
    if (!this.tool) return false;
    if (key === 'Escape') this.leave();
    else if (key === 'Enter' && this.canFinish) this.pen?.finish();
    else if (key === 'Backspace' && !this.finished && this.placed > 0) this.pen?.removeLast();
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
          drawnAreaSquareMeters(ring) === null ? null : await this.engine.figuresInside(ring, operator);
        if (answered === this.#asked) this.inside = figures;
      }
    } finally {
      this.#asking = false;
    }
  }

  private forgetInside(): void {
    this.#asked++;
    this.inside = null;
  }
}
