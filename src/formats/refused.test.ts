import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sourceOfBytes } from '../model/basics/bytes.ts';
import { readFile } from './registry.ts';

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** A compound file that names a stream, as its directory does. */
function compound(stream: string): Uint8Array {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  [...stream].forEach((letter, i) => (bytes[1024 + 2 * i] = letter.charCodeAt(0)));
  return bytes;
}

describe('files that are known and never read', () => {
  it.each([
    ['not-read-pdf', 'a.xlsx', ascii('%PDF-1.7 ...')],
    ['not-read-dwg', 'a.dwg', ascii('AC1032 ...')],
    ['not-read-dgn', 'a.dgn', Uint8Array.of(8, 5, 0, 0)],
    ['mif-damaged', 'a.mif', ascii('Version 300\n')],
    ['dxf-without-entities', 'a.csv', ascii('999\nDXFRW\n  0\r\nSECTION\r\n  2\r\nHEADER')],
    ['dxf-cut-short', 'a.txt', ascii('AutoCAD Binary DXF\r\n\x1a\0\0\0SECT')],
    ['tab-kind-not-read', 'a.tab', ascii('!table\r\n!version 300\r\n!charset WindowsLatin1')],
    [
      'tab-part-missing',
      'a.tab',
      ascii(
        '!table\r\n!version 300\r\nDefinition Table\r\n  Type NATIVE Charset "Neutral"\r\n  Fields 1\r\n    a Integer ;\r\n',
      ),
    ],
    ['mif-damaged', 'a.txt', ascii('Version   300\r\nCharset "WindowsLatin1"\r\n')],
    ['not-read-tab', 'a.map', new Uint8Array(512)],
    ['not-read-gdb', 'a00000001.gdbtable', Uint8Array.of(3, 0, 0, 0)],
    ['not-read-gdb', 'a.zip', zipSync({ 'a.gdb/a00000001.gdbtable': ascii('x'), 'a.gdb/gdb': ascii('x') })],
    ['not-read-mdb', 'a.xls', ascii('\0\x01\0\0Standard Jet DB\0')],
    ['not-read-mdb', 'a.accdb', ascii('\0\x01\0\0Standard ACE DB\0')],
    ['not-read-grid', 'a.txt', ascii('ncols 10\nnrows 20\nxllcorner 103\n')],
    ['not-read-web-archive', 'a.xls', ascii('MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n')],
    [
      'not-read-timetable',
      'a.zip',
      zipSync({ 'stops.txt': ascii('a'), 'trips.txt': ascii('a'), 'routes.txt': ascii('a') }),
    ],
    ['zip-is-project', 'a.zip', zipSync({ 'project.json': ascii('{}'), 'a.csv': ascii('a') })],
    ['zip-empty', 'a.zip', zipSync({ '.DS_Store': ascii('x'), '__MACOSX/._a': ascii('x') })],
    ['not-read-archive', 'a.rar', ascii('Rar!\x1a\x07')],
    ['not-read-archive', 'a.7z', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)],
    ['not-read-picture', 'a.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47)],
    ['not-read-document', 'a.docx', zipSync({ 'word/document.xml': ascii('<a/>'), 'x.xml': ascii('<a/>') })],
    ['not-read-document', 'a.doc', compound('WordDocument')],
    ['workbook-locked', 'a.xlsx', compound('EncryptedPackage')],
    ['zip-several-files', 'a.zip', zipSync({ 'a.txt': ascii('a'), 'b.txt': ascii('b') })],
    ['xml-unknown', 'a.xml', ascii('<?xml version="1.0"?><data/>')],
    ['xml-document-type', 'a.kml', ascii('<!DOCTYPE kml [<!ENTITY a "b">]><kml>&a;</kml>')],
    ['format-unknown', 'LICENSE', ascii('Permission is hereby granted')],
    ['file-empty', 'a.geojson', new Uint8Array(0)],
  ])('%s: %s', async (code, name, bytes) => {
    expect(await readFile(sourceOfBytes(name, bytes))).toMatchObject({
      ok: false,
      refusal: { code, location: { file: name } },
    });
  });

  it('takes a workbook that is an HTML table in truth, as web sites serve it', async () => {
    const html = ascii(
      '<html><table><tr><td>Thon</td><td>Ho</td></tr><tr><td>Na Hy</td><td>62</td></tr></table></html>',
    );
    const result = await readFile(sourceOfBytes('bang.xls', html));
    expect(result.ok && result.value.kind === 'sheets' && result.value.sheets[0]!.rows).toEqual([
      ['Thon', 'Ho'],
      ['Na Hy', '62'],
    ]);
  });

  it('names network links of a KML and does not follow them', async () => {
    const kml = ascii(
      '<kml><NetworkLink><Link><href>http://example.org/a.kml</href></Link></NetworkLink></kml>',
    );
    const result = await readFile(sourceOfBytes('a.kml', kml));
    expect(result.ok && result.value.issues).toMatchObject([
      { code: 'network-link-not-followed', value: 'http://example.org/a.kml' },
    ]);
  });

  it('reads every document of a KMZ, links between them followed by that', async () => {
    const placemark = (name: string): string =>
      `<Placemark><name>${name}</name><Point><coordinates>103,21</coordinates></Point></Placemark>`;
    const kmz = zipSync({
      'files/xa-b.kml': ascii(`<kml>${placemark('B')}</kml>`),
      'doc.kml': ascii(
        `<kml>${placemark('A')}<NetworkLink><Link><href>files/xa-b.kml</href></Link></NetworkLink></kml>`,
      ),
      '__MACOSX/._doc.kml': ascii('x'),
    });
    const result = await readFile(sourceOfBytes('a.kmz', kmz));
    if (!result.ok || result.value.kind !== 'features') throw new Error(JSON.stringify(result));
    expect(result.value.tables[0]!.properties.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(result.value).toMatchObject({ read: 2, issues: [] });
  });
});
