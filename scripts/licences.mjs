// `npm run licences`: the licence of every package of the lock file against the list of those that this product may be
// shipped with; prints a bill of materials as JSON. Exits 1 where a licence is not on the list.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Licences whose terms the product meets by carrying their texts. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'EDL-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
]);
/** Loaded as separate chunks that anybody may exchange, as NOTICE says; nothing else may be under these. */
const SEPARATE = new Map([
  ['geos-wasm', 'LGPL-3.0-or-later'],
  ['geojson-validation', 'LGPL-3.0-or-later'],
]);
/** Tools under these build and test the product and are no part of it. */
const TOOLS_ONLY = new Set(['MPL-2.0', 'Python-2.0', 'CC-BY-4.0']);
/** What packages write of themselves otherwise than SPDX does, or only in their text. */
const CORRECTED = new Map([
  ['arc', 'BSD-3-Clause'],
  ['LGPL-3', 'LGPL-3.0-or-later'],
  ['BDS-3-Clause', 'BSD-3-Clause'],
]);

const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** One of alternatives will do; of what is joined, all must. */
function isFine(licence, name, isTool) {
  const terms = licence.replace(/[()]/g, ' ').trim();
  if (/ OR /.test(terms)) return terms.split(/ OR /).some((one) => isFine(one.trim(), name, isTool));
  if (/ AND /.test(terms)) return terms.split(/ AND /).every((one) => isFine(one.trim(), name, isTool));
  return ALLOWED.has(terms) || SEPARATE.get(name) === terms || (isTool && TOOLS_ONLY.has(terms));
}

/** Every package of the lock file with version, licence, hash, and whether it is a part of the product. */
export function billOfMaterials(lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))) {
  return Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, { version, license, integrity, dev, devOptional }]) => {
      const name = nameOf(path);
      const licence = CORRECTED.get(license ?? name) ?? license ?? 'unknown';
      const isTool = Boolean(dev || devOptional);
      return { name, version, licence, integrity, isTool, isFine: isFine(licence, name, isTool), path };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Texts of the licences of all that is a part of the product, as `dist/` carries them. */
export function licenceTexts() {
  const parts = billOfMaterials().filter(({ isTool }) => !isTool);
  return parts
    .map(({ name, version, licence, path }) => {
      const folder = join(root, path);
      const files = existsSync(folder) ? readdirSync(folder) : [];
      const texts = files
        .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
        .map((file) => readFileSync(join(folder, file), 'utf8').trim());
      return `${name} ${version}: ${licence}\n\n${texts.join('\n\n')}`.trim();
    })
    .join(`\n\n${'-'.repeat(78)}\n\n`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const bill = billOfMaterials();
  const wrong = bill.filter((entry) => !entry.isFine);
  console.log(JSON.stringify({ format: 'song-ban-bill-of-materials', version: 1, packages: bill }, null, 2));
  for (const { name, licence } of wrong) console.error(`${name}: ${licence} is not on the list of licences`);
  if (wrong.length) process.exitCode = 1;
}
