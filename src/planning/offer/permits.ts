import { FeatureLocator } from '../../geometry/points/feature-locator.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Restriction } from '../../model/surroundings.ts';
import type { Option } from './reach.ts';

/** By option: the restricted land on which it would stand, boundaries included. A mast that stands is no new building. */
export function permitsOf({ restrictions }: Dataset, options: readonly Option[]): Restriction[][] {
  const layers = restrictions.map(({ records, geometry }) => ({
    records,
    locator: new FeatureLocator(geometry),
  }));
  return options.map(({ kind, lon, lat }) =>
    kind === 'join'
      ? []
      : layers.flatMap(({ records, locator }) => locator.at(lon, lat).map((feature) => records[feature])),
  );
}
