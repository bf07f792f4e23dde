import type { LeftOut } from '../../../model/project.ts';
import type { SourceRole } from '../../../model/roles.ts';

/** Files of one form of which somebody has to say what they are: one decision. */
interface UnclearForm {
  readonly form: string;
  readonly files: readonly LeftOut[];
  /** Roles to choose from, best first by the first of the files. */
  readonly choices: readonly SourceRole[];
}

/** What was left out of drops, by what is to be done about it. */
export interface LeftOutGroups {
  readonly unclear: readonly UnclearForm[];
  readonly newer: readonly LeftOut[];
  readonly refused: readonly LeftOut[];
  readonly aside: readonly LeftOut[];
}

export function leftOutGroups(leftOut: readonly LeftOut[]): LeftOutGroups {
  const forms = new Map<string, LeftOut[]>();
  const rest = { newer: [] as LeftOut[], refused: [] as LeftOut[], aside: [] as LeftOut[] };
  for (const file of leftOut)
    if (file.choices?.length) {
      const form = file.form ?? file.path;
      forms.set(form, [...(forms.get(form) ?? []), file]);
    } else if (file.code === 'newer-version-waits') rest.newer.push(file);
    else if (file.code === 'members-set-aside') rest.aside.push(file);
    else rest.refused.push(file);
  const unclear = [...forms].map(([form, files]) => ({ form, files, choices: files[0]!.choices ?? [] }));
  return { unclear, ...rest };
}
