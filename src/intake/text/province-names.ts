import { fold } from '../../i18n/text.ts';

/** Provinces from 1 July 2025 (Resolution 202/2025/QH15), each with those of before that became a part of it. */
const PROVINCES: Readonly<Record<string, string>> = {
  'Hà Nội': '',
  'Cao Bằng': '',
  'Tuyên Quang': 'Hà Giang',
  'Điện Biên': '',
  'Lai Châu': '',
  'Sơn La': '',
  'Lào Cai': 'Yên Bái',
  'Thái Nguyên': 'Bắc Kạn',
  'Lạng Sơn': '',
  'Quảng Ninh': '',
  'Bắc Ninh': 'Bắc Giang',
  'Phú Thọ': 'Vĩnh Phúc | Hòa Bình',
  'Hải Phòng': 'Hải Dương',
  'Hưng Yên': 'Thái Bình',
  'Ninh Bình': 'Hà Nam | Nam Định',
  'Thanh Hóa': '',
  'Nghệ An': '',
  'Hà Tĩnh': '',
  'Quảng Trị': 'Quảng Bình',
  Huế: 'Thừa Thiên Huế',
  'Đà Nẵng': 'Quảng Nam',
  'Quảng Ngãi': 'Kon Tum',
  'Gia Lai': 'Bình Định',
  'Khánh Hòa': 'Ninh Thuận',
  'Đắk Lắk': 'Phú Yên',
  'Lâm Đồng': 'Đắk Nông | Bình Thuận',
  'Đồng Nai': 'Bình Phước',
  'Hồ Chí Minh': 'Bình Dương | Bà Rịa - Vũng Tàu',
  'Tây Ninh': 'Long An',
  'Đồng Tháp': 'Tiền Giang',
  'Vĩnh Long': 'Bến Tre | Trà Vinh',
  'An Giang': 'Kiên Giang',
  'Cần Thơ': 'Sóc Trăng | Hậu Giang',
  'Cà Mau': 'Bạc Liêu',
};

/** Folded, words only, without *tỉnh*, *thành phố* before it. */
const foldProvince = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^(tinh|thanh pho|tp) (?=\S)/, '')
    .replace(/^(dac|dak) (lak|lac|nong)$/, (_, _first: string, last: string) =>
      last === 'nong' ? 'dak nong' : 'dak lak',
    )
    .replace(/^tphcm$|^hcm$/, 'ho chi minh');

const CURRENT_BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(PROVINCES).flatMap(([name, former]) =>
    [name, ...former.split(' | ').filter(Boolean)].map(
      (one) => [foldProvince(one), foldProvince(name)] as const,
    ),
  ),
);

/** Folded names of all provinces, of today and of before 1 July 2025. */
export const PROVINCE_NAMES: readonly string[] = [...CURRENT_BY_NAME.keys()];

/** The province of today, folded, that a name of today or of before stands for; null for a name that is none. */
export const currentProvince = (name: string): string | null =>
  CURRENT_BY_NAME.get(foldProvince(name)) ?? null;
