import { inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFNumber,
  PDFRawStream,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib';
import proj4 from 'proj4';

/** Where a page says that it lies on the earth. */
export interface PageMeasure {
  /** Left, bottom, right, top of the viewport in points of the page. */
  readonly box: readonly number[];
  /** lat, lon of the corners of the viewport: lower left, upper left, upper right, lower right. */
  readonly places: readonly number[];
  readonly wkt: string;
  /** Points of the page, by the projection that the page names. */
  toPage(lon: number, lat: number): readonly [x: number, y: number];
}

/** One page as its own operators draw it. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly content: string;
  /** Points of the page per unit of its operators. */
  readonly magnification: number;
  readonly measure: PageMeasure | null;
}

export async function pdfPages(bytes: Uint8Array): Promise<PdfPage[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.getPages().map((page) => {
    const stream = document.context.lookup(page.node.get(PDFName.of('Contents')));
    if (!(stream instanceof PDFRawStream)) throw new Error('Not a stream');
    const content = Buffer.from(inflateSync(stream.contents)).toString('latin1');
    const [, scale] = /^([\d.]+) 0 0 \1 0 0 cm/.exec(content) ?? [];
    return {
      width: page.getWidth(),
      height: page.getHeight(),
      content,
      magnification: scale === undefined ? 1 : Number(scale),
      measure: measureOf(page.node.lookup(PDFName.of('VP'))),
    };
  });
}

function measureOf(viewports: PDFObject | undefined): PageMeasure | null {
  if (!(viewports instanceof PDFArray)) return null;
  const viewport = viewports.lookup(0, PDFDict);
  const numbers = (dict: PDFDict, key: string): number[] =>
    dict
      .lookup(PDFName.of(key), PDFArray)
      .asArray()
      .map((entry) => (entry as PDFNumber).asNumber());
  const measure = viewport.lookup(PDFName.of('Measure'), PDFDict);
  const wkt = measure.lookup(PDFName.of('GCS'), PDFDict).lookup(PDFName.of('WKT'), PDFString).asString();
  const box = numbers(viewport, 'BBox');
  const places = numbers(measure, 'GPTS');
  const [left, bottom, right, top] = box as [number, number, number, number];
  const project = (lon: number, lat: number) => proj4('WGS84', wkt, [lon, lat]) as [number, number];
  const [low, high] = [project(places[1]!, places[0]!), project(places[5]!, places[4]!)];
  return {
    box,
    places,
    wkt,
    toPage(lon, lat) {
      const [x, y] = project(lon, lat);
      return [
        left + ((x - low[0]) / (high[0] - low[0])) * (right - left),
        bottom + ((y - low[1]) / (high[1] - low[1])) * (top - bottom),
      ];
    },
  };
}

/** A word as the page sets it. */
export interface SetText {
  readonly font: string;
  /** Points of the page: height of the type, and where its baseline begins. */
  readonly size: number;
  readonly x: number;
  readonly y: number;
  /** What one point of the breadth of its letters, set at size 1, comes to on the page. */
  readonly along: readonly [x: number, y: number];
  /** Whether it stands in marked content or in an artifact. */
  readonly isMarked: boolean;
}

type Matrix = readonly [number, number, number, number, number, number];
const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
];

/** Every shown string, by the operators alone: graphics state, text matrix, marks. */
export function textsOf({ content }: Pick<PdfPage, 'content'>): SetText[] {
  const texts: SetText[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const stack: Matrix[] = [];
  let marks = 0;
  const operator =
    /(?<cm>(?:[-\d.]+ ){6})cm\b|\/(?<font>F\w) (?<size>[\d.]+) Tf (?<x>[-\d.]+) (?<y>[-\d.]+) Td <[0-9A-Fa-f]*> Tj|(?<word>\bq\b|\bQ\b|\bBDC\b|\bBMC\b|\bEMC\b)/g;
  for (const { groups } of content.matchAll(operator)) {
    const { cm, font, size, x, y, word } = groups!;
    if (word === 'q') stack.push(matrix);
    else if (word === 'Q') matrix = stack.pop()!;
    else if (word === 'EMC') marks--;
    else if (word) marks++;
    else if (cm) matrix = multiply(cm.trim().split(' ').map(Number) as unknown as Matrix, matrix);
    else {
      const [a, b, c, d, e, f] = matrix;
      texts.push({
        font: font!,
        size: Number(size) * Math.hypot(c, d),
        x: a * Number(x) + c * Number(y) + e,
        y: b * Number(x) + d * Number(y) + f,
        along: [a * Number(size), b * Number(size)],
        isMarked: marks > 0,
      });
    }
  }
  return texts;
}
