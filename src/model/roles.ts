/** What a legend draws for a role; the classes are those of `cartography/`. */
type RoleSwatch =
  | { readonly kind: 'area' | 'line' | 'point'; readonly of: string }
  | { readonly kind: 'dots' | 'relief' | 'none' };

/** How sources of one role stand in lists, on the map and on paper. */
export interface RoleFacts {
  readonly swatch: RoleSwatch;
  /** Place in the panel of layers, from the top: coverage, what is missing in it, what could help. */
  readonly listed: number;
  /** null: it only feeds the figures. */
  readonly map: {
    /** Place above the ground: what is higher is drawn later. */
    readonly order: number;
    /** Drawn only when somebody asks for it: it would crowd the first picture. */
    readonly onRequest?: true;
    /** Left out in a meeting: few classes are what a washed-out projector still shows. */
    readonly notProjected?: true;
    /** Drawn only close by: from afar there are too many. */
    readonly near?: true;
  } | null;
  /** Place among the sources that the paper map names; null where it draws none. */
  readonly cited: number | null;
  /** Areas that operators claim for a technology: every source is a layer of its own. */
  readonly claims?: true;
  /** Codes of findings that only its sources have, with words in `i18n/`. */
  readonly issues: readonly string[];
  /**
   * How the places of its files are judged against the land of the province: each record for itself, or areas and
   * lines as a whole. Absent: not at all, or by the commune that the record states.
   */
  readonly judged?: 'records' | 'layer';
  /** A grid of heights: nothing in it is counted, and it is not drawn through. */
  readonly grid?: true;
}

/**
 * Every role that a source can have, in the order in which intake builds what they hold. Its name in words is
 * `common.role` of `i18n/`; what its files look like and what is made of them stands in `intake/roles/`.
 */
export const ROLES = {
  communes: {
    swatch: { kind: 'line', of: 'commune' },
    listed: 5,
    map: { order: 60 },
    cited: 1,
    issues: ['commune-code-duplicate', 'commune-part-joined', 'commune-elsewhere', 'communes-elsewhere'],
  },
  villages: {
    swatch: { kind: 'point', of: 'villageCovered' },
    listed: 3,
    map: { order: 110 },
    cited: 2,
    issues: [
      'village-outside-communes',
      'village-without-location',
      'village-without-name',
      'village-code-generated',
      'village-name-rewritten',
      'village-code-duplicate',
      'village-code-no-key',
      'village-code-shared',
      'village-near-duplicate',
      'village-name-again',
      'village-same-row',
      'village-alike-unplaced',
      'village-alike-border',
      'village-merged',
      'village-elsewhere',
      'village-elsewhere-here',
      'position-far',
      'village-only-in-older',
      'list-repeated',
      'list-earlier',
      'list-replaced',
      'list-waits',
      'list-unnamed-waits',
      'list-unnamed',
      'list-set-aside',
      'form-empty',
      'folder-waits',
      'folder-set-aside',
      'several-villages-wait',
      'several-villages',
      'name-dashed',
      'dissolved-waits',
      'dissolved-out',
      'list-copied',
      'list-copied-out',
    ],
  },
  coverage: {
    judged: 'layer',
    swatch: { kind: 'area', of: 'coverage' },
    listed: 1,
    map: { order: 20 },
    cited: null,
    claims: true,
    issues: [
      'technology-unknown',
      'technology-missing',
      'evidence-unknown',
      'evidence-missing',
      'coverage-name-denies',
      'coverage-elsewhere',
    ],
  },
  sites: {
    judged: 'records',
    swatch: { kind: 'point', of: 'site' },
    listed: 8,
    map: { order: 90, onRequest: true, notProjected: true },
    cited: 8,
    issues: [
      'site-code-missing',
      'site-code-shared',
      'devices-joined',
      'radio-bands-unpaired',
      'radio-lists-differ',
      'radio-power-open',
    ],
  },
  clusters: {
    judged: 'records',
    swatch: { kind: 'dots' },
    listed: 4,
    map: { order: 70, onRequest: true, notProjected: true, near: true },
    cited: 3,
    issues: ['cluster-village-unknown', 'cluster-without-village'],
  },
  households: {
    judged: 'records',
    swatch: { kind: 'dots' },
    listed: 13,
    map: null,
    cited: null,
    issues: [],
  },
  fibre: {
    judged: 'layer',
    swatch: { kind: 'line', of: 'fibre' },
    listed: 6,
    map: { order: 50, notProjected: true, near: true },
    cited: 4,
    issues: [],
  },
  fibreNodes: {
    judged: 'records',
    swatch: { kind: 'point', of: 'fibreNode' },
    listed: 7,
    map: null,
    cited: null,
    issues: [],
  },
  depressions: {
    judged: 'records',
    swatch: { kind: 'area', of: 'depression' },
    listed: 2,
    map: { order: 30, notProjected: true },
    cited: 5,
    issues: ['depression-gone', 'depression-as-disc'],
  },
  candidates: {
    judged: 'records',
    swatch: { kind: 'point', of: 'candidate' },
    listed: 9,
    map: { order: 100, onRequest: true, notProjected: true },
    cited: 7,
    issues: ['candidate-code-duplicate'],
  },
  measurements: {
    judged: 'records',
    swatch: { kind: 'point', of: 'measurement' },
    listed: 10,
    // Thousands of them hide the province.
    map: { order: 80, onRequest: true, notProjected: true, near: true },
    cited: null,
    issues: ['network-abroad', 'measurement-inaccurate', 'measurements-thinned'],
  },
  roads: {
    judged: 'layer',
    swatch: { kind: 'line', of: 'road' },
    listed: 11,
    map: { order: 40, onRequest: true, notProjected: true },
    cited: null,
    issues: ['road-class-unknown', 'roads-in-pieces'],
  },
  power: {
    judged: 'layer',
    swatch: { kind: 'line', of: 'power' },
    listed: 11.1,
    map: { order: 45, onRequest: true, notProjected: true },
    cited: null,
    issues: [],
  },
  restrictions: {
    judged: 'layer',
    swatch: { kind: 'area', of: 'restriction' },
    listed: 11.2,
    map: { order: 35, onRequest: true, notProjected: true },
    cited: null,
    issues: ['restriction-without-kind', 'restriction-open', 'restriction-months-range'],
  },
  supported: {
    swatch: { kind: 'none' },
    listed: 11.3,
    map: null,
    cited: null,
    issues: ['supported-village-unknown', 'supported-without-programme', 'supported-by-place'],
  },
  terrain: {
    judged: 'layer',
    swatch: { kind: 'relief' },
    listed: 12,
    map: { order: 10 },
    cited: 6,
    grid: true,
    issues: ['grids-differ'],
  },
  canopy: {
    swatch: { kind: 'none' },
    listed: 12.1,
    map: null,
    cited: null,
    grid: true,
    issues: ['raster-elsewhere', 'raster-not-above-ground', 'raster-beyond-belief'],
  },
  surface: {
    swatch: { kind: 'none' },
    listed: 12.2,
    map: null,
    cited: null,
    grid: true,
    issues: [],
  },
  antennas: {
    swatch: { kind: 'none' },
    listed: 8.5,
    map: null,
    cited: null,
    issues: ['pattern-row-open', 'pattern-incomplete', 'antenna-without-pattern'],
  },
  crosswalk: {
    swatch: { kind: 'none' },
    listed: 13,
    map: null,
    cited: null,
    issues: ['crosswalk-incomplete'],
  },
} as const satisfies Readonly<Record<string, RoleFacts>>;

export type SourceRole = keyof typeof ROLES;

export const SOURCE_ROLES = Object.keys(ROLES) as readonly SourceRole[];

export const factsOf = (role: SourceRole): RoleFacts => ROLES[role];
