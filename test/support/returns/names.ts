import type { Chance } from './chance.ts';

/** Made-up communes; pairs differ by their tones only, as fourteen pairs of real ones do. */
export const COMMUNE_PAIRS = [
  ['Mường Khoẻn', 'Mường Khoen'],
  ['Chiềng Bả', 'Chiềng Bá'],
  ['Nà Sản', 'Nà San Hạ'],
] as const;
export const COMMUNE_NAMES = [
  'Nậm Lếp',
  'Pá Ngọa',
  'Huổi Tát',
  'Phiêng Luống',
  'Púng Xi',
  'Tà Lạn',
  'Nong Hẻo',
  'Sốp Mạ',
  'Co Thín',
  'Long Phặc',
  'Mường Dủn',
  'Bó Cướm',
] as const;
export const OLD_COMMUNE_NAMES = [
  'Hua Păn',
  'Thẳm Phé',
  'Xím Lao',
  'Mường Ngoạn',
  'Kéo Bổng',
  'Suối Lỳ',
  'Tạ Chan',
  'Lọng Tòng',
  'Cang Mường',
  'Đán Khoang',
  'Púng Luông Hạ',
  'Chiềng Đứa',
  'Nậm Mạt',
  'Huổi Dửn',
] as const;

/** Made-up places of other provinces. */
export const FOREIGN_COMMUNES = ['Xã Khau Phạ Thượng', 'Xã Bản Nghè', 'Xã Tả Van Sín'] as const;

const FIRST = [
  'Huổi',
  'Nậm',
  'Pá',
  'Nà',
  'Co',
  'Hua',
  'Phiêng',
  'Púng',
  'Sàng',
  'Tà',
  'Lùng',
  'Pom',
  'Kéo',
  'Cang',
  'Noong',
  'Thẳm',
] as const;
const SECOND = [
  'Lếch',
  'Ngịu',
  'Khoang',
  'Mạt',
  'Đứa',
  'Bỉa',
  'Lằn',
  'Cướm',
  'Dửn',
  'Hộc',
  'Phường',
  'Tòng',
  'Sẳng',
  'Ột',
  'Xe',
  'Quỳnh',
  'Lạn',
  'Muông',
] as const;
const WHOLE = [
  'Đoàn Kết',
  'Thống Nhất',
  'Tiền Phong',
  'Hòa Bình',
  'Quyết Thắng',
  'Tân Lập',
  'Dân Cư Mới',
] as const;
/** Villages of one commune that only a tone tells apart. */
export const TONE_TWINS = [
  ['Nà Hán', 'Nà Hạn'],
  ['Pá Bó', 'Pá Bò'],
  ['Huổi Lán', 'Huổi Làn'],
] as const;

/** Names of the villages of one commune, all different; *Bản Mới 1* and *Bản Mới 2* are two villages. */
export function drawVillageNames(chance: Chance, count: number): string[] {
  const names = new Set<string>();
  if (chance.happens(0.3)) for (const twin of chance.pick(TONE_TWINS)) names.add(twin);
  while (names.size < count) {
    const kind = chance.next();
    if (kind < 0.08) names.add(chance.pick(WHOLE));
    else if (kind < 0.14) for (const number of ['I', 'II']) names.add(`${chance.pick(FIRST)} Mới ${number}`);
    else if (kind < 0.18) names.add(`Tổ ${chance.between(1, 9)}`);
    else names.add(`${chance.pick(FIRST)} ${chance.pick(SECOND)}`);
  }
  return [...names].slice(0, count);
}

const FAMILY = ['Lò', 'Quàng', 'Cầm', 'Hà', 'Giàng', 'Vàng'] as const;
const GIVEN = ['Văn Thử', 'Thị Mẫu', 'A Giả', 'Văn Ví Dụ'] as const;
export const drawPerson = (chance: Chance): string => `${chance.pick(FAMILY)} ${chance.pick(GIVEN)}`;
export const drawTelephone = (chance: Chance): string =>
  `0900 000 ${String(chance.below(1000)).padStart(3, '0')}`;
