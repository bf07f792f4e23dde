import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const GALLERY = resolve(import.meta.dirname, '../../docs/gallery');
const MOST_BYTES = 3_000_000;
const pictures = readdirSync(GALLERY).filter((name) => !name.endsWith('.md'));

it('the gallery is small, and has a line for each picture', () => {
  expect(pictures.length).toBeGreaterThan(10);
  const text = readFileSync(join(GALLERY, 'README.md'), 'utf8');
  expect([...text.matchAll(/\]\(([^)]+)\)/g)].map(([, name]) => name).sort()).toEqual(pictures.sort());
  const bytes = pictures.reduce((sum, name) => sum + statSync(join(GALLERY, name)).size, 0);
  expect(bytes).toBeLessThan(MOST_BYTES);
});
