import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../jobs/protocol.ts';
import { MeetingFinder } from './find-places.ts';

const COMMUNES = [
  { code: '1', name: 'Xã Hồng Thu', formerNames: ['Xã Ma Quai', 'Xã Phìn Hồ', 'Xã Hồng Thu'] },
  { code: '2', name: 'Xã Đình Lập', formerNames: ['Xã Bính Xá', 'Xã Đình Lập'] },
  { code: '3', name: 'Xã Kiên Mộc', formerNames: ['Xã Bính Xá', 'Xã Kiên Mộc'] },
  { code: '4', name: 'Xã Pá Khoang' },
];
const VILLAGES = [
  { code: 'a', name: 'Bản Mới', communeAsGiven: null },
  { code: 'b', name: 'Bản Tà Ghênh', communeAsGiven: { name: 'Xã Ma Quai' } },
  { code: 'c', name: 'Bản Bính Xá', communeAsGiven: null },
  { code: 'd', name: 'Bản Mới', communeAsGiven: null },
];
const finder = new MeetingFinder({
  communes: COMMUNES,
  villages: VILLAGES,
  findings: { villageCommune: Int32Array.from([0, 0, -1, 3]) },
} as unknown as Snapshot);
const named = (query: string, most = 10) =>
  finder.find(query, most).map(({ name, commune }) => (commune === null ? name : `${name}, ${commune}`));

describe('somebody asks for a place by its name', () => {
  it('an old commune, typed without marks, is found in the commune of today, and said', () => {
    const [found, ...others] = finder.find('xa ma quai', 10);
    expect(found).toEqual({
      kind: 'commune',
      index: 0,
      name: 'Xã Hồng Thu',
      commune: null,
      former: 'Xã Ma Quai',
      shared: [],
    });
    expect(others).toEqual([]);
  });

  it('a commune that was split lists every part, each with the others', () => {
    const found = finder.find('binh xa', 10).filter(({ kind }) => kind === 'commune');
    expect(found.map(({ name, former, shared }) => [name, former, shared])).toEqual([
      ['Xã Đình Lập', 'Xã Bính Xá', ['Xã Kiên Mộc']],
      ['Xã Kiên Mộc', 'Xã Bính Xá', ['Xã Đình Lập']],
    ]);
  });

  it("a commune that kept its name is today's", () => {
    expect(finder.find('hồng thu', 1)[0]).toMatchObject({ name: 'Xã Hồng Thu', former: null });
  });

  it("the name of a commune finds no village in it; with a village's own name it does", () => {
    expect(named('pa khoang')).toEqual(['Xã Pá Khoang']);
    expect(named('ban moi pa khoang')).toEqual(['Bản Mới, Xã Pá Khoang']);
    expect(named('bản mới')).toEqual(['Bản Mới, Xã Hồng Thu', 'Bản Mới, Xã Pá Khoang']);
    expect(named('ta ghenh')).toEqual(['Bản Tà Ghênh, Xã Hồng Thu']);
  });

  it('a village outside of all communes has none; nothing typed finds nothing; as many as are asked for', () => {
    expect(finder.find('ban binh xa', 1)[0]).toMatchObject({ name: 'Bản Bính Xá', commune: null });
    expect(finder.find('  ', 10)).toEqual([]);
    expect(finder.find('zzz', 10)).toEqual([]);
    expect(finder.find('ban', 2)).toHaveLength(2);
  });

  it('what a commune is may be said where its list leaves it out, with marks or without', () => {
    const bare = new MeetingFinder({
      communes: [
        { code: '1', name: 'Huổi Chiêu', formerNames: ['Pa Tần'] },
        { code: '2', name: 'Nậm Xã' },
      ],
      villages: [
        { code: 'a', name: 'Bản Nà Khẳm', communeAsGiven: null },
        { code: 'b', name: 'Xà Phìn', communeAsGiven: null },
        { code: 'c', name: 'Phìn', communeAsGiven: null },
      ],
      findings: { villageCommune: Int32Array.from([0, 0, 1]) },
    } as unknown as Snapshot);
    const names = (query: string) => bare.find(query, 10).map(({ name }) => name);
    for (const kind of ['xã', 'xa', 'Phường', 'thị trấn'])
      expect(names(`${kind} huoi chieu`)[0], kind).toBe('Huổi Chiêu');
    expect(bare.find('xã Pa Tần', 1)[0]).toMatchObject({ name: 'Huổi Chiêu', former: 'Pa Tần' });
    expect(names('bản nà khẳm xã huổi chiêu')).toEqual(['Bản Nà Khẳm']);
    // What is named so comes first.
    expect(names('xà phìn')).toEqual(['Xà Phìn', 'Phìn']);
    expect(names('nậm xã')[0]).toBe('Nậm Xã');
    expect(names('xã')).toEqual(['Nậm Xã', 'Xà Phìn']);
  });
});
