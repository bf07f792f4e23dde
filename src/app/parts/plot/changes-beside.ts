import type { Plan } from '../../../planning/plan.ts';
import type { BudgetAnswer } from '../../../planning/table/plan-table.ts';

/** Villages that drop out of a plan and that come in under other money, by index. */
export function changesBeside(
  { villages }: Pick<Plan, 'villages'>,
  other: Pick<BudgetAnswer, 'villages'>,
): { lost: number[]; won: number[] } {
  const [before, after] = [new Set(villages), new Set(other.villages)];
  return {
    lost: villages.filter((village) => !after.has(village)),
    won: other.villages.filter((village) => !before.has(village)),
  };
}
