import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../test/support/memory-project.ts';
import { loadDataset } from '../load-dataset.ts';

const communes = collection([[square(103, 21, 0.5), { code: '03808', name: 'Xã Mường La' }]]);
const load = (path: string, content: string, answers: Record<string, string> = {}) =>
  loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'villages', path, id: 'ban' },
    ]),
    openIn({ 'xa.geojson': communes, [path]: content }),
    { answers },
  );
const namesIn = ({ dataset }: Awaited<ReturnType<typeof load>>): string[] =>
  dataset.villages.records.map(({ name }) => name);

const place = (name: string, lon: number, about = ''): string =>
  `<Placemark><name>${name}</name>${about && `<description>${about}</description>`}<Point><coordinates>${lon},21</coordinates></Point></Placemark>`;
const folder = (name: string, ...places: string[]): string =>
  `<Folder><name>${name}</name>${places.join('')}</Folder>`;
const kml = (...folders: string[]): string =>
  `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${folders.join('')}</Document></kml>`;

describe('folders of a map that hold other things beside the villages', () => {
  const file = kml(
    folder('Bản', place('Bản Nà Lo', 103, 'Số hộ: 61'), place('Bản Hua Nà', 103.1, 'Số hộ: 73')),
    folder('Trạm BTS', place('BTS Nà Lo', 103.01)),
    folder('Điểm trường các bản', place('Điểm trường Hua Nà', 103.11)),
  );
  it('are asked about, and their places are no villages meanwhile', async () => {
    const loaded = await load('xa.kml', file);
    expect(namesIn(loaded)).toEqual(['Bản Hua Nà', 'Bản Nà Lo']);
    expect(loaded.questions.map(({ id }) => id)).toEqual([
      'folder/ban/diem truong cac ban',
      'folder/ban/tram bts',
    ]);
    expect(loaded.inputs[1]!.account).toMatchObject({ kept: 2, asked: 2 });
  });
  it('are set aside, or are villages, as a person says', async () => {
    const answers = { 'folder/ban/tram bts': 'aside', 'folder/ban/diem truong cac ban': 'villages' };
    const loaded = await load('xa.kml', file, answers);
    expect(namesIn(loaded)).toContain('Điểm trường Hua Nà');
    expect(namesIn(loaded)).not.toContain('BTS Nà Lo');
    expect(loaded.inputs[1]!.account).toMatchObject({ kept: 3, filtered: 1 });
  });
  it('are one list where they divide it by commune, or no folder speaks of villages', async () => {
    const byCommune = kml(
      folder('Xã Mường La', place('Nà Lo', 103)),
      folder('Bản', place('Bản Hua Nà', 103.1)),
    );
    expect((await load('xa.kml', byCommune)).questions).toEqual([]);
    const others = kml(folder('Đợt 1', place('Nà Lo', 103)), folder('Đợt 2', place('Hua Nà', 103.1)));
    expect(namesIn(await load('xa.kml', others))).toHaveLength(2);
  });
});

describe('a row that names several villages in one cell', () => {
  const file = 'Tên bản,Số hộ,Số khẩu\n"Bản Nà Lo, bản Hua Nà",134,631\nBản Chông,95,433\n';
  it('is asked about, and is no village meanwhile', async () => {
    const loaded = await load('xa Muong La.csv', file);
    expect(namesIn(loaded)).toEqual(['Bản Chông']);
    expect(loaded.questions).toMatchObject([{ kind: 'several-villages', rows: [2] }]);
    expect(loaded.issues).toContainEqual(expect.objectContaining({ code: 'several-villages-wait', row: 2 }));
    expect(loaded.inputs[1]!.account).toMatchObject({ kept: 1, asked: 1 });
  });
  it('is one village, or left out with what to do, as a person says', async () => {
    const [question] = (await load('xa Muong La.csv', file)).questions;
    expect(namesIn(await load('xa Muong La.csv', file, { [question!.id]: 'one' }))).toHaveLength(2);
    const left = await load('xa Muong La.csv', file, { [question!.id]: 'aside' });
    expect(left.issues).toContainEqual(expect.objectContaining({ code: 'several-villages', row: 2 }));
    expect(left.inputs[1]!.account).toMatchObject({ kept: 1, rejected: 1 });
  });
  it.each([
    ['Nà Lo, Hua Nà', 1],
    ['Nà Lo\nHua Nà', 1],
    ['Bản Nà Lo\nBản Hua Nà', 1],
    ['Nà Lo, Mường La', 0],
    ['Nà Lo, Chiềng An', 1],
  ])('is known by names alone, but for that of its commune: %j', async (name, asked) => {
    const rows = `Tên bản,Số hộ,Số khẩu\n"${name}",134,631\nChông,95,433\n`;
    expect((await load('xa Muong La.csv', rows)).questions).toHaveLength(asked);
  });
});

describe('a row of what is left of a commune', () => {
  it.each(['Các bản còn lại', 'Còn lại', 'Các thôn, bản khác', 'Bản khác', 'Các thôn còn lại của xã'])(
    'is no village in silence: %s',
    async (name) => {
      const loaded = await load(
        'xa Muong La.csv',
        `Tên bản,Số hộ,Số khẩu\nBản Nà Lo,61,281\n"${name}",120,500\n`,
      );
      expect(namesIn(loaded)).toEqual(['Bản Nà Lo']);
      expect(loaded.questions).toMatchObject([{ kind: 'several-villages', rows: [3] }]);
    },
  );
  it.each(['Bản Khác Lạ', 'Bản Còn', 'Khuổi Khác'])(
    'is not one that only has such a word in its name: %s',
    async (name) => {
      const loaded = await load(
        'xa Muong La.csv',
        `Tên bản,Số hộ,Số khẩu\nBản Nà Lo,61,281\n${name},120,500\n`,
      );
      expect(namesIn(loaded)).toHaveLength(2);
    },
  );
});

describe('a row whose name is two names with a dash between them', () => {
  const file = 'Tên bản,Số hộ,Số khẩu\nBản Nà Lo - Hua Nà,134,631\nBản Chông,95,433\nBản Sê-San,20,91\n';
  it('counts as one village, is told and asked about', async () => {
    const loaded = await load('xa.csv', file);
    expect(namesIn(loaded)).toEqual(['Bản Chông', 'Bản Nà Lo - Hua Nà', 'Bản Sê-San']);
    expect(loaded.issues.filter(({ code }) => code === 'name-dashed').map(({ row }) => row)).toEqual([2]);
    expect(loaded.questions.map(({ kind }) => kind)).toEqual(['dashed-names']);
  });
  it('is left out where somebody says that it is two', async () => {
    const { id } = (await load('xa.csv', file)).questions[0]!;
    expect(namesIn(await load('xa.csv', file, { [id]: 'aside' }))).toEqual(['Bản Chông', 'Bản Sê-San']);
  });
});

describe('rows under a heading of villages that were dissolved', () => {
  const file =
    'STT,Tên bản,Số hộ,Số khẩu\n1,Nà Lo,61,281\n2,Hua Nà,73,330\nII,Các bản đã giải thể,,\n1,Chông,30,140\n2,Kéo,31,149\n';
  it('are asked about and wait', async () => {
    const loaded = await load('xa.csv', file);
    expect(namesIn(loaded)).toEqual(['Hua Nà', 'Nà Lo']);
    expect(loaded.inputs[1]!.account).toMatchObject({ kept: 2, asked: 2 });
    expect(loaded.questions).toMatchObject([{ kind: 'dissolved', rows: [5, 6] }]);
  });
  it.each([
    ['villages', 4],
    ['gone', 2],
  ])('are what a person says: %s', async (answer, count) => {
    const { id } = (await load('xa.csv', file)).questions[0]!;
    const loaded = await load('xa.csv', file, { [id]: answer });
    expect(namesIn(loaded)).toHaveLength(count);
    expect(loaded.questions).toEqual([]);
  });
});
