import { ChosenFeatures } from '../../geometry/packed/pack.ts';
import { compareCodes } from '../../i18n/text.ts';
import type { LineLayer } from '../../model/dataset.ts';
import { UNSPECIFIED } from '../../model/service.ts';
import { recordsOf, type LoadedSource } from '../records/loaded-source.ts';
import { geometryOf } from '../records/record-geometry.ts';
import { readOperator } from '../text/operators.ts';

/** Lines (fibre, roads), one layer for each source and operator. Lines without an operator are nobody's: null. */
export function buildLines(sources: readonly LoadedSource[]): LineLayer[] {
  return sources.flatMap((source) => {
    const { id, asOf, operator } = source.source;
    const groups = new Map<string, ChosenFeatures>();
    for (const record of recordsOf([source])) {
      const { reader, row } = record;
      const lines = geometryOf(record, 'line');
      if (!lines) continue;
      const text = reader.text('operator', row);
      const owner = text === null ? (operator ?? UNSPECIFIED) : readOperator(text);
      let chosen = groups.get(owner);
      if (!chosen) groups.set(owner, (chosen = new ChosenFeatures('line')));
      chosen.add(lines, row);
    }
    return [...groups]
      .sort((a, b) => compareCodes(a[0], b[0]))
      .map(([owner, chosen]) => ({
        id: groups.size === 1 ? id : `${id}/${owner}`,
        sourceId: id,
        operator: owner === UNSPECIFIED ? null : owner,
        asOf: asOf ?? null,
        geometry: chosen.finish(),
      }));
  });
}
