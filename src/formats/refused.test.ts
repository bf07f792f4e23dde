import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../model/bytes.ts';
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
    ['not-read-dxf', 'a.dxf', ascii('0\nSECTION\n')],
    ['not-read-mif', 'a.mif', ascii('Version 300\n')],
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
    expect(await readFile(bytesOf(name, bytes))).toMatchObject({
      ok: false,
      refusal: { code, place: { file: name } },
    });
  });

  it('takes a workbook that is an HTML table in truth, as web sites serve it', async () => {
    const html = ascii(
      '<html><table><tr><td>Thon</td><td>Ho</td></tr><tr><td>Na Hy</td><td>62</td></tr></table></html>',
    );
    const result = await readFile(bytesOf('bang.xls', html));
    expect(result.ok && result.value.kind === 'sheets' && result.value.sheets[0]!.rows).toEqual([
      ['Thon', 'Ho'],
      ['Na Hy', '62'],
    ]);
  });

  it('names network links of a KML and does not follow them', async () => {
    const kml = ascii(
      '<kml><NetworkLink><Link><href>http://example.org/a.kml</href></Link></NetworkLink></kml>',
    );
    const result = await readFile(bytesOf('a.kml', kml));
    expect(result.ok && result.value.issues).toMatchObject([
      { code: 'network-link-not-followed', value: 'http://example.org/a.kml' },
    ]);
  });
});
