import { measureBudgetTables } from './budget-tables.ts';
import { measureLargeLands } from './large-lands.ts';
import { measureProofs } from './proofs.ts';
import { measureRoads } from './roads.ts';

/**
 * `bench:planning`: how near the best possible plans are, and how long they take, on made-up provinces of the densities
 * that docs/planning.md names. Gaps are bound / value - 1; times are processor time of this machine.
 *   npm run bench:planning -- [--only tables|proofs|lands|roads]
 */
const MEASURES = {
  tables: measureBudgetTables,
  proofs: measureProofs,
  lands: measureLargeLands,
  roads: measureRoads,
} as const;

const at = process.argv.indexOf('--only');
const only = at < 0 ? null : process.argv[at + 1];
if (only !== null && !(only in MEASURES))
  throw new Error(`--only ${only}: one of ${Object.keys(MEASURES).join(', ')}`);
for (const [name, measure] of Object.entries(MEASURES)) if (!only || only === name) await measure();
