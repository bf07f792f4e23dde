import { ChosenFeatures } from '../../geometry/packed/pack.ts';
import type { DepressionLayer } from '../../model/dataset.ts';
import { recordsOf, type LoadedSource } from '../records/loaded-source.ts';
import { geometryOf } from '../records/record-geometry.ts';

/** Signal-depression areas, one layer for each source; feature i is one depression. */
export function buildDepressions(sources: readonly LoadedSource[]): DepressionLayer[] {
  return sources.map((source) => {
    const chosen = new ChosenFeatures('polygon');
    for (const record of recordsOf([source])) {
      const areas = geometryOf(record, 'polygon');
      if (areas) chosen.add(areas, record.row);
    }
    return { sourceId: source.source.id, asOf: source.source.asOf ?? null, geometry: chosen.finish() };
  });
}
