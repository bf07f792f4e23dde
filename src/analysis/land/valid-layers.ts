import { repairPolygons } from '../../geometry/polygons/repair.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Layer } from '../../model/layer.ts';
import type { Pause } from '../findings/pause.ts';
import type { CoverageSelection } from '../findings/selection.ts';

/**
 * The dataset and selection with every polygon that will be measured made valid (even-odd by linework, as GEOS
 * MakeValid). Layers without invalid parts stay the same objects. Checked once per layer and kept.
 */
export async function withValidLayers(
  dataset: Dataset,
  selection: CoverageSelection,
  pause: Pause,
): Promise<{ dataset: Dataset; selection: CoverageSelection }> {
  const total = selection.layers.flat().length + dataset.waitingCoverage.length;
  let done = 0;
  const valid = async (geometry: Layer): Promise<Layer> => {
    await pause.turn('polygons', done++, total);
    return (await repairPolygons(geometry)).geometry;
  };
  const layers = [];
  for (const list of selection.layers) {
    const made = [];
    for (const layer of list) {
      const geometry = await valid(layer.geometry);
      made.push(geometry === layer.geometry ? layer : { ...layer, geometry });
    }
    layers.push(made);
  }
  const made = new Map<Layer, Layer>();
  for (const { geometry } of dataset.waitingCoverage) made.set(geometry, await valid(geometry));
  const waiting = selection.waiting.map((list) =>
    list.map((areas) => ({ ...areas, geometry: made.get(areas.geometry) ?? areas.geometry })),
  );
  const depressions = [];
  for (const layer of dataset.depressions) {
    const geometry = await valid(layer.geometry);
    depressions.push(geometry === layer.geometry ? layer : { ...layer, geometry });
  }
  const { communes, villages } = dataset;
  const { polygons } = villages;
  return {
    dataset: {
      ...dataset,
      depressions,
      communes: { ...communes, geometry: await valid(communes.geometry) },
      villages: { ...villages, polygons: polygons && (await valid(polygons)) },
    },
    selection: { ...selection, layers, waiting },
  };
}
