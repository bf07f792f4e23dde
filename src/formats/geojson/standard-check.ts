import { isFeature } from 'geojson-validation';

/** What the GeoJSON standard finds wrong with a Feature whose geometry is of a known type; empty where nothing. */
export const findDeviations = (feature: unknown): readonly string[] => {
  const found: unknown = isFeature(feature, true);
  return Array.isArray(found) ? found.map(String) : [];
};
