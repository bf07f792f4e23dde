import { wordsOfPath, type CommuneFinder } from './commune-finder.ts';
import type { Found } from './commune-names.ts';
import type { CommuneStatement } from './commune-statement.ts';
import type { Crosswalk, OldCommune } from './crosswalk.ts';
import { foldDistrictName } from './place-names.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import { readHeadingList, type Mention } from '../../text/list-words.ts';
import { LIKENESS, type Likeness } from './toned-name.ts';

/** Communes of the list in force that a statement may mean, read by one of the lists. */
export interface NameInterpretation {
  readonly codes: readonly string[];
  readonly likeness: Likeness;
  readonly kindFits: boolean;
  /** Names of the list, where they are written otherwise. */
  readonly known: readonly string[];
  /** True where the old list has one such commune, and it was split. */
  readonly split: boolean;
}

/** A statement read by the old list and by the one in force; null where that list has nothing like it. */
export interface Meaning {
  readonly old: NameInterpretation | null;
  readonly current: NameInterpretation | null;
}

const NOTHING: Meaning = { old: null, current: null };
const union = <T>(lists: readonly (readonly T[])[]): T[] => [...new Set(lists.flat())];
const rankOf = ({ likeness, kindFits }: NameInterpretation): number =>
  2 * LIKENESS.indexOf(likeness) + (kindFits ? 0 : 1);
/** True for a name as it is written, or typed without marks as on many machines. */
export const isTyped = ({ likeness }: NameInterpretation): boolean =>
  likeness === 'same' || likeness === 'unmarked';

/** What statements about communes mean in the two lists. */
export class CommuneMeanings {
  constructor(
    private readonly finder: CommuneFinder,
    private readonly crosswalk: Crosswalk | null,
  ) {}

  isName = (text: string): boolean =>
    [this.finder.names.find(text), this.crosswalk?.names.find(text)].some(
      (found) => found && (found.likeness === 'same' || found.likeness === 'unmarked'),
    );

  /**
   * Communes that a file allows by its title, its name and the name of its sheet; none where these name no commune.
   */
  allowedBy({ file, sheet, about }: FieldReader['table']): ReadonlySet<string> {
    const texts = [wordsOfPath(file), sheet ?? '', about?.commune ?? ''];
    return new Set(texts.flatMap((text) => this.codesInText(text)));
  }

  private codesInText(text: string): readonly string[] {
    const current = this.currentReading(this.finder.names.findIn(text));
    const found = this.crosswalk?.names.findIn(text) ?? null;
    const old = found && this.oldReading(found, null, null);
    const saysOld = old !== null && readHeadingList(text)?.list === 'old';
    const interpretations = saysOld ? [old] : [current, old].filter((one) => one !== null && isTyped(one));
    // Typed without marks it may be either; a name with its marks is that of the list in force where this has it.
    const [first, second] = interpretations;
    if (first && second && first.likeness === 'unmarked') return union([first.codes, second.codes]);
    return first?.codes ?? [];
  }

  /** Words that say the list decide; else the better spelled reading, or both where they are equally good. */
  of(said: CommuneStatement, allowed: ReadonlySet<string>): Meaning {
    const { mentions, code } = said;
    if (said.district !== null && this.crosswalk?.hasDistrict(said.district) === false) return NOTHING;
    if (!mentions.length && code !== null)
      return {
        old: this.oldReading(null, code, null),
        current: this.finder.hasCode(code) ? exactly([code]) : null,
      };
    const current = this.currentOf(mentions.filter(({ list }) => list === 'new'));
    const former = mentions.filter(({ list }) => list === 'old');
    const old = former.length ? this.formerOf(former, said) : NOTHING;
    if (current || former.length) {
      const spelled = current && (isTyped(current) || !old.old);
      return withinFile(spelled ? { old: null, current } : old, allowed);
    }
    const plain = mentions.filter(({ list }) => list === null);
    return withinFile(
      better({ old: this.oldOf(plain, said), current: this.currentOf(plain, code) }),
      allowed,
    );
  }

  /** Without a crosswalk former names mean something only where the project's own list is the old one. */
  private formerOf(former: readonly Mention[], said: CommuneStatement): Meaning {
    if (this.crosswalk) return { old: this.oldOf(former, said), current: null };
    return this.finder.isOldList ? { old: null, current: this.currentOf(former) } : NOTHING;
  }

  private currentOf(mentions: readonly Mention[], code: string | null = null): NameInterpretation | null {
    return joined(
      mentions.map(({ name }) => {
        const found = this.finder.names.find(name);
        const coded = found?.entries.find((commune) => commune.code === code);
        return this.currentReading(found && coded ? { ...found, entries: [coded] } : found);
      }),
    );
  }

  private currentReading(found: Found<{ code: string; name: string }> | null): NameInterpretation | null {
    return (
      found && {
        codes: found.entries.map(({ code }) => code),
        likeness: found.likeness,
        kindFits: found.kindFits,
        known: found.entries.map(({ name }) => name),
        split: false,
      }
    );
  }

  private oldOf(
    mentions: readonly Mention[],
    { code, district }: CommuneStatement,
  ): NameInterpretation | null {
    if (!this.crosswalk) return null;
    const { names } = this.crosswalk;
    return joined(mentions.map(({ name }) => this.oldReading(names.find(name), code, district)));
  }

  /** By the code where it has one of the names, then by the district; a code counts alone where the name is unknown. */
  private oldReading(
    found: Found<OldCommune> | null,
    code: string | null,
    district: string | null,
  ): NameInterpretation | null {
    const coded = code === null ? null : (this.crosswalk?.ofCode(code) ?? null);
    if (!found) return coded && exactly(this.targetsOf(coded), coded.newCodes.length > 1);
    let entries = found.entries;
    if (coded && entries.includes(coded)) entries = [coded];
    else if (entries.length > 1 && district !== null) {
      const wanted = foldDistrictName(district);
      const within = entries.filter((commune) => foldDistrictName(commune.district) === wanted);
      if (within.length) entries = within;
    }
    const codes = union(entries.map((commune) => this.targetsOf(commune)));
    return {
      // A code of the list in force beside an old name.
      codes: code !== null && codes.includes(code) && !coded ? [code] : codes,
      likeness: found.likeness,
      kindFits: found.kindFits,
      known: entries.map(({ name }) => name),
      split: entries.length === 1 && codes.length > 1,
    };
  }

  /** Codes by which the project's communes go: the same, or those of their names where the project has other codes. */
  private targetsOf({ newCodes, newNames }: OldCommune): readonly string[] {
    return newCodes.map((code, i) => {
      const name = newNames[i];
      if (!name || this.finder.nameFits(code, name)) return code;
      return this.finder.codeByName(name) ?? code;
    });
  }
}

const exactly = (codes: readonly string[], split = false): NameInterpretation => ({
  codes,
  likeness: 'same',
  kindFits: true,
  known: [],
  split,
});

/** What several names of one statement mean: the one that is in the list; all where more are, for a person to choose. */
function joined(interpretations: readonly (NameInterpretation | null)[]): NameInterpretation | null {
  const found = interpretations.filter((one) => one !== null);
  if (found.length < 2) return found[0] ?? null;
  const best = found.reduce((a, b) => (rankOf(b) > rankOf(a) ? b : a));
  return {
    ...best,
    codes: union(found.map(({ codes }) => codes)),
    known: union(found.map(({ known }) => known)),
    split: false,
  };
}

/** A list that has the name only with other marks, or of another kind, gives way to one that has it as written. */
function better({ old, current }: Meaning): Meaning {
  if (!old || !current || rankOf(old) === rankOf(current)) return { old, current };
  return rankOf(old) < rankOf(current) ? { old, current: null } : { old: null, current };
}

/**
 * What the file's own commune leaves of a meaning. Several communes become those that it allows; of two lists the one
 * that names its commune counts; a name with other marks is believed only where the file does not speak against it.
 */
function withinFile(meaning: Meaning, allowed: ReadonlySet<string>): Meaning {
  if (!allowed.size) return meaning;
  const narrow = (
    interpretation: NameInterpretation | null,
  ): { readonly interpretation: NameInterpretation | null; readonly fits: boolean } => {
    if (!interpretation) return { interpretation, fits: false };
    const codes = interpretation.codes.filter((code) => allowed.has(code));
    if (codes.length) return { interpretation: { ...interpretation, codes }, fits: true };
    return { interpretation: isTyped(interpretation) ? interpretation : null, fits: false };
  };
  const old = narrow(meaning.old);
  const current = narrow(meaning.current);
  if (old.interpretation && current.interpretation && old.fits !== current.fits)
    return old.fits
      ? { old: old.interpretation, current: null }
      : { old: null, current: current.interpretation };
  return { old: old.interpretation, current: current.interpretation };
}
