import type { Chance } from './chance.ts';
import type { FormColumn, RowFacts } from './form.ts';
import { drawPerson, drawTelephone } from './names.ts';
import { northingOf } from './values.ts';
import { OPERATOR_WORDS, type WordingMode } from './wordings.ts';

type Typed = (text: string) => string;
type Decoy = (typed: Typed, chance: Chance, unknown: boolean) => FormColumn[];

const share = (facts: RowFacts, low: number, high: number): number =>
  Math.round(facts.village.households * (low + (high - low) * facts.chance.next()));

/** Columns beside the true ones that a hasty reader takes for them. */
const DECOYS: Readonly<Record<string, Decoy>> = {
  lastYear: (typed, chance, unknown) => [
    {
      field: null,
      path: [
        typed(
          unknown
            ? chance.pick(['Nhà năm ngoái', 'Nóc nhà hồi 2024', 'Cuối năm trước (nóc)'])
            : 'Số hộ năm 2024',
        ),
      ],
      cell: (facts) => share(facts, 0.85, 0.99),
      summed: true,
    },
  ],
  peopleLastYear: (typed, chance, unknown) => [
    {
      field: null,
      path: [
        typed(unknown ? chance.pick(['Người hồi tổng điều tra 2019', 'Miệng ăn năm ngoái']) : 'Dân số 2019'),
      ],
      cell: (facts) => share(facts, 3.2, 3.6),
      summed: true,
    },
  ],
  perOperator: (typed, chance, unknown) => {
    const group = typed(
      unknown ? chance.pick(['Nhà đang dùng mạng của', 'Nóc nhà dùng sim']) : 'Số hộ dùng mạng',
    );
    return Object.values(OPERATOR_WORDS).map((words) => ({
      field: null,
      path: [group, chance.pick(words)],
      cell: (facts) => share(facts, 0.1, 0.6),
      summed: true,
    }));
  },
  poor: (typed, chance, unknown) => [
    {
      field: 'poor_households',
      path: [typed(unknown ? chance.pick(['Nhà nghèo', 'Nóc nghèo + cận nghèo']) : 'Số hộ nghèo')],
      cell: (facts) => share(facts, 0.1, 0.5),
      summed: true,
    },
  ],
  lit: (typed) => [
    {
      field: null,
      path: [typed('Hộ có điện thắp sáng')],
      cell: (facts) => share(facts, 0.7, 1),
      summed: true,
    },
  ],
  area: (typed, chance) => [
    {
      field: null,
      path: [typed(chance.pick(['Diện tích (ha)', 'Đất tự nhiên (ha)']))],
      cell: ({ chance }) => chance.between(80, 1900),
    },
  ],
  northing: (typed, chance) => [
    {
      field: null,
      path: [typed(chance.pick(['Mốc địa chính X (m)', 'Số Bắc trên bản đồ giấy (m)']))],
      cell: ({ village }) => northingOf(village.lon, village.lat),
    },
  ],
  wholeDegrees: (typed, chance) => [
    {
      field: null,
      path: [typed(chance.pick(['Độ (phần nguyên)', 'Vĩ tuyến tờ bản đồ', 'Tờ bản đồ (độ)']))],
      cell: ({ village }) => Math.floor(village.lat),
    },
  ],
  contact: (typed, chance) => [
    {
      field: null,
      path: [typed(chance.pick(['Trưởng bản', 'Người báo']))],
      cell: ({ chance }) => drawPerson(chance),
    },
    {
      field: null,
      path: [typed(chance.pick(['SĐT', 'Số máy', 'Zalo']))],
      cell: ({ chance }) => drawTelephone(chance),
    },
  ],
  distance: (typed) => [
    {
      field: null,
      path: [typed('Cách trung tâm xã (km)')],
      cell: ({ chance }) => `${chance.between(0, 24)},${chance.below(10)}`,
    },
  ],
  school: (typed, chance) => [
    {
      field: null,
      path: [typed(chance.pick(['Số lớp học', 'Điểm trường']))],
      cell: ({ chance }) => chance.below(5),
    },
    { field: null, path: [typed('Trạm y tế')], cell: ({ chance }) => chance.pick([0, 0, 0, 1]) },
  ],
  women: (typed) => [
    {
      field: null,
      path: [typed('Trong đó nữ')],
      cell: (facts) => Math.round(facts.village.population * (0.46 + 0.08 * facts.chance.next())),
      summed: true,
    },
  ],
  fibre: (typed, chance, unknown) => [
    {
      field: 'fibre_subscribers',
      path: [typed(unknown ? chance.pick(['Nhà lắp mạng dây', 'Nóc có wifi dây']) : 'Thuê bao cáp quang')],
      cell: (facts) => share(facts, 0, 0.4),
      summed: true,
    },
  ],
  founded: (typed) => [
    { field: null, path: [typed('Năm lập bản')], cell: ({ chance }) => chance.between(1952, 2019) },
  ],
};

export function drawDecoys(chance: Chance, mode: WordingMode, typed: Typed, grid: boolean): FormColumn[][] {
  const kinds = Object.keys(DECOYS).filter((kind) => !(grid && kind === 'northing'));
  return chance
    .some(kinds, chance.between(1, 5))
    .map((kind) => DECOYS[kind]!(typed, chance, mode === 'unknown'));
}
