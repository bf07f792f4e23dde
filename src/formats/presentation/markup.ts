import type { Colour, Frame, Paint, Run, Stroke } from './slides.ts';

const EMU_PER_POINT = 12700;
export const emu = (points: number): number => Math.round(points * EMU_PER_POINT);

/** Text in XML; characters that XML cannot hold are left out. */
export const escapeXml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const NAMESPACES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';

export const colourOf = (colour: Colour, opacity?: number): string => {
  const alpha =
    opacity === undefined || opacity >= 1 ? '' : `<a:alpha val="${Math.round(opacity * 100_000)}"/>`;
  return `<a:srgbClr val="${colour.slice(1).toUpperCase()}">${alpha}</a:srgbClr>`;
};

const HATCHES = { rising: 'ltUpDiag', falling: 'wdDnDiag' } as const;

export function fillOf(paint: Paint | undefined): string {
  if (!paint) return '<a:noFill/>';
  if ('hatch' in paint)
    return `<a:pattFill prst="${HATCHES[paint.hatch]}"><a:fgClr>${colourOf(paint.colour)}</a:fgClr><a:bgClr>${colourOf(paint.ground)}</a:bgClr></a:pattFill>`;
  return `<a:solidFill>${colourOf(paint.colour, paint.opacity)}</a:solidFill>`;
}

export const strokeOf = (stroke: Stroke | undefined): string =>
  stroke
    ? `<a:ln w="${emu(stroke.width)}"><a:solidFill>${colourOf(stroke.colour)}</a:solidFill>${stroke.dashed ? '<a:prstDash val="dash"/>' : ''}<a:round/></a:ln>`
    : '<a:ln><a:noFill/></a:ln>';

export const transformOf = ({ x, y, width, height }: Frame, tag = 'a:xfrm'): string =>
  `<${tag}><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></${tag}>`;

const runProperties = ({ size, colour, bold, italic }: Run, language: string, tag: string): string =>
  `<a:${tag} lang="${language}" sz="${Math.round(size * 100)}"${bold ? ' b="1"' : ''}${italic ? ' i="1"' : ''} dirty="0"><a:solidFill>${colourOf(colour)}</a:solidFill><a:latin typeface="+mn-lt"/></a:${tag}>`;

export const runOf = (run: Run, language: string): string =>
  run.isSlideNumber
    ? `<a:fld id="{00000000-0000-4000-8000-000000000001}" type="slidenum">${runProperties(run, language, 'rPr')}<a:t>${escapeXml(run.text)}</a:t></a:fld>`
    : `<a:r>${runProperties(run, language, 'rPr')}<a:t>${escapeXml(run.text)}</a:t></a:r>`;
