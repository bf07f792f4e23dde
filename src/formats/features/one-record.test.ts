import { describe, expect, it } from 'vitest';
import { collection, openIn, point, projectOf, square } from '../../../test/support/memory-project.ts';
import { featuresAs } from '../../../test/support/read-text.ts';
import { loadDataset } from '../../intake/load-dataset.ts';

const around = square(103.1, 22.3, 0.05);
const mixed: GeoJSON.GeometryCollection = {
  type: 'GeometryCollection',
  geometries: [point(103.12, 22.31), around],
};
const communes = collection([[square(103.2, 22.3, 0.2), { code: '03388', name: 'Đoàn Kết' }]]);

describe('a feature of several kinds of geometry', () => {
  it('is one record: its areas, with the point beside them', async () => {
    const file = JSON.stringify(collection([[mixed, { ten: 'a' }]]));
    const { tables, read } = await featuresAs('a.geojson', file);
    expect(read).toBe(1);
    expect(tables.map(({ geometry, points }) => [geometry.kind, [...points!]])).toEqual([
      ['polygon', [103.12, 22.31]],
    ]);
  });

  it('is one village, where its point lies', async () => {
    const file = collection([
      [mixed, { thon: 'Nà Hừ', ma_xa: '03388', dan_so: 400 }],
      [point(103.22, 22.3), { thon: 'Nà Sài', ma_xa: '03388', dan_so: 300 }],
    ]);
    const { dataset } = await loadDataset(
      projectOf([
        { role: 'communes', path: 'xa.geojson', columns: { commune_code: 'code', commune: 'name' } },
        { role: 'villages', path: 'thon.geojson' },
      ]),
      openIn({ 'xa.geojson': communes, 'thon.geojson': file }),
    );
    const { records, centres } = dataset.villages;
    expect(records.map(({ name, population }) => [name, population]).sort()).toEqual([
      ['Nà Hừ', 400],
      ['Nà Sài', 300],
    ]);
    expect([...centres].sort()).toEqual([103.12, 103.22, 22.31, 22.3].sort());
  });

  it('tells the lines beside its areas', async () => {
    const kml = `<kml><Placemark><name>a</name><MultiGeometry>
      <LineString><coordinates>103,22 103.1,22</coordinates></LineString>
      <Polygon><outerBoundaryIs><LinearRing><coordinates>103,22 103,23 104,23 103,22</coordinates></LinearRing></outerBoundaryIs></Polygon>
      </MultiGeometry></Placemark></kml>`;
    const { tables, issues } = await featuresAs('a.kml', kml);
    expect(tables.map(({ geometry }) => geometry.kind)).toEqual(['polygon']);
    expect(issues).toMatchObject([{ code: 'lines-beside-areas', feature: 1, context: { lines: 1 } }]);
  });
});
