import type { Sheet } from '../../../formats/reading/parsed-file.ts';
import { tidy, fold } from '../../../i18n/text.ts';
import { textOf } from '../../text/cell.ts';
import { currentProvince } from '../../text/province-names.ts';
import { readDate } from '../../text/dates.ts';

/** What the lines above a table say about all of it. */
export interface TitleBlock {
  /** Name of the commune that the list is about, as written, with its kind. */
  readonly commune: string | null;
  /** ISO date of the state described. */
  readonly asOf: string | null;
  /** The province of the list, as written; null where none or several are named. */
  readonly province: string | null;
}

/** A province that a place or an office is said to be of: after a comma, or at the beginning of a line. */
const PROVINCE =
  /(?:^|,\s*|ubnd\s+)(?:tỉnh|thành phố|tp\.?)\s+([\p{L} -]+?)(?=\s*(?:$|[,;:.()–\n]|năm|đến|tính|quý|tháng))/giu;

const COMMUNE =
  /(?:^|[\s,:(–-])((?:xã|phường|thị trấn|đặc khu)\s+\p{Lu}[^,;:()–\n]*?)(?=\s*(?:$|[,;:()–]|tỉnh|huyện|năm|đến|tính|số liệu|quý|tháng))/iu;
const AS_OF =
  /(?:tinh den|so lieu den|den ngay|ngay cap nhat|thoi diem)\D{0,12}((?:\d{1,2}[-/.]){1,2}\d{4}|\d{1,2} thang \d{1,2} nam \d{4})/;

/** Words that follow `xã` in letterheads without being a name. */
const NOT_A_NAME = /^(xa|phuong)\s+(hoi|vien|khu vuc|bien gioi|dac biet|an toan|noi|moi$|cu$)/;

export function readTitle(sheet: Sheet, headerTop: number): TitleBlock {
  let commune: string | null = null;
  let asOf: string | null = null;
  const provinces = new Map<string, string>();
  for (const row of sheet.rows.slice(0, headerTop))
    for (const cell of row) {
      const text = tidy(textOf(cell));
      if (!text) continue;
      const found = COMMUNE.exec(text)?.[1];
      if (found && !NOT_A_NAME.test(fold(found))) commune ??= tidy(found);
      for (const [, name = ''] of text.matchAll(PROVINCE)) {
        const known = currentProvince(name);
        if (known !== null) provinces.set(known, tidy(name));
      }
      const date = AS_OF.exec(fold(text))?.[1];
      if (date) asOf ??= readDate(date);
    }
  const [province = null, ...others] = provinces.values();
  return { commune, asOf, province: others.length ? null : province };
}
