import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a file holds, told by its content. */
export type VectorKind =
  | 'p1812-log'
  | 'p1812-profile'
  | 'p1812-lines'
  | 'paths'
  | 'itm-p2p'
  | 'itm-intermediates'
  | 'itm-output'
  | 'itm-input'
  | 'itm-profiles'
  | 'itm-area'
  | 'p2108-terrestrial'
  | 'p2108-height-gain'
  | 'p2108-aeronautical'
  | 'unknown';

const SIGNS: readonly (readonly [VectorKind, RegExp])[] = [
  ['p1812-log', /^#\s*Parameter,Ref/m],
  ['p1812-profile', /^\{Begin of Profile\}/m],
  ['p2108-terrestrial', /^[^\n]*\bL_ctt__db\b/],
  ['p2108-height-gain', /^[^\n]*\bA_h__db\b/],
  ['p2108-aeronautical', /^[^\n]*\bL_ces__db\b/],
  ['itm-intermediates', /^row,np,expected\b/],
  ['itm-area', /^h_tx__meter,[^\n]*\btx_siting_criteria\b/],
  ['itm-p2p', /^h_tx__meter,[^\n]*\bA__db\b/],
  ['itm-output', /^ITM Return Code\s/m],
  ['itm-input', /^h_tx__meter,\s*[\d.]+\s*$/m],
  ['itm-profiles', /^\s*\d+\s*,\s*[\d.]+\s*(,\s*-?[\d.]+\s*){3,}/],
];

/** First object of a file of JSON lines, or null. */
function firstObject(text: string): Record<string, unknown> | null {
  const line = text.split('\n').find((one) => one.trim() !== '');
  if (!line?.trimStart().startsWith('{')) return null;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return null;
  }
}

export function kindOf(text: string): VectorKind {
  const object = firstObject(text);
  if (object) {
    if (Array.isArray(object['profile_m'])) return 'paths';
    return 'path' in object && Object.keys(object).some((key) => /^L(b|min|d)/.test(key))
      ? 'p1812-lines'
      : 'unknown';
  }
  return SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? 'unknown';
}

export const readText = (path: string): string => readFileSync(path, 'utf8').replace(/^\uFEFF/, '');

/** Files of a kind in the folder of another file, by name. */
export function besides(path: string, kind: VectorKind, extension: string): string[] {
  const folder = dirname(path);
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => join(folder, name))
    .filter((file) => file !== path && kindOf(readText(file)) === kind);
}

/** First of the candidates that lies on the disk. */
export const firstThere = (candidates: readonly string[]): string | null =>
  candidates.find((path) => existsSync(path)) ?? null;

export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
    });
}
