import type { Technology } from '../../../model/service.ts';
import type { NamedBand } from '../../text/radio/bands.ts';
import { readTechnologies } from '../../text/vocabulary.ts';

/** What one radio sends: a technology in a band, as far as a row says. */
export interface Carrier {
  readonly technology: Technology | null;
  readonly bandMhz: number | null;
}

/** What a row says of its technologies and bands. */
export interface CarriersSaid {
  /** Those that the row has by all that it says, in order of generation. */
  readonly technologies: readonly Technology[];
  /** The cell that names them, as written. */
  readonly technologyText: string | null;
  readonly bands: readonly NamedBand[];
}

/**
 * The technologies and bands of a row brought together: a band is that of its own technology, or of the only one there
 * is, or of the one in the same place of a list as long. `unpaired`: nobody says whose a band is; it stays without a
 * technology, and stands for those that have no band of their own.
 */
export function carriersOf({ technologies, technologyText, bands }: CarriersSaid): {
  readonly carriers: readonly Carrier[];
  readonly unpaired: boolean;
} {
  const tagged = bands.filter(({ technology }) => technology !== null);
  const bare = bands.filter(({ technology }) => technology === null);
  const carriers = tagged.map(({ technology, mhz }): Carrier => ({ technology, bandMhz: mhz }));
  const open = technologies.filter((one) => !tagged.some(({ technology }) => technology === one));
  const inOrder = tagged.length ? null : orderOf(technologyText, technologies);
  const candidates = open.length ? open : technologies;
  let unpaired = false;
  if (bare.length && candidates.length <= 1)
    carriers.push(...bare.map(({ mhz }) => ({ technology: candidates[0] ?? null, bandMhz: mhz })));
  else if (bare.length && inOrder?.length === bare.length)
    carriers.push(...bare.map(({ mhz }, i) => ({ technology: inOrder[i]!, bandMhz: mhz })));
  else if (bare.length) {
    unpaired = true;
    carriers.push(...bare.map(({ mhz }): Carrier => ({ technology: null, bandMhz: mhz })));
  }
  const silent = unpaired
    ? []
    : technologies.filter((one) => !carriers.some(({ technology }) => technology === one));
  const all = [...carriers, ...silent.map((technology): Carrier => ({ technology, bandMhz: null }))];
  return { carriers: all.length ? all : [{ technology: null, bandMhz: null }], unpaired };
}

/** Technologies in the order in which a cell lists them, one an item; null where it is no such list. */
function orderOf(text: string | null, technologies: readonly Technology[]): readonly Technology[] | null {
  const items = (text ?? '').split(/[/;,+&|\n]+/).map((item) => readTechnologies(item));
  const order = items.flatMap((item) => item);
  const isList = items.every(({ length }) => length === 1) && new Set(order).size === order.length;
  return isList && order.length > 1 && order.every((one) => technologies.includes(one)) ? order : null;
}
