import { circle } from '../../cartography/paths.ts';
import { hatchLines } from '../../cartography/hatch.ts';
import type {
  SlideCell,
  DiscShape,
  Frame,
  GroupShape,
  Paint,
  Paragraph,
  PathShape,
  Run,
  SlideShape,
  Stroke,
  TableShape,
  TextShape,
} from '../../formats/presentation/slides.ts';
import type { Tag } from '../paper/sheet/structure.ts';
import type { Weight } from '../paper/sheet/type.ts';
import { drawChart } from './chart-ink.ts';
import { hex, pageX, pageY, type SlideInk } from './slide-place.ts';

const LEAD = 1.25;
const weightOf = ({ bold }: Run): Weight => (bold ? 'bold' : 'regular');

function paint(pdf: SlideInk, fill: Paint | undefined, line: Stroke | undefined, path: () => void): void {
  const { ink } = pdf;
  if (fill && 'hatch' in fill) {
    ink.fill(hex(fill.ground));
    path();
    ink.raw('f*').save();
    path();
    ink.raw('W* n');
    const { left, top, scale } = pdf.place;
    const angle = fill.hatch === 'falling' ? (135 as const) : (45 as const);
    const hatch = { angle, spacing: 3.2, width: 0.35, colour: hex(fill.colour) };
    const lines = hatchLines(hatch, left, top - 540 * scale, left + 960 * scale, top);
    ink.pen(hatch.colour, hatch.width);
    for (let i = 0; i < lines.length; i += 4)
      ink.segment(lines[i]!, lines[i + 1]!, lines[i + 2]!, lines[i + 3]!);
    ink.raw('S').restore();
  } else if (fill) {
    const see = fill.opacity !== undefined && fill.opacity < 1;
    if (see) ink.save().raw(`/${pdf.opacity(fill.opacity!)} gs`);
    ink.fill(hex(fill.colour));
    path();
    ink.raw('f*');
    if (see) ink.restore();
  }
  if (!line) return;
  ink.pen(hex(line.colour), line.width * pdf.place.scale, line.dashed ? [3, 2] : null);
  path();
  ink.raw('S');
}

function drawPath(pdf: SlideInk, { rings, closed, fill, line }: PathShape): void {
  const lines = rings.map((ring) =>
    Array.from(ring, (value, i) => (i % 2 === 0 ? pageX(pdf, value) : pageY(pdf, value))),
  );
  paint(pdf, fill, line, () => pdf.ink.lines(lines, closed));
}

function drawDisc(pdf: SlideInk, { x, y, radius, form = 'ellipse', fill, line, label }: DiscShape): void {
  const [px, py, r] = [pageX(pdf, x), pageY(pdf, y), radius * pdf.place.scale];
  paint(pdf, fill, line, () => {
    if (form === 'ellipse') pdf.ink.path(circle(r), 1, px, py);
    else if (form === 'rectangle') pdf.ink.rectangle(px - r, py - r, 2 * r, 2 * r);
    else pdf.ink.line([px, py + r, px + r, py - r, px - r, py - r], true);
  });
  if (!label) return;
  const size = label.size * pdf.place.scale;
  const base = form === 'triangle' ? py - r * 0.75 : py - size * 0.36;
  pdf.type.put(pdf.ink, label.text, px, base, {
    size,
    colour: hex(label.colour),
    weight: weightOf(label),
    align: 'middle',
  });
}

/** Lines of a paragraph: its runs share size and colour here, the bold of the first. */
function linesOf({ type }: SlideInk, runs: readonly Run[], width: number, size: number): string[] {
  const text = runs.map((run) => run.text).join('');
  return runs[0] ? type.wrap(text, width, size, weightOf(runs[0])) : [];
}

interface SetText {
  readonly lines: readonly {
    readonly text: string;
    readonly run: Run;
    readonly indent: number;
    readonly align: NonNullable<Paragraph['align']>;
    /** Which of the paragraphs it belongs to. */
    readonly of: number;
  }[];
  readonly height: number;
}

/** Text of a frame broken into lines, smaller where it would not fit: as `normAutofit` says of the slide. */
function setText(
  pdf: SlideInk,
  paragraphs: readonly Paragraph[],
  width: number,
  room: number,
): SetText & { size: (run: Run) => number } {
  for (let shrink = 1; ; shrink *= 0.92) {
    const size = (run: Run) => run.size * pdf.place.scale * shrink;
    const lines = paragraphs.flatMap(({ runs, align = 'left', numbered }, i) => {
      const [first] = runs;
      if (!first) return [];
      const indent = numbered ? size(first) * 1.4 : 0;
      return linesOf(pdf, runs, width - indent, size(first)).map((text, line) => ({
        text: numbered && line === 0 ? `${i + 1}. ${text}` : text,
        run: first,
        indent: numbered && line > 0 ? indent : 0,
        align,
        of: i,
      }));
    });
    const height = lines.reduce((sum, { run }) => sum + size(run) * LEAD, 0);
    if (height <= room + 0.5 || shrink < 0.6) return { lines, height, size };
  }
}

function drawParagraphs(
  pdf: SlideInk,
  paragraphs: readonly Paragraph[],
  frame: Frame,
  anchor: TextShape['anchor'] = 'top',
  tag: Tag | null = null,
): void {
  const { scale } = pdf.place;
  const [width, room] = [frame.width * scale, frame.height * scale];
  const { lines, height, size } = setText(pdf, paragraphs, width, room);
  const free = Math.max(0, room - height);
  let y = pageY(pdf, frame.y) - (anchor === 'middle' ? free / 2 : anchor === 'bottom' ? free : 0);
  const left = pageX(pdf, frame.x);
  const putLine = ({ text, run, indent, align }: SetText['lines'][number]): void => {
    const x = align === 'left' ? left + indent : align === 'middle' ? left + width / 2 : left + width;
    pdf.type.put(pdf.ink, text, x, y - size(run), {
      size: size(run),
      colour: hex(run.colour),
      weight: weightOf(run),
      align,
    });
    y -= size(run) * LEAD;
  };
  if (tag === null) return lines.forEach(putLine);
  paragraphs.forEach((_, at) => {
    const own = lines.filter((line) => line.of === at);
    // A space between lines keeps words apart for those who hear the text.
    if (own.length)
      pdf.ink.piece(tag, () =>
        own.forEach((line, k) => putLine(k + 1 < own.length ? { ...line, text: `${line.text} ` } : line)),
      );
  });
}

function drawText(
  pdf: SlideInk,
  { frame, paragraphs, anchor, fill, line }: TextShape,
  tag: Tag | null = null,
): void {
  const { scale } = pdf.place;
  if (fill || line)
    paint(pdf, fill, line, () =>
      pdf.ink.rectangle(
        pageX(pdf, frame.x),
        pageY(pdf, frame.y + frame.height),
        frame.width * scale,
        frame.height * scale,
      ),
    );
  drawParagraphs(pdf, paragraphs, frame, anchor, tag);
}

const CELL_INSET = 4;

function cellLines(pdf: SlideInk, { runs }: SlideCell, width: number): number {
  const [first] = runs;
  return first
    ? linesOf(pdf, runs, (width - 2 * CELL_INSET) * pdf.place.scale, first.size * pdf.place.scale).length
    : 1;
}

/** Rows grow with their text, as the program that shows the slide lets them. */
function drawTable(pdf: SlideInk, table: TableShape): void {
  const { frame, columns, rows, rowHeight, hasHead, headFill, line } = table;
  const { ink, place } = pdf;
  const { scale } = place;
  let y = frame.y;
  rows.forEach((row, r) => {
    const size = row[0]?.runs[0]?.size ?? 0;
    const most = Math.max(1, ...row.map((cell, c) => cellLines(pdf, cell, columns[c]!)));
    const height = Math.max(rowHeight, most * size * LEAD + 6);
    const [left, bottom] = [pageX(pdf, frame.x), pageY(pdf, y + height)];
    const isHead = hasHead && r === 0;
    ink.aside(() => {
      if (isHead)
        ink
          .fill(hex(headFill))
          .rectangle(left, bottom, frame.width * scale, height * scale)
          .raw('f');
      ink
        .pen(hex(line), 0.4)
        .segment(left, bottom, left + frame.width * scale, bottom)
        .raw('S');
    });
    let x = frame.x;
    ink.group('TR', () =>
      row.forEach(({ runs, align }, c) => {
        const cell = { x: x + CELL_INSET, y, width: columns[c]! - 2 * CELL_INSET, height };
        const draw = () => drawParagraphs(pdf, [{ runs, ...(align && { align }) }], cell, 'middle');
        if (isHead) ink.piece('TH', draw, { scope: 'Column' });
        else if (c === 0) ink.piece('TH', draw, { scope: 'Row' });
        else ink.piece('TD', draw);
        x += columns[c]!;
      }),
    );
    y += height;
  });
}

/** Draws a part of a map: what it says is said for the whole. */
function drawPart(pdf: SlideInk, shape: GroupShape['shapes'][number]): void {
  if (shape.kind === 'text') drawText(pdf, shape);
  else if (shape.kind === 'path') drawPath(pdf, shape);
  else drawDisc(pdf, shape);
}

/** Draws a shape of a slide on a page, and says what it is to those who hear the page. */
export function drawShape(pdf: SlideInk, shape: SlideShape): void {
  const { ink } = pdf;
  switch (shape.kind) {
    case 'text':
      // Foot and number of the slide stand on the page once more.
      if (shape.is === 'footer' || shape.is === 'slideNumber') ink.aside(() => drawText(pdf, shape));
      else drawText(pdf, shape, shape.is === 'title' ? 'H1' : 'P');
      return;
    case 'path':
    case 'disc':
      ink.aside(() => drawPart(pdf, shape));
      return;
    case 'group':
      ink.piece('Figure', () => shape.shapes.forEach((one) => drawPart(pdf, one)), {
        alt: shape.name === shape.description ? shape.name : `${shape.name}: ${shape.description}`,
      });
      return;
    case 'table':
      ink.group('Table', () => drawTable(pdf, shape));
      return;
    case 'chart':
      ink.piece('Figure', () => drawChart(pdf, shape), { alt: shape.description });
  }
}
