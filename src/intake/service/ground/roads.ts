import { linePieces } from '../../../geometry/lines/line-pieces.ts';
import { ChosenFeatures } from '../../../geometry/packed/pack.ts';
import type { LineLayer, RoadLayer } from '../../../model/dataset.ts';
import { ROAD_CLASSES, type RoadClass } from '../../../model/surroundings/surroundings.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import { recordsOf, type LoadedSource, type RecordAt } from '../../records/loaded-source.ts';
import { geometryOf } from '../../records/record-geometry.ts';
import { readRoadClass } from './road-class.ts';

const SAMPLES = 3;
const CLASSES: readonly (RoadClass | null)[] = [...ROAD_CLASSES, null];

/** Roads, one layer for each source and class; a road of which nobody says who drives there is of no class. */
export function buildRoads(sources: readonly LoadedSource[]): RoadLayer[] {
  const layers = sources.flatMap(roadsOf);
  reportPieces(sources, layers);
  return layers;
}

/** Ends so near to another road meet it: what digitising leaves open. */
const JOIN_METERS = 10;

/** Tells where the roads do not hang together: no way is found from one piece to another. */
function reportPieces(sources: readonly LoadedSource[], layers: readonly RoadLayer[]): void {
  const pieces = linePieces(
    layers.map(({ geometry }) => geometry),
    JOIN_METERS,
  );
  const [longest] = pieces;
  if (!longest || pieces.length < 2) return;
  const meters = pieces.reduce((sum, piece) => sum + piece.meters, 0);
  const km = (length: number): number => Math.round(length / 100) / 10;
  sources
    .find(({ readers }) => readers.length)
    ?.readers[0]?.log.atFile({
      code: 'roads-in-pieces',
      did: 'kept',
      severity: 'info',
      context: {
        count: pieces.length,
        meters: JOIN_METERS,
        longestKm: km(longest.meters),
        totalKm: km(meters),
      },
    });
}

function roadsOf(loaded: LoadedSource): RoadLayer[] {
  const { source } = loaded;
  const words = new ClassWords();
  const groups = new Map<RoadClass | null, ChosenFeatures>();
  for (const record of recordsOf([loaded])) {
    const lines = geometryOf(record, 'line');
    if (!lines) continue;
    const own = words.read(record);
    let chosen = groups.get(own);
    if (!chosen) groups.set(own, (chosen = new ChosenFeatures('line')));
    chosen.add(lines, record.row);
  }
  words.report();
  return CLASSES.flatMap((one): RoadLayer[] => {
    const chosen = groups.get(one);
    return chosen
      ? [
          {
            id: groups.size === 1 ? source.id : `${source.id}/${one ?? 'unknown'}`,
            sourceId: source.id,
            operator: null,
            asOf: source.asOf ?? null,
            class: one,
            geometry: chosen.finish(),
          },
        ]
      : [];
  });
}

/** Reads the classes of roads; words that say none are told once for each sheet or layer. */
class ClassWords {
  readonly #open = new Map<FieldReader, { count: number; readonly samples: Set<string> }>();

  read({ reader, row }: RecordAt): RoadClass | null {
    const text = reader.text('class', row);
    if (text === null) return null;
    const read = readRoadClass(text);
    if (read !== undefined) return read;
    let open = this.#open.get(reader);
    if (!open) this.#open.set(reader, (open = { count: 0, samples: new Set() }));
    open.count++;
    if (open.samples.size < SAMPLES) open.samples.add(text);
    return null;
  }

  report(): void {
    for (const [{ log, table, column }, { count, samples }] of [...this.#open].map(
      ([reader, open]) =>
        [{ log: reader.log, table: reader.table, column: reader.column('class') }, open] as const,
    ))
      log.atFile(
        {
          code: 'road-class-unknown',
          did: 'kept',
          field: 'class',
          value: [...samples].join('; '),
          context: { count, column: column?.name ?? '' },
        },
        table.sheet,
      );
  }
}

/** Lines of which nothing but their course is read, one layer for each source: those of electricity. */
export const buildPlainLines = (sources: readonly LoadedSource[]): LineLayer[] =>
  sources.map((loaded) => {
    const chosen = new ChosenFeatures('line');
    for (const record of recordsOf([loaded])) {
      const lines = geometryOf(record, 'line');
      if (lines) chosen.add(lines, record.row);
    }
    const { id, asOf = null } = loaded.source;
    return { id, sourceId: id, operator: null, asOf, geometry: chosen.finish() };
  });
