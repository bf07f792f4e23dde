/** `tram.geojson` of `data/tram.geojson`. */
export const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Lower case, without the dot; '' where there is none. */
export function extensionOf(path: string): string {
  const name = fileName(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** `tram` of `data/tram.geojson`. */
export function baseName(path: string): string {
  const name = fileName(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? name : name.slice(0, dot);
}
