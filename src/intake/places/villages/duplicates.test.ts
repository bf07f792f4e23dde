import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../../test/support/memory-project.ts';
import { geodesicDistanceMeters } from '../../../geometry/measures/ellipsoid.ts';
import { findNearDuplicates, NEAR_METERS } from './duplicates.ts';
import { loadDataset } from '../../load-dataset.ts';

const COMMUNES = collection([
  [square(103, 21, 0.1), { code: '00011', name: 'Xã A' }],
  [square(103.5, 21, 0.1), { code: '00022', name: 'Xã B' }],
]);

describe('near duplicates', () => {
  it('are villages of one name and commune within 300 m', async () => {
    const csv =
      'Mã thôn,Thôn,Mã xã,Kinh độ,Vĩ độ\n1,Bản Mới I,00011,103,21\n2,Bản Mới 1,00011,103.001,21\n3,Bản Mới 1,00011,103.05,21\n4,Tổ 1,00011,103,21\n5,Tổ 1,00022,103.5,21\n6,Bản 1,00011,103,21\n';
    const { dataset, issues } = await loadDataset(
      projectOf([
        { role: 'communes', path: 'xa.geojson' },
        { role: 'villages', path: 'thon.csv' },
      ]),
      openIn({ 'xa.geojson': COMMUNES, 'thon.csv': csv }),
    );
    const groups = findNearDuplicates(dataset.villages);
    expect(groups.map(({ villages }) => villages.map((i) => dataset.villages.records[i]!.code))).toEqual([
      ['1', '2'],
    ]);
    expect(Math.abs(groups[0]!.distanceMeters - 104)).toBeLessThan(1);
    expect(issues.filter(({ code }) => code === 'village-near-duplicate')).toMatchObject([
      { village: '2', row: 3 },
    ]);
  });
});

/** Chains of places within 300 m, by comparing each with each. */
function chainsOf(places: readonly (readonly [number, number])[]): number[][] {
  const group = places.map((_, i) => i);
  places.forEach(([lonA, latA], a) => {
    places.forEach(([lonB, latB], b) => {
      if (geodesicDistanceMeters(lonA, latA, lonB, latB) > NEAR_METERS || group[a] === group[b]) return;
      const [from, to] = [Math.max(group[a]!, group[b]!), Math.min(group[a]!, group[b]!)];
      group.forEach((own, k) => {
        if (own === from) group[k] = to;
      });
    });
  });
  const members = [...new Set(group)].map((own) => group.flatMap((other, k) => (other === own ? [k] : [])));
  return members.filter(({ length }) => length > 1);
}

it('near duplicates are the chains that comparing each with each finds', () => {
  const step = fc.integer({ min: 0, max: 12 });
  fc.assert(
    fc.property(fc.array(fc.tuple(step, step), { maxLength: 40 }), (steps) => {
      // Steps of 170 m and 220 m: some within reach of each other, some not.
      const places = steps.map(([x, y]): [number, number] => [104 + 0.0017 * x, 21 + 0.002 * y]);
      const records = places.map(() => ({ communeCode: '00011', name: 'Bản Mới' }));
      const groups = findNearDuplicates({ records, centres: Float64Array.from(places.flat()) });
      expect(groups.map(({ villages }) => villages)).toEqual(chainsOf(places));
    }),
  );
});

describe('devices of one mast', () => {
  it('become one site', async () => {
    const csv =
      'Mã trạm,Nhà mạng,Công nghệ,Kinh độ,Vĩ độ,Chiều cao cột (m)\nLCI0156-11,Viettel,2G,103,21,30\nLCI0156-12,Viettel,3G,103.0001,21,42\nLCI0156,Viettel,4G,103,21,40\nLCI0156,VNPT,4G,103,21,30\nLCI0200,Viettel,4G,103,21,30\nLCI0200,Viettel,4G,103.02,21,30\n';
    const { dataset, issues, inputs } = await loadDataset(
      projectOf([{ role: 'sites', path: 'tram.csv' }]),
      openIn({ 'tram.csv': csv }),
    );
    expect(
      dataset.sites.map(({ code, operator, devices, technologies, heightMeters }) => [
        code,
        operator,
        devices,
        technologies.join(),
        heightMeters,
      ]),
    ).toEqual([
      ['LCI0156', 'viettel', 3, '2G,3G,4G', 42],
      ['LCI0156', 'vinaphone', 1, '4G', 30],
      ['LCI0200', 'viettel', 1, '4G', 30],
      ['LCI0200', 'viettel', 1, '4G', 30],
    ]);
    expect(issues.map(({ code, row }) => [code, row])).toEqual([
      ['site-code-shared', 7],
      ['devices-joined', undefined],
      ['radius-open', undefined],
    ]);
    expect(inputs[0]).toMatchObject({ read: 6, kept: 6, rejected: 0 });
  });
});
