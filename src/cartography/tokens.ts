/** `#RRGGBB`. */
export type Hex = `#${string}`;

/**
 * Where a drawing is seen: laptop screen, washed-out projector, colour paper, mono paper.
 * @internal
 */
export const FLAVOURS = ['screen', 'projector', 'print', 'grey'] as const;
export type Flavour = (typeof FLAVOURS)[number];

/** Words, rules and controls. */
export const INK = {
  text: '#15202B',
  secondary: '#5B6773',
  line: '#DCD8CE',
  header: '#12323B',
  onHeader: '#FFFFFF',
  action: '#0A6B73',
  onAction: '#FFFFFF',
  /** Ring around whatever has the keyboard. */
  focus: '#0A6B73',
  warning: '#D98200',
  error: '#2A1416',
  onHeaderQuiet: '#D5E0E1',
  /** Words about what wants care; `warning` is too light to read. */
  caution: '#7A4A00',
  gain: '#084F44',
  onMadeUp: '#3B2500',
  /** Edge of a field to fill in. */
  controlLine: '#B9B5AA',
  /** Between the rows of a list. */
  rowLine: '#EFECE4',
  /** Curves that only give the scale. */
  plotQuiet: '#8B9299',
  /** Around words and marks on the map. */
  halo: '#FFFFFF',
  /** Warning on paper, by printers' inks. */
  paperWarning: '#8A3A00',
  /** Between the cells of a workbook. */
  cellLine: '#8A9199',
} as const satisfies Record<string, Hex>;

/** What lies under everything. */
export const PAPER = {
  page: '#FFFFFF',
  panel: '#FBFAF6',
  /** Land outside the province on the screen: quieter than the province itself. */
  surround: '#EFECE2',
  /** A projector that is to show nothing. */
  darkened: '#000000',
  /** The province where neither relief nor coverage is drawn. */
  land: '#FFFFFF',
  chosen: '#E6F0F0',
  noteTint: '#EAF2F8',
  cautionTint: '#FDF3E4',
  gainTint: '#E2F1EE',
  /** Behind the words "made-up data". */
  madeUp: '#F6D9A6',
  badge: '#EBE7DC',
  /** The whole, behind the bar of a share. */
  track: '#EFECE4',
  /** The part of a share of which nothing is known: stripes on a tint. */
  unknownStripe: '#D3D0C8',
  unknownTint: '#F4F2EC',
  rowTint: '#F4F7F7',
  /** Hills in the mark of a terrain file. */
  relief: '#B9AD94',
  /** Every second row of a table on the map sheet. */
  paperRow: '#F1F4F4',
  /** Head of a table in a workbook. */
  cellHead: '#E4ECEC',
} as const satisfies Record<string, Hex>;

/** What the map tells apart. Each has a colour and a second cue (`CUES`). */
export const DATA_CLASSES = [
  'noCoverage',
  'coverage',
  'estimatedCoverage',
  'predicted',
  'predictedBareOnly',
  'depression',
  'depressionSpot',
  'leftOut',
  'proposedArea',
  'villageRanked',
  'villageUncovered',
  'villagePartial',
  'villageCovered',
  'villageUnknown',
  'villageGained',
  'proposed',
  'candidate',
  'site',
  'fibreNode',
  'measurement',
  'editedOnMap',
  'fibre',
  'plannedFibre',
  'plannedHop',
  'road',
  'power',
  'restriction',
  'commune',
  'province',
] as const;
export type DataClass = (typeof DATA_CLASSES)[number];

/** Colours of meaning. No pair of red and green; operators share the colour of coverage and differ by dash and name. */
const HUES: Readonly<Record<DataClass, Hex>> = {
  noCoverage: '#8F6A33',
  coverage: '#0B6DB0',
  estimatedCoverage: '#0B6DB0',
  predicted: '#CF4B7C',
  predictedBareOnly: '#CF4B7C',
  depression: '#D98200',
  depressionSpot: '#D98200',
  leftOut: '#E9A23B',
  proposedArea: '#0A7D6C',
  villageRanked: '#2A1416',
  villageUncovered: '#2A1416',
  villagePartial: '#D98200',
  villageCovered: '#0B5A8F',
  villageUnknown: '#6E7680',
  villageGained: '#0A7D6C',
  proposed: '#0A7D6C',
  candidate: '#0A7D6C',
  site: '#15202B',
  fibreNode: '#6B3FA0',
  measurement: '#15202B',
  editedOnMap: '#15202B',
  fibre: '#6B3FA0',
  plannedFibre: '#0A7D6C',
  plannedHop: '#0A7D6C',
  road: '#A58E6F',
  power: '#7A5C00',
  restriction: '#4F5B7A',
  commune: '#4A5560',
  province: '#15202B',
};

/** Outline of depressions, and their hatch on a strong fill: the orange darkened until it holds on blue. */
export const DARK_ORANGE: Hex = '#5E3600';

/** Mono paper: lightness alone, in the order paper > coverage > depression > no signal. */
const GREYS: Readonly<Record<DataClass, Hex>> = {
  noCoverage: '#6A6A6A',
  coverage: '#A2A2A2',
  estimatedCoverage: '#8C8C8C',
  predicted: '#7A7A7A',
  predictedBareOnly: '#7A7A7A',
  depression: '#3C3C3C',
  depressionSpot: '#3C3C3C',
  leftOut: '#B4B4B4',
  proposedArea: '#1E1E1E',
  villageRanked: '#000000',
  villageUncovered: '#000000',
  villagePartial: '#7A7A7A',
  villageCovered: '#4A4A4A',
  villageUnknown: '#6E6E6E',
  villageGained: '#1E1E1E',
  proposed: '#1E1E1E',
  candidate: '#1E1E1E',
  site: '#000000',
  fibreNode: '#2A2A2A',
  measurement: '#000000',
  editedOnMap: '#000000',
  fibre: '#2A2A2A',
  plannedFibre: '#1E1E1E',
  plannedHop: '#1E1E1E',
  road: '#A0A0A0',
  power: '#4A4A4A',
  restriction: '#3A3A3A',
  commune: '#5A5A5A',
  province: '#000000',
};

/** Levels predicted from terrain, the strongest first: from violet to peach, which no eye takes for the blue of declared areas. */
export const LEVEL_SHADES = ['#721F81', '#CF4B7C', '#F9C08C'] as const satisfies readonly Hex[];

/** Room light lifts dark colours towards each other: the dot is brighter there. */
const PROJECTOR_HUES: Readonly<Record<DataClass, Hex>> = { ...HUES, villageCovered: '#0B6DB0' };

/** Grounds that stand back: the land is read by what lies on it. Never white, which would say *nothing here*. */
export const GROUND = {
  coverage: '#CBDDE9',
  noCoverage: '#F3E1C6',
} as const satisfies Record<string, Hex>;

/** Land with signal on mono paper: light enough for every symbol, and no printer loses it. */
export const GREY_COVERAGE: Hex = '#D9D9D9';

const COLOURS: Readonly<Record<Flavour, Readonly<Record<DataClass, Hex>>>> = {
  screen: HUES,
  projector: PROJECTOR_HUES,
  print: HUES,
  grey: GREYS,
};

/** The colour of a class in a flavour. */
export const dataColour = (dataClass: DataClass, flavour: Flavour): Hex => COLOURS[flavour][dataClass];

/**
 * What tells a class apart without colour; no two classes share both form and mark.
 * @internal
 */
export const CUES: Readonly<
  Record<DataClass, { readonly form: 'area' | 'point' | 'line'; readonly mark: string }>
> = {
  noCoverage: { form: 'area', mark: 'falling diagonal hatch' },
  coverage: { form: 'area', mark: 'plain fill, solid ragged outline' },
  estimatedCoverage: { form: 'area', mark: 'sparse level hatch, dashed outline' },
  predicted: { form: 'area', mark: 'three depths of plain fill, no outline' },
  predictedBareOnly: { form: 'area', mark: 'upright bands, no outline' },
  depression: { form: 'area', mark: 'diagonal hatch, dark outline' },
  depressionSpot: { form: 'point', mark: 'small hatched ring' },
  leftOut: { form: 'point', mark: 'disc as large as what it counts' },
  proposedArea: { form: 'area', mark: 'plain fill, dashed round outline' },
  villageRanked: { form: 'point', mark: 'disc with number' },
  villageUncovered: { form: 'point', mark: 'disc with white cross' },
  villagePartial: { form: 'point', mark: 'triangle with dark outline' },
  villageCovered: { form: 'point', mark: 'dot' },
  villageUnknown: { form: 'point', mark: 'dashed ring' },
  villageGained: { form: 'point', mark: 'ring around the own shape' },
  proposed: { form: 'point', mark: 'large triangle with number' },
  candidate: { form: 'point', mark: 'hollow dashed triangle' },
  site: { form: 'point', mark: 'mast' },
  fibreNode: { form: 'point', mark: 'square' },
  measurement: { form: 'point', mark: 'plus' },
  editedOnMap: { form: 'point', mark: 'dashed square around the own shape' },
  fibre: { form: 'line', mark: 'long dashes' },
  plannedFibre: { form: 'line', mark: 'broad solid, cased' },
  plannedHop: { form: 'line', mark: 'dots' },
  road: { form: 'line', mark: 'thin solid, cased' },
  power: { form: 'line', mark: 'short dashes far apart' },
  restriction: { form: 'area', mark: 'pale fill, dotted outline' },
  commune: { form: 'line', mark: 'hairline' },
  province: { form: 'line', mark: 'heavier, cased' },
};
