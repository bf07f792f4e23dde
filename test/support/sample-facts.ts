import Papa from 'papaparse';
import type { ProjectFile, Source } from '../../src/model/project.ts';

/**
 * The sample's files read in the plainest way (no room of the product but the types), as a
 * reference: what do the files themselves say?
 */
export interface PlainSample {
  readonly project: ProjectFile;
  readonly files: ReadonlyMap<string, Uint8Array>;
  features(path: string): PlainFeature[];
  rows(path: string): Record<string, string>[];
  sources(role: string): Source[];
}

export interface PlainFeature {
  readonly geometry: { readonly type: string; readonly coordinates: never };
  readonly properties: Record<string, unknown>;
}

export type PlainRing = [number, number][];

export function readPlainly(files: ReadonlyMap<string, Uint8Array>): PlainSample {
  const text = (path: string): string => {
    const bytes = files.get(path);
    if (!bytes) throw new Error(`no file ${path}`);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  };
  const project = JSON.parse(text('project.json')) as ProjectFile;
  return {
    project,
    files,
    features: (path) => (JSON.parse(text(path)) as { features: PlainFeature[] }).features,
    rows: (path) => Papa.parse<Record<string, string>>(text(path).trim(), { header: true }).data,
    sources: (role) => project.sources.filter((source) => source.role === role),
  };
}

const ROWS_PER_DEGREE = 200;

/** Polygons of one layer, which may overlap: a point is inside by even-odd over the rings of one; edges sorted into rows of latitude. */
export class PlainArea {
  private readonly edges = new Map<number, [number, number, number, number, number][]>();

  constructor(features: readonly PlainFeature[]) {
    features.forEach(({ geometry }, feature) => {
      for (const ring of geometry.coordinates as PlainRing[]) {
        ring.slice(1).forEach(([bx, by], k) => this.addEdge(feature, ring[k][0], ring[k][1], bx, by));
      }
    });
  }

  private addEdge(feature: number, ax: number, ay: number, bx: number, by: number): void {
    const [low, high] = [Math.min(ay, by), Math.max(ay, by)].map((lat) => Math.floor(lat * ROWS_PER_DEGREE));
    for (let row = low; row <= high; row++) {
      this.edges.set(row, this.edges.get(row) ?? []);
      this.edges.get(row)?.push([feature, ax, ay, bx, by]);
    }
  }

  contains(lon: number, lat: number): boolean {
    const inside = new Set<number>();
    for (const [feature, ax, ay, bx, by] of this.edges.get(Math.floor(lat * ROWS_PER_DEGREE)) ?? [])
      if (ay > lat !== by > lat && lon < ax + ((bx - ax) * (lat - ay)) / (by - ay))
        if (!inside.delete(feature)) inside.add(feature);
    return inside.size > 0;
  }
}

export interface PlainRates {
  readonly communes: number;
  readonly villages: number;
  readonly people: number;
  readonly villageCount: number;
  readonly clusterCount: number;
  readonly peopleCount: number;
  /** Codes of villages whose centre has no 4G or 5G. */
  readonly centreWithout: readonly string[];
  /** Codes of villages with neither centre nor cluster under 3G, 4G or 5G. */
  readonly dark: readonly string[];
  readonly fibreShare: number;
}

/** The calibrated figures, by the contract's definitions: villages by centre, people by cluster, all operators, 4G and 5G. */
export function measureRates(sample: PlainSample): PlainRates {
  const areas = sample.sources('coverage').map((source) => ({
    technology: source.technology,
    area: new PlainArea(sample.features(source.path)),
  }));
  const under = (row: Record<string, string>, technologies: readonly string[]): boolean =>
    areas.some(
      ({ technology, area }) =>
        technologies.includes(technology ?? '') &&
        area.contains(Number(row['Kinh độ']), Number(row['Vĩ độ'])),
    );
  const villages = sample.rows('villages.csv');
  const clusters = sample.rows('clusters.csv');
  const centreWithout = villages.filter((row) => !under(row, ['4G', '5G'])).map((row) => row['Mã thôn/bản']);
  const withAnything = new Set(
    [...villages, ...clusters]
      .filter((row) => under(row, ['3G', '4G', '5G']))
      .map((row) => row['Mã thôn/bản']),
  );
  const without = new Set(centreWithout);
  const total = (rows: readonly Record<string, string>[], column: string): number =>
    rows.reduce((sum, row) => sum + Number(row[column]), 0);
  const people = total(clusters, 'Dân số');
  const communes = new Set(villages.map((row) => row['Mã xã']));
  const covered = new Set(
    villages.filter((row) => !without.has(row['Mã thôn/bản'])).map((row) => row['Mã xã']),
  );
  return {
    communes: covered.size / communes.size,
    villages: 1 - centreWithout.length / villages.length,
    people:
      total(
        clusters.filter((row) => under(row, ['4G', '5G'])),
        'Dân số',
      ) / people,
    villageCount: villages.length,
    clusterCount: clusters.length,
    peopleCount: people,
    centreWithout,
    dark: villages.map((row) => row['Mã thôn/bản']).filter((code) => !withAnything.has(code)),
    fibreShare: total(villages, 'Số hộ có cáp quang') / total(villages, 'Số hộ'),
  };
}
