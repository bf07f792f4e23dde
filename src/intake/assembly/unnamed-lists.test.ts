import { describe, expect, it } from 'vitest';
import { loadWithCommunes } from '../../../test/support/two-communes.ts';

const SCHOOLS = 'Mã xã,Số lớp,Số phòng\n00001,12,14\n00001,9,10\n00002,7,8\n';
const load = (files: Readonly<Record<string, string>>, answers = {}) =>
  loadWithCommunes(
    files,
    [
      { role: 'communes', path: 'xa.geojson' },
      ...Object.keys(files).map((path) => ({ role: 'villages' as const, path })),
    ],
    undefined,
    answers,
  );

describe('a list without names of villages', () => {
  it('is asked about once for all files of the form, its rows told in one line each file', async () => {
    const { questions, issues, inputs } = await load({ 'a.csv': SCHOOLS, 'b.csv': SCHOOLS });
    expect(questions).toMatchObject([
      { kind: 'unnamed', files: ['a.csv', 'b.csv'], choices: [{ id: 'aside' }, { id: 'lacking' }] },
    ]);
    expect(issues.filter(({ file }) => file === 'a.csv').map(({ code }) => code)).toEqual([
      'list-unnamed-waits',
    ]);
    expect(inputs[1]!.account).toMatchObject({ kept: 0, asked: 3, rejected: 0, notes: 1 });
  });

  it('that is a form which nobody has filled in is said to be empty, and asked about by nobody', async () => {
    const { questions, issues, inputs } = await load({
      'a.csv': 'STT,Tên bản,Xã,Số hộ,Nhân khẩu\n1,,Xã Một,,\n2,,Xã Một,,\n3,,Xã Một,,\n',
    });
    expect(questions).toEqual([]);
    expect(issues.map(({ code, context }) => [code, context])).toEqual([['form-empty', { count: 3 }]]);
    expect(inputs[1]!.account).toMatchObject({ kept: 0, empty: 3, rejected: 0 });
  });

  it('is so where the numbers of its rows stand under the codes', async () => {
    const { dataset, issues } = await load({
      'a.csv': 'Mã thôn/bản,Tên bản,Số hộ,Nhân khẩu\n1,,,\n2,,,\n3,,,\n',
    });
    expect(dataset.villages.records).toEqual([]);
    expect(issues).toContainEqual(expect.objectContaining({ code: 'form-empty', file: 'a.csv' }));
    const coded = await load({ 'a.csv': 'Mã thôn/bản,Tên bản,Số hộ,Nhân khẩu\n1,,61,\n2,,73,\n3,,44,\n' });
    expect(coded.dataset.villages.records).toHaveLength(3);
  });
  it('is empty where its rows are numbered under the names of villages', async () => {
    const { dataset, issues } = await load({ 'a.csv': 'Thôn/bản,Tổng số hộ,Số khẩu\n1,,\n2,,\n3,,\n' });
    expect(dataset.villages.records).toEqual([]);
    expect(issues.map(({ code, context }) => [code, context])).toEqual([['form-empty', { count: 3 }]]);
  });

  it.each(['Không có thôn, bản nào', 'Không', 'Không phát sinh', 'Chưa phát sinh', 'Khong co', 'Nil'])(
    'is empty where its only row denies that there is anything: %s',
    async (denial) => {
      const head = 'STT,Thôn/bản,Mã xã,Số hộ,Số khẩu\n';
      const { dataset, issues } = await load({ 'a.csv': `${head},"${denial}",00001,,\n` });
      expect(dataset.villages.records).toEqual([]);
      expect(issues.map(({ code }) => code)).toContain('form-empty');
      const counted = await load({ 'a.csv': `${head}1,"${denial}",00001,61,281\n` });
      expect(counted.dataset.villages.records).toHaveLength(1);
      const named = await load({ 'a.csv': `${head}1,"Bản Không",00001,,\n` });
      expect(named.dataset.villages.records).toHaveLength(1);
    },
  );

  it('is set aside as what it is by one answer', async () => {
    const before = await load({ 'a.csv': SCHOOLS, 'b.csv': SCHOOLS });
    const answers = { [before.questions[0]!.id]: 'aside' };
    const { questions, issues, inputs } = await load({ 'a.csv': SCHOOLS, 'b.csv': SCHOOLS }, answers);
    expect(questions).toEqual([]);
    expect(issues.map(({ code, context }) => [code, context])).toEqual([
      ['list-set-aside', { count: 3 }],
      ['list-set-aside', { count: 3 }],
    ]);
    expect(inputs[2]!.account).toMatchObject({ kept: 0, filtered: 3, rejected: 0 });
  });

  it('whose names are lacking is one finding', async () => {
    const before = await load({ 'a.csv': SCHOOLS });
    const { issues, inputs } = await load({ 'a.csv': SCHOOLS }, { [before.questions[0]!.id]: 'lacking' });
    expect(issues.map(({ code }) => code)).toEqual(['list-unnamed']);
    expect(inputs[1]!.account).toMatchObject({ rejected: 3 });
  });

  it('of which no column holds names is set aside by the answer about its columns', async () => {
    const clinics =
      'Mã xã,Nơi đặt,Loại nhà,Số giường\n00001,Trạm A,cấp 4,5\n00001,Trạm B,cấp 3,6\n00002,Trạm C,cấp 2,7\n';
    const before = await load({ 'a.csv': clinics });
    expect(before.questions.map(({ kind }) => kind)).toEqual(['columns']);
    expect(before.inputs[1]!.account).toMatchObject({ asked: 3, rejected: 0 });
    const { questions, issues, inputs } = await load(
      { 'a.csv': clinics },
      { [before.questions[0]!.id]: 'none' },
    );
    expect(questions).toEqual([]);
    // That nothing reads its numbers stays said.
    expect(issues.map(({ code }) => code)).toEqual(['counts-unread', 'list-set-aside']);
    expect(inputs[1]!.account).toMatchObject({ filtered: 3, rejected: 0 });
  });
});

it('a file of which every row was rejected is said to be', async () => {
  const { issues } = await loadWithCommunes({ 'tram.csv': 'Mã trạm,Kinh độ,Vĩ độ\nA,,\nB,,\n' }, [
    { role: 'communes', path: 'xa.geojson' },
    { role: 'sites', path: 'tram.csv' },
  ]);
  expect(issues.filter(({ code }) => code === 'file-all-rejected')).toMatchObject([
    { file: 'tram.csv', did: 'rejected', context: { count: 2 } },
  ]);
});
