import { ChosenFeatures } from '../../geometry/packed/pack.ts';
import { compareCodes } from '../../i18n/text.ts';
import type { LineLayer } from '../../model/dataset.ts';
import { UNSPECIFIED } from '../../model/service.ts';
import { featureCount } from '../../model/geometry.ts';
import { NODES, SPANS } from '../../formats/objects/open-fibre.ts';
import type { FieldReader } from '../records/field-reader.ts';
import { recordsOf, type LoadedSource, type RecordAt } from '../records/loaded-source.ts';
import { geometryOf } from '../records/record-geometry.ts';
import { OperatorReader } from './claims/operator-reader.ts';
import { Standings, type StandingContext } from './standing/standings.ts';

/** A package of the Open Fibre Data Standard holds both: its spans are routes, its nodes are where people get on. */
export function partFibre(source: LoadedSource): {
  readonly lines: LoadedSource;
  readonly nodes: readonly LoadedSource[];
} {
  const packages = new Set(
    source.readers.filter(({ table }) => table.sheet === SPANS).map(({ table }) => table.file),
  );
  const isNode = ({ table }: FieldReader): boolean =>
    table.sheet === NODES && table.geometry?.kind === 'point' && packages.has(table.file);
  const nodes = source.readers.filter(isNode);
  return {
    lines: { ...source, readers: source.readers.filter((reader) => !isNode(reader)) },
    nodes: nodes.length > 0 ? [{ ...source, readers: nodes }] : [],
  };
}

/** Fibre as it lies on the day of the project, and what is planned of it. */
export function buildFibre(
  sources: readonly LoadedSource[],
  context: StandingContext,
): { readonly lines: LineLayer[]; readonly planned: LineLayer[] } {
  const lines: LineLayer[] = [];
  const planned: LineLayer[] = [];
  for (const source of sources) {
    const { id } = source.source;
    const operators = new OperatorReader(context.questions);
    const standings = new Standings(source, context);
    lines.push(...layersOf(source, id, operators, (record) => standings.of(record) === 'service'));
    const plans = layersOf(
      source,
      `${id}/planned`,
      operators,
      (record) => standings.of(record) === 'planned',
    );
    planned.push(...plans.filter(({ geometry }) => featureCount(geometry) > 0));
  }
  return { lines, planned };
}

/** One layer for each source and operator. Lines without an operator are nobody's: null. */
function layersOf(
  { source, ...loaded }: LoadedSource,
  layerId: string,
  operators: OperatorReader,
  belongs: (record: RecordAt) => boolean,
): LineLayer[] {
  const groups = new Map<string, ChosenFeatures>();
  for (const record of recordsOf([{ source, ...loaded }])) {
    if (!belongs(record)) continue;
    const { reader, row } = record;
    const lines = geometryOf(record, 'line');
    if (!lines) continue;
    const own = operators.read(reader, row);
    for (const owner of own.length ? own : [source.operator ?? UNSPECIFIED]) {
      let chosen = groups.get(owner);
      if (!chosen) groups.set(owner, (chosen = new ChosenFeatures('line')));
      chosen.add(lines, row);
    }
  }
  return [...groups]
    .sort((a, b) => compareCodes(a[0], b[0]))
    .map(([owner, chosen]) => ({
      id: groups.size === 1 ? layerId : `${layerId}/${owner}`,
      sourceId: source.id,
      operator: owner === UNSPECIFIED ? null : owner,
      asOf: source.asOf ?? null,
      geometry: chosen.finish(),
    }));
}
