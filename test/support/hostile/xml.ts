import { file, text, many, deep, ENTITIES, type HostileFile } from './hostile-file.ts';

const place = (inside: string): string => `<kml><Document>${inside}</Document></kml>`;
export const XML_FILES: readonly HostileFile[] = [
  file('entity-bomb.kml', () =>
    text(`<?xml version="1.0"?>${ENTITIES}<kml><Placemark><name>&m;</name></Placemark></kml>`),
  ),
  file('external-entity.gpx', () =>
    text(
      '<!DOCTYPE gpx [<!ENTITY a SYSTEM "file:///etc/passwd">]><gpx><wpt lat="21" lon="103"><name>&a;</name></wpt></gpx>',
    ),
  ),
  file('nested-20k.kml', () => text(deep(20_000, '<Folder>', '</Folder>'))),
  file('nested-geometry.kml', () =>
    text(
      place(
        `<Placemark>${deep(900, '<MultiGeometry>', '</MultiGeometry>', '<Point><coordinates>103,21</coordinates></Point>')}</Placemark>`,
      ),
    ),
  ),
  file('nested-names.kml', () =>
    text(
      place(
        `${deep(900, '<Folder><name>' + 'x'.repeat(1_000) + '</name>', '</Folder>', '<Placemark><Point><coordinates>103,21</coordinates></Point></Placemark>'.repeat(300))}`,
      ),
    ),
  ),
  file('100k-attributes.kml', () =>
    text(
      place(
        `<Placemark ${many(100_000, (i) => `a${i}="${i}"`, ' ')}><Point><coordinates>103,21</coordinates></Point></Placemark>`,
      ),
    ),
  ),
  file('unclosed-comment.kml', () => text(`<kml><!--${'-'.repeat(1_000_000)}`)),
  file('many-brackets.kml', () => text(`<kml>${'<'.repeat(500_000)}`)),
  file('many-quotes.kml', () => text(`<kml a="${'\'"'.repeat(300_000)}`)),
  file('many-references.kml', () =>
    text(place(`<Placemark><name>${'&#x110000;&#0;&#xD800;&amp'.repeat(50_000)}</name></Placemark>`)),
  ),
  file('coordinates-200k.kml', () =>
    text(
      place(
        `<Placemark><LineString><coordinates>${'103,21 '.repeat(200_000)}x,y ,,, 1e999,NaN</coordinates></LineString></Placemark>`,
      ),
    ),
  ),
  file('50k-placemarks.gpx', () =>
    text(`<gpx>${'<wpt lat="21" lon="103"><name>a</name></wpt>'.repeat(50_000)}</gpx>`),
  ),
  file('track-200k.gpx', () =>
    text(`<gpx><trk><trkseg>${'<trkpt lat="21" lon="103"/>'.repeat(200_000)}</trkseg></trk></gpx>`),
  ),
];
