import type { Dataset } from '../../model/dataset.ts';
import { cellAt, type CellGrid } from '../../radio/predict/cell-grid.ts';
import type { WeakAreas } from '../../radio/predict/weak-areas.ts';
import type { FoundDepression } from './prediction.ts';

interface Counted {
  people: number | null;
  households: number | null;
}

const plus = (sum: number | null, more: number | null): number | null =>
  more === null || Number.isNaN(more) ? sum : (sum ?? 0) + more;

/** Found depressions with who lives in them: clusters where a village has them, else its centre. */
export function depressionsOf(dataset: Dataset, weak: WeakAreas, grid: CellGrid): FoundDepression[] {
  const counted = new Map<number, Counted>();
  const areaAt = (lon: number, lat: number): number => {
    const cell = cellAt(grid, lon, lat);
    return cell < 0 ? 0 : weak.areas.of[cell];
  };
  const add = (lon: number, lat: number, people: number | null, households: number | null): void => {
    const area = areaAt(lon, lat);
    if (area === 0) return;
    const before = counted.get(area) ?? { people: null, households: null };
    counted.set(area, {
      people: plus(before.people, people),
      households: plus(before.households, households),
    });
  };
  const { clusters, villages } = dataset;
  const withClusters = new Set<number>(clusters?.village ?? []);
  clusters?.village.forEach((_, i) =>
    add(clusters.xy[2 * i], clusters.xy[2 * i + 1], clusters.population[i], clusters.households[i]),
  );
  villages.records.forEach(({ population, households }, v) => {
    if (!withClusters.has(v))
      add(villages.centres[2 * v], villages.centres[2 * v + 1], population, households);
  });
  return weak.list.map((area) => ({
    ...area,
    ...(counted.get(area.number) ?? { people: null, households: null }),
  }));
}
