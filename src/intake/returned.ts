import { compareCodes } from '../i18n/text.ts';
import type { OperatorId } from '../model/service.ts';
import type { Loaded } from './load-dataset.ts';

/** Whether a commune has returned its list, and in which files. */
export interface CommuneReturn {
  readonly code: string;
  readonly name: string;
  readonly villages: number;
  /** Ids of the sources that its villages came from. */
  readonly sources: readonly string[];
  readonly returned: boolean;
}
export interface OperatorReturn {
  readonly operator: OperatorId;
  readonly layers: number;
  readonly returned: boolean;
}
/** Who has sent data and who has not; communes in the order of their codes. */
export interface Returns {
  readonly communes: readonly CommuneReturn[];
  readonly operators: readonly OperatorReturn[];
}

/** @param expected operators that the province waits for; those that sent something are listed anyway */
export function listReturns({ dataset }: Loaded, expected: readonly OperatorId[] = []): Returns {
  const byCommune = new Map<string, { villages: number; sources: Set<string> }>();
  for (const { communeCode, sourceId } of dataset.villages.records) {
    if (communeCode === null) continue;
    const entry = byCommune.get(communeCode) ?? { villages: 0, sources: new Set<string>() };
    entry.villages++;
    entry.sources.add(sourceId);
    byCommune.set(communeCode, entry);
  }
  const layers = new Map<OperatorId, number>(expected.map((operator) => [operator, 0]));
  for (const { operator } of dataset.coverage) layers.set(operator, (layers.get(operator) ?? 0) + 1);
  return {
    communes: dataset.communes.records.map(({ code, name }) => {
      const entry = byCommune.get(code);
      return {
        code,
        name,
        villages: entry?.villages ?? 0,
        sources: [...(entry?.sources ?? [])].sort(compareCodes),
        returned: entry !== undefined,
      };
    }),
    operators: [...layers]
      .sort((a, b) => compareCodes(a[0], b[0]))
      .map(([operator, count]) => ({ operator, layers: count, returned: count > 0 })),
  };
}
