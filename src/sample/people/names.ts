import { randomStream, type Random } from '../../model/basics/random.ts';

/** Made-up place: the province of the drawings. */
export const PROVINCE_NAME = 'Mường Thàng';

/**
 * First words are those of the north-west (muang, stream, field, hill ...); the second are invented,
 * so that no pair is the name of a commune of 2025 (a test goes through all pairs).
 * @internal
 */
export const COMMUNE_FIRST = [
  'Mường',
  'Chiềng',
  'Nậm',
  'Phiêng',
  'Pá',
  'Huổi',
  'Tà',
  'Noong',
  'Púng',
  'Khau',
] as const;
/** @internal */
export const VILLAGE_FIRST = [
  'Nậm',
  'Huổi',
  'Nà',
  'Pá',
  'Co',
  'Bó',
  'Phiêng',
  'Púng',
  'Noong',
  'Khau',
  'Tà',
  'Sin',
  'Lùng',
  'Kéo',
  'Pom',
  'Hua',
] as const;
/** @internal */
export const SECOND = [
  'Thoóng',
  'Lươm',
  'Pheng',
  'Đoong',
  'Chượm',
  'Hịa',
  'Lốm',
  'Viêng',
  'Tợi',
  'Xuông',
  'Khát',
  'Mòng',
  'Sượt',
  'Ngoạn',
  'Điêng',
  'Bưởn',
  'Thiệp',
  'Luốt',
  'Phượi',
  'Cướm',
  'Nhọt',
  'Ếnh',
  'Quẳng',
  'Hoóc',
  'Tiềm',
  'Vạch',
  'Xỏm',
  'Lạnh',
  'Chiêu',
  'Đứa',
  'Khẳm',
  'Muồi',
  'Ngựm',
  'Pảng',
  'Rượi',
  'Sưởng',
  'Thuột',
  'Ướng',
  'Vượp',
  'Xiêm',
] as const;
const COMMON_VILLAGES = ['Bản Mới', 'Bản Tân Lập', 'Bản Đông', 'Bản Tây', 'Bản Giữa'] as const;

function shuffle<T>(random: Random, items: readonly T[]): T[] {
  const mixed = [...items];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j], mixed[i]];
  }
  return mixed;
}

const pairs = (first: readonly string[]): string[] => first.flatMap((a) => SECOND.map((b) => `${a} ${b}`));

/** Names of communes, each once in the province. */
export function nameCommunes(seed: number, count: number): string[] {
  return shuffle(randomStream(seed, 'commune names'), pairs(COMMUNE_FIRST)).slice(0, count);
}

/**
 * Names for the villages of one commune, each once there, as often as needed with a number behind.
 * Wards and seats count their groups ("Tổ 3"); every tenth rural village has one of the names
 * that many communes share.
 */
export function nameVillages(seed: number, commune: number, urban: readonly boolean[]): string[] {
  const random = randomStream(seed, `village names ${commune}`);
  const fresh = shuffle(random, pairs(VILLAGE_FIRST));
  const shared = shuffle(random, COMMON_VILLAGES);
  let group = 0;
  let next = 0;
  return urban.map((isUrban) => {
    if (isUrban) return `Tổ ${++group}`;
    if (shared.length > 0 && random() < 0.1) return shared.pop() as string;
    const round = Math.floor(next / fresh.length);
    const name = fresh[next++ % fresh.length];
    return round === 0 ? `Bản ${name}` : `Bản ${name} ${round + 1}`;
  });
}
