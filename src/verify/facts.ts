import { geojsonOf } from '../geometry/packed/pack.ts';
import { featureCount } from '../model/geometry.ts';
import type { CoverageLayer } from '../model/dataset.ts';
import type { Layer } from '../model/layer.ts';
import { UNSPECIFIED } from '../model/service.ts';
import { ProjectFiles, type RawTable } from './raw/project-files.ts';
import { plainNumber, type RawRecord } from './raw/raw-file.ts';
import { areaOf, areasOf, type Area } from './turf/areas.ts';
import { reachables, type Reachable } from './turf/lines.ts';
import type { Basis, VerifyInput } from './verify-input.ts';

/** A place with its people, as the file gives it. */
export interface PlaceFacts {
  readonly at: GeoJSON.Position | null;
  readonly population: number | null;
  readonly households: number | null;
  readonly basis: Basis;
}

/** Areas or lines, and what they were taken from. */
export interface Shapes<Shape> {
  readonly shapes: readonly Shape[];
  readonly basis: Basis;
}

const known = (value: number | null | undefined): number | null =>
  value === null || value === undefined || Number.isNaN(value) ? null : value;

/** Features of a layer of the import: for files that nothing here can read. */
const geometriesOf = (layer: Layer): GeoJSON.Geometry[] =>
  Array.from({ length: featureCount(layer) }, (_, f) => geojsonOf(layer, f) ?? []).flat();
const areasAsRead = (layer: Layer): Area[] => geometriesOf(layer).flatMap(areasOf);
const linesAsRead = (layer: Layer): Reachable[] => geometriesOf(layer).flatMap(reachables);

/** All that is checked against, taken from the files where they can be read without the import. */
export class Facts {
  readonly #files: ProjectFiles;

  constructor(private readonly input: VerifyInput) {
    this.#files = new ProjectFiles(input);
  }

  /** Position and counts of a row that the import took as it stands; null for any other. */
  #rowFacts(table: RawTable | null, row: number): PlaceFacts | null {
    const own = table?.rows.get(row);
    if (!table || !own || table.isMoved || table.reported.has(row)) return null;
    const at = positionOf(table, own);
    const population = countOf(table, own, 'population');
    const households = countOf(table, own, 'households');
    if (at === undefined || population === undefined || households === undefined) return null;
    return { at, population, households, basis: 'file' };
  }

  async village(v: number): Promise<PlaceFacts> {
    const { villages } = this.input.dataset;
    const { sourceId, row, population, households } = villages.records[v]!;
    const files = this.input.villageFiles[v] ?? [];
    const [file] = files;
    const facts =
      file !== undefined && files.length === 1
        ? this.#rowFacts(await this.#files.raw(sourceId, file), row)
        : null;
    if (facts) return facts;
    const [lon, lat] = [villages.centres[2 * v]!, villages.centres[2 * v + 1]!];
    return { at: Number.isNaN(lon) ? null : [lon, lat], population, households, basis: 'import' };
  }

  /** Clusters by index of their village; null where the project has none. */
  async clusters(): Promise<ReadonlyMap<number, readonly PlaceFacts[]> | null> {
    const { clusters } = this.input.dataset;
    if (!clusters) return null;
    return (await this.#clustersOfFiles(clusters.village.length)) ?? this.#clustersAsRead();
  }

  #clustersAsRead(): ReadonlyMap<number, PlaceFacts[]> {
    const clusters = this.input.dataset.clusters!;
    const byVillage = new Map<number, PlaceFacts[]>();
    clusters.village.forEach((village, k) => {
      const [lon, lat] = [clusters.xy[2 * k]!, clusters.xy[2 * k + 1]!];
      const facts: PlaceFacts = {
        at: Number.isNaN(lon) ? null : [lon, lat],
        population: known(clusters.population[k]),
        households: known(clusters.households[k]),
        basis: 'import',
      };
      byVillage.set(village, [...(byVillage.get(village) ?? []), facts]);
    });
    return byVillage;
  }

  /** Clusters joined to villages by code alone; null where a row is read or joined in another way. */
  async #clustersOfFiles(count: number): Promise<ReadonlyMap<number, PlaceFacts[]> | null> {
    const byCode = new Map(this.input.dataset.villages.records.map(({ code }, v) => [code, v]));
    const byVillage = new Map<number, PlaceFacts[]>();
    let read = 0;
    for (const { source, table } of this.#files.tablesOf('clusters')) {
      const raw = await this.#files.raw(source.id, table.file);
      const code = raw?.columnOf('village_code');
      if (!raw || !code) return null;
      for (const row of raw.rows.values()) {
        const facts = this.#rowFacts(raw, row.number);
        const village = byCode.get(String(row.values[code]).trim());
        if (!facts || village === undefined) return null;
        byVillage.set(village, [...(byVillage.get(village) ?? []), facts]);
        read++;
      }
    }
    return read === count ? byVillage : null;
  }

  /** Shapes of a whole layer from its file, where the import took every feature of it and nothing else. */
  async #shapesOfFile<Shape>(
    sourceId: string,
    features: number,
    shapesOf: (row: RawRecord) => readonly Shape[],
  ): Promise<readonly Shape[] | null> {
    const own = this.input.tables.filter((table) => table.sourceId === sourceId);
    if (own.length !== 1) return null;
    const raw = await this.#files.raw(sourceId, own[0]!.file);
    if (!raw || raw.isMoved || raw.rows.size !== features || raw.reported.size > 0) return null;
    const shapes = [...raw.rows.values()].map(shapesOf);
    return shapes.every(({ length }) => length > 0) ? shapes.flat() : null;
  }

  async #areasOf(sourceId: string, layer: Layer, isAlone: boolean): Promise<Shapes<Area>> {
    const own = isAlone
      ? await this.#shapesOfFile(sourceId, featureCount(layer), ({ geometry }) => {
          return geometry ? areasOf(geometry) : [];
        })
      : null;
    return own ? { shapes: own, basis: 'file' } : { shapes: areasAsRead(layer), basis: 'import' };
  }

  /** Areas of coverage that count, by operator; null for an operator without a source. */
  async coverage(operator: string): Promise<Shapes<Area> | null> {
    const { dataset, settings } = this.input;
    const counts = (layer: CoverageLayer): boolean =>
      layer.operator === operator &&
      settings.technologies.includes(layer.technology) &&
      settings.evidence.includes(layer.evidence);
    const layers = dataset.coverage.filter(counts);
    if (!layers.length) return null;
    const isAlone = ({ sourceId }: CoverageLayer): boolean =>
      [...dataset.coverage, ...dataset.plannedCoverage].filter((layer) => layer.sourceId === sourceId)
        .length === 1;
    return joined(
      await Promise.all(layers.map((layer) => this.#areasOf(layer.sourceId, layer.geometry, isAlone(layer)))),
    );
  }

  /** Areas that may turn out to count for an operator; for `any`, for whichever counts. */
  async waiting(operator: string): Promise<readonly Area[]> {
    const { dataset, settings } = this.input;
    const { operators, technologies, evidence } = settings;
    const counted = dataset.waitingCoverage.filter(
      (areas) =>
        (areas.technology === null || technologies.includes(areas.technology)) &&
        evidence.includes(areas.evidence) &&
        (areas.operator === null ||
          (operators === 'all' ? areas.operator !== UNSPECIFIED : operators.includes(areas.operator))),
    );
    const asked = counted.filter(
      (areas) => operator === 'any' || areas.operator === null || areas.operator === operator,
    );
    const shapes = asked.map((areas) => this.#areasOf(areas.sourceId, areas.geometry, false));
    return (await Promise.all(shapes)).flatMap((found) => found.shapes);
  }

  async depressions(): Promise<Shapes<Area> | null> {
    const { depressions } = this.input.dataset;
    if (!depressions.length) return null;
    return joined(
      await Promise.all(depressions.map(({ sourceId, geometry }) => this.#areasOf(sourceId, geometry, true))),
    );
  }

  async fibre(): Promise<Shapes<Reachable> | null> {
    const { fibre, fibreNodes, plannedFibre } = this.input.dataset;
    if (!fibre.length && !fibreNodes) return null;
    const isAlone = (sourceId: string): boolean =>
      [...fibre, ...plannedFibre].filter((layer) => layer.sourceId === sourceId).length === 1;
    const lines = await Promise.all(
      fibre.map(async ({ sourceId, geometry }): Promise<Shapes<Reachable>> => {
        const own = isAlone(sourceId)
          ? await this.#shapesOfFile(sourceId, featureCount(geometry), ({ geometry: line }) =>
              line ? reachables(line) : [],
            )
          : null;
        return own ? { shapes: own, basis: 'file' } : { shapes: linesAsRead(geometry), basis: 'import' };
      }),
    );
    const nodes = Array.from({ length: (fibreNodes?.length ?? 0) / 2 }, (_, i) =>
      reachables({ type: 'Point', coordinates: [fibreNodes![2 * i]!, fibreNodes![2 * i + 1]!] }),
    ).flat();
    return joined([...lines, ...(nodes.length ? [{ shapes: nodes, basis: 'import' } as const] : [])]);
  }

  /** Outline of a commune; null for one without. */
  async commune(c: number): Promise<{ readonly area: Area; readonly basis: Basis } | null> {
    const { records, geometry } = this.input.dataset.communes;
    const { code, sourceId } = records[c]!;
    const own = this.input.tables.filter((table) => table.sourceId === sourceId);
    const raw = own.length === 1 ? await this.#files.raw(sourceId, own[0]!.file) : null;
    const column = raw?.columnOf('commune_code');
    if (raw && column && !raw.isMoved) {
      const rows = [...raw.rows.values()].filter(({ values }) => String(values[column]) === code);
      const [row] = rows;
      const area =
        rows.length === 1 && row?.geometry && !raw.reported.has(row.number) && areaOf(row.geometry);
      if (area) return { area, basis: 'file' };
    }
    const outline = geojsonOf(geometry, c);
    const area = outline && areaOf(outline);
    return area && { area, basis: 'import' };
  }
}

/** Several taken together; from the files only where all are. */
export const joined = <Shape>(all: readonly Shapes<Shape>[]): Shapes<Shape> => ({
  shapes: all.flatMap(({ shapes }) => shapes),
  basis: all.every(({ basis }) => basis === 'file') ? 'file' : 'import',
});

/** Null where the row gives none; undefined where it says it in a way that is not read here. */
function positionOf(table: RawTable, { values, geometry }: RawRecord): GeoJSON.Position | null | undefined {
  if (geometry) return geometry.type === 'Point' ? geometry.coordinates : undefined;
  const [lon, lat] = [table.columnOf('lon'), table.columnOf('lat')];
  if (lon === null || lat === null) return undefined;
  const said = [values[lon], values[lat]];
  if (said.every((value) => value === '' || value === null || value === undefined)) return null;
  const [x, y] = said.map(plainNumber);
  return x === null || y === null || x === undefined || y === undefined ? undefined : [x, y];
}

function countOf(table: RawTable, { values }: RawRecord, field: string): number | null | undefined {
  const column = table.columnOf(field);
  if (column === null) return null;
  const value = values[column];
  if (value === '' || value === null || value === undefined) return null;
  const number = plainNumber(value);
  return number !== null && Number.isInteger(number) && number >= 0 ? number : undefined;
}
