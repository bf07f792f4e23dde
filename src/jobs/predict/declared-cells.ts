import { boundsOfFeature } from '../../geometry/measures/bounds.ts';
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

/** Cells that an operator declares for a technology, by polygon. */
export class DeclaredCells {
  readonly mask: Uint8Array;
  readonly #polygons: { layer: CoverageLayer; feature: number; cells: number[] }[] = [];

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
    const locator = new FeatureLocator(layer.geometry);
    for (let feature = 0; feature < featureCount(layer.geometry); feature++) {
      const cells: number[] = [];
      forCellsIn(grid, boundsOfFeature(layer.geometry, feature), (cell, lon, lat) => {
        if (!locator.at(lon, lat).includes(feature)) return;
        cells.push(cell);
        this.mask[cell] = 1;
      });
      this.#polygons.push({ layer, feature, cells });
    }
  }

  /** Polygons that prediction or measurements contradict. @param served chance that a cell is served */
  doubtful(served: (cell: number) => number): DoubtfulPolygon[] {
    return this.#polygons.flatMap(({ layer, feature, cells }): DoubtfulPolygon[] => {
      if (cells.length === 0) return [];
      const probability = cells.reduce((sum, cell) => sum + served(cell), 0) / cells.length;
      const inside = this.#inside(layer, feature);
      const measured = this.#measured(inside);
      const unlikely = probability < 0.5;
      const contradicted = measured.all >= LEAST_INSIDE && 2 * measured.served < measured.all;
      if (!unlikely && !contradicted) return [];
      return [
        {
          ...{ sourceId: layer.sourceId, feature: feature + 1, operator: this.operator },
          ...{ technology: this.technology, probability, measured },
          people: this.#people(inside),
          reason: unlikely ? (contradicted ? 'both' : 'prediction') : 'measurements',
        },
      ];
    });
  }

  #inside(layer: CoverageLayer, feature: number): (lon: number, lat: number) => boolean {
    const locator = new FeatureLocator(layer.geometry);
    return (lon, lat) => locator.at(lon, lat).includes(feature);
  }

  #measured(inside: (lon: number, lat: number) => boolean): DoubtfulPolygon['measured'] {
    const own = thinned(
      this.dataset.measurements.filter(
        ({ operator, technology }) =>
          operator === this.operator && (technology === null || technology === this.technology),
      ),
    ).filter(({ lon, lat, rsrpDbm, service }) => (rsrpDbm ?? service) !== null && inside(lon, lat));
    const found = own.filter(({ rsrpDbm, service }) => service ?? rsrpDbm! >= FOUND_DBM);
    return { served: found.length, all: own.length };
  }

  /** People of the villages whose centre lies inside; null where none of them was counted. */
  #people(inside: (lon: number, lat: number) => boolean): number | null {
    const { records, centres } = this.dataset.villages;
    let people: number | null = null;
    records.forEach(({ population }, v) => {
      if (population !== null && inside(centres[2 * v], centres[2 * v + 1]))
        people = (people ?? 0) + population;
    });
    return people;
  }
}
