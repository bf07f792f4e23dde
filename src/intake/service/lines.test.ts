import { describe, expect, it } from 'vitest';
import { collection, openIn, point, projectOf, square } from '../../../test/support/memory-project.ts';
import type { Source } from '../../model/project.ts';
import { featureCount } from '../../model/geometry.ts';
import { loadDataset } from '../load-dataset.ts';

const line = (lat: number): GeoJSON.LineString => ({
  type: 'LineString',
  coordinates: [
    [102.8, lat],
    [103.2, lat],
  ],
});
type Feature = readonly [GeoJSON.Geometry | null, Readonly<Record<string, unknown>>];
async function load(features: readonly Feature[], own: Partial<Source> = {}) {
  const { dataset, inputs } = await loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'fibre', path: 'cap.geojson', id: 'cap', ...own },
    ]),
    openIn({
      'xa.geojson': collection([[square(103, 21, 0.5), { code: '00011', name: 'Xã A' }]]),
      'cap.geojson': collection(features),
    }),
  );
  return {
    lines: dataset.fibre.map(({ id, operator, geometry }) => [id, operator, featureCount(geometry)]),
    account: inputs[1]!.account,
  };
}

describe('fibre', () => {
  it('is one layer for each owner that its lines name, the source is of the others', async () => {
    const owned: Feature[] = [
      [line(21), { 'Đơn vị': 'Viettel' }],
      [line(21.1), { 'Đơn vị': 'VNPT' }],
      [line(21.2), { 'Đơn vị': 'Viettel' }],
      [line(21.3), { 'Đơn vị': '' }],
    ];
    expect((await load(owned)).lines).toEqual([
      ['cap/unspecified', null, 1],
      ['cap/viettel', 'viettel', 2],
      ['cap/vinaphone', 'vinaphone', 1],
    ]);
    expect((await load(owned, { operator: 'viettel' })).lines).toEqual([
      ['cap/viettel', 'viettel', 3],
      ['cap/vinaphone', 'vinaphone', 1],
    ]);
    expect((await load([owned[0]!])).lines).toEqual([['cap', 'viettel', 1]]);
  });

  it('is of lines alone: records of another shape or none are left out and counted', async () => {
    const { lines } = await load([
      [line(21), { ten: 'a' }],
      [null, { ten: 'b' }],
      [line(21.1), { ten: 'c' }],
    ]);
    expect(lines).toEqual([['cap', null, 2]]);
    const mixed = await load([[point(103, 21), { ten: 'a' }]]);
    expect(mixed.lines.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(0);
  });
});
