import { emu, escapeXml, NAMESPACES, transformOf, XML_HEAD } from './markup.ts';
import { SLIDE, type Presentation } from './slides.ts';

/** Size of a page of notes, points: A4 upright. */
const NOTES = { width: 595, height: 842 } as const;

const OFFICE_COLOURS = [
  ['dk1', '15202B'],
  ['lt1', 'FFFFFF'],
  ['dk2', '12323B'],
  ['lt2', 'EFECE2'],
  ['accent1', '0A6B73'],
  ['accent2', '0B6DB0'],
  ['accent3', 'D98200'],
  ['accent4', '2A1416'],
  ['accent5', '6B3FA0'],
  ['accent6', '5B6773'],
  ['hlink', '0A6B73'],
  ['folHlink', '6B3FA0'],
] as const;

/** Colours and fonts that a program offers for what somebody adds. */
export function themeXml(font: string): string {
  const colours = OFFICE_COLOURS.map(
    ([name, hex]) => `<a:${name}><a:srgbClr val="${hex}"/></a:${name}>`,
  ).join('');
  const face = `<a:latin typeface="${escapeXml(font)}"/><a:ea typeface=""/><a:cs typeface=""/>`;
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = `<a:ln w="9525">${fill}</a:ln>`;
  const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
  return `${XML_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Sóng Bản"><a:themeElements><a:clrScheme name="Sóng Bản">${colours}</a:clrScheme><a:fontScheme name="Sóng Bản"><a:majorFont>${face}</a:majorFont><a:minorFont>${face}</a:minorFont></a:fontScheme><a:fmtScheme name="Sóng Bản"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;
}

const TREE_HEAD =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';

export const treeOf = (shapes: string): string =>
  `<p:cSld><p:spTree>${TREE_HEAD}${shapes}</p:spTree></p:cSld>`;

const COLOUR_MAP =
  '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>';

interface Holder {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly frame: Parameters<typeof transformOf>[0];
}

const holderOf = ({ id, name, type, frame }: Holder): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${type}/></p:nvPr></p:nvSpPr><p:spPr>${transformOf(frame)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:endParaRPr lang="vi-VN"/></a:p></p:txBody></p:sp>`;

const HOLDERS: readonly Holder[] = [
  { id: 2, name: 'Title', type: 'type="title"', frame: { x: 32, y: 20, width: 896, height: 68 } },
  {
    id: 3,
    name: 'Footer',
    type: 'type="ftr" sz="quarter" idx="11"',
    frame: { x: 32, y: 508, width: 640, height: 20 },
  },
  {
    id: 4,
    name: 'Number',
    type: 'type="sldNum" sz="quarter" idx="12"',
    frame: { x: 680, y: 508, width: 248, height: 20 },
  },
];

export const layoutXml = (): string =>
  `${XML_HEAD}<p:sldLayout ${NAMESPACES} type="titleOnly" preserve="1">${treeOf(HOLDERS.map(holderOf).join('')).replace('<p:cSld>', '<p:cSld name="Scene">')}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`;

const levels = (sizes: readonly number[]): string =>
  sizes
    .map(
      (size, i) =>
        `<a:lvl${i + 1}pPr marL="0" indent="0" algn="l"><a:buNone/><a:defRPr sz="${size * 100}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl${i + 1}pPr>`,
    )
    .join('');

export const masterXml = (): string =>
  `${XML_HEAD}<p:sldMaster ${NAMESPACES}>${treeOf(HOLDERS.map(holderOf).join('')).replace('<p:cSld>', '<p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>')}${COLOUR_MAP}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>${levels([27])}</p:titleStyle><p:bodyStyle>${levels([15, 15, 15])}</p:bodyStyle><p:otherStyle>${levels([15])}</p:otherStyle></p:txStyles></p:sldMaster>`;

export const notesMasterXml = (): string => {
  const holders: readonly Holder[] = [
    { id: 2, name: 'Slide', type: 'type="sldImg" idx="2"', frame: { x: 40, y: 50, width: 515, height: 290 } },
    {
      id: 3,
      name: 'Notes',
      type: 'type="body" sz="quarter" idx="3"',
      frame: { x: 40, y: 370, width: 515, height: 420 },
    },
  ];
  return `${XML_HEAD}<p:notesMaster ${NAMESPACES}>${treeOf(holders.map(holderOf).join(''))}${COLOUR_MAP}<p:notesStyle>${levels([12])}</p:notesStyle></p:notesMaster>`;
};

export function presentationXml({ slides }: Presentation): string {
  // Slides are numbered after the masters in the relationships: rId1 slide master, rId2 notes master.
  const list = slides.map((_, i) => `<p:sldId id="${256 + i}" r:id="rId${i + 3}"/>`).join('');
  return `${XML_HEAD}<p:presentation ${NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>${list ? `<p:sldIdLst>${list}</p:sldIdLst>` : ''}<p:sldSz cx="${emu(SLIDE.width)}" cy="${emu(SLIDE.height)}"/><p:notesSz cx="${emu(NOTES.width)}" cy="${emu(NOTES.height)}"/></p:presentation>`;
}

export const corePropertiesXml = ({ title, subject, creator, day, language }: Presentation): string =>
  `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:subject>${escapeXml(subject)}</dc:subject><dc:creator>${escapeXml(creator)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:modified><dc:language>${language}</dc:language></cp:coreProperties>`;

export const appPropertiesXml = ({ creator, slides }: Presentation): string =>
  `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Slides>${slides.length}</Slides><Application>${escapeXml(creator)}</Application></Properties>`;
