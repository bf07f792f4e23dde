import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { billOfMaterials, licenceTexts } from '../../scripts/licences.mjs';

const root = resolve(import.meta.dirname, '../..');

it('every package is under a licence of the list', () => {
  expect(billOfMaterials().filter(({ isFine }) => !isFine)).toEqual([]);
});

it('another licence is caught, and one for tools in a part of the product', () => {
  const wrong = (packages: Record<string, object>) =>
    billOfMaterials({ packages: { '': {}, ...packages } }).map(({ isFine }) => isFine);
  const named = (license: string, more = {}) => ({ 'node_modules/x': { version: '1', license, ...more } });
  expect(wrong(named('GPL-3.0'))).toEqual([false]);
  expect(wrong(named('LGPL-3.0-or-later'))).toEqual([false]);
  expect(wrong(named('MPL-2.0'))).toEqual([false]);
  expect(wrong(named('MPL-2.0', { dev: true }))).toEqual([true]);
  expect(wrong(named('(GPL-2.0 OR MIT)'))).toEqual([true]);
  expect(wrong(named('MIT AND GPL-2.0'))).toEqual([false]);
  expect(wrong({ 'node_modules/y': { version: '1' } })).toEqual([false]);
});

it('what is under LGPL is named in NOTICE and in the texts that the build carries', () => {
  const notice = readFileSync(join(root, 'NOTICE'), 'utf8');
  const texts = licenceTexts();
  const lesser = billOfMaterials().filter(({ licence }) => licence.startsWith('LGPL'));
  expect(lesser.length).toBeGreaterThan(0);
  for (const { name } of lesser) {
    expect(notice).toContain(name);
    expect(texts).toContain(name);
  }
});
