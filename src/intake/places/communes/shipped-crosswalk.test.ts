import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyLayer } from '../../../model/layer.ts';
import type { Commune } from '../../../model/places.ts';
import { CommuneFinder } from './commune-finder.ts';
import { CommuneMeanings } from './commune-meaning.ts';
import type { OldCommune } from './crosswalk.ts';
import { shippedCommunes } from './shipped-communes.ts';
import { shippedCrosswalk } from './shipped-crosswalk.ts';
import { tonedName, tonedWords } from './toned-name.ts';

const bytes = new Uint8Array(
  readFileSync(new URL('../../../../geodata/commune-crosswalk-2025.tsv.gz', import.meta.url)),
);
const PROVINCES =
  '01 04 08 11 12 14 15 19 20 22 24 25 31 33 37 38 40 42 44 46 48 51 52 56 66 68 75 79 80 82 86 91 92 96'.split(
    ' ',
  );

const communeOf = (code: string, name: string): Commune => ({
  code,
  name,
  kind: null,
  population: null,
  households: null,
  border: null,
  extremelyDifficult: null,
  sourceId: 'x',
});
const finderOf = (communes: readonly Commune[]): CommuneFinder =>
  new CommuneFinder({ records: communes, geometry: emptyLayer('polygon') });
const newOnes = (old: readonly OldCommune[]): Commune[] => {
  const names = new Map(
    old.flatMap(({ newCodes, newNames }) => newCodes.map((code, i) => [code, newNames[i]!])),
  );
  return [...names].map(([code, name]) => communeOf(code, name));
};
const provinces = new Map(
  PROVINCES.map((province) => {
    const old = shippedCommunes(bytes, province)!;
    const finder = finderOf(newOnes(old));
    return [province, { old, finder, crosswalk: shippedCrosswalk(bytes, province, finder)! }];
  }),
);
const say = (name: string, list: 'old' | 'new' | null, code: string | null = null) => ({
  code,
  name,
  district: null,
  mentions: [{ name, list }],
});
const ANYWHERE: ReadonlySet<string> = new Set();
const keyOf = (name: string): string => tonedName(tonedWords(name)).key;
const bare = (name: string): string => tonedName(tonedWords(name)).folded;
const sorted = (codes: readonly string[]): readonly string[] => codes.toSorted();

describe('the crosswalk that comes with the product', () => {
  it('holds 34 provinces with 10,047 old communes, every target with a name', () => {
    expect(PROVINCES).toHaveLength(34);
    const all = [...provinces.values()].flatMap(({ old }) => old);
    expect(all).toHaveLength(10_047);
    expect(new Set(all.map(({ code }) => code)).size).toBe(10_047);
    expect(all.filter(({ newCodes }) => newCodes.length > 1)).toHaveLength(460);
    for (const { newCodes, newNames } of all)
      expect(newCodes.every((code, i) => /^\d{5}$/.test(code) && newNames[i]!.length > 2)).toBe(true);
  });

  it('is read as well where the server has unpacked it', async () => {
    const { gunzipSync } = await import('fflate');
    expect(shippedCommunes(gunzipSync(bytes), '12')).toEqual(provinces.get('12')!.old);
  });

  it('belongs to no made-up province, and not to a project whose communes are the old ones', () => {
    expect(shippedCommunes(bytes, '00')).toBeNull();
    for (const province of ['12', '14', '15', '20']) {
      const { old } = provinces.get(province)!;
      expect(
        shippedCrosswalk(bytes, province, finderOf(old.map(({ code, name }) => communeOf(code, name)))),
      ).toBeNull();
      expect(shippedCrosswalk(bytes, province, finderOf([communeOf('99001', 'Xã Bịa Ra')]))).toBeNull();
    }
  });

  it.each(PROVINCES)(
    '%s: every old commune of a name of its own means its targets, by any spelling',
    (province) => {
      const { old, finder, crosswalk } = provinces.get(province)!;
      const meanings = new CommuneMeanings(finder, crosswalk);
      const named = new Map<string, number>();
      for (const { name } of old) named.set(keyOf(name), (named.get(keyOf(name)) ?? 0) + 1);
      for (const { name, code, newCodes } of old) {
        for (const spelling of [name, name.normalize('NFD'), name.toUpperCase()]) {
          const { codes } = meanings.of(say(spelling, 'old'), ANYWHERE).old!;
          // Another old commune may have the same name: then its targets are possible too, never instead.
          expect(
            newCodes.every((one) => codes.includes(one)),
            `${spelling} ${codes}`,
          ).toBe(true);
          if (named.get(keyOf(name)) === 1) expect(sorted(codes)).toEqual(sorted(newCodes));
        }
        expect(sorted(meanings.of(say(name, 'old', code), ANYWHERE).old!.codes)).toEqual(
          sorted([...new Set(newCodes)]),
        );
        // The file of a new commune allows only what became a part of it.
        for (const target of newCodes) {
          const read = meanings.of(say(name, 'old'), new Set([target])).old!;
          expect(read.codes).toEqual([target]);
        }
      }
    },
  );

  it.each(PROVINCES)('%s: names that differ by marks only are never taken for one another', (province) => {
    const { old, finder, crosswalk } = provinces.get(province)!;
    const meanings = new CommuneMeanings(finder, crosswalk);
    const byFolded = new Map<string, OldCommune[]>();
    for (const one of old) byFolded.set(bare(one.name), [...(byFolded.get(bare(one.name)) ?? []), one]);
    for (const group of byFolded.values()) {
      const spellings = new Set(group.map(({ name }) => keyOf(name)));
      if (spellings.size < 2) continue;
      for (const { name } of group) {
        const own = group.filter((one) => keyOf(one.name) === keyOf(name));
        const { codes, likeness } = meanings.of(say(name, 'old'), ANYWHERE).old!;
        expect([likeness, sorted(codes)]).toEqual([
          'same',
          sorted([...new Set(own.flatMap(({ newCodes }) => newCodes))]),
        ]);
      }
      const unmarked = bare(group[0]!.name);
      // A name of the list may have no marks itself; it is then found as it is written.
      if (group.some(({ name }) => keyOf(name) === unmarked)) continue;
      const read = meanings.of(say(unmarked, 'old'), ANYWHERE).old!;
      expect(read.likeness).toBe('unmarked');
      expect(sorted(read.codes)).toEqual(sorted([...new Set(group.flatMap(({ newCodes }) => newCodes))]));
    }
  });
});
