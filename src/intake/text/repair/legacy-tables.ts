/**
 * Vietnamese text of the years before Unicode, as it looks when its bytes are read as windows-1252.
 * Each table is written as pairs: the characters seen, the letter meant.
 */

/** TCVN 5712 VN3 (ABC; fonts `.VnTime`, `.VnArial`). Capitals with tone exist only in the `…H` fonts. */
const TCVN3 =
  'µà ¸á ¶ả ·ã ¹ạ ¨ă »ằ ¾ắ ¼ẳ ½ẵ Æặ ©â Çầ Êấ Èẩ Éẫ Ëậ ®đ Ìè Ðé Îẻ Ïẽ Ñẹ ªê Òề Õế Óể Ôễ Öệ ' +
  '×ì Ýí Øỉ Üĩ Þị ßò ãó áỏ âõ äọ «ô åồ èố æổ çỗ éộ ¬ơ êờ íớ ëở ìỡ îợ ïù óú ñủ òũ ôụ \u00ADư õừ øứ öử ÷ữ ùự ' +
  'úỳ ýý ûỷ üỹ þỵ ¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ';

/** VNI Windows: a plain vowel and a mark behind it; some letters stand alone. */
const VNI_MARKS = 'ù\u0301 ø\u0300 û\u0309 õ\u0303 ï\u0323';
const VNI_ALONE = 'íí ìì æỉ óĩ òị îỵ ôơ öư ñđ';
const VNI_HATS: Readonly<Record<string, string>> = {
  // Circumflex and its tones, then breve and its tones, on the vowel before.
  a: 'ââ áấ àầ åẩ ãẫ äậ êă éắ èằ úẳ üẵ ëặ',
  e: 'âê áế àề åể ãễ äệ',
  o: 'âô áố àồ åổ ãỗ äộ',
};

/** windows-1258 keeps tones as marks of their own behind the vowel. */
const CP1258 = 'Ì\u0300 ì\u0301 Ò\u0309 Þ\u0303 ò\u0323 ðđ ÐĐ ãă ÃĂ õơ ÕƠ ýư ÝƯ þ₫';

export type LegacyEncoding = 'tcvn3' | 'vni' | 'cp1258';

const pairsOf = (table: string): [string, string][] =>
  table.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)] as [string, string]);

const upper = (text: string): string => text.toLocaleUpperCase('vi');

const TCVN3_BY_CHARACTER = new Map(pairsOf(TCVN3));
const CP1258_BY_CHARACTER = new Map(pairsOf(CP1258));

function vniSequences(): Map<string, string> {
  const sequences = new Map<string, string>();
  const add = (seen: string, meant: string): void => {
    sequences.set(seen, meant.normalize('NFC'));
    sequences.set(upper(seen), upper(meant.normalize('NFC')));
    // A capital with a small mark behind it is as common.
    if (seen.length > 1) sequences.set(upper(seen.charAt(0)) + seen.slice(1), upper(meant.normalize('NFC')));
  };
  for (const [seen, meant] of pairsOf(VNI_ALONE)) add(seen, meant);
  for (const [mark, tone] of pairsOf(VNI_MARKS)) {
    for (const vowel of 'aeouy') add(vowel + mark, vowel + tone);
    add(`ô${mark}`, `ơ${tone}`);
    add(`ö${mark}`, `ư${tone}`);
  }
  for (const [vowel, table] of Object.entries(VNI_HATS))
    for (const [mark, letter] of pairsOf(table)) add(vowel + mark, letter);
  return sequences;
}
const VNI_BY_SEQUENCE = vniSequences();

function fromVni(text: string): string {
  let out = '';
  for (let i = 0; i < text.length;) {
    const two = VNI_BY_SEQUENCE.get(text.slice(i, i + 2));
    const one = two === undefined ? VNI_BY_SEQUENCE.get(text.charAt(i)) : undefined;
    out += two ?? one ?? text.charAt(i);
    i += two === undefined ? 1 : 2;
  }
  return out;
}

const byCharacter = (text: string, table: ReadonlyMap<string, string>): string =>
  Array.from(text, (character) => table.get(character) ?? character).join('');

/** The text that was meant, in NFC. Characters outside the table stay. */
export function fromLegacy(text: string, encoding: LegacyEncoding): string {
  const converted =
    encoding === 'vni'
      ? fromVni(text)
      : byCharacter(text, encoding === 'tcvn3' ? TCVN3_BY_CHARACTER : CP1258_BY_CHARACTER);
  return converted.normalize('NFC');
}

/**
 * What the bytes of the text in an old encoding look like when read as windows-1252; null where it has no code for a letter.
 * @internal
 */
export function toLegacy(text: string, encoding: 'tcvn3' | 'vni'): string | null {
  const reverse = encoding === 'tcvn3' ? TCVN3_REVERSED : VNI_REVERSED;
  let out = '';
  for (const character of text.normalize('NFC')) {
    const seen = reverse.get(character) ?? (character.codePointAt(0)! < 0x80 ? character : null);
    if (seen === null) return null;
    out += seen;
  }
  return out;
}
const TCVN3_REVERSED = new Map([...TCVN3_BY_CHARACTER].map(([seen, meant]) => [meant, seen]));
const VNI_REVERSED = new Map([...VNI_BY_SEQUENCE].map(([seen, meant]) => [meant, seen]));
