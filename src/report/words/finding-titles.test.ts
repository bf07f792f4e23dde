import { expect, it } from 'vitest';
import { openVillages } from '../../../test/support/open-villages.ts';
import { box, communeRow, coverage, emptyDataset } from '../../../test/support/datasets.ts';
import { analyze } from '../../analysis/analyze.ts';
import { packPolygons } from '../../geometry/packed/pack.ts';
import { DEFAULT_SETTINGS } from '../../model/project.ts';
import { planTitle, stateTitle, worstTitle } from './finding-titles.ts';
import type { Plan } from '../../planning/plan.ts';

const signal = coverage('viettel', packPolygons([[[box(104, 21, 104.05, 21.1)]]]), { technology: '4G' });
/** One village inside, one outside with 40 people, one in part: a quarter of 80 people inside. */
const villages = openVillages([
  { at: [104.02, 21.05], households: null, population: 100 },
  { at: [104.2, 21.05], households: null, population: 40 },
  {
    at: [104.02, 21.02],
    households: null,
    population: 80,
    clusters: [
      { at: [104.02, 21.02], households: null, population: 20 },
      { at: [104.2, 21.02], households: null, population: 60 },
    ],
  },
]);
const state = async (dataset: typeof villages, operator = 'any') =>
  stateTitle(await analyze(dataset, DEFAULT_SETTINGS), operator, 'vi');

it('states the villages without signal, the people and where they live', async () => {
  expect(await state({ ...villages, coverage: [signal] })).toBe(
    '1 bản trắng sóng; 100 người chưa có sóng, 60% ở bản lõm',
  );
});

it('without coverage nothing is known: no village has service, none is without', async () => {
  expect(await state({ ...villages, coverage: [] })).toBe('Chưa có số liệu về sóng');
  const findings = await analyze({ ...villages, coverage: [] }, DEFAULT_SETTINGS);
  expect(worstTitle(findings, [], 'any', 'vi')).toBe('Chưa có số liệu về sóng');
});

it('without counts the people are not 0', async () => {
  const uncounted = openVillages([{ at: [104.2, 21.05], households: null }]);
  expect(await state({ ...uncounted, coverage: [signal] })).toBe('1 bản trắng sóng; chưa có số liệu dân số');
});

it('villages without a place are told beside the others', async () => {
  const dataset = openVillages([
    { at: [104.02, 21.05], households: null, population: 10 },
    { at: null, households: null, population: 20 },
  ]);
  expect(await state({ ...dataset, coverage: [signal] })).toBe(
    '0 bản trắng sóng; không còn người nào đã đếm mà chưa có sóng; 1 bản chưa có số liệu',
  );
});

it('a plan tells how many of the villages without any signal it serves', async () => {
  const findings = await analyze({ ...emptyDataset, ...villages, coverage: [signal] }, DEFAULT_SETTINGS);
  const plan = { budgetVnd: 20e9, chosen: [{}], villages: [2], newPopulation: 60 } as unknown as Plan;
  expect(planTitle(plan, findings, 'vi')).toBe(
    '20 tỷ đồng: 60 người có sóng thêm, nhưng chỉ 0/1 bản trắng sóng',
  );
  expect(planTitle({ ...plan, villages: [1] }, findings, 'vi')).toMatch(/và 1\/1 bản trắng sóng$/);
  expect(planTitle({ ...plan, chosen: [] }, findings, 'vi')).toMatch(/chưa đủ/);
  // Until it is known what terrain lets through.
  expect(planTitle({ ...plan, isEstimate: true }, findings, 'vi')).toBe(
    '20 tỷ đồng: 60 người có sóng thêm, nhưng chỉ 0/1 bản trắng sóng (ước lượng)',
  );
});

/** Of three communes A, B and C; the west half of A has signal. */
async function worstOf(
  places: readonly { readonly at: [number, number]; readonly population: number | null }[],
): Promise<string> {
  const open = openVillages(places.map((one) => ({ ...one, households: null })));
  const records = open.villages.records.map((one, v) => ({
    ...one,
    communeCode: 'ABC'[Math.floor((places[v]!.at[0] - 104) * 10)]!,
  }));
  const dataset = {
    ...open,
    villages: { ...open.villages, records },
    communes: communeRow(['A', 'B', 'C']),
    coverage: [signal],
  };
  const findings = await analyze(dataset, DEFAULT_SETTINGS);
  return worstTitle(findings, dataset.communes.records, 'any', 'vi');
}

it('a share of people where some are not counted is of those with data, and ties are told', async () => {
  // B alone lacks signal, whole; then another village of B lacks its count; then C ties with B.
  const [b, c] = [104.11, 104.21];
  const served = { at: [104.02, 21.05] as [number, number], population: 10 };
  const at = (lon: number, population: number | null) => ({
    at: [lon, 21.05] as [number, number],
    population,
  });
  expect(await worstOf([served, at(b, 40)])).toBe(
    'Xã B: 1 bản chưa có sóng; cũng có tỷ lệ dân chưa có sóng cao nhất: 100%',
  );
  expect(await worstOf([served, at(b, 40), at(b, null)])).toMatch(/100% \(tính trong số bản có số liệu\)$/);
  expect(await worstOf([served, at(b, 40), at(c, 9)])).toMatch(/cao nhất, bằng 1 xã khác: 100%$/);
  // C has the most villages; the first of three with the highest share is another.
  expect(await worstOf([at(104.08, 10), at(b, 40), at(c, 9), at(104.22, 8)])).toBe(
    'Xã C: 2 bản chưa có sóng; Xã B và 2 xã khác: mỗi xã 100% dân chưa có sóng',
  );
});
