import { writeXlsx, type CellValue } from '../xlsx-writer.ts';
import type { Chance } from './chance.ts';
import { drawForm } from './form.ts';
import { layOut } from './layout.ts';
import { drawVillageNames, FOREIGN_COMMUNES } from './names.ts';
import type { MadeProvince, MadeVillage } from './province.ts';
import { drawHand, say } from './say.ts';
import type { Stray } from './truth.ts';
import type { WordingMode } from './wordings.ts';

export interface StrayFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly stray: Stray;
}
type Draw = (chance: Chance, province: MadeProvince, mode: WordingMode) => StrayFile;

/** A department's own list of places that are no villages. */
function list(
  chance: Chance,
  { communes }: MadeProvince,
  words: { file: string; title: string; head: string[]; name: (commune: string, i: number) => string },
): StrayFile {
  const bare = (name: string): string => name.replace(/^(Xã|Phường) /, '');
  const names = communes.map(({ name }, i) => words.name(bare(name), i));
  const rows: CellValue[][] = [
    [words.title],
    [],
    words.head,
    ...communes.map(({ name, ring }, i): CellValue[] => [
      i + 1,
      names[i]!,
      name,
      chance.between(3, 30),
      chance.between(40, 900),
      Math.round((ring[0]![1] + 0.04) * 1e6) / 1e6,
      Math.round((ring[0]![0] + 0.05) * 1e6) / 1e6,
    ]),
  ];
  return {
    name: words.file,
    bytes: writeXlsx([{ name: 'Sheet1', rows }]),
    stray: { file: words.file, must: 'no village of it; asked or set aside by name', names },
  };
}

const schools: Draw = (chance, province) =>
  list(chance, province, {
    file: 'So GDDT - danh sach truong.xlsx',
    title: 'DANH SÁCH TRƯỜNG, ĐIỂM TRƯỜNG NĂM HỌC 2026-2027',
    head: ['TT', 'Tên trường', 'Xã', 'Số lớp', 'Số học sinh', 'Vĩ độ', 'Kinh độ'],
    name: (commune, i) => `${['Trường TH', 'Trường PTDTBT THCS', 'Trường Mầm non'][i % 3]} ${commune}`,
  });
const clinics: Draw = (chance, province) =>
  list(chance, province, {
    file: 'Sở Y tế_trạm y tế.xlsx',
    title: 'DANH SÁCH TRẠM Y TẾ XÃ',
    head: ['STT', 'Tên cơ sở', 'Địa bàn', 'Số giường', 'Lượt khám', 'Vĩ độ', 'Kinh độ'],
    name: (commune) => `Trạm y tế ${commune}`,
  });

/** Another province's return in one of the forms of this folder's kind. */
const foreign: Draw = (chance, province, mode) => {
  const communeName = chance.pick(FOREIGN_COMMUNES);
  const commune = {
    ...province.communes[0]!,
    code: '02800',
    name: communeName,
    old: [{ code: '02800', name: communeName }],
  };
  const form = drawForm(chance, mode);
  const hand = drawHand(chance, form.places);
  const villages = drawVillageNames(chance, 9).map((name, i): MadeVillage => ({
    ...province.villages[0]!,
    key: `foreign${i}`,
    name,
    commune,
    oldCommune: communeName,
    lon: 104.2 + 0.02 * chance.next(),
    lat: 22.5 + 0.02 * chance.next(),
    households: chance.between(20, 150),
    population: chance.between(90, 700),
  }));
  const said = villages.map((village) =>
    say(chance, village, { hand: { ...hand, meridian: 104.75 }, form, province }),
  );
  const laid = layOut(chance, form, said, {
    communeName,
    provinceName: 'Lào Cai',
    letterhead: true,
    title: true,
    asOf: '2026-09-30',
    total: 'none',
    totalWord: null,
    groups: false,
    signature: true,
  });
  const name = `${communeName}.xlsx`;
  return {
    name,
    bytes: writeXlsx([{ name: 'Sheet1', rows: laid.rows, merges: laid.merges }]),
    stray: {
      file: name,
      must: 'another province: no village of it; filtered or asked by name',
      names: said.map((row) => row.name),
    },
  };
};

/** A form that a commune sent back as it got it. */
const empty: Draw = (chance, province, mode) => {
  const form = drawForm(chance, mode);
  const laid = layOut(chance, form, [], {
    communeName: '…………',
    provinceName: province.name,
    letterhead: false,
    title: chance.happens(0.6),
    asOf: '2026-09-30',
    total: 'none',
    totalWord: null,
    groups: false,
    signature: true,
  });
  const lines = chance.happens(0.5) ? [1, 2, 3, 4, 5].map((i): CellValue[] => [i]) : [];
  const name = chance.pick(['Bieu mau trong.xlsx', 'Mẫu báo cáo gửi các xã.xlsx']);
  return {
    name,
    bytes: writeXlsx([
      {
        name: 'Sheet1',
        rows: [...laid.rows.slice(0, -3), ...lines, ...laid.rows.slice(-3)],
        merges: laid.merges,
      },
    ]),
    stray: { file: name, must: 'empty form: no return, listed as such' },
  };
};

/** The files of a folder that are no returns of its communes. */
export function drawStrays(chance: Chance, province: MadeProvince, mode: WordingMode): StrayFile[] {
  const kinds = chance.some([schools, clinics, foreign, empty], chance.between(1, 3));
  return kinds.map((draw) => draw(chance, province, mode));
}
