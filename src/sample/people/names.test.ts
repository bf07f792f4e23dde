import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedPath } from '../../../test/support/shared.ts';
import { fold } from '../../i18n/text.ts';
import { COMMUNE_FIRST, nameCommunes, nameVillages, PROVINCE_NAME, SECOND, VILLAGE_FIRST } from './names.ts';

const realList = sharedPath('real/communes-2025.geojson');

describe('names', () => {
  it('of communes are unique, of villages unique in their commune', () => {
    for (let seed = 1; seed <= 20; seed++) expect(new Set(nameCommunes(seed, 75)).size).toBe(75);
    const villages = nameVillages(
      1,
      0,
      Array.from({ length: 900 }, (_, k) => k % 9 === 0),
    );
    expect(new Set(villages.map(fold)).size).toBe(900);
  });

  it('are written in composed letters', () => {
    for (const word of [...COMMUNE_FIRST, ...VILLAGE_FIRST, ...SECOND, PROVINCE_NAME])
      expect(word).toBe(word.normalize('NFC'));
  });

  it.skipIf(!realList)('name no real commune, whatever the seed', () => {
    const { features } = JSON.parse(readFileSync(realList ?? '', 'utf8')) as {
      features: { properties: { name: string } }[];
    };
    const real = new Set(features.map(({ properties }) => fold(properties.name)));
    expect(real.size).toBeGreaterThan(250);
    const possible = [...COMMUNE_FIRST, ...VILLAGE_FIRST].flatMap((a) => SECOND.map((b) => `${a} ${b}`));
    const fixed = [
      PROVINCE_NAME,
      ...nameVillages(1, 0, new Array(2000).fill(false)).map((name) => name.replace('Bản ', '')),
    ];
    expect([...possible, ...fixed].filter((name) => real.has(fold(name)))).toEqual([]);
  });
});
