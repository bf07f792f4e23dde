import type { Sheet } from '../../formats/reading/parsed-file.ts';
import { tidy, fold } from '../../i18n/text.ts';
import { textOf } from '../text/cell.ts';
import { readDate } from '../text/dates.ts';

/** What the lines above a table say about all of it. */
export interface TitleBlock {
  /** Name of the commune that the list is about, as written, with its kind. */
  readonly commune: string | null;
  /** ISO date of the state described. */
  readonly asOf: string | null;
}

const COMMUNE =
  /(?:^|[\s,:(–-])((?:xã|phường|thị trấn|đặc khu)\s+\p{Lu}[^,;:()–\n]*?)(?=\s*(?:$|[,;:()–]|tỉnh|huyện|năm|đến|tính|số liệu|quý|tháng))/iu;
const AS_OF =
  /(?:tinh den|so lieu den|den ngay|ngay cap nhat|thoi diem)\D{0,12}((?:\d{1,2}[-/.]){1,2}\d{4}|\d{1,2} thang \d{1,2} nam \d{4})/;

/** Words that follow `xã` in letterheads without being a name. */
const NOT_A_NAME = /^(xa|phuong)\s+(hoi|vien|khu vuc|bien gioi|dac biet|an toan|noi|moi$|cu$)/;

export function readTitle(sheet: Sheet, headerTop: number): TitleBlock {
  let commune: string | null = null;
  let asOf: string | null = null;
  for (const row of sheet.rows.slice(0, headerTop))
    for (const cell of row) {
      const text = tidy(textOf(cell));
      if (!text) continue;
      const found = COMMUNE.exec(text)?.[1];
      if (found && !NOT_A_NAME.test(fold(found))) commune ??= tidy(found);
      const date = AS_OF.exec(fold(text))?.[1];
      if (date) asOf ??= readDate(date);
    }
  return { commune, asOf };
}
