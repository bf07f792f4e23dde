import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import { NO, UNKNOWN, YES, type Findings, type OperatorFindings } from '../../analysis/findings/findings.ts';
import { SERVICE_REASONS, SERVICE_STATES, type OperatorId } from '../../model/service.ts';
import { mayTell, operatorOf, type Scope, type ScopedField } from '../../model/scope.ts';
import type { CoverageLayer, Dataset } from '../../model/dataset.ts';
import type { Issue, Question } from '../../model/issue.ts';
import type { Village } from '../../model/places.ts';
import type { SceneCamera } from '../../model/scene.ts';
import { settingsOf, type ProjectFile } from '../../model/project.ts';
import type { Priority } from '../../planning/priority.ts';
import type { ReportInput } from '../report-input.ts';
import { withoutDiscs } from './one-mast-areas.ts';
import type { Plan } from '../../planning/plan.ts';
import type { ProtectedResilience } from '../../planning/second-way/second-ways.ts';
import { toldSecondWay } from './banded-trenches.ts';
import { pointsOfDistance, scopedPlan, scopedScenario } from './scoped-plan.ts';
import { WorkLetters } from './work-letters.ts';

const unknownState = SERVICE_STATES.indexOf('unknown');
const unknownReason = SERVICE_REASONS.indexOf('noSource');

/** What an operator answers for single villages is taken away; its sums stay. */
const withoutVillages = (entry: OperatorFindings): OperatorFindings => ({
  ...entry,
  villagesWithheld: true,
  centre: entry.centre.map(() => UNKNOWN),
  state: entry.state.map(() => unknownState),
  byRule: entry.byRule.map(() => UNKNOWN),
  reason: entry.reason.map(() => unknownReason),
  clusterCovered: entry.clusterCovered.map(() => UNKNOWN),
  populationShare: entry.populationShare.map(() => Number.NaN),
  householdShare: entry.householdShare.map(() => Number.NaN),
  uncoveredPopulation: entry.uncoveredPopulation.map(() => Number.NaN),
  uncoveredHouseholds: entry.uncoveredHouseholds.map(() => Number.NaN),
});

/**
 * Service of the centre under the other operators together: an operator learns whether somebody else serves a village,
 * not who.
 */
function serviceOfAnother({ byOperator, another }: Findings, own: OperatorId): Uint8Array {
  if (another) return another;
  const others = byOperator.filter(({ operator }) => operator !== 'any' && operator !== own);
  return Uint8Array.from(byOperator[0].centre, (_, i) => {
    const answers = others.map(({ centre }) => centre[i]);
    if (answers.includes(YES)) return YES;
    return answers.includes(NO) ? NO : UNKNOWN;
  });
}

function scopedFindings(findings: Findings, scope: Scope): Findings {
  const own = operatorOf(scope);
  return {
    ...findings,
    ...(own !== null && { another: serviceOfAnother(findings, own) }),
    byOperator: findings.byOperator.map((entry) =>
      entry.operator === 'any' || mayTell('claims', scope, entry.operator) ? entry : withoutVillages(entry),
    ),
  };
}

/** The facts of a village itself: who reports what of whose service, and how its files spell it, stay behind. */
const scopedVillage = ({
  coverageReports: _reports,
  nameAsGiven: _name,
  communeAsGiven: _commune,
  ...village
}: Village): Village => village;

function scopedCoverage(layers: readonly CoverageLayer[], scope: Scope): CoverageLayer[] {
  return layers.flatMap((layer) => {
    if (mayTell('coverage', scope, layer.operator)) return [layer];
    if (layer.evidence === 'estimated') return [];
    const { layer: geometry, left } = withoutDiscs(layer.geometry);
    return [left ? { ...layer, geometry } : layer];
  });
}

const ownOnly = <T extends { readonly operator: OperatorId }>(
  field: ScopedField,
  entries: readonly T[],
  scope: Scope,
): T[] => entries.filter(({ operator }) => mayTell(field, scope, operator));

const scopedDataset = (dataset: Dataset, scope: Scope): Dataset => ({
  ...dataset,
  villages: { ...dataset.villages, records: dataset.villages.records.map(scopedVillage) },
  households: null,
  coverage: scopedCoverage(dataset.coverage, scope),
  // What it makes unknown stands in the findings already.
  waitingCoverage: [],
  plannedCoverage: ownOnly('coverage', dataset.plannedCoverage, scope),
  sites: ownOnly('masts', dataset.sites, scope),
  plannedSites: ownOnly('masts', dataset.plannedSites, scope),
  candidates: [],
  // Earlier lists may give the places of masts.
  supported: dataset.supported.map((support) => ({ ...support, place: null })),
  measurements: ownOnly('measurements', dataset.measurements, scope),
});

/** Which mast it is, is told to those who may have its place. */
const scopedResilience = (
  { secondWays, ...resilience }: ProtectedResilience,
  scope: Scope,
  costs: Plan['costs'],
): ProtectedResilience => ({
  ...resilience,
  ...(secondWays && {
    secondWays: secondWays.map((way) =>
      way.operators.every((operator) => mayTell('masts', scope, operator)) ? way : toldSecondWay(way, costs),
    ),
  }),
  losses: resilience.losses.map((loss) =>
    loss.kind !== 'mast' ||
    loss.element === null ||
    loss.operators.every((operator) => mayTell('masts', scope, operator))
      ? loss
      : { ...loss, element: WITHHELD, operators: [] },
  ),
});
const WITHHELD = 'withheld';

/** A view as close to something that is not told as this points at it. */
const POINTS_AT_METERS = 1000;

/** Places that a scope does not tell. */
function hiddenPlaces({ sites, plannedSites, candidates, measurements }: Dataset, scope: Scope) {
  const others = <T extends { readonly operator: OperatorId }>(field: ScopedField, all: readonly T[]): T[] =>
    all.filter(({ operator }) => !mayTell(field, scope, operator));
  return [
    ...others('masts', [...sites, ...plannedSites]),
    ...candidates,
    ...others('measurements', measurements),
  ];
}

/** Member by member: what this version does not know of a project may hold anything. */
const scopedProject = (
  {
    format,
    version,
    title,
    asOf,
    synthetic,
    province,
    sources,
    settings,
    scenes,
    scenarios,
    decisions,
  }: ProjectFile,
  pointsAtHidden: (center: SceneCamera['center']) => boolean,
  letters: WorkLetters,
): ProjectFile => ({
  format,
  version,
  title,
  asOf,
  synthetic,
  province: { code: province.code, name: province.name },
  sources: sources.map(({ id, role, path, asOf: ofDay, source, operator, technology, evidence }) => ({
    id,
    role,
    path,
    ...(ofDay !== undefined && { asOf: ofDay }),
    ...(source !== undefined && { source }),
    ...(operator !== undefined && { operator }),
    ...(technology !== undefined && { technology }),
    ...(evidence !== undefined && { evidence }),
  })),
  ...(scenarios && {
    scenarios: scenarios.map((scenario) => letters.inScenario(scopedScenario(scenario))),
  }),
  // What was decided is told; why, and what was only noted, stays with those who decided.
  ...(decisions && {
    decisions: decisions.flatMap((decision) =>
      decision.what === 'note' ? [] : [{ ...letters.inDecision(decision), why: '' }],
    ),
  }),
  ...(settings && { settings: letters.inSettings(settingsOf({ settings } as ProjectFile)) }),
  // The order and the titles of the meeting; what the speaker says stays with the speaker.
  ...(scenes && {
    scenes: scenes.map(({ kind, title: written, village, camera, layers }, i) => ({
      id: `${kind}-${i + 1}`,
      kind,
      ...(written !== undefined && { title: written }),
      ...(village !== undefined && { village }),
      ...(camera && !pointsAtHidden(camera.center) && { camera }),
      ...(layers && { layers }),
    })),
  }),
});

/** Where a finding stands, without the cells that it quotes. A village is named by its code alone. */
function scopedIssue(issue: Issue, villages: ReadonlySet<string>): Issue {
  const told: { -readonly [K in keyof Issue]: Issue[K] } = { ...issue };
  for (const quoting of ['value', 'context', 'place', 'village'] as const) delete told[quoting];
  const { village } = issue;
  return { ...told, ...(village !== undefined && villages.has(village) && { village }) };
}

const scopedQuestion = ({ kind, file, files, sheet, rows }: Question): Question => ({
  id: '',
  kind,
  file,
  ...(files && { files }),
  ...(sheet !== undefined && { sheet }),
  rows,
  choices: [],
});

/** A score that is told in such steps holds nothing of the distance to a mast. */
const SCORE_STEP = 5;
const scoreStepOf = ({ weights }: Priority): number =>
  Math.max(1, Math.ceil(pointsOfDistance(weights) / SCORE_STEP)) * SCORE_STEP;

/**
 * The order stays. How far the nearest mast is, from several villages, names the mast: neither the distance nor points
 * that it can be worked out from are told, and scores are rounded beyond all that it can add.
 */
const scopedPriority = (priority: Priority): Priority => ({
  ...priority,
  ranked: priority.ranked.map((entry) => {
    if (entry.facts.siteDistanceMeters === null) return entry;
    const scoreStep = scoreStepOf(priority);
    const told = (score: number): number => scoreStep * Math.round(score / scoreStep);
    return {
      ...entry,
      scoreStep,
      score: told(entry.score),
      scoreHigh: told(entry.scoreHigh),
      groups: entry.groups.map((one) => (one.group === 'ease' ? { ...one, value: null, points: null } : one)),
      facts: { ...entry.facts, siteDistanceMeters: null },
    };
  }),
});

/**
 * What may leave in a scope, of all that reports and files are made from: nothing that is written for anybody but the
 * people of the project is made from anything else. Rates and sums stay those of the whole.
 */
export function scoped(input: ReportInput, scope: Scope): ReportInput {
  if (scope === 'internal') return input;
  const villages = new Set(input.dataset.villages.records.map(({ code }) => code));
  const letters = new WorkLetters(input.plan, input.project);
  const plan = input.plan && scopedPlan(input.plan, input.dataset, letters);
  const pointsAtHidden = ([lon, lat]: SceneCamera['center']): boolean =>
    hiddenPlaces(input.dataset, scope).some(
      (place) => geodesicDistanceMeters(lon, lat, place.lon, place.lat) < POINTS_AT_METERS,
    );
  return {
    ...input,
    scope,
    // Names and villages of another project, which nobody has settled for this scope.
    earlier: null,
    settings: letters.inSettings(input.settings),
    project: scopedProject(input.project, pointsAtHidden, letters),
    dataset: scopedDataset(input.dataset, scope),
    findings: scopedFindings(input.findings, scope),
    priority: scopedPriority(input.priority),
    plan,
    resilience: input.resilience && input.plan && scopedResilience(input.resilience, scope, input.plan.costs),
    ...(plan?.workCommunes && { workCommunes: plan.workCommunes }),
    issues: input.issues.map((issue) => scopedIssue(issue, villages)),
    questions: input.questions.map(scopedQuestion),
    recognised: input.recognised.map((column) => ({ ...column, samples: [] })),
    tables: input.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => ({ ...column, samples: [] })),
    })),
    repairs: input.repairs.map((repair) => ({ ...repair, samples: [] })),
    coordinateDecisions: [],
    // How many they are is a sum; which ones they are is what somebody claims.
    contested: { ...input.contested, villages: [] },
    duplicates: [],
    discrepancies: [],
  };
}
