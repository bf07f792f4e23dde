import { emu, escapeXml, fillOf, runOf, strokeOf, transformOf, colourOf } from './markup.ts';
import type {
  SlideCell,
  ChartShape,
  DiscShape,
  Frame,
  GroupShape,
  Paragraph,
  PathShape,
  SlideShape,
  TableShape,
  TextShape,
} from './slides.ts';

/** Numbers the shapes of one slide, and asks for the parts that they need beside it. */
export interface SlideContext {
  readonly language: string;
  nextId(): number;
  /** Relationship id of a chart's part. */
  chartPart(shape: ChartShape): string;
}

const ALIGN = { left: 'l', middle: 'ctr', right: 'r' } as const;
const ANCHOR = { top: 't', middle: 'ctr', bottom: 'b' } as const;

function paragraphOf({ runs, align = 'left', numbered, space }: Paragraph, language: string): string {
  const indent = numbered ? ` marL="${emu(24)}" indent="${emu(-24)}"` : '';
  const before =
    space === undefined ? '' : `<a:spcBef><a:spcPts val="${Math.round(space * 100)}"/></a:spcBef>`;
  const bullet = numbered ? '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/>' : '<a:buNone/>';
  return `<a:p><a:pPr algn="${ALIGN[align]}"${indent}>${before}${bullet}</a:pPr>${runs.map((run) => runOf(run, language)).join('')}</a:p>`;
}

const bodyOf = (paragraphs: readonly Paragraph[], language: string): string =>
  paragraphs.length
    ? paragraphs.map((one) => paragraphOf(one, language)).join('')
    : `<a:p><a:endParaRPr lang="${language}"/></a:p>`;

const PLACEHOLDERS = {
  title: '<p:ph type="title"/>',
  footer: '<p:ph type="ftr" sz="quarter" idx="11"/>',
  slideNumber: '<p:ph type="sldNum" sz="quarter" idx="12"/>',
} as const;

const properties = (id: number, name: string, description = ''): string =>
  `<p:cNvPr id="${id}" name="${escapeXml(name)}"${description ? ` descr="${escapeXml(description)}"` : ''}/>`;

function textShape(shape: TextShape, context: SlideContext): string {
  const { name, frame, paragraphs, anchor = 'top', fill, line, is } = shape;
  const holder = is ? `<p:nvPr>${PLACEHOLDERS[is]}</p:nvPr>` : '<p:nvPr/>';
  const box = is ? '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>' : '<p:cNvSpPr txBox="1"/>';
  const inset = line ? 4 : 0;
  const insets = ['l', 't', 'r', 'b'].map((side) => `${side}Ins="${emu(inset)}"`).join(' ');
  return `<p:sp><p:nvSpPr>${properties(context.nextId(), name)}${box}${holder}</p:nvSpPr><p:spPr>${transformOf(frame)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${fillOf(fill)}${strokeOf(line)}</p:spPr><p:txBody><a:bodyPr wrap="square" ${insets} anchor="${ANCHOR[anchor]}"><a:normAutofit/></a:bodyPr><a:lstStyle/>${bodyOf(paragraphs, context.language)}</p:txBody></p:sp>`;
}

function frameOfRings(rings: PathShape['rings']): Frame {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings)
    for (let i = 0; i < ring.length; i += 2) {
      west = Math.min(west, ring[i]!);
      east = Math.max(east, ring[i]!);
      north = Math.min(north, ring[i + 1]!);
      south = Math.max(south, ring[i + 1]!);
    }
  return { x: west, y: north, width: east - west, height: south - north };
}

/** A freeform whose points can be edited. */
function pathShape({ name, rings, closed, fill, line }: PathShape, context: SlideContext): string {
  const frame = frameOfRings(rings);
  const at = (ring: ArrayLike<number>, i: number) =>
    `<a:pt x="${emu(ring[i]! - frame.x)}" y="${emu(ring[i + 1]! - frame.y)}"/>`;
  const steps = rings
    .filter((ring) => ring.length >= 4)
    .map((ring) => {
      let text = `<a:moveTo>${at(ring, 0)}</a:moveTo>`;
      for (let i = 2; i < ring.length; i += 2) text += `<a:lnTo>${at(ring, i)}</a:lnTo>`;
      return closed ? `${text}<a:close/>` : text;
    })
    .join('');
  const noFill = closed ? '' : ' fill="none"';
  return `<p:sp><p:nvSpPr>${properties(context.nextId(), name)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>${transformOf(frame)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="${emu(frame.width)}" h="${emu(frame.height)}"${noFill}>${steps}</a:path></a:pathLst></a:custGeom>${fillOf(fill)}${strokeOf(line)}</p:spPr></p:sp>`;
}

const FORMS = { ellipse: 'ellipse', triangle: 'triangle', rectangle: 'rect' } as const;

function discShape(shape: DiscShape, context: SlideContext): string {
  const { name, x, y, radius, form = 'ellipse', fill, line, label } = shape;
  const frame = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
  const text = label
    ? `<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${form === 'triangle' ? 'b' : 'ctr'}"><a:noAutofit/></a:bodyPr><a:lstStyle/>${paragraphOf({ runs: [label], align: 'middle' }, context.language)}</p:txBody>`
    : '';
  return `<p:sp><p:nvSpPr>${properties(context.nextId(), name)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>${transformOf(frame)}<a:prstGeom prst="${FORMS[form]}"><a:avLst/></a:prstGeom>${fillOf(fill)}${strokeOf(line)}</p:spPr>${text}</p:sp>`;
}

function frameOf(shape: PathShape | DiscShape | TextShape): Frame {
  if (shape.kind === 'path') return frameOfRings(shape.rings);
  if (shape.kind === 'text') return shape.frame;
  const { x, y, radius } = shape;
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

function groupShape({ name, description, shapes }: GroupShape, context: SlideContext): string {
  const id = context.nextId();
  const frames = shapes.map(frameOf);
  const [x, y] = [Math.min(...frames.map((one) => one.x)), Math.min(...frames.map((one) => one.y))];
  const right = Math.max(...frames.map((one) => one.x + one.width));
  const bottom = Math.max(...frames.map((one) => one.y + one.height));
  const [width, height] = [right - x, bottom - y];
  const place = `<a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/>`;
  const child = `<a:chOff x="${emu(x)}" y="${emu(y)}"/><a:chExt cx="${emu(width)}" cy="${emu(height)}"/>`;
  return `<p:grpSp><p:nvGrpSpPr>${properties(id, name, description)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>${place}${child}</a:xfrm></p:grpSpPr>${shapes.map((shape) => shapeXml(shape, context)).join('')}</p:grpSp>`;
}

function cellOf({ runs, align }: SlideCell, isHead: boolean, table: TableShape, language: string): string {
  const border = (side: string, shown: boolean) =>
    shown
      ? `<a:${side} w="${emu(0.75)}"><a:solidFill>${colourOf(table.line)}</a:solidFill></a:${side}>`
      : `<a:${side} w="0"><a:noFill/></a:${side}>`;
  const borders = [
    border('lnL', false),
    border('lnR', false),
    border('lnT', isHead),
    border('lnB', true),
  ].join('');
  const fill = isHead ? `<a:solidFill>${colourOf(table.headFill)}</a:solidFill>` : '<a:noFill/>';
  return `<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>${paragraphOf({ runs, ...(align && { align }) }, language)}</a:txBody><a:tcPr marL="${emu(4)}" marR="${emu(4)}" marT="${emu(2)}" marB="${emu(2)}" anchor="ctr">${borders}${fill}</a:tcPr></a:tc>`;
}

function tableShape(table: TableShape, context: SlideContext): string {
  const { name, description, frame, columns, rowHeight, rows, hasHead } = table;
  const body = rows
    .map(
      (row, i) =>
        `<a:tr h="${emu(rowHeight)}">${row.map((cell) => cellOf(cell, hasHead && i === 0, table, context.language)).join('')}</a:tr>`,
    )
    .join('');
  const grid = columns.map((width) => `<a:gridCol w="${emu(width)}"/>`).join('');
  const own = { ...frame, height: rowHeight * rows.length };
  return `<p:graphicFrame><p:nvGraphicFramePr>${properties(context.nextId(), name, description)}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>${transformOf(own, 'p:xfrm')}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr${hasHead ? ' firstRow="1"' : ''}/><a:tblGrid>${grid}</a:tblGrid>${body}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;
}

function chartShape(shape: ChartShape, context: SlideContext): string {
  const { name, description, frame } = shape;
  return `<p:graphicFrame><p:nvGraphicFramePr>${properties(context.nextId(), name, description)}<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>${transformOf(frame, 'p:xfrm')}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="${context.chartPart(shape)}"/></a:graphicData></a:graphic></p:graphicFrame>`;
}

export function shapeXml(shape: SlideShape, context: SlideContext): string {
  switch (shape.kind) {
    case 'text':
      return textShape(shape, context);
    case 'path':
      return pathShape(shape, context);
    case 'disc':
      return discShape(shape, context);
    case 'group':
      return groupShape(shape, context);
    case 'table':
      return tableShape(shape, context);
    case 'chart':
      return chartShape(shape, context);
  }
}
