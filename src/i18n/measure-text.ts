import type { RateMeasure } from '../model/figure.ts';
import type { CoverageRule } from '../model/project.ts';
import type { Messages } from './messages.ts';

/** Name of a rate; that of villages says by which rule. */
export const measureName = (measure: RateMeasure, rule: CoverageRule, { common }: Messages): string =>
  measure === 'villages' ? common.coveredVillages[rule] : common.measure[measure];

/** *bản chưa có sóng ở điểm trung tâm*: what the rate of villages leaves over, inside a sentence. */
export function uncoveredVillagesText(rule: CoverageRule, { common }: Messages): string {
  const name = common.uncoveredVillages[rule];
  return name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);
}
