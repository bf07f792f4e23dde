import { readAll, type ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { accept, refuse, type Result } from '../../model/basics/result.ts';
import { FeatureCollector } from '../features/feature-collector.ts';
import { NamedValues } from '../features/map-geometry.ts';
import { baseName } from '../reading/file-name.ts';
import type { FileFormat, ParsedFile } from '../reading/parsed-file.ts';
import { isBinaryDxf, textOfBinary } from './dxf-binary.ts';
import { addEntity } from './dxf-entities.ts';
import { DxfGroups, sectionOf, textOfDxf } from './dxf-groups.ts';

const MOST_BYTES = 200e6;

/**
 * DXF, as text or binary: points, lines, polylines (closed ones are areas), texts and placed blocks of the model, each with its
 * layer and what it says. A drawing names no system of coordinates. Arcs, hatches and the like are counted and left out.
 * Refusals: `dxf-without-entities`, `dxf-cut-short`, `file-too-large`.
 */
export const dxf: FileFormat = {
  id: 'dxf',
  async read(source: ByteSource, _companions, task?: TaskContext): Promise<Result<ParsedFile>> {
    const file = source.name;
    if (source.size > MOST_BYTES)
      return refuse('file-too-large', { file }, { megabytes: Math.round(source.size / 1e6) });
    const bytes = await readAll(source);
    const plain = isBinaryDxf(bytes) ? textOfBinary(bytes) : bytes;
    if (!plain) return refuse('dxf-cut-short', { file });
    const { text, encoding } = textOfDxf(plain);
    task?.signal?.throwIfAborted();
    const collector = new FeatureCollector(file, baseName(file));
    const entities = sectionOf(new DxfGroups(text), 'ENTITIES');
    if (!entities) return refuse('dxf-without-entities', { file });
    const leftOut = new Map<string, number>();
    let curved = 0;
    for (let entity = entities.entity(); entity; entity = entities.entity()) {
      // Sheets of paper repeat what the model holds.
      if (entity.first(67) === '1') continue;
      const drawn = addEntity(entity, entities);
      if (!drawn) {
        leftOut.set(entity.type, (leftOut.get(entity.type) ?? 0) + 1);
        continue;
      }
      if (drawn.isCurved) curved++;
      const named = new NamedValues();
      named.add('layer', entity.first(8)?.trim() ?? '');
      for (const [name, value] of drawn.says) named.add(name, value);
      drawn.geometry.collect(collector, named.values, collector.next());
    }
    noteRest(collector, leftOut, curved);
    return accept(collector.finish(null, encoding));
  },
};

function noteRest(collector: FeatureCollector, leftOut: ReadonlyMap<string, number>, curved: number): void {
  if (leftOut.size > 0)
    collector.note('drawing-parts-left-out', 'warning', 'kept', undefined, {
      value: [...leftOut]
        .map(([kind, count]) => `${kind} ${count}`)
        .join(', ')
        .slice(0, 200),
    });
  if (curved > 0)
    collector.note('arcs-straightened', 'warning', 'changed', undefined, { context: { features: curved } });
}
