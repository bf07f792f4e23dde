import { boundsOf, boundsOfRange, isEmptyBox, joinBoxes } from '../geometry/measures/bounds.ts';
import type { Dataset } from '../model/dataset.ts';
import type { BoundingBox } from '../model/geometry.ts';
import type { Layer } from '../model/layer.ts';
import type { TaskContext } from '../model/basics/progress.ts';
import type { Settings } from '../model/project.ts';
import {
  countStates,
  findVillageCommunes,
  sumByCommune,
  tabulateFacts,
  tabulateService,
} from './service/communes.ts';
import { countVillages } from './service/counts.ts';
import { measureDepressions } from './reach/depressions.ts';
import { measureFibre } from './reach/fibre.ts';
import type { Findings, OperatorFindings, VillageCounts } from './findings/findings.ts';
import { measureLand, type LandFindings, type LandShares, type LandTools } from './land/land.ts';
import { AnalysisMemory } from './memory.ts';
import { Pause } from './findings/pause.ts';
import { judgeCommunes, measureRates } from './service/rates.ts';
import { selectCoverage, type CoverageSelection } from './findings/selection.ts';
import { joinCoverage, judgeVillages, splitCoverage, type ServicePoints } from './service/service.ts';
import { measureVillageShares, type ShareBasis } from './service/shares.ts';
import { findWorst } from './service/worst.ts';
import { withValidLayers } from './land/valid-layers.ts';

/** What may be left out, or taken over from the last run, to save time. */
export interface AnalysisOptions extends LandTools {
  /** Covered part of communes (and of village polygons where the rule asks). Default true. */
  readonly areaShares?: boolean;
  /**
   * What the last run left. After an edit of one area (`withFeature`), of the sources or of the choice of
   * operators and technologies only what it touches is worked out again, with the same findings to the bit.
   */
  readonly memory?: AnalysisMemory;
}

/** Tolerances that every result keeps: absolute on shares of land, metres on distances. */
const TOLERANCE = { areaShare: 0.001, distanceMeters: 1 } as const;

/** Which question points each operator covers; null for an operator without a source. */
async function coverPoints(
  points: ServicePoints,
  groups: readonly (readonly Layer[])[],
  memory: AnalysisMemory,
  pause: Pause,
): Promise<(Uint8Array | null)[]> {
  const covered: (Uint8Array | null)[] = [];
  for (const [o, layers] of groups.entries()) {
    await pause.turn('coverage', o, groups.length);
    covered.push(joinCoverage(layers.map((layer) => memory.coveredBy(points, layer))));
  }
  return covered;
}

/** What is known of one operator before villages are counted by commune. */
type VillageService = Omit<OperatorFindings, 'communes' | 'states' | 'worst'>;

function serviceOfVillages(
  operator: string,
  { covered, waiting }: { readonly covered: Uint8Array | null; readonly waiting: Uint8Array | null },
  basis: ShareBasis,
  settings: Settings,
  land: LandShares,
): VillageService {
  const answers = splitCoverage(basis.points, covered, waiting);
  return {
    operator,
    centre: answers.centre,
    clusterCovered: answers.cluster,
    ...judgeVillages(basis.points, answers, settings.rule),
    ...measureVillageShares(basis, answers, land.village),
    communeAreaShare: land.commune,
    communeAreaShareBound: land.communeBound,
  };
}

/** Box of the communes; without any, of everything else that has a place. */
function datasetBounds(dataset: Dataset): BoundingBox {
  const communes = boundsOf(dataset.communes.geometry);
  if (!isEmptyBox(communes)) return communes;
  const { centres } = dataset.villages;
  const boxes = [boundsOfRange(centres, 0, centres.length / 2)];
  for (const layer of [...dataset.coverage, ...dataset.fibre, ...dataset.depressions])
    boxes.push(boundsOf(layer.geometry));
  return boxes.reduce(joinBoxes);
}

/**
 * The whole analysis: state of service, rates, land, fibre, depressions, as `contracts.md` defines them.
 * Runs in Node and in a worker; pauses so that messages get in, reports progress, and throws the signal's
 * reason when cancelled. Same dataset and settings, same findings, bit for bit.
 */
export async function analyze(
  given: Dataset,
  settings: Settings,
  task: TaskContext = {},
  options: AnalysisOptions = {},
): Promise<Findings> {
  const memory = options.memory ?? new AnalysisMemory();
  const pause = new Pause(task);
  const { dataset, selection } = await withValidLayers(given, selectCoverage(given, settings), pause);
  const points = memory.questionPoints(dataset, settings.villageShare === 'auto');
  const counts = countVillages(dataset, settings, points.householdMembers);
  const waitingAreas = selection.waiting[0].length ? selection.waiting : [];
  const groups = [...selection.layers, ...waitingAreas, dataset.depressions].map((layers) =>
    layers.map((layer) => layer.geometry),
  );
  const wanted = { communes: options.areaShares !== false, villages: settings.villageShare === 'area' };
  const startLand = (): Promise<LandFindings> =>
    measureLand(dataset, selection, memory.land, pause, wanted, options);
  // Other threads are busy with land while this one asks about points; alone, one thing comes after the other.
  const measuring = options.measureTiles ? startLand() : null;
  // A failure is met where the land is asked for.
  measuring?.catch(() => undefined);
  const covered = await coverPoints(points, groups, memory, pause);
  const inDepression = covered.pop() ?? null;
  const waiting = covered.splice(selection.layers.length);
  await pause.turn('fibre', 0, 1);
  const fibre = measureFibre(dataset, settings.fibreBandsMeters, counts);
  const land = await (measuring ?? startLand());
  const basis: ShareBasis = { dataset, points, rule: settings.villageShare, counts };
  const byOperator = ['any', ...selection.operators].map((operator, o) =>
    serviceOfVillages(
      operator,
      { covered: o === 0 ? joinCoverage(covered) : covered[o - 1], waiting: waiting[o] ?? null },
      basis,
      settings,
      land.shares[o],
    ),
  );
  await pause.turn('depressions', 0, 1);
  const depressions = measureDepressions(dataset, points, inDepression, counts, land.depressions);
  memory.endRun();
  return assemble(dataset, settings, selection, { byOperator, counts, fibre, depressions });
}

function assemble(
  dataset: Dataset,
  settings: Settings,
  selection: CoverageSelection,
  pieces: {
    byOperator: readonly VillageService[];
    counts: VillageCounts;
    fibre: Findings['fibre'];
    depressions: ReturnType<typeof measureDepressions>;
  },
): Findings {
  const { counts, fibre, depressions } = pieces;
  const communes = dataset.communes.records.length;
  const villageCommune = findVillageCommunes(dataset);
  const byOperator = pieces.byOperator.map((entry): OperatorFindings => {
    const covered = judgeCommunes(entry.centre, villageCommune, communes);
    const service = tabulateService(entry, covered, villageCommune, depressions.village, counts);
    return {
      ...entry,
      communes: service,
      states: countStates(entry.state, depressions.villages),
      worst: findWorst(dataset.communes, service),
    };
  });
  return {
    operators: selection.operators,
    operatorsWithoutSource: selection.operatorsWithoutSource,
    technologies: settings.technologies,
    evidence: settings.evidence,
    rule: settings.rule,
    byOperator,
    rates: byOperator.flatMap((entry) => measureRates(entry, counts)),
    counts,
    communes: tabulateFacts(dataset, villageCommune, counts),
    villageCommune,
    fibre,
    depressions: {
      ...depressions,
      communePopulation: sumByCommune(depressions.villagePopulation, villageCommune, communes),
    },
    bounds: datasetBounds(dataset),
    tolerance: TOLERANCE,
  };
}
