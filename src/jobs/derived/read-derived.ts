import type { Findings } from '../../analysis/findings/findings.ts';
import type { Priority } from '../../planning/priority.ts';
import type { Loaded } from '../../intake/load-dataset.ts';
import { packPolygons } from '../../geometry/packed/pack.ts';
import { readAll, type OpenPath } from '../../model/basics/bytes.ts';
import { RefusalError, type Refusal } from '../../model/basics/result.ts';
import type { CoverageLayer, Dataset, DepressionLayer } from '../../model/dataset.ts';
import type { Layer } from '../../model/layer.ts';
import type { Commune } from '../../model/places.ts';
import { DERIVED, type DerivedFigures, type DerivedNetwork } from './derived-files.ts';
import type { OperatorGaps } from '../../analysis/operator/operator-gaps.ts';
import {
  hasShapeOfGaps,
  hasShapeOfFindings,
  hasShapeOfPriority,
  isCodedRecord,
  isPlainRecord,
} from './derived-shape.ts';
import { findingsOfToday, priorityOfToday } from './older-forms.ts';
import { decodeNumbers } from './numbers-json.ts';
import { DAMAGED } from '../../project/salvage-told.ts';

/** A withheld project as it was when it was made. */
export interface DerivedProject {
  readonly loaded: Loaded;
  readonly findings: Findings;
  readonly priority: Priority;
  /** null: it was made for nobody in particular, or before such lists were. */
  readonly gaps: OperatorGaps | null;
}

function fail(code: string, file: string, context?: Refusal['context']): never {
  throw new RefusalError({ code, location: { file }, ...(context && { context }) });
}

const isDamage = (error: unknown): boolean =>
  error instanceof RefusalError && DAMAGED.has(error.refusal.code);

async function jsonOf(open: OpenPath, file: string): Promise<Record<string, unknown>> {
  const found = await open(file);
  if (!found.ok) return fail('derived-missing', file);
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(await readAll(found.value[0])));
    if (isPlainRecord(value)) return value;
  } catch (error) {
    // Neither whole as an archive has it, nor a text that can be read.
    if (!(error instanceof SyntaxError) && !isDamage(error)) throw error;
  }
  return fail('derived-broken', file);
}

interface ReadFeatures {
  readonly properties: readonly Record<string, unknown>[];
  readonly polygons: readonly (readonly (readonly (readonly [number, number])[])[])[][];
}

type Rings = readonly (readonly [number, number])[][];

const isRings = (value: unknown): value is Rings =>
  Array.isArray(value) &&
  value.every(
    (ring) =>
      Array.isArray(ring) &&
      ring.every(
        (at: unknown) =>
          Array.isArray(at) &&
          at.length === 2 &&
          at.every((n) => typeof n === 'number' && Number.isFinite(n)),
      ),
  );

function polygonsOf(geometry: unknown, file: string): Rings[] {
  if (geometry === null) return [];
  if (!isPlainRecord(geometry)) return fail('derived-broken', file);
  const { type, coordinates } = geometry;
  const polygons: unknown = type === 'Polygon' ? [coordinates] : coordinates;
  if ((type !== 'Polygon' && type !== 'MultiPolygon') || !Array.isArray(polygons) || !polygons.every(isRings))
    return fail('derived-broken', file);
  return polygons;
}

async function featuresOf(open: OpenPath, file: string): Promise<ReadFeatures> {
  const { features } = await jsonOf(open, file);
  if (!Array.isArray(features)) return fail('derived-broken', file);
  const read = features.map((feature: unknown) => {
    if (!isPlainRecord(feature) || !isPlainRecord(feature['properties'])) return fail('derived-broken', file);
    return { properties: feature['properties'], polygons: polygonsOf(feature['geometry'], file) };
  });
  return {
    properties: read.map(({ properties }) => properties),
    polygons: read.map(({ polygons }) => polygons),
  };
}

/** Features in runs of the same properties: each run was a layer. */
function layersOf<T>(
  { properties, polygons }: ReadFeatures,
  file: string,
  of: (own: T, geometry: Layer) => T & { geometry: Layer },
) {
  const runs = new Map<string, { own: T; polygons: ReadFeatures['polygons'][number][] }>();
  properties.forEach((own, i) => {
    if (typeof own['sourceId'] !== 'string') fail('derived-broken', file);
    const key = JSON.stringify(own);
    const run = runs.get(key) ?? { own: own as T, polygons: [] };
    run.polygons.push(polygons[i]);
    runs.set(key, run);
  });
  return [...runs.values()].map((run) => of(run.own, packPolygons(run.polygons)));
}

const NO_LOADED: Omit<Loaded, 'dataset' | 'inputs' | 'issues' | 'recognised' | 'tables'> = {
  questions: [],
  answered: [],
  coordinateDecisions: [],
  discrepancies: [],
  duplicates: [],
  villageFiles: [],
  titleDates: new Map(),
  repairs: [],
  refused: [],
};

const listOf = <T>(value: unknown, file: string): readonly T[] =>
  Array.isArray(value) && value.every(isPlainRecord) ? (value as readonly T[]) : fail('derived-broken', file);

async function readDataset(open: OpenPath, figures: Record<string, unknown>): Promise<Dataset> {
  const communes = await featuresOf(open, DERIVED.communes);
  const network = (await jsonOf(open, DERIVED.network)) as Partial<DerivedNetwork>;
  const centres = decodeNumbers(figures['centres']);
  const records = listOf<DerivedFigures['villages'][number]>(figures['villages'], DERIVED.figures);
  if (!records.every(isCodedRecord) || !communes.properties.every(isCodedRecord))
    return fail('derived-broken', DERIVED.figures);
  if (!(centres instanceof Float64Array) || centres.length !== 2 * records.length)
    return fail('derived-broken', DERIVED.figures);
  return {
    communes: {
      records: communes.properties as unknown as Commune[],
      geometry: packPolygons(communes.polygons),
    },
    villages: {
      records: records.map((village) => ({ ...village })),
      centres,
      polygons: null,
    },
    clusters: null,
    households: null,
    coverage: layersOf<CoverageLayer>(
      await featuresOf(open, DERIVED.coverage),
      DERIVED.coverage,
      (own, geometry) => ({ ...own, geometry }),
    ),
    fibre: [],
    fibreNodes: null,
    depressions: layersOf<DepressionLayer>(
      await featuresOf(open, DERIVED.depressions),
      DERIVED.depressions,
      (own, geometry) => ({ ...own, geometry }),
    ),
    sites: listOf(network.sites, DERIVED.network),
    candidates: [],
    measurements: listOf(network.measurements, DERIVED.network),
    roads: [],
    power: [],
    restrictions: [],
    supported: [],
    terrain: null,
    plannedCoverage: [],
    waitingCoverage: [],
    plannedSites: listOf(network.plannedSites, DERIVED.network),
    plannedFibre: [],
  };
}

async function readGaps(open: OpenPath, dataset: Dataset): Promise<OperatorGaps | null> {
  const { gaps } = (await jsonOf(open, DERIVED.network)) as Partial<DerivedNetwork>;
  if (gaps === undefined) return null;
  const read = decodeNumbers(gaps);
  return hasShapeOfGaps(read, dataset) ? read : fail('derived-broken', DERIVED.network);
}

/**
 * Reads the tables of a withheld project: the figures are those that it was made with. Refuses, by throwing, what does
 * not fit together.
 */
export async function readDerived(open: OpenPath): Promise<DerivedProject> {
  const figures = await jsonOf(open, DERIVED.figures);
  if (figures['format'] !== 'song-ban-figures') return fail('derived-broken', DERIVED.figures);
  const version = Number(figures['version']);
  if (version !== 1) return fail('project-newer-version', DERIVED.figures, { version, known: 1 });
  const dataset = await readDataset(open, figures);
  // The first files for others told no order, and none can be made of what they tell.
  if (!('priority' in figures)) return fail('derived-too-old', DERIVED.figures);
  const findings = findingsOfToday(decodeNumbers(figures['findings']));
  if (!hasShapeOfFindings(findings, dataset)) return fail('derived-broken', DERIVED.figures);
  const priority = priorityOfToday(decodeNumbers(figures['priority']));
  if (!hasShapeOfPriority(priority, dataset)) return fail('derived-broken', DERIVED.figures);
  return {
    findings,
    priority,
    gaps: await readGaps(open, dataset),
    loaded: {
      ...NO_LOADED,
      dataset,
      villageFiles: dataset.villages.records.map(() => []),
      inputs: listOf(figures['inputs'], DERIVED.figures),
      issues: listOf(figures['issues'], DERIVED.figures),
      recognised: listOf(figures['recognised'], DERIVED.figures),
      tables: listOf(figures['tables'], DERIVED.figures),
    },
  };
}
