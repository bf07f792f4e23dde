import { describe, expect, it } from 'vitest';
import { loadWithCommunes } from '../../../test/support/two-communes.ts';
import { collection, point } from '../../../test/support/memory-project.ts';

const KHE_SEN = ['Bản Khe Sen', 31, 140] as const;
const VILLAGES = [KHE_SEN, ['Bản 3', 44, 203], ['Tà Lèng', 52, 240], ['Pá Hốc', 27, 120]] as const;
const WANTED = VILLAGES.map(([name, households, population]) => [
  name.replace(/^Bản (?=\D)/, ''),
  households,
  population,
]);

async function load(files: Readonly<Record<string, string | object>>) {
  const [path = ''] = Object.keys(files);
  const { dataset, issues, questions } = await loadWithCommunes(files, [
    { role: 'communes', path: 'xa.geojson' },
    { role: 'villages', path },
  ]);
  return {
    counts: dataset.villages.records.map(({ name, households, population }) => [
      name.replace(/^Bản (?=\D)/, ''),
      households,
      population,
    ]),
    told: issues.map(({ code }) => code),
    questions: questions.map(({ id }) => id),
  };
}
const byName = (rows: readonly (readonly unknown[])[]) =>
  rows.toSorted((a, b) => String(a[0]).localeCompare(String(b[0])));
const csv = (heading: string, cells: readonly string[], more = ''): string =>
  [
    `STT,Mã xã,${heading}${more && ',Số hộ'}`,
    ...cells.map((cell, at) => `${at + 1},00001,"${cell}"${more && `,${VILLAGES[at]![1]}`}`),
  ].join('\n') + '\n';

describe('counts behind a name', () => {
  it.each([
    (name: string, households: number, people: number) => `${name} (${households} hộ, ${people} khẩu)`,
    (name: string, households: number, people: number) => `${name}: ${households} hộ - ${people} nhân khẩu`,
    (name: string, households: number, people: number) => `${name} - ${people} người/${households} hộ dân`,
  ])('are read beside it: form %#', async (write) => {
    const { counts, told, questions } = await load({
      'thon.csv': csv(
        '"Tên bản, số hộ, số khẩu"',
        VILLAGES.map(([...one]) => write(...(one as [string, number, number]))),
      ),
    });
    expect(byName(counts)).toEqual(byName(WANTED));
    expect(told).toContain('column-parted');
    expect(questions).toEqual([]);
  });
  it('are read from the features of a map', async () => {
    const features = VILLAGES.map(
      ([name, households, people], at) =>
        [point(103.51 + 0.02 * at, 21.05), { name: `${name} (${households} hộ, ${people} khẩu)` }] as const,
    );
    const { counts, told } = await load({ 'thon.geojson': collection(features) });
    expect(byName(counts)).toEqual(byName(WANTED));
    expect(told).toContain('column-parted');
  });
  it('stay where a column counts, and where more is said behind them', async () => {
    const remarks = ['Xa đường 12 hộ', 'Chưa có điện 9 hộ', 'Mới tách 5 hộ', 'Ở rải rác 3 hộ'];
    const { told } = await load({ 'thon.csv': csv('Bản', remarks, 'x') });
    expect(told).not.toContain('column-parted');
    const sentences = VILLAGES.map(([name]) => `${name} (12 hộ chưa có điện)`);
    expect((await load({ 'thon.csv': csv('Bản', sentences) })).told).not.toContain('column-parted');
  });
});

it('labels and values in one text are columns', async () => {
  const features = VILLAGES.map(
    ([name, households, people], at) =>
      [
        point(103.51 + 0.02 * at, 21.05),
        {
          name,
          description: `Số hộ: ${households}; Số khẩu: ${people}${at ? '' : '; Trưởng bản: Lò Văn A'}`,
        },
      ] as const,
  );
  const { counts } = await load({ 'thon.geojson': collection(features) });
  expect(byName(counts)).toEqual(byName(WANTED));
});
