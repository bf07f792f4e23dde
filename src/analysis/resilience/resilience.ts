import type { Dataset, LineLayer } from '../../model/dataset.ts';
import type { OperatorId } from '../../model/service.ts';
import type { Findings } from '../findings/findings.ts';
import {
  ELEMENT_KINDS,
  servedPlaces,
  structuresOf,
  type ElementKind,
  type Reaches,
  type ServedPlace,
  type SignalStructure,
} from './signals.ts';

/** What `settings.resilience` leaves out. */
export const DEFAULT_REACHES: Reaches = { feedMeters: 2000, mastMeters: 20_000 };

/** The one element of a kind whose loss leaves most people of a commune without any signal. */
interface WorstLoss {
  /** Index into the commune layer. */
  readonly commune: number;
  readonly kind: ElementKind;
  /** null: none leaves anybody without, or none is known. */
  readonly element: string | null;
  /** Whose it is; none of a line that is nobody's. */
  readonly operators: readonly OperatorId[];
  /** null: not known, since a layer is missing, nothing is counted, or what the signals hang on is not known. */
  readonly population: number | null;
  readonly households: number | null;
  /** Places whose signals hang on something that is not known: the loss may be greater. */
  readonly openPlaces: number;
}

export interface Resilience {
  /** By commune in their order, then by kind. */
  readonly losses: readonly WorstLoss[];
  /** Kinds of which the project has no layer. */
  readonly missing: readonly ElementKind[];
  readonly reaches: Reaches;
  /** Masts, and those of them that no fibre, no line is near enough to. */
  readonly masts: number;
  readonly mastsWithoutFibre: number;
  readonly mastsWithoutPower: number;
}

interface Loss {
  population: number;
  households: number;
  peopleCounted: boolean;
  homesCounted: boolean;
}

/** Element of a kind that each structure hangs on; null: not known. */
const elementOf: Readonly<Record<ElementKind, (structure: SignalStructure, index: number) => string | null>> =
  {
    mast: ({ codes }) => codes.join('+'),
    fibre: ({ fibre }) => fibre,
    power: ({ power }) => power,
  };

/**
 * The element without which a place has no signal at all: `none` where its signals hang on several, `open` where one
 * hangs on what is not known and the others on no two.
 */
function soleElement(keys: readonly (string | null)[]): { readonly key: string } | 'none' | 'open' {
  const known = new Set(keys.filter((key) => key !== null));
  if (known.size > 1) return 'none';
  if (keys.includes(null)) return 'open';
  return { key: [...known][0] };
}

/** People whom each element alone would leave without, by commune and element; and places that nobody can say it of. */
function lossesOf(
  places: readonly ServedPlace[],
  communeOf: Int32Array,
  keyOf: (structure: number) => string | null,
): { readonly byCommune: Map<number, Map<string, Loss>>; readonly open: Map<number, number> } {
  const byCommune = new Map<number, Map<string, Loss>>();
  const open = new Map<number, number>();
  for (const { village, structures, population, households } of places) {
    const commune = communeOf[village];
    const sole = soleElement(structures.map((structure) => (structure < 0 ? null : keyOf(structure))));
    if (sole === 'open') open.set(commune, (open.get(commune) ?? 0) + 1);
    if (sole === 'none' || sole === 'open') continue;
    let losses = byCommune.get(commune);
    if (!losses) byCommune.set(commune, (losses = new Map()));
    let loss = losses.get(sole.key);
    if (!loss)
      losses.set(
        sole.key,
        (loss = { population: 0, households: 0, peopleCounted: false, homesCounted: false }),
      );
    if (!Number.isNaN(population)) {
      loss.population += population;
      loss.peopleCounted = true;
    }
    if (!Number.isNaN(households)) {
      loss.households += households;
      loss.homesCounted = true;
    }
  }
  return { byCommune, open };
}

/** Of a line by its id: the layer and the number of the feature in it. */
const ownersOf = (layers: readonly LineLayer[], key: string): OperatorId[] =>
  layers.flatMap(({ id, operator }) =>
    id === key.slice(0, key.lastIndexOf('/')) && operator !== null ? [operator] : [],
  );

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By people, then households, then the smaller id. */
const worstOf = (losses: ReadonlyMap<string, Loss>): readonly [string, Loss] | null =>
  [...losses].sort(
    ([a, x], [b, y]) => y.population - x.population || y.households - x.households || compareText(a, b),
  )[0] ?? null;

/**
 * Per commune the mast, the fibre section and the power line whose loss leaves most people without any signal. A place
 * hangs, for each operator that serves it, on that operator's nearest mast; a mast on the nearest fibre and line.
 */
export function findResilience(
  dataset: Dataset,
  findings: Findings,
  reaches: Reaches = DEFAULT_REACHES,
): Resilience {
  const { structures, ofSite } = structuresOf(dataset, reaches);
  const has: Readonly<Record<ElementKind, boolean>> = {
    mast: dataset.sites.length > 0,
    fibre: dataset.fibre.length > 0,
    power: dataset.power.length > 0,
  };
  const places = servedPlaces(dataset, findings, ofSite, reaches);
  const missing = ELEMENT_KINDS.filter((kind) => !has[kind]);
  const byKind = ELEMENT_KINDS.map((kind) => {
    const keys = structures.map(elementOf[kind]);
    // Two structures may bear one code: what falls is the structure.
    const keyOf = kind === 'mast' ? (s: number) => `${s}` : (s: number) => keys[s];
    return { kind, keys, ...lossesOf(places, findings.villageCommune, keyOf) };
  });
  const losses = dataset.communes.records.flatMap((_, commune) =>
    byKind.map(({ kind, keys, byCommune, open }): WorstLoss => {
      const openPlaces = open.get(commune) ?? 0;
      const unknown = { commune, kind, element: null, operators: [], population: null, households: null };
      if (!has[kind] || !has.mast) return { ...unknown, openPlaces };
      const worst = worstOf(byCommune.get(commune) ?? new Map<string, Loss>());
      if (!worst)
        return openPlaces
          ? { ...unknown, openPlaces }
          : { ...unknown, population: 0, households: 0, openPlaces };
      const [key, loss] = worst;
      return {
        commune,
        kind,
        element: kind === 'mast' ? keys[Number(key)] : key,
        operators: kind === 'mast' ? structures[Number(key)].operators : ownersOf(dataset[kind], key),
        population: loss.peopleCounted ? loss.population : null,
        households: loss.homesCounted ? loss.households : null,
        openPlaces,
      };
    }),
  );
  return {
    losses,
    missing,
    reaches,
    masts: structures.length,
    mastsWithoutFibre: structures.filter(({ fibre }) => fibre === null).length,
    mastsWithoutPower: structures.filter(({ power }) => power === null).length,
  };
}
