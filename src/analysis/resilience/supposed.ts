import type { Resilience } from './resilience.ts';

/** What the second way supposes; words in `i18n` under `plan.assumption`. */
export function resilienceAssumptions({
  losses,
  missing,
  reaches,
  masts,
  mastsWithoutFibre,
  mastsWithoutPower,
}: Resilience): { readonly code: string; readonly context: Readonly<Record<string, number | string>> }[] {
  const without = { fibre: mastsWithoutFibre, power: mastsWithoutPower };
  const open = losses.reduce((sum, { kind, openPlaces }) => sum + (kind === 'mast' ? openPlaces : 0), 0);
  return [
    { code: 'lossParts', context: { mastMeters: reaches.mastMeters } },
    { code: 'lossFeeds', context: { feedMeters: reaches.feedMeters } },
    ...missing.map((kind) => ({ code: 'lossMissing', context: { kind } })),
    ...(['fibre', 'power'] as const).flatMap((kind) =>
      missing.includes(kind) || !masts || !without[kind]
        ? []
        : [{ code: 'lossUnfed', context: { kind, count: without[kind], feedMeters: reaches.feedMeters } }],
    ),
    ...(open && !missing.includes('mast') ? [{ code: 'lossOpen', context: { count: open } }] : []),
  ];
}
