import type { SourceRole } from '../../model/roles.ts';
import { SOURCE_ROLES } from '../../model/roles.ts';
import type { Loaded } from '../load-dataset.ts';
import { roleOf } from '../roles/roles.ts';
import type { GateRule } from './gate.ts';
import { checkPositions } from './positions.ts';
import { issuesWithCodes, ofRecords, rowsKept } from './rows.ts';
import {
  communesWithoutVillages,
  isDated,
  isFresh,
  isReadable,
  ofSources,
  openQuestions,
  operatorsWithoutSource,
} from './sources.ts';
import {
  canBeCompared,
  hasCounts,
  hasHouseholds,
  hasCentre,
  hasPopulation,
  inItsCommune,
  inListOfCommunes,
  ofVillages,
} from './villages.ts';

const AREAS_AND_LINES: readonly SourceRole[] = [
  'communes',
  'coverage',
  'fibre',
  'depressions',
  'roads',
  'power',
  'restrictions',
];
const CODED: readonly SourceRole[] = ['villages', 'communes', 'candidates', 'sites'];
const CLAIMING = SOURCE_ROLES.filter((role) => roleOf(role).asks.operator || roleOf(role).asks.technology);

/** Records whose code was made up: nothing in them can come twice. */
const withoutCode = (loaded: Loaded): number =>
  issuesWithCodes(loaded, ['village-code-generated', 'site-code-missing']).reduce(
    (sum, { context }) => sum + Number(context?.['count'] ?? 1),
    0,
  );

/** Communes that came as a list alone. */
const withoutLand = ({ dataset: { communes } }: Loaded): number =>
  communes.records.filter((_, i) => communes.geometry.features[i + 1] === communes.geometry.features[i])
    .length;

/** All rules of the data gate. To add one: an entry here and its words in `i18n/{vi,en}/report/gate.ts`. */
export const GATE_RULES: readonly GateRule[] = [
  rowsKept('rows-kept', 'right'),
  ofVillages('place-in-commune', 'right', inItsCommune, () => [
    'commune-mismatch',
    'commune-name-mismatch',
    'village-outside-communes',
    'position-far',
    'position-zero',
  ]),
  ofVillages('commune-in-list', 'right', inListOfCommunes, ({ dataset }) =>
    // Without a list every commune is unknown: that tells nothing of the villages.
    dataset.communes.records.length ? ['commune-unknown', 'commune-without-code'] : [],
  ),
  { id: 'coordinates-right', heading: 'right', check: checkPositions },
  ofVillages('counts-possible', 'right', hasCounts, () => [
    'count-negative',
    'count-fractional',
    'count-absurd',
    'households-exceed-population',
    'population-exceeds-households',
    'part-exceeds-households',
  ]),
  ofVillages('village-has-place', 'enough', hasCentre),
  ofVillages('village-has-population', 'enough', hasPopulation),
  ofVillages('village-has-households', 'enough', hasHouseholds),
  { id: 'commune-has-villages', heading: 'enough', check: communesWithoutVillages },
  { id: 'operator-has-source', heading: 'enough', check: operatorsWithoutSource },
  ofRecords(
    'codes-once',
    'clean',
    CODED,
    [
      'village-code-duplicate',
      'village-code-shared',
      'commune-code-duplicate',
      'candidate-code-duplicate',
      'site-code-shared',
    ],
    withoutCode,
  ),
  ofVillages('villages-once', 'clean', canBeCompared, () => ['village-near-duplicate']),
  ofRecords('values-understood', 'clean', null, [
    'value-not-understood',
    'number-not-read',
    'date-not-read',
    'value-out-of-range',
  ]),
  ofRecords(
    'areas-well-formed',
    'clean',
    AREAS_AND_LINES,
    ['ring-invalid', 'ring-crosses-itself', 'ring-too-short', 'geometry-missing', 'geometry-wrong-kind'],
    withoutLand,
  ),
  ofSources('source-readable', 'usable', isReadable),
  { id: 'questions-answered', heading: 'usable', check: openQuestions },
  ofRecords('claims-stated', 'usable', CLAIMING, [
    'operator-unspecified',
    'technology-missing',
    'technology-unknown',
    'evidence-missing',
    'evidence-unknown',
  ]),
  ofRecords(
    'parts-belong',
    'usable',
    ['clusters', 'households'],
    ['cluster-village-unknown', 'cluster-without-village', 'column-absent', 'sheet-without-table'],
  ),
  ofSources('source-dated', 'live', isDated),
  ofSources('source-fresh', 'live', isFresh),
];
