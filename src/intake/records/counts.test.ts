import { describe, expect, it } from 'vitest';
import { openIn, projectOf } from '../../../test/support/memory-project.ts';
import { loadDataset, type Loaded } from '../load-dataset.ts';

const load = (list: string, answers: Record<string, string> = {}): Promise<Loaded> =>
  loadDataset(projectOf([{ role: 'villages', path: 'thon.csv', id: 'thon' }]), openIn({ 'thon.csv': list }), {
    answers,
  });
const peopleOf = ({ dataset }: Loaded) => dataset.villages.records.map(({ population }) => population);
const countIssues = ({ issues }: Loaded) => issues.filter(({ code }) => code.startsWith('count'));

describe('people with fractions', () => {
  it('of a model are rounded, with one note for the column', async () => {
    const loaded = await load('Mã thôn,Thôn,Dân số\nA,Bản A,137.72\nB,Bản B,68.86\nC,Bản C,70\n');
    expect(peopleOf(loaded)).toEqual([138, 69, 70]);
    expect(countIssues(loaded)).toMatchObject([
      {
        code: 'counts-rounded',
        severity: 'info',
        field: 'population',
        context: { column: 'Dân số', count: 2 },
      },
    ]);
    expect(countIssues(loaded)).toHaveLength(1);
  });

  it('among whole numbers stay unknown and are named', async () => {
    const loaded = await load('Mã thôn,Thôn,Dân số\nA,Bản A,137\nB,Bản B,68.5\nC,Bản C,70\n');
    expect(peopleOf(loaded)).toEqual([137, null, 70]);
    expect(countIssues(loaded)).toMatchObject([{ code: 'count-fractional', row: 3 }]);
  });

  it('that are thousands without their last noughts are not rounded to one or two people', async () => {
    const loaded = await load('Mã thôn,Thôn,Dân số\nA,Bản A,1.2\nB,Bản B,2.3\nC,Bản C,1.45\n');
    expect(peopleOf(loaded)).toEqual([null, null, null]);
  });
});

describe('a count above what such a place has', () => {
  const list = 'Mã thôn,Thôn,Dân số\nA,Bản A,137\nB,Bản B,250000\nC,Bản C,300000\n';
  it('is asked about, once for the column, and unknown until then', async () => {
    const loaded = await load(list);
    expect(peopleOf(loaded)).toEqual([137, null, null]);
    expect(loaded.questions).toMatchObject([
      { kind: 'count-high', rows: [3, 4], context: { column: 'Dân số', sample: '250000', most: 100_000 } },
    ]);
    expect(countIssues(loaded).map(({ code, row }) => [code, row])).toEqual([
      ['count-absurd', 3],
      ['count-absurd', 4],
    ]);
  });
  it('counts where somebody says that it is right', async () => {
    const { id } = (await load(list)).questions[0]!;
    const kept = await load(list, { [id]: 'keep' });
    expect(peopleOf(kept)).toEqual([137, 250_000, 300_000]);
    expect(countIssues(kept)).toEqual([]);
    const unknown = await load(list, { [id]: 'unknown' });
    expect(peopleOf(unknown)).toEqual([137, null, null]);
    expect(unknown.questions).toEqual([]);
  });
});

it('settlements without communes are kept, counted and placed', async () => {
  const loaded = await load('Thôn,Kinh độ,Vĩ độ,Dân số\nBản A,103,21,10\nBản B,103.1,21,20\n');
  expect(peopleOf(loaded)).toEqual([10, 20]);
  expect(loaded.inputs[0]).toMatchObject({ read: 2, kept: 2, rejected: 0 });
  expect(loaded.issues.filter(({ code }) => code.includes('commune'))).toMatchObject([
    { code: 'communes-absent', context: { count: 2 } },
  ]);
});
