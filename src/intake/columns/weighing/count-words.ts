import { elementAt } from '../../../model/basics/elements.ts';
import { fold } from '../../../i18n/text.ts';
import { agrees, headingWords, phrases, type HeadingWord } from '../headings/heading-words.ts';

/** What a heading counts, by its words. */
export interface CountMeaning {
  /** What is counted; null where no word says so. */
  readonly counts: 'households' | 'people' | null;
  /** True where a word makes a part of the whole: the poor, those of one operator, those of another year. */
  readonly isPart: boolean;
  /** True where its unit is one of length, area, money and the like: nothing that is counted. */
  readonly isMeasured: boolean;
  /** Years that the heading names. */
  readonly years: readonly number[];
  /** Month of the year that the heading ends with: 0 and 13 for its first and last day, null where it names none. */
  readonly month: number | null;
  /** Words that are neither the thing counted nor known to leave its meaning alone. */
  readonly unexplained: number;
}

/** Words for a household and for a person; the longer phrase is looked for first. */
const HOUSEHOLDS = phrases(
  'hộ gia đình | nóc nhà | gia đình | nếp nhà | mái nhà | hộ | nóc | households | household | hh | house | houses',
);
const PEOPLE = phrases(
  'dân số trung bình | dân số bình quân | nhân khẩu | nhân dân | dân số | số dân | dân cư | miệng ăn | người dân | nhân mạng | người | khẩu | dân | people | persons | population | inhabitants | residents | pop',
);
/** Words that leave the meaning of a count alone. */
const NEUTRAL = phrases(
  'số lượng | tổng số | đơn vị tính | đầu kỳ | cuối kỳ | đầu năm | cuối năm | nghìn | ngàn | thousand | thousands | tính đến | hiện tại | hiện nay | hiện có | hiện đang | thời điểm | trên địa bàn | thực tế | có mặt | thường trú | sinh sống | đang ở | cư trú | toàn bộ | số | sl | tổng | tổng cộng | cộng | cộng chung | tg | ts | của | trong | tại | các | ở | có | đang | hiện | thôn | bản | tổ | xóm | làng | khu | xã | năm | tháng | quý | ngày | đến | kỳ này | kỳ báo cáo | báo cáo | và | đvt | qui mô | quy mô | quân số | chỉ tiêu | mới | mới nhất | chung | total | number | no | of | current | the | all | total number',
);
/** Words that make a part of a count, or another count: the poor, the electrified, the last period, one operator's. */
const PARTS = phrases(
  'mật độ | khác | còn lại | dân tộc | nghèo | cận | chưa | không | thiếu | nữ | nam | trẻ | em | dtts | thiểu số | tỷ lệ | bình quân | trung bình | mỗi | trên hộ | % | đbkk | trước | cũ | ngoái | kỳ trước | năm ngoái | so với | tăng | giảm | chuyển | đi | đến ở | tạm trú | tạm vắng | vắng | xa | lao động | tuổi | học sinh | đảng viên | cán bộ | chính sách | khó khăn | điện | lưới | nước | sóng | lõm | trắng | phủ | cáp | quang | internet | mạng | tv | truyền hình | điện thoại | thuê bao | dùng | sử dụng | đăng ký | lắp | viettel | vnpt | vinaphone | vina | mobifone | mobi | vietnamobile | kinh doanh | làm | nhà tạm | dột | diện | mã | sđt | trường | lớp | trạm | điểm | kế hoạch | dự kiến | dự báo | dự tính | mục tiêu | phấn đấu | định hướng | phát sinh | mất | chết | sinh | old | poor | near | female | male | children | subscribed | passed | uncovered | previous | last | forecast | projected | planned | target | rate | share | code | per | density',
);

/** Units of lengths, areas, weights, money, power, time and shares. */
const MEASURES = phrases(
  'm | km | cm | mm | m2 | km2 | ha | m3 | kg | tấn | tạ | đồng | nghìn đồng | triệu đồng | triệu | tỷ đồng | tỷ | vnđ | usd | kw | kwh | kv | mw | dbm | mhz | ghz | mbps | gb | giờ | phút | độ | %',
);

/**
 * Longest phrases first, so that `dân tộc` is not read as `dân` and a word more; of one length the harmless one,
 * so that `nam 2026` without marks is a year.
 */
const byLength = (lists: readonly (readonly HeadingWord[])[]): readonly (readonly HeadingWord[])[] =>
  lists.toSorted((a, b) => b.length - a.length);
type Sense = 'households' | 'people' | 'neutral' | 'part';
/** Phrases of headings with what each says, the longest first. */
export const LEXICON: readonly (readonly [readonly HeadingWord[], Sense])[] = byLength([
  ...HOUSEHOLDS,
  ...PEOPLE,
  ...NEUTRAL,
  ...PARTS,
]).map((phrase) => [
  phrase,
  HOUSEHOLDS.includes(phrase)
    ? 'households'
    : PEOPLE.includes(phrase)
      ? 'people'
      : PARTS.includes(phrase)
        ? 'part'
        : 'neutral',
]);

const yearOf = ({ plain }: HeadingWord): number | null =>
  /^(19|20)\d{2}$/.test(plain) ? Number(plain) : null;

const QUARTERS = ['i', 'ii', 'iii', 'iv'];

/** `Quý III/2026`, `tháng 9`, `30/6/2026`, `cuối kỳ`. */
function monthOf(level: string): number | null {
  const text = fold(level);
  const edge = /\b(dau|cuoi) (?:ky|nam)\b/.exec(text)?.[1];
  if (edge) return edge === 'dau' ? 0 : 13;
  const quarter = /\b(?:quy|q)[ .]?(i{1,3}|iv|[1-4])\b/.exec(text)?.[1];
  if (quarter) return 3 * (QUARTERS.indexOf(quarter) + 1 || Number(quarter));
  const short = /^t\.? ?(\d{1,2})(?:[-/.](?:19|20)\d{2})?$/.exec(text)?.[1];
  const month = short
    ? [short, short]
    : /\bthang (\d{1,2})\b|\b(?:\d{1,2}[-/.])?(\d{1,2})[-/.](?:19|20)\d{2}\b/.exec(text);
  const number = Number(month?.[1] ?? month?.[2] ?? 0);
  return number >= 1 && number <= 12 ? number : null;
}

/**
 * Reads the words of a heading, all its levels together. The outer level speaks where the inner one is silent
 * (`Hộ, khẩu` over `Số hộ`), and a part named there holds for all below it; beside an inner word that nobody knows
 * (*Dân cư* over *x*) it names the group, not what is counted.
 */
export function readCountWords(path: readonly string[]): CountMeaning {
  const levels = path.map(meaningOf);
  const speaks = levels.findLast(({ isSilent }) => !isSilent);
  return {
    counts: speaks?.counts ?? null,
    isPart: levels.some(({ isPart }) => isPart),
    isMeasured: levels.at(-1)?.isMeasured ?? false,
    years: [...new Set(levels.flatMap(({ years }) => years))],
    month: levels.findLast(({ month }) => month !== null)?.month ?? null,
    // What an outer level says beside the thing counted is its title.
    unexplained: levels.at(-1)?.unexplained ?? 0,
  };
}

interface LevelMeaning extends CountMeaning {
  /** True where it names no thing, known or unknown. */
  readonly isSilent: boolean;
}

/** The same few headings are asked for by every weighing of every pair of columns. */
const remembered = new Map<string, LevelMeaning>();
const MOST_REMEMBERED = 5000;

function meaningOf(level: string): LevelMeaning {
  const known = remembered.get(level);
  if (known) return known;
  const meaning = readWithUnit(level);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(level, meaning);
  return meaning;
}

/** What stands in brackets, and what follows the words for *unit*: `(ĐVT: nóc)`, `[hộ]`, `- ĐVT: khẩu`. */
const UNIT = /[([{]([^)\]}]*)[)\]}]|(?:đvt|đơn vị tính|đơn vị|unit)\s*:\s*(.+)$/giu;
const UNIT_WORD = /^\s*(?:đvt|đơn vị tính|đơn vị|unit)\s*[:.]?\s*/iu;

const TIME = /^(?:(?:quy|q)[ .]?(?:i{1,3}|iv)|t\.? ?\d{1,2})(?:[ /.-]+(?:nam )?(?:19|20)\d{2})?$/;

/** A level and its unit: what something is counted in tells what is counted where the words before it do not. */
function readWithUnit(level: string): LevelMeaning {
  const text = level.normalize('NFC');
  const units = [...text.matchAll(UNIT)].map(([, inside, after]) =>
    headingWords((inside ?? after ?? '').replace(UNIT_WORD, '')),
  );
  const read = { ...readLevel(headingWords(text)), month: monthOf(text) };
  // `Quý III`, `T9`: a time and nothing else, whatever stands above it is counted then.
  const whole = TIME.test(fold(text)) ? { ...read, unexplained: 0, isSilent: true } : read;
  const isMeasured = units.some((unit) =>
    MEASURES.some(
      (one) => one.length === unit.length && one.every((part, i) => agrees(elementAt(unit, i), part)),
    ),
  );
  const counted = new Set(
    units
      .map((unit) => readLevel(unit))
      .flatMap(({ counts, isPart, unexplained }) => (counts && !isPart && !unexplained ? [counts] : [])),
  );
  if (counted.size !== 1) return { ...whole, isMeasured };
  const [counts] = counted;
  const own = readLevel(headingWords(text.replace(UNIT, ' ')));
  return {
    ...whole,
    isMeasured,
    counts: own.counts === null || own.counts === counts ? counts! : null,
    unexplained: own.unexplained,
    isSilent: false,
  };
}

/** `T.số`, `N.khẩu`, `hộ g/đ`: the first consonants of a word, which its neighbours tell. */
const abbreviates = ({ plain }: HeadingWord, part: HeadingWord): boolean =>
  /^[bcdghklmnpqrstvx]{1,3}$/.test(plain) && plain.length < part.plain.length && part.plain.startsWith(plain);

function matchesPhrase(
  words: readonly (HeadingWord | null | undefined)[],
  phrase: readonly HeadingWord[],
): boolean {
  const whole = phrase.filter((part, i) => {
    const word = words[i];
    return word && agrees(word, part);
  }).length;
  if (whole === phrase.length) return true;
  return (
    whole > 0 &&
    phrase.every((part, i) => {
      const word = words[i];
      return word && (agrees(word, part) || abbreviates(word, part));
    })
  );
}

const HAVE = headingWords('có')[0]!;
/** *Those that have* something that no word here explains are some of them. */
const haveSomething = (words: readonly HeadingWord[], rest: readonly (HeadingWord | null)[]): boolean =>
  words.some((word, i) => i > 0 && agrees(word, HAVE) && rest[i] === null && !!rest[i + 1]);

function readLevel(all: readonly HeadingWord[]): LevelMeaning {
  const years = all.flatMap((word) => yearOf(word) ?? []);
  const words = all.filter(({ plain }) => !/^\d+$/.test(plain));
  const rest: (HeadingWord | null)[] = [...words];
  const found: { readonly sense: Sense; readonly at: number }[] = [];
  for (const [phrase, sense] of LEXICON) {
    for (let at = 0; at + phrase.length <= rest.length; at++) {
      if (!matchesPhrase(rest.slice(at, at + phrase.length), phrase)) continue;
      found.push({ sense, at });
      rest.fill(null, at, at + phrase.length);
    }
  }
  const heads = found
    .filter(({ sense }) => sense === 'households' || sense === 'people')
    .toSorted((a, b) => a.at - b.at);
  const kinds = new Set(heads.map(({ sense }) => sense));
  // The thing counted comes first: behind an unknown word (`x có người ở`) the known one only describes it.
  const isLed = rest.slice(0, heads[0]?.at ?? 0).some((word) => word !== null);
  return {
    // `Số người/hộ` and `Hộ, khẩu` name both and so count neither.
    counts: kinds.size === 1 && !isLed ? (elementAt(heads, 0).sense as 'households' | 'people') : null,
    isPart: found.some(({ sense }) => sense === 'part') || (heads.length > 0 && haveSomething(words, rest)),
    isMeasured: false,
    years,
    month: null,
    unexplained: rest.filter((word) => word !== null).length,
    isSilent: !heads.length && rest.every((word) => word === null),
  };
}
