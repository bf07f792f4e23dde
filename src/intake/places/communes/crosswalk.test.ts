import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../../test/support/memory-project.ts';
import { loadDataset, type Loaded } from '../../load-dataset.ts';

const COMMUNES = collection([
  [square(103, 21, 0.1), { code: '00011', name: 'Xã Phong Thổ' }],
  [square(103.5, 21, 0.1), { code: '00022', name: 'Xã Bính Xá' }],
  [square(104, 21, 0.1), { code: '00033', name: 'Xã Kiên Mộc' }],
]);
/** Phong Thổ took the name and code of a township; Bính Xá was split; Mù Sang exists only in the old list. */
const CROSSWALK =
  'old_code,old_name,old_district,new_codes,new_names\n' +
  '00011,Thị trấn Phong Thổ,Huyện Phong Thổ,00033,Xã Kiên Mộc\n' +
  '00012,Xã Mù Sang,Huyện Phong Thổ,00011,Xã Phong Thổ\n' +
  '00013,Xã Bính Xá,Huyện Đình Lập,00022;00033,Xã Bính Xá;Xã Kiên Mộc\n';
const load = (csv: string, answers = {}): Promise<Loaded> =>
  loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'crosswalk', path: 'cu-moi.csv', asOf: '2025-07-01' },
      { role: 'villages', path: 'thon.csv', id: 'thon' },
    ]),
    openIn({ 'xa.geojson': COMMUNES, 'cu-moi.csv': CROSSWALK, 'thon.csv': csv }),
    { answers },
  );
const placed = ({ dataset }: Loaded) =>
  Object.fromEntries(dataset.villages.records.map(({ name, communeCode }) => [name, communeCode]));

describe('old and new communes', () => {
  it('a district column says that the list is the old one', async () => {
    const loaded = await load('Thôn,Huyện,Xã\na,Phong Thổ,Phong Thổ\nb,Phong Thổ,Mù Sang\n');
    expect(placed(loaded)).toEqual({ a: '00033', b: '00011' });
    expect(loaded.issues.map(({ code, context }) => [code, context?.['count']])).toContainEqual([
      'communes-converted',
      2,
    ]);
    expect(loaded.dataset.villages.records.find(({ name }) => name === 'b')?.communeAsGiven).toEqual({
      code: null,
      name: 'Mù Sang',
      list: 'before 2025-07-01',
    });
  });
  it('each commune knows the old ones that went into it by other names', async () => {
    const { dataset } = await load('Thôn,Xã\nBản Một,Mù Sang\n');
    expect(dataset.communes.records.map(({ name, formerNames }) => [name, formerNames])).toEqual([
      ['Xã Phong Thổ', ['Xã Mù Sang']],
      ['Xã Bính Xá', undefined],
      ['Xã Kiên Mộc', ['Thị trấn Phong Thổ', 'Xã Bính Xá']],
    ]);
  });
  it('a commune that only the old list has says so too', async () => {
    expect(placed(await load('Thôn,Xã,Mã xã\na,Phong Thổ,00011\nb,Mù Sang,00012\n'))).toEqual({
      a: '00033',
      b: '00011',
    });
  });
  it('a commune that only the new list has says new', async () => {
    expect(placed(await load('Thôn,Xã\na,Phong Thổ\nb,Kiên Mộc\n'))).toEqual({ a: '00011', b: '00033' });
  });
  it('where both lists could be meant the places decide', async () => {
    expect(placed(await load('Thôn,Xã,Kinh độ,Vĩ độ\na,Phong Thổ,104,21\n'))).toEqual({ a: '00033' });
    expect(placed(await load('Thôn,Xã,Kinh độ,Vĩ độ\na,Phong Thổ,103,21\n'))).toEqual({ a: '00011' });
  });
  it('and where there are none a person is asked', async () => {
    const csv = 'Thôn,Xã,Mã xã\na,Phong Thổ,00011\n';
    const loaded = await load(csv);
    expect(loaded.questions).toMatchObject([{ kind: 'list-vintage', rows: [2] }]);
    expect(loaded.inputs[2]).toMatchObject({ read: 1, kept: 0, rejected: 1 });
    expect(placed(await load(csv, { [loaded.questions[0]!.id]: 'old' }))).toEqual({ a: '00033' });
    expect(placed(await load(csv, { [loaded.questions[0]!.id]: 'new' }))).toEqual({ a: '00011' });
  });
  it('a split commune is decided by coordinates, else asked', async () => {
    const loaded = await load(
      'Thôn,Huyện,Xã,Kinh độ,Vĩ độ\na,Đình Lập,Bính Xá,104,21\nb,Đình Lập,Bính Xá,,\n',
    );
    expect(placed(loaded)).toEqual({ a: '00033' });
    expect(loaded.questions).toMatchObject([
      { kind: 'split-commune', rows: [3], choices: [{ id: '00022', label: 'Xã Bính Xá' }, { id: '00033' }] },
    ]);
  });
});
