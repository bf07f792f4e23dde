import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../../test/support/memory-project.ts';
import { loadDataset } from '../../load-dataset.ts';
import { shippedCommunes } from './shipped-communes.ts';

const bytes = new Uint8Array(
  readFileSync(new URL('../../../../geodata/commune-crosswalk-2025.tsv.gz', import.meta.url)),
);
const PROVINCE = '15';
const old = shippedCommunes(bytes, PROVINCE)!;
/** A commune that the old list alone has, by its name, and became a part of one other. */
const former = old.find(
  ({ name, newCodes, newNames }) =>
    newCodes.length === 1 &&
    newNames[0] !== name &&
    old.filter((one) => one.name === name).length === 1 &&
    !old.some((one) => one.newNames.includes(name)),
)!;
const names = new Map(
  old.flatMap(({ newCodes, newNames }) => newCodes.map((code, i) => [code, newNames[i]!])),
);
const COMMUNES = collection(
  [...names].map(([code, name], i) => [square(103 + 0.01 * i, 21, 0.004), { code, name }] as const),
);
const SAYS_NOTHING = 'Xã cũ,Xã mới\nMường Sại,Mường Sại\n';
const OWN = `Mã xã cũ,Xã cũ,Mã xã mới\n${former.code},${former.name},${[...names.keys()].find((code) => code !== former.newCodes[0])}\n`;

const load = (own: string | null, read: () => Promise<Uint8Array>) =>
  loadDataset(
    {
      ...projectOf([
        { role: 'communes', path: 'xa.geojson' },
        { role: 'villages', path: 'thon.csv' },
        ...(own === null ? [] : [{ role: 'crosswalk', path: 'cu-moi.csv' } as const]),
      ]),
      province: { code: PROVINCE, name: 'Thử' },
    },
    openIn({
      'xa.geojson': COMMUNES,
      'thon.csv': `Thôn,Xã cũ\nBản Một,${former.name}\n`,
      'cu-moi.csv': own ?? '',
    }),
    { shippedCrosswalk: read },
  );
const shipped = () => Promise.resolve(bytes);
const broken = () => Promise.reject(new Error('404'));
const placed = ({ dataset }: Awaited<ReturnType<typeof load>>) =>
  dataset.villages.records.map(({ communeCode }) => communeCode);
const codes = ({ issues }: Awaited<ReturnType<typeof load>>) => issues.map(({ code }) => code);

it.each([
  ['without a crosswalk', null],
  ['with one that says nothing', SAYS_NOTHING],
])('a project %s takes the one that comes with the product, and says so', async (_, own) => {
  const loaded = await load(own, shipped);
  expect(placed(loaded)).toEqual(former.newCodes);
  expect(codes(loaded)).toContain('crosswalk-shipped');
  expect(codes(await load(own, broken))).toContain('crosswalk-not-read');
});

it('a crosswalk of the project is not mixed with it, and needs it not', async () => {
  const loaded = await load(OWN, shipped);
  expect(placed(loaded)).not.toEqual(former.newCodes);
  expect(codes(loaded)).not.toContain('crosswalk-shipped');
  expect(codes(await load(OWN, broken))).not.toContain('crosswalk-not-read');
});
