import { elementAt } from '../model/basics/elements.ts';
import { PbfWriter } from 'pbf';

/** A feature as the tile stores it: `paths` in tile units, rings without their closing vertex. */
export interface TileInput {
  readonly feature: number;
  readonly paths: readonly (readonly number[])[];
}

const GEOMETRY_TYPE = { point: 1, line: 2, polygon: 3 } as const;
const MOVE_TO = 1;
const LINE_TO = 2;
const CLOSE_PATH = 7;

const command = (id: number, count: number): number => (count << 3) | id;
const zigzag = (value: number): number => (value << 1) ^ (value >> 31);

/** Command integers of one feature (Mapbox vector tile specification 2.1, section 4.3). */
function encodePaths(kind: keyof typeof GEOMETRY_TYPE, paths: TileInput['paths']): number[] {
  const out: number[] = [];
  let [x, y] = [0, 0];
  const step = (path: readonly number[], i: number) => {
    const [toX, toY] = [elementAt(path, i), elementAt(path, i + 1)];
    out.push(zigzag(toX - x), zigzag(toY - y));
    x = toX;
    y = toY;
  };
  if (kind === 'point') {
    out.push(command(MOVE_TO, paths.length));
    for (const path of paths) step(path, 0);
    return out;
  }
  for (const path of paths) {
    out.push(command(MOVE_TO, 1));
    step(path, 0);
    out.push(command(LINE_TO, path.length / 2 - 1));
    for (let i = 2; i < path.length; i += 2) step(path, i);
    if (kind === 'polygon') out.push(command(CLOSE_PATH, 1));
  }
  return out;
}

/** Names as values of the one key `name`, each once; for every feature the tags that point at its own. */
function writeNames(layer: PbfWriter, names: readonly string[]): readonly number[] {
  const places = new Map<string, number>();
  for (const name of names) if (!places.has(name)) places.set(name, places.size);
  layer.writeStringField(3, 'name');
  for (const name of places.keys()) {
    const value = new PbfWriter();
    value.writeStringField(1, name);
    layer.writeBytesField(4, value.finish());
  }
  return names.map((name) => places.get(name)!);
}

/**
 * Bytes of a vector tile with the one layer `layer`; the id of a feature is its index in the source.
 * @param extent units along an edge of the tile
 * @param nameOf property `name` of a feature; without it features have no properties
 */
export function encodeVectorTile(
  kind: keyof typeof GEOMETRY_TYPE,
  features: readonly TileInput[],
  extent: number,
  nameOf?: (feature: number) => string,
): Uint8Array<ArrayBuffer> {
  const layer = new PbfWriter();
  layer.writeVarintField(15, 2);
  layer.writeStringField(1, 'layer');
  layer.writeVarintField(5, extent);
  const values = nameOf
    ? writeNames(
        layer,
        features.map(({ feature }) => nameOf(feature)),
      )
    : [];
  features.forEach(({ feature, paths }, at) => {
    const message = new PbfWriter();
    message.writeVarintField(1, feature);
    if (nameOf) message.writePackedVarint(2, [0, elementAt(values, at)]);
    message.writeVarintField(3, GEOMETRY_TYPE[kind]);
    message.writePackedVarint(4, encodePaths(kind, paths));
    layer.writeBytesField(2, message.finish());
  });
  const tile = new PbfWriter();
  tile.writeBytesField(3, layer.finish());
  return new Uint8Array(tile.finish());
}
