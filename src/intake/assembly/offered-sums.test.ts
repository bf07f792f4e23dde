import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../test/support/memory-project.ts';
import { loadDataset } from '../load-dataset.ts';

const communes = collection([[square(103, 21, 0.5), { code: '03808', name: 'Xã Mường La' }]]);
const load = (content: string, answers: Record<string, string> = {}) =>
  loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'villages', path: 've.csv', id: 'ban' },
    ]),
    openIn({ 'xa.geojson': communes, 've.csv': content }),
    { answers },
  );
const householdsIn = ({ dataset }: Awaited<ReturnType<typeof load>>) =>
  dataset.villages.records.map(({ households }) => households);

describe('households that only parts give, of which nobody says that they are all', () => {
  it.each([
    [
      'Bản,Hộ dân tộc Thái,Hộ dân tộc Mông,Số khẩu\nNà Lo,21,24,213\nHua Nà,30,21,240\nKéo,11,9,97\n',
      [51, 20, 45],
    ],
    ['Bản,Số hộ,,Số khẩu\n,Thái,Mông,\nNà Lo,21,24,213\nHua Nà,30,21,240\nKéo,11,9,97\n', [51, 20, 45]],
  ])('are unknown, and their sum is an answer: %s', async (file, sums) => {
    const open = await load(file);
    expect(householdsIn(open)).toEqual([null, null, null]);
    const { id, choices, kind } = open.questions[0]!;
    expect(kind).toBe('columns');
    const sum = choices.find(({ columns }) => columns?.some(({ column }) => column.includes(' + ')))!;
    const answered = await load(file, { [id]: sum.id });
    expect(householdsIn(answered)).toEqual(sums);
    expect(answered.questions).toEqual([]);
  });
  it('may be two or three classes of the poor', async () => {
    const file =
      'Bản,Hộ nghèo,Hộ cận nghèo,Hộ không nghèo,Số khẩu\nNà Lo,5,3,40,213\nHua Nà,9,2,41,240\nKéo,3,1,17,97\n';
    const { questions, issues } = await load(file);
    const { choices } = questions[0]!;
    expect(choices.map(({ columns }) => columns?.[0]?.column)).toEqual([
      'Hộ nghèo + Hộ không nghèo',
      'Hộ nghèo + Hộ không nghèo + Hộ cận nghèo',
      undefined,
    ]);
    expect(issues.map(({ code }) => code)).not.toContain('columns-summed');
  });
  it('are nobody where the parts are of those that have a thing', async () => {
    const { questions } = await load(
      'Bản,Hộ có điện thoại,Hộ có tivi,Số khẩu\nNà Lo,21,24,213\nHua Nà,30,21,240\nKéo,11,9,97\n',
    );
    expect(questions).toEqual([]);
  });
});
