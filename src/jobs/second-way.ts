/** What the page says of losses beside what they are. */
export { resilienceAssumptions } from '../analysis/resilience/supposed.ts';
