import { MapGeometry, type FlatPositions } from '../features/map-geometry.ts';
import type { DxfEntity, DxfGroups } from './dxf-groups.ts';

export interface Drawn {
  readonly geometry: MapGeometry;
  /** What it says beside its layer: text, name of the block, its attributes. */
  readonly says: readonly (readonly [name: string, value: string])[];
  /** True: parts of it are arcs, taken as straight. */
  readonly isCurved: boolean;
}

/** The geometry of an entity; null for kinds that are no place of a record. Takes the parts that follow from `groups`. */
export function addEntity(entity: DxfEntity, groups: DxfGroups): Drawn | null {
  const geometry = new MapGeometry();
  switch (entity.type) {
    case 'POINT':
      return point(entity, geometry, []);
    case 'TEXT':
    case 'MTEXT':
      return point(entity, geometry, [['text', textOf(entity)]]);
    case 'INSERT':
      return point(entity, geometry, [
        ['block', entity.first(2)?.trim() ?? ''],
        ...attributesOf(entity, groups),
      ]);
    case 'LINE': {
      const run = [entity.number(10), entity.number(20), entity.number(11), entity.number(21)];
      if (run.every(Number.isFinite)) geometry.line(run);
      else geometry.broken = true;
      return { geometry, says: [], isCurved: false };
    }
    case 'LWPOLYLINE':
      return polyline(entity, entity.groups, geometry);
    case 'POLYLINE':
      return polyline(entity, verticesOf(groups), geometry);
    default:
      return null;
  }
}

function point(entity: DxfEntity, geometry: MapGeometry, says: Drawn['says']): Drawn {
  const place = [entity.number(10), entity.number(20)];
  if (place.every(Number.isFinite)) geometry.point(place);
  else geometry.broken = true;
  return { geometry, says, isCurved: false };
}

const CLOSED = 1;

/** Codes 10 and 20 of all vertices in their order; 42 is the bulge of an arc to the next one. */
function polyline(entity: DxfEntity, groups: DxfEntity['groups'], geometry: MapGeometry): Drawn {
  const run: number[] = [];
  let isCurved = false;
  for (const [code, value] of groups) {
    if (code === 10 || code === 20) run.push(Number(value));
    if (code === 42 && Number(value) !== 0) isCurved = true;
  }
  if (run.length % 2 !== 0 || !run.every(Number.isFinite)) geometry.broken = true;
  else if ((entity.number(70) & CLOSED) !== 0 || isClosed(run)) geometry.area([run]);
  else geometry.line(run);
  return { geometry, says: [], isCurved };
}

const isClosed = (run: FlatPositions): boolean =>
  run.length >= 8 && run[0] === run.at(-2) && run[1] === run.at(-1);

/** Bits of a vertex that is a control point of a curve, or part of a mesh. */
const NO_PLACE = 16 | 128;

/** Groups of the vertices behind an old polyline, up to the end of its sequence. */
function verticesOf(groups: DxfGroups): DxfEntity['groups'] {
  const all: (readonly [number, string])[] = [];
  for (let vertex = groups.entity(); vertex && vertex.type !== 'SEQEND'; vertex = groups.entity())
    if (vertex.type === 'VERTEX' && (vertex.number(70) & NO_PLACE) === 0) all.push(...vertex.groups);
  return all;
}

/** Attributes that follow a placed block: tag and value. */
function attributesOf(entity: DxfEntity, groups: DxfGroups): Drawn['says'] {
  if (entity.first(66)?.trim() !== '1') return [];
  const found: (readonly [string, string])[] = [];
  for (let part = groups.entity(); part && part.type !== 'SEQEND'; part = groups.entity())
    if (part.type === 'ATTRIB') found.push([part.first(2)?.trim() ?? '', textOf(part)]);
  return found;
}

/** The text without its marks: `\U+1EA3` for a letter, `\P` for a new line, `{\fArial|b0;…}` for a font. */
function textOf(entity: DxfEntity): string {
  const pieces = entity.groups.filter(([code]) => code === 3).map(([, value]) => value);
  return [...pieces, entity.first(1) ?? '']
    .join('')
    .replace(/\\U\+([0-9a-f]{4})/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)))
    .replace(/\\P/g, ' ')
    .replace(/\\[fFHWCcTQA][^;\\]*;/g, '')
    .replace(/\\[LlOoKk]|[{}]/g, '')
    .replace(/%%[cdpu]/gi, '')
    .trim();
}
