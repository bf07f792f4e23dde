import { MapGeometry } from '../features/map-geometry.ts';

/** Cells of H3 are smaller than a commune and larger than a house: 250 km² to 300 m². */
const RESOLUTIONS = [5, 12] as const;
/** An index in hex, or as the whole number that it is. */
const INDEX = /^(0x)?8[0-9a-f]{14}$|^\d{18,19}$/i;
/** The last bits of a sine differ between machines; corners that cells share stay the same. */
const DECIMALS = 1e9;

/** Whether a text has the form of the index of a cell of H3. */
export const isCellIndex = (text: string): boolean => INDEX.test(text.trim());

const hexOf = (text: string): string =>
  /^\d{18,19}$/.test(text) ? BigInt(text).toString(16) : text.toLowerCase().replace(/^0x/, '');

/** The outline of a cell; null for an index that is none, or of a size that is no coverage. */
export type HexagonOutline = (text: string) => MapGeometry | null;

/** Loads H3 (0.2 MB, in a chunk of its own). */
export async function openCells(): Promise<HexagonOutline> {
  const { cellToBoundary, getResolution, isValidCell } = await import('h3-js');
  const rounded = (value: number): number => Math.round(value * DECIMALS) / DECIMALS;
  return (text) => {
    const index = hexOf(text.trim());
    if (!isValidCell(index)) return null;
    const resolution = getResolution(index);
    if (resolution < RESOLUTIONS[0] || resolution > RESOLUTIONS[1]) return null;
    const geometry = new MapGeometry();
    geometry.area([cellToBoundary(index, true).flatMap(([lon, lat]) => [rounded(lon), rounded(lat)])]);
    return geometry;
  };
}
