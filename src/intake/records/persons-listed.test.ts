import { describe, expect, it } from 'vitest';
import { loadWithCommunes } from '../../../test/support/two-communes.ts';

/** Households of two villages, each by what its people are to the head. */
const HOUSEHOLDS: readonly (readonly [string, readonly string[]])[] = [
  ['Bản Nà Lo', ['Chủ hộ', 'Vợ', 'Con', 'Con']],
  ['Bản Nà Lo', ['Chủ hộ', 'Con']],
  ['Bản Nà Lo', ['Chủ hộ', 'Vợ', 'Mẹ', 'Cháu']],
  ['Bản Pom Lót', ['Chủ hộ', 'Chồng', 'Con']],
  ['Bản Pom Lót', ['Chủ hộ', 'Vợ']],
];
const persons = (write: (village: string, kin: string, at: number, household: number) => string): string => {
  let at = 0;
  return HOUSEHOLDS.flatMap(([village, kin], household) =>
    kin.map((one) => write(village, one, ++at, household + 1)),
  ).join('\n');
};

async function load(csv: string, file = 'Xã Một.csv') {
  const { dataset, issues, inputs } = await loadWithCommunes({ [file]: csv }, [
    { role: 'communes', path: 'xa.geojson' },
    { role: 'villages', path: file },
  ]);
  return {
    villages: dataset.villages.records.map(({ name, households, population }) => [
      name,
      households,
      population,
    ]),
    told: issues.map(({ code }) => code),
    account: inputs[1]!.account,
  };
}
const BOTH = [
  ['Bản Nà Lo', 3, 10],
  ['Bản Pom Lót', 2, 5],
];

describe('a register with a row for each person', () => {
  it.each([
    [
      'a column of heads that names everybody',
      `STT;Chủ hộ;Ngày sinh;Quan hệ;Bản\n${persons((village, kin, at) => `${at};Lò Thị ${at};01/02/1980;${kin};${village}`)}`,
    ],
    [
      'numbers of households and ages, that count nothing',
      `STT;Số hộ;Họ và tên;Tuổi;Quan hệ với chủ hộ;Thôn\n${persons((village, kin, at, household) => `${at};${household};Lò Thị ${at};${20 + at};${kin};${village}`)}`,
    ],
    [
      'marks of who is the head',
      `TT;Họ tên;Là chủ hộ;Bản\n${persons((village, kin, at) => `${at};Vì Văn ${at};${kin === 'Chủ hộ' ? 'x' : ''};${village}`)}`,
    ],
  ])('counts people as people and heads as households: %s', async (_, csv) => {
    const { villages, told, account } = await load(csv);
    expect(villages).toEqual(BOTH);
    expect(told).toContain('register-of-persons');
    expect(account).toMatchObject({ kept: 2, merged: 13 });
  });
  it('is of the one village that its file names', async () => {
    const csv = `STT;Họ và tên;Giới tính;Quan hệ với chủ hộ\n${persons((_, kin, at) => `${at};Lò ${at};${at % 2 ? 'Nam' : 'Nữ'};${kin}`)}`;
    expect((await load(csv, 'Bản Nà Lo.csv')).villages).toEqual([['Bản Nà Lo', 5, 15]]);
  });
  it('leaves households unknown where no row says who is the head', async () => {
    const csv = `STT;Họ và tên;Quan hệ;Bản\n${persons((village, kin, at) => `${at};Lò ${at};${kin === 'Chủ hộ' ? '' : kin};${village}`)}`;
    expect((await load(csv)).villages).toEqual(BOTH.map(([name, , people]) => [name, null, people]));
  });
  it('counts nobody where it lists the poor alone', async () => {
    const csv = `DANH SÁCH HỘ NGHÈO;;;\nSTT;Họ và tên;Quan hệ với chủ hộ;Bản\n${persons((village, kin, at) => `${at};Lò ${at};${kin};${village}`)}`;
    expect((await load(csv)).villages.every(([, ...counts]) => counts.every((one) => one === null))).toBe(
      true,
    );
  });
});
