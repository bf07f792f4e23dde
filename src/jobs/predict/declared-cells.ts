import { boundsOfFeature } from '../../geometry/measures/bounds.ts';
import { isDisc, outerCorners } from '../../geometry/measures/discs.ts';
import { FeatureLocator } from '../../geometry/points/feature-locator.ts';
import type { CoverageLayer, Dataset } from '../../model/dataset.ts';
import { featureCount } from '../../model/geometry.ts';
import type { OperatorId } from '../../model/service.ts';
import type { PredictedTechnology } from '../../radio/budget/transmitters.ts';
import { forCellsIn, type CellGrid } from '../../radio/predict/cell-grid.ts';
import { thinned, type DoubtfulPolygon } from './prediction.ts';

/** Fewer measurements inside a polygon say nothing against it. */
const LEAST_INSIDE = 5;
/** Power from which a measurement found service, dBm; a convention of this tool. */
const FOUND_DBM = -115;

interface DeclaredPolygon {
  readonly layer: CoverageLayer;
  readonly feature: number;
  readonly cells: readonly number[];
  readonly disc: boolean;
  measured: DoubtfulPolygon['measured'];
  /** Of the villages whose centre lies inside; null where none of them was counted. */
  people: number | null;
}

/** Cells that an operator declares for a technology, by polygon. */
export class DeclaredCells {
  readonly mask: Uint8Array;
  readonly #polygons: DeclaredPolygon[] = [];

  constructor(
    private readonly dataset: Dataset,
    private readonly operator: OperatorId,
    private readonly technology: PredictedTechnology,
    grid: CellGrid,
  ) {
    this.mask = new Uint8Array(grid.columns * grid.rows);
    for (const layer of dataset.coverage) {
      if (layer.evidence !== 'declared' || layer.operator !== operator || layer.technology !== technology)
        continue;
      this.#takeIn(layer, grid);
    }
  }

  #takeIn(layer: CoverageLayer, grid: CellGrid): void {
    const { geometry } = layer;
    const locator = new FeatureLocator(geometry);
    const first = this.#polygons.length;
    for (let feature = 0; feature < featureCount(geometry); feature++) {
      const cells: number[] = [];
      forCellsIn(grid, boundsOfFeature(geometry, feature), (cell, lon, lat) => {
        if (!locator.at(lon, lat).includes(feature)) return;
        cells.push(cell);
        this.mask[cell] = 1;
      });
      const measured = { served: 0, all: 0 };
      this.#polygons.push({
        layer,
        feature,
        cells,
        disc: isDrawnDisc(geometry, feature),
        measured,
        people: null,
      });
    }
    this.#meet(locator, first);
  }

  /** Measurements and people inside the polygons from `first` on. */
  #meet(locator: FeatureLocator, first: number): void {
    const { measurements, villages } = this.dataset;
    const own = thinned(
      measurements.filter(
        ({ operator, technology }) =>
          operator === this.operator && (technology === null || technology === this.technology),
      ),
    );
    for (const { lon, lat, rsrpDbm, service } of own) {
      if ((rsrpDbm ?? service) === null) continue;
      const found = (service ?? rsrpDbm! >= FOUND_DBM) ? 1 : 0;
      for (const feature of locator.at(lon, lat)) {
        const polygon = this.#polygons[first + feature];
        const { served, all } = polygon.measured;
        polygon.measured = { served: served + found, all: all + 1 };
      }
    }
    villages.records.forEach(({ population }, v) => {
      if (population === null) return;
      for (const feature of locator.at(villages.centres[2 * v], villages.centres[2 * v + 1])) {
        const polygon = this.#polygons[first + feature];
        polygon.people = (polygon.people ?? 0) + population;
      }
    });
  }

  /** Polygons that prediction or measurements contradict. @param served chance that a cell is served */
  doubtful(served: (cell: number) => number): DoubtfulPolygon[] {
    return this.#polygons.flatMap(({ layer, feature, cells, disc, measured, people }): DoubtfulPolygon[] => {
      if (cells.length === 0) return [];
      const probability = cells.reduce((sum, cell) => sum + served(cell), 0) / cells.length;
      const unlikely = probability < 0.5;
      const contradicted = measured.all >= LEAST_INSIDE && 2 * measured.served < measured.all;
      if (!unlikely && !contradicted && !disc) return [];
      const reason = unlikely
        ? contradicted
          ? 'both'
          : 'prediction'
        : contradicted
          ? 'measurements'
          : 'disc';
      const { operator, technology } = this;
      return [
        {
          ...{ sourceId: layer.sourceId, feature: feature + 1, operator, technology },
          ...{ probability, measured, people, reason },
        },
      ];
    });
  }
}

/** Whether all parts of a feature are circles: terrain draws none. */
function isDrawnDisc(layer: CoverageLayer['geometry'], feature: number): boolean {
  const [from, to] = [layer.features[feature], layer.features[feature + 1]];
  for (let part = from; part < to; part++) if (!isDisc(outerCorners(layer, part))) return false;
  return to > from;
}
