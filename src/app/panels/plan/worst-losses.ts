import type { Resilience } from '../../../analysis/resilience/resilience.ts';

type Loss = Resilience['losses'][number];

/** The worst loss of a commune, its people known. */
type KnownLoss = Loss & { readonly population: number };

/** The worst loss of each commune, most people first; communes that hang on no single element are left out. */
export function worstLosses({ losses }: Resilience): readonly KnownLoss[] {
  const byCommune = new Map<number, KnownLoss>();
  for (const loss of losses) {
    const { commune, population, element } = loss;
    if (population === null || element === null) continue;
    const known = byCommune.get(commune);
    if (!known || population > known.population) byCommune.set(commune, { ...loss, population });
  }
  return [...byCommune.values()].sort((a, b) => b.population - a.population || a.commune - b.commune);
}
