const encoder = new TextEncoder();

/** A table as the planners exchange it: UTF-8 with BOM, RFC 4180, comma. null is an empty cell. */
export function writeSampleCsv(
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Uint8Array {
  const quote = (cell: string | number | null): string => {
    const text = cell === null ? '' : String(cell);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return encoder.encode(
    '\uFEFF' + [columns, ...rows].map((row) => row.map(quote).join(',') + '\r\n').join(''),
  );
}

/** A map file; one feature a line. */
export function writeFeatures(
  features: readonly { readonly geometry: object; readonly properties: object }[],
): Uint8Array {
  const lines = features.map(({ geometry, properties }) =>
    JSON.stringify({ type: 'Feature', properties, geometry }),
  );
  return encoder.encode(`{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`);
}

export const writeJson = (value: object): Uint8Array => encoder.encode(`${JSON.stringify(value, null, 2)}\n`);
