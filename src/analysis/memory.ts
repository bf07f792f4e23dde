import { markCoveredPoints } from '../geometry/points/covered-points.ts';
import { editedBoxes } from '../geometry/packed/edit.ts';
import { OverlayCache } from '../geometry/overlay/overlay-cache.ts';
import { PointGrid } from '../geometry/points/point-grid.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Layer } from '../model/layer.ts';
import { gatherPoints, type ServicePoints } from './service/service.ts';

function coveredPoints({ grid }: ServicePoints, layer: Layer): Uint8Array {
  const covered = new Uint8Array(grid.points.length / 2);
  markCoveredPoints(layer, grid, covered);
  return covered;
}

/**
 * What one run of the analysis leaves for the next: points in their grid, which points each layer covers, and
 * covered land tile by tile. Everything is found again by the identity of the data that it came from, so a
 * run with memory gives the same findings as one without, bit for bit.
 */
export class AnalysisMemory {
  readonly land = new OverlayCache();
  private points: { readonly key: readonly unknown[]; readonly value: ServicePoints } | null = null;
  /** 1 per question point inside the layer. Only for the points above. */
  private covered = new Map<Layer, Uint8Array>();
  /** Layers used in this run; the others are forgotten at its end. */
  private used = new Map<Layer, Uint8Array>();

  questionPoints(dataset: Dataset, withHouseholds: boolean): ServicePoints {
    const { villages, clusters, households } = dataset;
    const key = [villages.centres, clusters, withHouseholds ? households : null];
    if (!this.points || this.points.key.some((part, k) => part !== key[k])) {
      this.points = { key, value: gatherPoints(dataset, withHouseholds) };
      this.covered.clear();
      this.used.clear();
    }
    return this.points.value;
  }

  /** 1 for every question point inside a polygon of the layer. Not to be written to. */
  coveredBy(points: ServicePoints, layer: Layer): Uint8Array {
    // Another run has begun with other points: nothing is taken from it or left to it.
    if (points !== this.points?.value) return coveredPoints(points, layer);
    const covered =
      this.covered.get(layer) ??
      this.used.get(layer) ??
      this.coveredAfterEdit(points, layer) ??
      coveredPoints(points, layer);
    this.used.set(layer, covered);
    return covered;
  }

  /** From the layer before an edit: only the points in the land that the edit touched are asked again. */
  private coveredAfterEdit(points: ServicePoints, layer: Layer): Uint8Array | undefined {
    for (const [before, known] of this.covered) {
      const land = editedBoxes(layer, before);
      if (!land) continue;
      const xy = points.grid.points;
      const touched: number[] = [];
      for (let i = 0; i < known.length; i++) {
        const x = xy[2 * i];
        const y = xy[2 * i + 1];
        if (land.some((box) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3])) touched.push(i);
      }
      const again = new Uint8Array(touched.length);
      const places = Float64Array.from(touched.flatMap((i) => [xy[2 * i], xy[2 * i + 1]]));
      markCoveredPoints(layer, new PointGrid(places), again);
      const covered = known.slice();
      touched.forEach((i, k) => {
        covered[i] = again[k];
      });
      return covered;
    }
    return undefined;
  }

  /** Forgets what this run had no use for. */
  endRun(): void {
    this.covered = this.used;
    this.used = new Map();
  }
}
