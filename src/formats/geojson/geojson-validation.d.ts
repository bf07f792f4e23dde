/** What this project uses of geojson-validation 1.0.2, which has no types of its own. */
declare module 'geojson-validation' {
  /** With `trace` the reasons why the value is no GeoJSON object; an empty list where it is one. */
  export function valid(value: unknown, trace: true): readonly string[];
  export function isFeature(value: unknown, trace: true): readonly string[];
}
