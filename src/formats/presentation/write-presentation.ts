import { writeZip } from '../zip/write-archive.ts';
import { chartColumns, chartXml } from './chart.ts';
import { chartWorkbook } from './chart-workbook.ts';
import {
  appPropertiesXml,
  corePropertiesXml,
  layoutXml,
  masterXml,
  notesMasterXml,
  presentationXml,
  themeXml,
  treeOf,
} from './frame-parts.ts';
import { escapeXml, NAMESPACES, transformOf, XML_HEAD } from './markup.ts';
import { shapeXml, type SlideContext } from './shapes.ts';
import type { ChartShape, Presentation, Slide } from './slides.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const PRESENTATION = 'application/vnd.openxmlformats-officedocument.presentationml';

/** A relationship: kind after the common beginning, and target. */
type Link = readonly [kind: string, target: string];

const linksXml = (links: readonly Link[]): string =>
  `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${links
    .map(([kind, target], i) => {
      const type = kind.startsWith('http') ? kind : `${OFFICE}/${kind}`;
      return `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`;
    })
    .join('')}</Relationships>`;

/** The parts of a file with their types and relationships. */
class Package {
  readonly files = new Map<string, Uint8Array>();
  private readonly types: string[] = [];
  private readonly encoder = new TextEncoder();

  put(name: string, content: string | Uint8Array, type?: string): void {
    this.files.set(name, typeof content === 'string' ? this.encoder.encode(content) : content);
    if (type) this.types.push(`<Override PartName="/${name}" ContentType="${type}"/>`);
  }

  /** @param part that the relationships are of; '' the whole file */
  link(part: string, links: readonly Link[]): void {
    const at = part.lastIndexOf('/') + 1;
    this.put(`${part.slice(0, at)}_rels/${part.slice(at)}.rels`, linksXml(links));
  }

  bytes(): Uint8Array<ArrayBuffer> {
    const types = `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>${this.types.join('')}</Types>`;
    return writeZip(new Map([['[Content_Types].xml', this.encoder.encode(types)], ...this.files]));
  }
}

function putChart(parts: Package, { chart, frame }: ChartShape, number: number): void {
  const name = `ppt/charts/chart${number}.xml`;
  parts.put(
    name,
    chartXml(chart, frame),
    'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
  );
  parts.put(`ppt/embeddings/workbook${number}.xlsx`, chartWorkbook(chartColumns(chart)));
  parts.link(name, [['package', `../embeddings/workbook${number}.xlsx`]]);
}

function notesXml(notes: readonly string[], language: string): string {
  const paragraphs = notes.length ? notes : [''];
  const text = paragraphs
    .map((one) => `<a:p><a:r><a:rPr lang="${language}" dirty="0"/><a:t>${escapeXml(one)}</a:t></a:r></a:p>`)
    .join('');
  const image = `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>${transformOf({ x: 40, y: 50, width: 515, height: 290 })}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:sp>`;
  const body = `<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>${text}</p:txBody></p:sp>`;
  return `${XML_HEAD}<p:notes ${NAMESPACES}>${treeOf(image + body)}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`;
}

function putSlide(
  parts: Package,
  slide: Slide,
  number: number,
  language: string,
  charts: { count: number },
): void {
  const name = `ppt/slides/slide${number}.xml`;
  const links: Link[] = [
    ['slideLayout', '../slideLayouts/slideLayout1.xml'],
    ['notesSlide', `../notesSlides/notesSlide${number}.xml`],
  ];
  let id = 1;
  const context: SlideContext = {
    language,
    nextId: () => ++id,
    chartPart: (shape) => {
      charts.count++;
      putChart(parts, shape, charts.count);
      links.push(['chart', `../charts/chart${charts.count}.xml`]);
      return `rId${links.length}`;
    },
  };
  const shapes = slide.shapes.map((shape) => shapeXml(shape, context)).join('');
  const body = `${XML_HEAD}<p:sld ${NAMESPACES}>${treeOf(shapes)}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`;
  parts.put(name, body, `${PRESENTATION}.slide+xml`);
  parts.link(name, links);
  const notes = `ppt/notesSlides/notesSlide${number}.xml`;
  parts.put(notes, notesXml(slide.notes, language), `${PRESENTATION}.notesSlide+xml`);
  parts.link(notes, [
    ['notesMaster', '../notesMasters/notesMaster1.xml'],
    ['slide', `../slides/slide${number}.xml`],
  ]);
}

/**
 * Slides as PPTX (ECMA-376): native text, tables, charts with their data behind them, freeforms. Ids count from one in
 * every file and dates are the presentation's own: same content, same bytes.
 */
export function writePresentation(presentation: Presentation): Uint8Array<ArrayBuffer> {
  const parts = new Package();
  parts.link('', [
    ['officeDocument', 'ppt/presentation.xml'],
    [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ['extended-properties', 'docProps/app.xml'],
  ]);
  parts.put(
    'docProps/core.xml',
    corePropertiesXml(presentation),
    'application/vnd.openxmlformats-package.core-properties+xml',
  );
  parts.put(
    'docProps/app.xml',
    appPropertiesXml(presentation),
    'application/vnd.openxmlformats-officedocument.extended-properties+xml',
  );
  parts.put('ppt/presentation.xml', presentationXml(presentation), `${PRESENTATION}.presentation.main+xml`);
  parts.link('ppt/presentation.xml', [
    ['slideMaster', 'slideMasters/slideMaster1.xml'],
    ['notesMaster', 'notesMasters/notesMaster1.xml'],
    ...presentation.slides.map((_, i): Link => ['slide', `slides/slide${i + 1}.xml`]),
    ['theme', 'theme/theme1.xml'],
  ]);
  parts.put('ppt/slideMasters/slideMaster1.xml', masterXml(), `${PRESENTATION}.slideMaster+xml`);
  parts.link('ppt/slideMasters/slideMaster1.xml', [
    ['slideLayout', '../slideLayouts/slideLayout1.xml'],
    ['theme', '../theme/theme1.xml'],
  ]);
  parts.put('ppt/slideLayouts/slideLayout1.xml', layoutXml(), `${PRESENTATION}.slideLayout+xml`);
  parts.link('ppt/slideLayouts/slideLayout1.xml', [['slideMaster', '../slideMasters/slideMaster1.xml']]);
  parts.put('ppt/notesMasters/notesMaster1.xml', notesMasterXml(), `${PRESENTATION}.notesMaster+xml`);
  parts.link('ppt/notesMasters/notesMaster1.xml', [['theme', '../theme/theme2.xml']]);
  for (const number of [1, 2])
    parts.put(
      `ppt/theme/theme${number}.xml`,
      themeXml(presentation.font),
      'application/vnd.openxmlformats-officedocument.theme+xml',
    );
  const charts = { count: 0 };
  presentation.slides.forEach((slide, i) => putSlide(parts, slide, i + 1, presentation.language, charts));
  return parts.bytes();
}
