import { FeatureLocator } from '../../geometry/points/feature-locator.ts';
import type { ReportInput } from '../report-input.ts';

/** Index of the commune in which each work of the plan stands, -1 outside. */
export function communesOfWorks({ dataset, plan, workCommunes }: ReportInput): readonly number[] {
  if (!plan) return [];
  if (workCommunes) return workCommunes;
  const locator = new FeatureLocator(dataset.communes.geometry);
  return plan.chosen.map(({ lon, lat }) => locator.at(lon, lat)[0] ?? -1);
}
