import { headingWords, phrases, type HeadingWord } from '../headings/heading-words.ts';
import type { CountColumn } from './count-columns.ts';

/** Who is counted: those who live there in fact, or those whom the register says live there. */
type Residence = 'actual' | 'registered';

const ACTUAL = phrases(
  'thực tế | thực ở | có mặt | sinh sống | đang ở | đang sống | cư trú | actual | present | living there | de facto',
);
const REGISTERED = phrases('thường trú | đăng ký | hộ khẩu | theo sổ | có sổ | registered | de jure');

const says = (words: readonly HeadingWord[], list: readonly (readonly HeadingWord[])[]): boolean =>
  list.some((phrase) =>
    words.some((_, at) => phrase.every((part, i) => words[at + i]?.toned === part.toned)),
  );

/** *Nhân khẩu thực tế thường trú* are those who live there. */
function residenceOf(path: readonly string[]): Residence | null {
  const words = headingWords(path.join(' / '));
  return says(words, ACTUAL) ? 'actual' : says(words, REGISTERED) ? 'registered' : null;
}

/** What the columns of one count say of the people in the register beside those who are there. */
export interface Residences {
  /** Columns of the register, beside which another counts who lives there: that one is taken. */
  readonly registered: ReadonlySet<CountColumn>;
  /** Columns that say nothing of it beside one that counts who lives there: which is the whole only a person knows. */
  readonly unsaid: ReadonlySet<CountColumn>;
}

/**
 * A village gets its signal where its people live: of two columns that count the same, those who are there go before those
 * in the register.
 * @param columns that count households or people, a part or the whole
 */
export function residencesOf(columns: readonly CountColumn[]): Residences {
  const registered = new Set<CountColumn>();
  const unsaid = new Set<CountColumn>();
  for (const counts of ['households', 'people'] as const) {
    const own = columns.filter(({ meaning, isOther }) => meaning.counts === counts && !isOther);
    const whole = own.filter(({ meaning }) => !meaning.isPart);
    const actual = whole.filter(({ path }) => residenceOf(path) === 'actual');
    if (!actual.length) continue;
    const inRegister = own.filter(({ path }) => residenceOf(path) === 'registered');
    for (const column of inRegister) registered.add(column);
    if (!inRegister.length)
      for (const column of whole) if (residenceOf(column.path) === null) unsaid.add(column);
  }
  return { registered, unsaid };
}
