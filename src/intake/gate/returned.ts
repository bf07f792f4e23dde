import { elementAt } from '../../model/basics/elements.ts';
import { compareCodes } from '../../i18n/text.ts';
import { featureCount } from '../../model/geometry.ts';
import type { CommuneReturn, OperatorReturn, Returns } from '../../model/returned/returns.ts';
import { UNSPECIFIED, type OperatorId } from '../../model/service.ts';
import type { Loaded } from '../load-dataset.ts';

const sorted = (items: ReadonlySet<string>): string[] => [...items].sort(compareCodes);

function communeReturns({ dataset, villageFiles }: Loaded): CommuneReturn[] {
  const byCommune = new Map<string, { villages: number; files: Set<string> }>();
  dataset.villages.records.forEach(({ communeCode }, v) => {
    if (communeCode === null) return;
    let entry = byCommune.get(communeCode);
    if (!entry) byCommune.set(communeCode, (entry = { villages: 0, files: new Set() }));
    entry.villages++;
    for (const file of elementAt(villageFiles, v)) entry.files.add(file);
  });
  return dataset.communes.records.map(({ code, name }) => {
    const entry = byCommune.get(code);
    return { code, name, villages: entry?.villages ?? 0, files: entry ? sorted(entry.files) : [] };
  });
}

function operatorReturns({ dataset }: Loaded, expected: readonly OperatorId[]): OperatorReturn[] {
  const layers = dataset.coverage.filter(({ geometry }) => featureCount(geometry) > 0);
  const known = new Set<OperatorId>([
    ...expected,
    ...layers.map(({ operator }) => operator),
    ...dataset.sites.map(({ operator }) => operator),
  ]);
  known.delete(UNSPECIFIED);
  return sorted(known).map((operator) => {
    const own = layers.filter((layer) => layer.operator === operator);
    const declared = own.filter(({ evidence }) => evidence === 'declared');
    return {
      operator,
      technologies: sorted(
        new Set(declared.map(({ technology }) => technology)),
      ) as OperatorReturn['technologies'],
      otherEvidence: sorted(
        new Set(own.flatMap(({ evidence }) => (evidence === 'declared' ? [] : [evidence]))),
      ) as OperatorReturn['otherEvidence'],
      sites: dataset.sites.filter((site) => site.operator === operator).length,
    };
  });
}

/**
 * Who has sent data and who has not. An operator has returned where it declares coverage of its own; one that
 * only stands in a list of masts, or that is only asked for, has not.
 *
 * @param expected operators that the project waits for
 */
export const listReturns = (loaded: Loaded, expected: readonly OperatorId[] = []): Returns => ({
  communes: communeReturns(loaded),
  operators: operatorReturns(loaded, expected),
});
