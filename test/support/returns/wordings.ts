import type { Chance } from './chance.ts';

export type WordingMode = 'familiar' | 'unknown';
/** What a clerk is asked for; the columns of position depend on how the commune writes places. */
export type Topic =
  | 'name'
  | 'households'
  | 'population'
  | 'lon'
  | 'lat'
  | 'pair'
  | 'northing'
  | 'easting'
  | 'electricity'
  | 'code'
  | 'communeName'
  | 'communeCode'
  | 'oldCommune';

interface Grammar {
  readonly quantities?: readonly string[];
  readonly heads: readonly string[];
  readonly qualifiers?: readonly string[];
  readonly units?: readonly string[];
}

/** Headings as they are met in the forms that departments send out. */
const FAMILIAR: Readonly<Record<Topic, Grammar>> = {
  name: { heads: ['Thôn/bản/tổ dân phố', 'Tên bản', 'Tên thôn, bản', 'Thôn/Bản', 'Tên thôn/bản'] },
  households: { quantities: ['', 'Tổng '], heads: ['Số hộ', 'Số hộ dân'], units: ['', ' (hộ)'] },
  population: { heads: ['Nhân khẩu', 'Số khẩu', 'Số nhân khẩu', 'Dân số'], units: ['', ' (người)'] },
  lon: { heads: ['Kinh độ', 'Kinh độ (E)', 'Longitude'] },
  lat: { heads: ['Vĩ độ', 'Vĩ độ (N)', 'Latitude'] },
  pair: { heads: ['Tọa độ GPS', 'Toạ độ', 'Tọa độ (vĩ độ, kinh độ)'] },
  northing: { heads: ['X (m)'] },
  easting: { heads: ['Y (m)'] },
  electricity: { heads: ['Điện lưới', 'Tình trạng điện', 'Hiện trạng điện', 'Có điện lưới quốc gia'] },
  code: { heads: ['Mã thôn/bản', 'Mã bản', 'Mã thôn'] },
  communeName: { heads: ['Xã/Phường', 'Tên xã', 'Xã'] },
  communeCode: { heads: ['Mã xã', 'Mã xã mới'] },
  oldCommune: { heads: ['Xã trước sáp nhập', 'Xã trước sắp xếp', 'Tên xã cũ'] },
};

const QUANTITIES = ['', '', 'Tổng ', 'Tổng cộng ', 'SL ', 'T.số ', 'Tg số ', 'Số lượng '] as const;
const NOW = ['', '', '', ' hiện có', ' đang ở', ' toàn bản', ' thực tế', ' đến 30/9/2026'] as const;

/** Headings that no form prescribes, each plain to whoever works at a commune. */
const UNKNOWN: Readonly<Record<Topic, Grammar>> = {
  name: {
    heads: [
      'Điểm dân cư',
      'Nơi bà con ở',
      'Bản làng',
      'Tên gọi bản',
      'Tên chòm, bản',
      'Cụm dân cư tên là',
      'Địa bàn bản',
      'Tên nơi ở',
      'Bản mường',
    ],
    qualifiers: ['', '', ' (ghi đầy đủ)', ' hiện nay', ' theo NQ HĐND'],
  },
  households: {
    quantities: QUANTITIES,
    heads: ['nhà (nóc)', 'nóc nhà', 'bếp', 'gia đình', 'mái nhà', 'hộ', 'nhà có người ở', 'hộ g/đ'],
    qualifiers: NOW,
    units: ['', '', ' - ĐVT: hộ', ' (ĐVT: nóc)', ' [hộ]'],
  },
  population: {
    quantities: QUANTITIES,
    heads: [
      'miệng ăn',
      'người đang ở',
      'khẩu',
      'người',
      'bà con',
      'người dân',
      'con người',
      'ng. trong bản',
      'nhân danh',
    ],
    qualifiers: NOW,
    units: ['', '', ' - ĐVT: khẩu', ' (ĐVT: ng.)', ' [người]'],
  },
  lon: {
    heads: ['Vị trí kinh độ Đ', 'KĐ (Đông)', 'Kinh (Đ)', 'Đông kinh', 'Số đo kinh tuyến', 'Chiều kinh (Đ)'],
  },
  lat: { heads: ['Vị trí vĩ độ B', 'VĐ (Bắc)', 'Vĩ (B)', 'Bắc vĩ', 'Số đo vĩ tuyến', 'Chiều vĩ (B)'] },
  pair: {
    heads: [
      'Định vị nhà văn hóa',
      'Điểm ghim trên bản đồ',
      'Vị trí Zalo gửi',
      'Chấm trên Google',
      'Định vị đầu bản',
    ],
  },
  northing: { heads: ['Bắc X (mét)', 'X Bắc', 'Trị X (lên Bắc)'] },
  easting: { heads: ['Đông Y (mét)', 'Y Đông', 'Trị Y (sang Đông)'] },
  electricity: {
    heads: ['Thắp sáng bằng gì', 'Đang dùng điện gì', 'Điện kéo về chưa', 'Nguồn thắp sáng', 'Đóng điện'],
  },
  code: { heads: ['Ký hiệu bản', 'Số hiệu bản', 'KH bản'] },
  communeName: { heads: ['Thuộc địa bàn', 'Đơn vị báo cáo', 'Thuộc xã nào'] },
  communeCode: { heads: ['Số hiệu xã', 'MX', 'Mã đơn vị cấp xã'] },
  oldCommune: { heads: ['Hồi chưa nhập thuộc xã', 'Địa bàn trước 1/7/2025', 'Xã hồi chưa sáp nhập'] },
};

const GROUPS: Readonly<
  Record<WordingMode, Readonly<Record<'people' | 'place' | 'grid', readonly string[]>>>
> = {
  familiar: {
    people: ['Hộ, khẩu', 'Quy mô', 'Số hộ, nhân khẩu'],
    place: ['Tọa độ (WGS84)', 'Toạ độ địa lý', 'Tọa độ'],
    grid: ['Tọa độ VN2000', 'Tọa độ VN-2000'],
  },
  unknown: {
    people: ['Dân cư', 'Bà con trong bản', 'Đông hay ít', 'Tình hình dân', 'Cư dân'],
    place: ['Định vị bằng điện thoại', 'Vị trí nhà văn hóa', 'Chỗ đứng đo sóng', 'Ghim bản đồ'],
    grid: ['Số liệu địa chính (VN2000)', 'Máy địa chính đo VN-2000'],
  },
};

const sentenceCase = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** One heading: quantity, head, qualifier and unit drawn each by itself. */
export function drawHeading(chance: Chance, mode: WordingMode, topic: Topic): string {
  const {
    quantities = [''],
    heads,
    qualifiers = [''],
    units = [''],
  } = (mode === 'familiar' ? FAMILIAR : UNKNOWN)[topic];
  const head = chance.pick(heads);
  const quantity = chance.pick(quantities);
  const spoken =
    quantity && mode === 'familiar' ? `${quantity}${head.toLocaleLowerCase('vi')}` : quantity + head;
  return sentenceCase(spoken) + chance.pick(qualifiers) + chance.pick(units);
}
export const drawGroup = (chance: Chance, mode: WordingMode, kind: 'people' | 'place' | 'grid'): string =>
  chance.pick(GROUPS[mode][kind]);

/** Groups over the marks per operator, and the operators as communes call them. */
export const drawMarkGroup = (chance: Chance, mode: WordingMode): string =>
  chance.pick(
    mode === 'familiar'
      ? ['Hiện trạng phủ sóng 4G', 'Phủ sóng 4G']
      : ['Vào mạng 4G được không', 'Máy có lên 4G không', 'Bắt được 4G của'],
  );
export const OPERATOR_WORDS = {
  viettel: ['Viettel', 'VTL'],
  vnpt: ['VNPT', 'VinaPhone', 'Vina'],
  mobifone: ['MobiFone', 'Mobi'],
} as const;

/** Typing: what happens to a heading between the form and the file. */
const FAULTS: readonly ((text: string, chance: Chance) => string)[] = [
  (text) => text.replace(' ', '  '),
  (text) => `${text}:`,
  (text) => ` ${text} `,
  (text) => text.toLocaleUpperCase('vi'),
  (text) => text.replace(/ (?=[^ ]*$)/, '\n'),
  (text) => text.normalize('NFD'),
  (text) => withoutTones(text),
  (text) =>
    text
      .replace(/Số hộ/, 'SL hộ')
      .replace(/Tổng số/, 'Tg số')
      .replace(/nhân khẩu/i, 'NK'),
  (text) => `${text} (*)`,
];
export const withoutTones = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D');

export function mistype(chance: Chance, text: string, share: number): string {
  return chance.happens(share) ? chance.pick(FAULTS)(text, chance) : text;
}
