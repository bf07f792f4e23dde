import { describe, expect, it } from 'vitest';
import { featuresAs, outlineOf } from '../../../test/support/read-text.ts';

const placemark = (inside: string): string => `<kml><Placemark>${inside}</Placemark></kml>`;
const line = (coordinates: string): Promise<unknown> =>
  featuresAs('a.kml', placemark(`<LineString><coordinates>${coordinates}</coordinates></LineString>`)).then(
    outlineOf,
  );

describe('coordinates of a KML', () => {
  const bent = [['line', [1], [103.1, 22.3, 103.2, 22.3, 103.2, 22.4]]];
  it.each([
    ['with one blank missing', '103.1,22.3,0 103.2,22.3,0,103.2,22.4,0'],
    ['with commas only', '103.1,22.3,900,103.2,22.3,900,103.2,22.4,900'],
    ['in pairs with commas only', '103.1,22.3,103.2,22.3,103.2,22.4'],
  ])('%s are read whole', async (_, text) => expect(await line(text)).toEqual(bent));

  it('that are neither triples nor pairs reject the feature', async () => {
    const text = placemark('<LineString><coordinates>103,22,0,103,5 104,22</coordinates></LineString>');
    const { tables, issues } = await featuresAs('a.kml', text);
    expect(tables).toEqual([]);
    expect(issues).toMatchObject([{ code: 'position-invalid', feature: 1, did: 'rejected' }]);
  });
});

describe('the description of a placemark', () => {
  const point = '<Point><coordinates>103.1,22.3</coordinates></Point>';
  const properties = async (html: string): Promise<unknown> =>
    (
      await featuresAs(
        'a.kml',
        placemark(`<name>x</name><description><![CDATA[${html}]]></description>${point}`),
      )
    ).tables[0]!.properties[0];

  it('that is a table is attributes, the frame around it left out', async () => {
    const html = `<html><body><table><tr><td>Thôn 1</td></tr><tr><td>
      <table><tr><td><b>Tên thôn</b></td><td>N&agrave; Hừ &amp; B&#7843;n</td></tr>
      <tr><th>Dân số:</th><td>400</td></tr><tr><td>Ghi chú</td><td></td></tr></table></td></tr></table>`;
    expect(await properties(html)).toEqual({ name: 'x', 'Tên thôn': 'Nà Hừ & Bản', 'Dân số': '400' });
  });
  it('that is lines of name and value is attributes', async () =>
    expect(await properties('<b>Thôn:</b> Nà Hừ<br/><b>Dân số:</b> 400<br>')).toEqual({
      name: 'x',
      Thôn: 'Nà Hừ',
      'Dân số': '400',
    }));
  it('that is a text stays one', async () =>
    expect(await properties('Nhà văn hóa<br>mới xây: 2024')).toEqual({
      name: 'x',
      description: 'Nhà văn hóa<br>mới xây: 2024',
    }));
});

describe('what a placemark says of itself', () => {
  const point = '<Point><coordinates>103.1,22.3</coordinates></Point>';

  it('has the names that its data have; what has no name stays', async () => {
    const inside = `<ExtendedData><Data name="Tên thôn"><value>Nà Hừ</value></Data><Data><value>lạc</value></Data>
      <SchemaData><SimpleData name="Dân số">400</SimpleData></SchemaData></ExtendedData>${point}`;
    const { tables } = await featuresAs('a.kml', placemark(inside));
    expect(tables[0]!.properties).toEqual([{ 'Tên thôn': 'Nà Hừ', value: 'lạc', 'Dân số': '400' }]);
  });

  it('ends where it ends, whatever stands in it: the next one has its own', async () => {
    const one = `<Placemark><Style><LineStyle><name>nét</name></LineStyle></Style><name>một</name>
      <MultiGeometry>${point}${point}</MultiGeometry></Placemark>`;
    const text = `<kml><Document><Folder>${one}</Folder><Placemark><name>hai</name>${point}</Placemark></Document></kml>`;
    const parsed = await featuresAs('a.kml', text);
    expect(parsed.tables.flatMap(({ properties }) => properties)).toEqual([{ name: 'một' }, { name: 'hai' }]);
    expect(parsed.read).toBe(2);
  });
});
