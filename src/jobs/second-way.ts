import { resilienceAssumptions } from '../analysis/resilience/supposed.ts';
import type { ProtectedResilience } from '../planning/second-way/second-ways.ts';
import { secondWayAssumptions } from '../planning/second-way/supposed.ts';

/** What the page says of losses and second ways beside what they are. */
export const suppositionsOf = (resilience: ProtectedResilience) => [
  ...resilienceAssumptions(resilience),
  ...secondWayAssumptions(resilience),
];

export { pricePerHousehold } from '../planning/second-way/price.ts';
