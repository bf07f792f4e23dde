import { describe, expect, it } from 'vitest';
import { loadWithCommunes } from '../../../../test/support/two-communes.ts';

const HEADS = [
  'Lò Văn A',
  'Quàng Thị B',
  'Cà Văn C',
  'Lường Văn D',
  'Tòng Thị E',
  'Vì Văn G',
  'Hà Văn H',
  'Lò Thị I',
];
const SIZES = [4, 5, 3, 6, 2, 7, 4, 5];
const rows = (write: (head: string, size: number, village: string, at: number) => string): string =>
  HEADS.map((head, i) => write(head, SIZES[i]!, i < 5 ? 'Bản Nà Lo' : 'Bản Pom Lót', i)).join('\n');
const grouped = (heading: (village: string, number: string) => string): string => {
  const lines = rows((head, size, _, i) => `${i + 1};${head};${size}`).split('\n');
  return [
    heading('Bản Nà Lo', 'I'),
    ...lines.slice(0, 5),
    heading('Bản Pom Lót', 'II'),
    ...lines.slice(5),
  ].join('\n');
};

async function load(csv: string, file = 'Xã Một.csv') {
  const { dataset, questions, issues } = await loadWithCommunes({ [file]: csv }, [
    { role: 'communes', path: 'xa.geojson' },
    { role: 'villages', path: file },
  ]);
  return {
    villages: dataset.villages.records.map(({ name, households, population }) => [
      name,
      households,
      population,
    ]),
    asked: questions.map(({ kind }) => kind),
    told: issues.map(({ code }) => code),
  };
}
const BOTH = [
  ['Bản Nà Lo', 5, 20],
  ['Bản Pom Lót', 3, 16],
];

describe('a register with a row for each household', () => {
  it.each([
    [
      'a column of villages',
      `STT;Bản;Chủ hộ;Số khẩu\n${rows((head, size, village, i) => `${i + 1};${village};${head};${size}`)}`,
    ],
    [
      'a column of addresses',
      `STT;Chủ hộ;Số nhân khẩu;Nơi ở\n${rows((head, size, village, i) => `${i + 1};${head};${size};${village}`)}`,
    ],
    [
      'headings over the rows',
      `STT;Chủ hộ;Số khẩu\n${grouped((village, number) => `${number};${village};`)}`,
    ],
    [
      'headings with their sums',
      `STT;Chủ hộ;Số khẩu\n${grouped((village, number) => `${number};${village};${village === 'Bản Nà Lo' ? 20 : 16}`)}`,
    ],
  ])('is read by %s', async (_, csv) => {
    const { villages, asked, told } = await load(csv);
    expect(villages).toEqual(BOTH);
    expect(asked).toEqual([]);
    expect(told).toContain('rows-summed');
  });
  it.each([
    ['the title', 'UBND XÃ MỘT;;\nDANH SÁCH HỘ GIA ĐÌNH BẢN NÀ LO NĂM 2026;;\n', 'Xã Một.csv'],
    ['the file', '', 'Bản Nà Lo.csv'],
  ])('is of the one village that %s names', async (_, title, file) => {
    const { villages, told } = await load(
      `${title}STT;Chủ hộ;Số khẩu\n${rows((head, size, __, i) => `${i + 1};${head};${size}`)}`,
      file,
    );
    expect(villages).toEqual([['Bản Nà Lo', 8, 36]]);
    expect(told).toContain('register-of-households');
  });
  it('is asked about where nothing names its village', async () => {
    const { villages, asked } = await load(
      `STT;Chủ hộ;Số khẩu\n${rows((head, size, _, i) => `${i + 1};${head};${size}`)}`,
    );
    expect(villages).toEqual([]);
    expect(asked).toEqual(['columns']);
  });
  it('of the poor alone counts no households of its village', async () => {
    const { villages } = await load(
      `DANH SÁCH HỘ NGHÈO BẢN NÀ LO;;\nSTT;Chủ hộ;Số khẩu\n${rows((head, size, _, i) => `${i + 1};${head};${size}`)}`,
    );
    expect(villages.every(([, households]) => households === null)).toBe(true);
  });
});
