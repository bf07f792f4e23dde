import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collection, square, type Files } from '../../../test/support/memory-project.ts';
import { loadWithCommunes } from '../../../test/support/two-communes.ts';
import type { Source } from '../../model/project.ts';
import { findSuspects } from './suspects.ts';

type Given = Partial<Source> & Pick<Source, 'role' | 'path'>;
const HEAD = 'STT,Tên bản,Mã xã,Số hộ,Nhân khẩu';

async function load(files: Files, own: readonly Given[]) {
  const { inputs, issues } = await loadWithCommunes(files, [
    { role: 'communes', path: 'xa.geojson' },
    ...own,
  ]);
  return { inputs, findings: issues.filter(({ code }) => code.startsWith('control-')) };
}
const list = async (rows: readonly string[], head = HEAD) => {
  const { inputs, findings } = await load({ 'thon.csv': [head, ...rows].join('\n') }, [
    { role: 'villages', path: 'thon.csv' },
  ]);
  return { totals: inputs[1]!.controlTotals, findings };
};
const suspectsOf = (totals: Awaited<ReturnType<typeof list>>['totals'], field: string) =>
  totals.find((total) => total.field === field && total.differs)?.suspects.map(({ row, why }) => [row, why]);

describe('a total row beside the sum of its rows', () => {
  it('agrees: nothing is reported', async () => {
    const { totals, findings } = await list([
      '1,Bản Đông,00001,40,200',
      '2,Nà Lo,00001,30,150',
      '3,Pá Hu,00001,25,110',
      ',Tổng cộng,,95,460',
    ]);
    expect(totals).toEqual([
      {
        field: 'households',
        against: 'total-row',
        row: 5,
        stated: 95,
        summed: 95,
        rows: 3,
        missing: 0,
        differs: false,
        suspects: [],
      },
      expect.objectContaining({ field: 'population', stated: 460, summed: 460, differs: false }),
    ]);
    expect(findings).toEqual([]);
  });

  it('names the rows that lack the count, never as nought', async () => {
    const { totals, findings } = await list([
      '1,Bản Đông,00001,40,200',
      '2,Nà Lo,00001,30,',
      '3,Pá Hu,00001,25,110',
      ',Tổng cộng,,95,460',
    ]);
    expect(totals[1]).toMatchObject({ stated: 460, summed: 310, rows: 3, missing: 1 });
    expect(suspectsOf(totals, 'population')).toEqual([[3, 'missing']]);
    expect(findings).toMatchObject([
      {
        code: 'control-total-differs',
        row: 5,
        field: 'population',
        did: 'kept',
        context: { stated: 460, summed: 310, difference: 150, suspects: '3' },
      },
    ]);
  });

  it('names a row that the total leaves out, and rows beyond the reach of its formula', async () => {
    const rows = [
      '1,Bản Đông,00001,41,200',
      '2,Nà Lo,00001,30,151',
      '3,Pá Hu,00001,25,110',
      '4,Nậm Pồ,00001,17,83',
    ];
    expect(suspectsOf((await list([...rows, ',Tổng cộng,,113,393'])).totals, 'population')).toEqual([
      [3, 'equal'],
    ]);
    expect(suspectsOf((await list([...rows, ',Tổng cộng,,113,351'])).totals, 'population')).toEqual([
      [5, 'unsummed'],
      [4, 'unsummed'],
    ]);
  });

  it('names a row with two digits the wrong way round, and one with a nought too few', async () => {
    const rows = ['1,Bản Đông,00001,40,200', '2,Nà Lo,00001,30,513', '3,Pá Hu,00001,25,11'];
    expect(suspectsOf((await list([...rows, ',Tổng cộng,,95,742'])).totals, 'population')).toEqual([
      [3, 'swapped'],
    ]);
    expect(suspectsOf((await list([...rows, ',Tổng cộng,,95,823'])).totals, 'population')).toEqual([
      [4, 'tenfold'],
    ]);
  });

  it('says so where no row explains it', async () => {
    const { findings } = await list([
      '1,Bản Đông,00001,40,200',
      '2,Nà Lo,00001,30,150',
      '3,Pá Hu,00001,25,110',
      ',Tổng cộng,,95,477',
    ]);
    expect(findings.map(({ code }) => code)).toEqual(['control-total-unexplained']);
  });

  it('speaks of its own block where a list has several, and of all of them at the end', async () => {
    const { totals } = await list([
      '1,Bản Đông,00001,40,200',
      '2,Nà Lo,00001,30,150',
      ',Cộng xã A,,70,350',
      '3,Pá Hu,00002,25,110',
      '4,Nậm Pồ,00002,17,83',
      ',Cộng xã B,,42,190',
      ',Tổng cộng,,112,543',
    ]);
    expect(totals.map(({ row, field, summed, differs }) => [row, field, summed, differs])).toEqual([
      [4, 'households', 70, false],
      [4, 'population', 350, false],
      [7, 'households', 42, false],
      [7, 'population', 193, true],
      [8, 'households', 112, false],
      [8, 'population', 543, false],
    ]);
  });

  it('compares no mean and allows what is only about', async () => {
    const rows = ['1,Bản Đông,00001,40,204', '2,Nà Lo,00001,30,153', '3,Pá Hu,00001,25,110'];
    expect((await list([...rows, ',Bình quân,,32,156'])).totals).toEqual([]);
    const { totals } = await list([...rows, ',Tổng cộng,,95,khoảng 470']);
    expect(totals.map(({ differs }) => differs)).toEqual([false, false]);
  });

  it('takes 1.204 that a spreadsheet keeps as a fraction for thousands, and a model for what it is', async () => {
    const typed = ['1;Bản Đông;00001;400;700', '2;Nà Lo;00001;300;504', '3;Pá Hu;00001;250;600'];
    const head = 'STT;Tên bản;Mã xã;Số hộ;Nhân khẩu';
    const { totals } = await list([...typed, ';Tổng cộng;;950;1.804'], head);
    expect(totals[1]).toMatchObject({ stated: 1804, summed: 1804, differs: false });
    const modelled = ['1,Bản Đông,00001,40,200.4', '2,Nà Lo,00001,30,150.4', '3,Pá Hu,00001,25,110.2'];
    const model = await list([...modelled, ',Tổng cộng,,95,460.9']);
    expect(model.totals[1]).toMatchObject({ stated: 461, summed: 460 });
  });

  it('reads a total in the style of its column', async () => {
    const head = 'STT;Tên bản;Mã xã;Số hộ;Nhân khẩu';
    const { totals } = await list(
      [
        '1;Bản Đông;00001;400;1.204',
        '2;Nà Lo;00001;300;1.151',
        '3;Pá Hu;00001;250;1.110',
        ';Tổng cộng;;950;3.465',
      ],
      head,
    );
    expect(totals).toMatchObject([{ stated: 950 }, { stated: 3465, summed: 3465, differs: false }]);
  });
});

describe('what may explain a difference', () => {
  it('finds the row that was left out, wherever it stands', () => {
    const counts = fc.array(fc.integer({ min: 20, max: 900 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(counts, fc.nat(), (values, at) => {
        const rows = values.map((value, i) => ({ row: i + 2, name: null, value }));
        const left = rows[at % rows.length]!;
        const found = findSuspects(rows, -left.value);
        expect(found.some(({ why, value }) => why === 'equal' && value === left.value)).toBe(true);
      }),
    );
  });
});

describe('an older list of the same commune', () => {
  const older = `${HEAD}\n1,Bản Đông,00001,40,200\n2,Nà Lo,00001,30,150\n3,Pá Hu,00001,25,110\n`;
  const newer = `${HEAD}\n1,Bản Đông,00001,40,200\n2,Nà Lo,00001,31,155\n3,Pá Hu,00001,25,330\n`;

  it('is a witness: what changed most, and what one of the two lacks, stands beside the sums', async () => {
    const { inputs, findings } = await load(
      { '2025.csv': older, '2026.csv': `${newer}4,Nậm Pồ,00001,17,83\n` },
      [
        { role: 'villages', path: '2025.csv', asOf: '2025-12-31' },
        { role: 'villages', path: '2026.csv', asOf: '2026-09-30' },
      ],
    );
    const [, , later] = inputs;
    expect(later!.controlTotals).toMatchObject([
      { field: 'households', against: 'older-list', of: '2025.csv', stated: 95, summed: 113, differs: true },
      { field: 'population', stated: 460, summed: 768, differs: true },
    ]);
    expect(suspectsOf(later!.controlTotals, 'population')).toEqual([
      [5, 'only-here'],
      [4, 'changed'],
      [3, 'changed'],
    ]);
    expect(findings.map(({ code, file }) => [code, file])).toEqual([
      ['control-older-differs', '2026.csv'],
      ['control-older-differs', '2026.csv'],
    ]);
  });

  it('may differ a little without a word', async () => {
    const little = newer.replace('330', '112');
    const { inputs, findings } = await load({ '2025.csv': older, '2026.csv': little }, [
      { role: 'villages', path: '2025.csv', asOf: '2025-12-31' },
      { role: 'villages', path: '2026.csv', asOf: '2026-09-30' },
    ]);
    expect(inputs[2]!.controlTotals).toMatchObject([
      { stated: 95, summed: 96 },
      { stated: 460, summed: 467 },
    ]);
    expect(findings).toEqual([]);
  });
});

it('holds the villages of a commune against what the list of communes says of it', async () => {
  const { inputs, findings } = await load(
    {
      'xa.geojson': collection([
        [square(103.5, 21, 0.2), { commune_code: '00001', commune: 'Một', population: 900, households: 100 }],
      ]),
      'thon.csv': `${HEAD}\n1,Bản Đông,00001,40,200\n2,Nà Lo,00001,30,150\n3,Pá Hu,00001,25,\n`,
    },
    [{ role: 'villages', path: 'thon.csv' }],
  );
  expect(inputs[1]!.controlTotals).toMatchObject([
    { field: 'households', against: 'commune', of: '00001', stated: 100, summed: 95, differs: false },
    {
      field: 'population',
      stated: 900,
      summed: 350,
      missing: 1,
      differs: true,
      suspects: [{ row: 4, why: 'missing', name: 'Pá Hu' }],
    },
  ]);
  expect(findings).toMatchObject([
    { code: 'control-commune-differs', file: 'thon.csv', context: { of: '00001', difference: 550 } },
  ]);
});
