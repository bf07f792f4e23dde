import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Search, searchText } from './search.ts';

/** Names in the order in which a search shows them. */
const found = (query: string, names: readonly string[], beside: readonly string[] = []): string[] => {
  const search = new Search(query);
  return names
    .map((name) => ({ name, rank: search.rank(searchText(name, beside, '')) }))
    .filter((one) => one.rank !== null)
    .sort((a, b) => a.rank! - b.rank!)
    .map(({ name }) => name);
};

describe('search for a name', () => {
  it('shows whole words in their order first, and no word that holds them by chance', () => {
    const names = [
      'Bản Bó Tợi 1',
      'Bản Tổng 12',
      'Tổ 10',
      '1 Tổ',
      'Tổ dân phố 1',
      'Bản Tổ 1 Mới',
      'Tổ 1',
      'Bản Nà Xe',
    ];
    expect(found('tổ 1', names)).toEqual([
      'Tổ 1',
      'Bản Tổ 1 Mới',
      'Tổ 10',
      '1 Tổ',
      'Tổ dân phố 1',
      'Bản Tổng 12',
      'Bản Bó Tợi 1',
    ]);
    expect(found('tổ 1', ['Bản Bó Chợ', 'Bản Khảo 21'])).toEqual([]);
  });

  it('prefers marks that were typed, and finds all without them', () => {
    const names = ['Bản Lanh', 'Bản Lành', 'Bản Nậm Lạnh'];
    expect(found('lạnh', names)[0]).toBe('Bản Nậm Lạnh');
    expect(found('lạnh', names)).toHaveLength(3);
    expect(found('lanh', names)).toHaveLength(3);
    expect(found('hoà', ['Bản Hóa', 'Bản Hòa'])).toEqual(['Bản Hòa', 'Bản Hóa']);
  });

  it('finds by the commune, the old commune and the code', () => {
    const text = searchText('Bản Một', ['Xã Hồng Thu', 'Xã Ma Quai'], '00011-mot-1');
    for (const query of ['ma quai', 'xa ma quai', 'hồng thu', 'một hồng', '00011', 'quai'])
      expect(new Search(query).rank(text), query).not.toBeNull();
    for (const query of ['ma xoa', '11', 'thu bao']) expect(new Search(query).rank(text), query).toBeNull();
  });

  it('every name is the best match of itself, whatever the case and the marks', () => {
    const word = fc.constantFrom('Bản', 'Tổ', 'Nậm', 'Xé', '1', '12', 'Đông', 'H’Neng', 'II');
    const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(name, name, (one, other) => {
        const search = new Search(one.toUpperCase());
        expect(search.rank(searchText(one, [], ''))).toBe(0);
        const rank = search.rank(searchText(other, [], ''));
        expect(rank === null || rank >= 0).toBe(true);
      }),
    );
  });
});

describe('a commune called by what it is', () => {
  const KINDS = ['xã', 'xa', 'Phường', 'phuong', 'thị trấn', 'THI TRAN', 'đặc khu', 'dac khu'];
  const word = fc.constantFrom('Mường', 'Nậm', 'Xé', 'Pa', 'Đông', 'Khoang', 'Hồ', 'II');
  const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));

  it('is found as by its name alone, whether its list says what it is or not', () => {
    fc.assert(
      fc.property(
        name,
        fc.uniqueArray(name, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...KINDS),
        (asked, names, kind) => {
          const by = found(asked, names);
          expect(found(`${kind} ${asked}`, names)).toEqual(by);
          const said = found(
            `${kind} ${asked}`,
            names.map((own) => `Xã ${own}`),
          );
          expect(said.map((own) => own.slice(3)).sort()).toEqual([...by].sort());
          // And beside the village that lies in it.
          const text = searchText('Bản Một', [asked], '');
          expect(new Search(`bản một ${kind} ${asked}`).rank(text)).not.toBeNull();
        },
      ),
    );
  });

  it('comes behind what is named so', () => {
    expect(found('xa ho', ['Bản Hồ', 'Xà Hồ'])).toEqual(['Xà Hồ', 'Bản Hồ']);
    expect(found('xã hồ', ['Bản Hố', 'Bản Hồ', 'Xã Hồ'])).toEqual(['Xã Hồ', 'Bản Hồ', 'Bản Hố']);
  });

  it('is not meant by a name, by other marks, nor by the kind alone', () => {
    expect(found('xà hồ', ['Bản Hồ'])).toEqual([]);
    expect(found('nậm xã', ['Nậm Hồ', 'Nậm Xã'])).toEqual(['Nậm Xã']);
    expect(found('xã', ['Bản Hồ'])).toEqual([]);
    expect(found('thị trấn', ['Bản Hồ'])).toEqual([]);
    expect(found('thị', ['Bản Hồ'])).toEqual([]);
  });
});
