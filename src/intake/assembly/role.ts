import type { Dataset } from '../../model/dataset.ts';
import type { Evidence } from '../../model/service.ts';
import type { FieldKey } from '../columns/headings/header-dictionary.ts';
import type { RoleColumns } from '../columns/headings/role-columns.ts';
import type { Assembly } from './assembly.ts';

/** What a file holds, as far as its format says. */
export type ContentKind = 'polygon' | 'line' | 'point' | 'table' | 'terrain';

/** By what a file of a role is recognised. Scores add up to 0..1. */
interface RoleSigns {
  /** Kinds of content that the role can have, with what each says for it. */
  readonly shapes: Partial<Record<ContentKind, number>>;
  /** Fields that speak for the role. */
  readonly fields: Partial<Record<FieldKey, number>>;
  /** Words of a file name, folded. */
  readonly words: RegExp;
  /** Names that say the opposite: such a file is never taken for one of the role unasked. */
  readonly denied?: (name: string) => boolean;
  /** Fields that speak against it. */
  readonly not?: readonly FieldKey[];
  /** Folded headings, any of each list, without which nothing of such a file can be read. */
  readonly needs?: readonly (readonly string[])[];
  /** Folded headers that leave no doubt, whatever the file is called. */
  readonly sure?: readonly string[];
}

/** What a project says of a source itself, because its file often does not. */
interface RoleClaims {
  readonly operator?: true;
  readonly technology?: true;
  /** Class of evidence where nothing names another. */
  readonly evidence?: Evidence;
  /** `fresh`: data without a date, or of long ago, are findings of the gate; `any`: only those without; `none`: neither. */
  readonly date: 'fresh' | 'any' | 'none';
}

/** Everything intake knows of a role: one file each, listed in `roles/all.ts`. */
export interface Role extends RoleColumns {
  readonly signs: RoleSigns;
  readonly asks: RoleClaims;
  /** Its columns are no fields of the dictionary: they are not shown to be corrected. */
  readonly ownColumns?: true;
  /** The parts of the dataset; absent where the builder of another role takes its records. */
  readonly build?: (assembly: Assembly) => Partial<Dataset>;
}
