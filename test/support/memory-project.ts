import { sourceOfBytes, type ByteSource } from '../../src/model/basics/bytes.ts';
import type { ProjectFile, Settings, Source } from '../../src/model/project.ts';
import { accept, refuse, type Result } from '../../src/model/basics/result.ts';

/** Content of a file by path; an object is written as JSON. */
export type Files = Readonly<Record<string, string | Uint8Array | object>>;

const encode = (content: string | Uint8Array | object): Uint8Array =>
  content instanceof Uint8Array
    ? content
    : new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));

/** Opens paths of files held in memory; a path that ends a folder gives every file in it. */
export const openIn =
  (files: Files) =>
  async (path: string): Promise<Result<readonly ByteSource[]>> => {
    const names = Object.keys(files).filter((name) => name === path || name.startsWith(`${path}/`));
    if (!names.length) return refuse('project-file-missing', { file: path }, { path });
    return accept(names.sort().map((name) => sourceOfBytes(name, encode(files[name]!))));
  };

/** A project of these sources; ids are their roles where they have none. */
export const projectOf = (
  sources: readonly (Partial<Source> & Pick<Source, 'role' | 'path'>)[],
  settings?: Partial<Settings>,
): ProjectFile => ({
  format: 'song-ban-project',
  version: 1,
  title: 'Thử',
  asOf: '2026-09-30',
  synthetic: true,
  province: { code: '00', name: 'Thử' },
  sources: sources.map((source, i) => ({ id: `${source.role}-${i}`, ...source })),
  ...(settings && { settings }),
});

/** A FeatureCollection of [geometry, properties] pairs. */
export const collection = (
  features: readonly (readonly [GeoJSON.Geometry | null, Readonly<Record<string, unknown>>])[],
): object => ({
  type: 'FeatureCollection',
  features: features.map(([geometry, properties]) => ({ type: 'Feature', geometry, properties })),
});

/** A square around a point, `half` degrees to each side. */
export const square = (lon: number, lat: number, half: number): GeoJSON.Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [lon - half, lat - half],
      [lon + half, lat - half],
      [lon + half, lat + half],
      [lon - half, lat + half],
      [lon - half, lat - half],
    ],
  ],
});
export const point = (lon: number, lat: number): GeoJSON.Point => ({
  type: 'Point',
  coordinates: [lon, lat],
});
