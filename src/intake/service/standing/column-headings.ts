import { plainWords } from '../../text/standing/standing-words.ts';

/**
 * What the heading of a column that no field knows says of its cells. `service`: yes and no, 1 and 0 are of signal.
 * `denies`: they are of its lack. `state`: states and kinds, whose codes only a person knows. `grid`: what programs
 * call the values of a raster made into areas. `number`: numbers that count or name. `name`: what
 * the records are called, or told beside. `other`: anything else.
 */
export type HeadingKind = 'service' | 'denies' | 'state' | 'grid' | 'number' | 'name' | 'other';

const DENIES =
  /\b(khong|ko|chua|mat|het)( (co|duoc))* (song|phu|tin hieu)\b|\b(trang|lom|mu) song\b|\b(vung|diem|la) (trang|lom)\b|^(lom|trang)$|\b(no|un|non) ?(signal|cover(ed|age)?|serv(ed|ice))\b|\b(outage|blackspots?|dead ?zone)\b/;
const SERVICE =
  /\b(song|phu|tin hieu|dich vu|hoat dong|cover(ed|age|ing)?|cov|signal|service|served|serving|active|operational|on air|onair|live|enabled|available|availability)\b/;
const STATE =
  /\b(trang thai|tinh trang|hien trang|thuc trang|tien do|giai doan|status|state|stage|phase|progress|condition)\b/;
const KIND =
  /\b(ket qua|level|muc|muc do|loai|kieu|nhom|cap|phan loai|class|category|type|grade|quality|chat luong|legend|chu giai|layer|label|nhan|danh gia)\b/;
/** What is measured in metres or hectares is no share of signal, whatever it is of. */
const MEASURE =
  /\b(dien tich|area|ban kinh|radius|range|cu ly|tam phu|khoang cach|distance|chieu (dai|cao|rong)|length|height|km2?|ha|toc do|speed|tan so|bang tan|band|so (tram|ho|dan|nguoi|thon|ban|khau))\b/;
const GRID =
  /^(dn|gridcode|grid code|gridvalue|value|val|gia tri|pixel|pixel value|raster|band ?\d?|b1|z|class id|code)$/;
const NUMBER =
  /^(so|tong|num|number|count|n|id|fid|gid|oid|stt|tt|ma|index|no|objectid|ogc fid)\b|\b(id|fid|gid|ma|code|dien tich|area|perimeter|chu vi|shape|leng(th)?|dai|dan so|population|ho|khau|lat|lon|long|x|y|cao|height|ban kinh|radius|tan so|freq(uency)?|pci|nam|year|lac|tac|enodeb|fill|stroke|opacity|width|extrude|tessellate|visibility|draworder|altitudemode|begin|end|timestamp)\b/;
const NAME =
  /^(ten|name|title)\b|^(ban|thon|xom|xa|phuong|khu|huyen|tinh|dia ban|dia diem)$|\b(ten|name|title)$|\b(ghi chu|mo ta|dien giai|notes?|remarks?|desc(ription)?|comments?|folder)\b/;

const SYLLABLE =
  '(khong|chua|mat|trang|lom|co|vung|muc|phu|song|tinh|hien|thai|tien|do|giai|doan|hoat|dong|phan|loai|chat|luong|ty|ti|le)';
const GLUED = new RegExp(`^${SYLLABLE}+$`);

/** A heading as words: camel case parted, and known syllables run together: *CoSong* and *COSONG* are *co song*. */
function wordsOfHeading(heading: string): string {
  return plainWords(heading.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .split(' ')
    .map((word) => (GLUED.test(word) ? word.split(new RegExp(SYLLABLE)).filter(Boolean).join(' ') : word))
    .join(' ');
}

export function kindOfHeading(heading: string): HeadingKind {
  const words = wordsOfHeading(heading);
  if (MEASURE.test(words)) return 'number';
  if (GRID.test(words)) return 'grid';
  if (DENIES.test(words)) return 'denies';
  if (STATE.test(words)) return 'state';
  if (SERVICE.test(words)) return 'service';
  if (NUMBER.test(words)) return 'number';
  if (NAME.test(words)) return 'name';
  return KIND.test(words) ? 'state' : 'other';
}

/** A share of land or people that has signal. */
export const isShareHeading = (heading: string): boolean =>
  /%/.test(heading) ||
  /\b(ty le|ti le|ty trong|phan tram|percent|pct|share|ratio|rate|perc)\b/.test(wordsOfHeading(heading));
