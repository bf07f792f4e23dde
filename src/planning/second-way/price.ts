import type { SecondWay } from './second-ways.ts';

/** Whole đồng for a household that keeps its signal; null: none is counted. */
export const pricePerHousehold = (
  costVnd: number,
  { households }: Pick<SecondWay, 'households'>,
): number | null => (households ? Math.round(costVnd / households) : null);
