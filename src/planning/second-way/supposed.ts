import { DETOUR } from '../backhaul/trenches.ts';
import type { Assumption } from '../offer/assumption.ts';
import { TOUCH_METERS } from './other-sections.ts';
import type { ProtectedResilience } from './second-ways.ts';

/** What second ways suppose; words in `i18n` under `plan.assumption`. */
export const secondWayAssumptions = ({ secondWays = [] }: ProtectedResilience): Assumption[] =>
  secondWays.length
    ? [{ code: 'secondWays', context: { factor: DETOUR, meters: TOUCH_METERS, count: secondWays.length } }]
    : [];
