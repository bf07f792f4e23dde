import { fold } from '../../../i18n/text.ts';
import type { SourceColumn } from '../../files/source-table.ts';
import { saysNothing, textOf } from '../../text/cell.ts';

/** *Quan hệ*, *Quan hệ với chủ hộ*. */
const KIN = /^(?:moi )?quan he\b|\brelation(?:ship)?\b/;
const HEAD = /^(?:la )?(?:chu ho|ho chu|chu)$|^(?:household )?head(?: of (?:the )?household)?$/;
const HEADS = /\bchu ho\b|\bhead\b/;
const LEAST_HEADS = 2;
/** Characters of a mark such as *x* or *có*. */
const LONGEST_MARK = 3;

/** What a column says of the persons of a list: which of them are heads of their households. */
export interface Kin {
  /** True where it tells the heads from all others. */
  readonly knowsHeads: boolean;
  readonly isHead: (record: number) => boolean;
}

/**
 * The column of a list with a row for each person that says what each is to the head of the household, by its heading or
 * by cells of which some say *Chủ hộ* and others something else; or marks the heads. Null where it is none.
 */
export function kinOf({ path, cells }: SourceColumn): Kin | null {
  const words = cells.map((cell) => (saysNothing(cell) ? '' : fold(textOf(cell)).trim()));
  const said = words.filter((word) => word !== '');
  const kinds = new Set(said);
  if (!said.length || 2 * kinds.size > said.length || !said.every((word) => /[a-z]/.test(word))) return null;
  const heading = fold((path.at(-1) ?? '').replace(/\([^)]*\)/g, ' ')).trim();
  const heads = words.filter((word) => HEAD.test(word)).length;
  const tells = heads >= LEAST_HEADS && heads < words.length;
  if (tells && (kinds.size > 1 || KIN.test(heading)))
    return { knowsHeads: true, isHead: (record) => HEAD.test(words[record] ?? '') };
  const marks = kinds.size === 1 && said[0]!.length <= LONGEST_MARK && HEADS.test(heading);
  if (marks && said.length >= LEAST_HEADS && said.length < words.length)
    return { knowsHeads: true, isHead: (record) => words[record] !== '' };
  return KIN.test(heading) ? { knowsHeads: false, isHead: () => false } : null;
}
