import { fold } from '../../i18n/text.ts';
import type { ProjectFile } from '../../model/project.ts';
import type { Published, PublishedUnit } from './published.ts';

const standsOn = ({ from, until }: PublishedUnit, day: string): boolean =>
  (from === undefined || from <= day) && (until === undefined || day < until);

const plainName = (name: string): string => fold(name).replace(/^(tinh|thanh pho) /, '');

export interface ProjectUnit {
  /** The unit that the project is about; null where none is known for certain. */
  readonly unit: PublishedUnit | null;
  /** Units of the same name and those that it was made of: their figures are not set beside. */
  readonly others: readonly PublishedUnit[];
}

/**
 * The unit that a project is about. Where several had its name, one after the other, the day of the project and its
 * code must both say so: a code that was given to another province later decides nothing alone. Made-up provinces are
 * none, whatever they are called.
 */
export function unitOfProject(
  { province, asOf, synthetic }: Pick<ProjectFile, 'province' | 'asOf' | 'synthetic'>,
  { units }: Pick<Published, 'units'>,
): ProjectUnit {
  if (synthetic) return { unit: null, others: [] };
  const named = units.filter(
    ({ name, code }) => code !== null && plainName(name) === plainName(province.name),
  );
  const unit =
    named.length === 1
      ? standsOn(named[0]!, asOf)
        ? named[0]!
        : null
      : (named.find((one) => one.code === province.code && standsOn(one, asOf)) ?? null);
  const parts = units.filter(({ id }) => unit?.madeOf?.includes(id));
  return { unit, others: [...new Set([...named, ...parts])].filter((one) => one !== unit) };
}
