type Ring = readonly (readonly [number, number])[];

/** A square around a point, `half` degrees to each side, closed. */
export const ringAround = (lon: number, lat: number, half: number): Ring => [
  [lon - half, lat - half],
  [lon + half, lat - half],
  [lon + half, lat + half],
  [lon - half, lat + half],
  [lon - half, lat - half],
];

/** Areas as Google Earth saves them, one placemark each. */
export function writeKml(name: string, areas: readonly Ring[]): Uint8Array {
  const placemarks = areas.map(
    (ring, i) =>
      `<Placemark><name>Vùng ${i + 1}</name><Polygon><outerBoundaryIs><LinearRing><coordinates>${ring
        .map((position) => position.join(','))
        .join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`,
  );
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>${name}</name>${placemarks.join('')}</Document></kml>`,
  );
}
