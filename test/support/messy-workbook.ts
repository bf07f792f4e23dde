import { toLegacy } from '../../src/intake/text/repair/legacy-tables.ts';
import { projectionOfMeridian, toVn2000 } from '../../src/intake/systems/vn2000.ts';
import { writeXlsx, type CellValue, type SheetToWrite, type StyledCell } from './xlsx-writer.ts';

/** A village as it really is; what a workbook says about it must come back to this. */
export interface TrueVillage {
  readonly name: string;
  readonly communeCode: string;
  /** NaN: nobody knows where. */
  readonly lon: number;
  readonly lat: number;
  readonly population: number | null;
  readonly households: number | null;
  readonly poorHouseholds: number | null;
  /** Further columns by their header, as people fill them in: *Điện lưới*, *Viettel*, *Mã thôn, bản*. */
  readonly more?: Readonly<Record<string, CellValue>>;
}

export const HEADER_STYLES = ['plain', 'twoRows', 'threeRows'] as const;
export const COMMUNE_STYLES = ['code', 'mergedName', 'title', 'group', 'blockName'] as const;
export const PLACE_STYLES = [
  'number',
  'commaText',
  'sexagesimal',
  'pair',
  'link',
  'swapped',
  'vn2000',
  'vn2000Unnamed',
] as const;
export const TEXT_STYLES = ['unicode', 'tcvn3', 'vni'] as const;
export const TOTAL_STYLES = ['none', 'word', 'arithmetic'] as const;

/** How one workbook is messed up. */
export interface Mess {
  readonly header: (typeof HEADER_STYLES)[number];
  readonly commune: (typeof COMMUNE_STYLES)[number];
  readonly place: (typeof PLACE_STYLES)[number];
  readonly text: (typeof TEXT_STYLES)[number];
  readonly total: (typeof TOTAL_STYLES)[number];
  readonly letterhead: boolean;
  readonly contacts: boolean;
  readonly thousandsAsText: boolean;
  readonly repeatedHeader: boolean;
  /** Central meridian of workbooks in metres; `MERIDIAN` where absent. */
  readonly meridian?: number;
}

/** A tidy workbook of three header rows; journeys mess up one thing after another. */
export const PLAIN_MESS: Mess = {
  header: 'threeRows',
  commune: 'code',
  place: 'number',
  text: 'unicode',
  total: 'none',
  letterhead: true,
  contacts: false,
  thousandsAsText: false,
  repeatedHeader: false,
};

/** The meridian of the workbooks in metres. */
export const MERIDIAN = 104.75;

/** Mess number i: every style occurs, and the styles go around at different paces so that they meet. */
export const messOf = (i: number): Mess => ({
  header: HEADER_STYLES[i % 3]!,
  commune: COMMUNE_STYLES[Math.floor(i / 2) % 5]!,
  place: PLACE_STYLES[i % 8]!,
  text: TEXT_STYLES[Math.floor(i / 3) % 3]!,
  total: TOTAL_STYLES[Math.floor(i / 5) % 3]!,
  letterhead: COMMUNE_STYLES[Math.floor(i / 2) % 5] === 'title' || i % 2 === 0,
  contacts: i % 4 === 1,
  thousandsAsText: i % 3 === 1,
  repeatedHeader: i % 7 === 3,
});

interface Column {
  /** Levels of the header, outermost first. */
  readonly path: readonly string[];
  readonly cell: (village: TrueVillage, row: number) => CellValue;
  /** Sum in total rows. */
  readonly sum?: (village: TrueVillage) => number;
}

function sexagesimal(degrees: number, letter: string): string {
  const seconds = Math.round(degrees * 360_000) / 100;
  const [d, m] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return `${d}°${String(m).padStart(2, '0')}'${(seconds % 60).toFixed(2)}"${letter}`;
}
/** An empty cell where a village has no place; only in columns of plain numbers. */
const known = (degrees: number): number | null => (Number.isNaN(degrees) ? null : degrees);
const comma = (value: number): string => String(value).replace('.', ',');

function placeColumns({ place: style, meridian = MERIDIAN }: Mess): Column[] {
  const meters = toVn2000(projectionOfMeridian(meridian)!);
  const lonLat = (lon: Column['cell'], lat: Column['cell']): Column[] => [
    { path: ['Tọa độ', 'Vĩ độ'], cell: lat },
    { path: ['Tọa độ', 'Kinh độ'], cell: lon },
  ];
  switch (style) {
    case 'number':
      return lonLat(
        (village) => known(village.lon),
        (village) => known(village.lat),
      );
    case 'swapped':
      return lonLat(
        (village) => village.lat,
        (village) => village.lon,
      );
    case 'commaText':
      return lonLat(
        (village) => known(village.lon) && comma(village.lon),
        (village) => known(village.lat) && comma(village.lat),
      );
    case 'sexagesimal':
      return lonLat(
        (village) => sexagesimal(village.lon, 'E'),
        (village) => sexagesimal(village.lat, 'N'),
      );
    case 'pair':
      return [{ path: ['Tọa độ GPS'], cell: ({ lon, lat }) => `${comma(lat)}; ${comma(lon)}` }];
    case 'link':
      return [
        { path: ['Link Google Maps'], cell: ({ lon, lat }) => `https://www.google.com/maps?q=${lat},${lon}` },
      ];
    default: {
      const columns: Column[] = [
        {
          path: ['Tọa độ VN-2000', 'X (m)'],
          cell: ({ lon, lat }) => Math.round(meters(lon, lat)[1] * 100) / 100,
        },
        {
          path: ['Tọa độ VN-2000', 'Y (m)'],
          cell: ({ lon, lat }) => Math.round(meters(lon, lat)[0] * 100) / 100,
        },
      ];
      return style === 'vn2000'
        ? [...columns, { path: ['Kinh tuyến trục'], cell: () => "104°45'" }]
        : columns;
    }
  }
}

const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '.');

/** The further columns of a list, in the order in which its villages first name them. */
const moreColumns = (villages: readonly TrueVillage[]): Column[] =>
  [...new Set(villages.flatMap(({ more = {} }) => Object.keys(more)))].map((name) => ({
    path: [name],
    cell: ({ more = {} }) => more[name] ?? null,
  }));

function columnsOf(mess: Mess, communeName: string, villages: readonly TrueVillage[]): Column[] {
  const count = (value: number | null): CellValue =>
    value === null ? '…' : mess.thousandsAsText ? grouped(value) : value;
  const commune: Column[] =
    mess.commune === 'code'
      ? [{ path: ['Mã xã'], cell: ({ communeCode }) => communeCode }]
      : mess.commune === 'mergedName' || mess.commune === 'blockName'
        ? [{ path: ['Xã/Phường'], cell: (_, row) => (row === 0 ? communeName : null) }]
        : [];
  return [
    { path: ['STT'], cell: (_, row) => row + 1 },
    ...commune,
    { path: ['Tên thôn, bản'], cell: ({ name }) => name },
    {
      path: ['Số hộ', 'Tổng số hộ'],
      cell: ({ households }) => count(households),
      sum: ({ households }) => households ?? 0,
    },
    {
      path: ['Số hộ', 'Số hộ nghèo'],
      cell: ({ poorHouseholds }) => count(poorHouseholds),
      sum: ({ poorHouseholds }) => poorHouseholds ?? 0,
    },
    {
      path: ['Số nhân khẩu'],
      cell: ({ population }) => count(population),
      sum: ({ population }) => population ?? 0,
    },
    ...placeColumns(mess),
    ...moreColumns(villages),
    ...(mess.contacts
      ? [
          { path: ['Trưởng bản'], cell: () => 'Lò Văn A' },
          { path: ['SĐT'], cell: (_: TrueVillage, row: number) => `09120000${row}` },
        ]
      : []),
    { path: ['Ghi chú'], cell: () => null },
  ];
}

type Merges = NonNullable<SheetToWrite['merges']>[number][];

function headerRows(columns: readonly Column[], mess: Mess, top: number, merges: Merges): CellValue[][] {
  if (mess.header === 'plain') return [columns.map(({ path }) => path.at(-1)!)];
  const first: CellValue[] = [];
  const second: CellValue[] = [];
  const bottom = mess.header === 'threeRows' ? 1 : 1;
  columns.forEach(({ path }, c) => {
    const opens = path.length === 2 && columns[c - 1]?.path[0] !== path[0];
    first.push(path.length === 1 || opens ? path[0]! : null);
    second.push(path.length === 2 ? path[1]! : null);
    if (path.length === 1) merges.push({ top, left: c, bottom: top + bottom, right: c });
    if (opens) {
      let right = c;
      while (columns[right + 1]?.path[0] === path[0]) right++;
      merges.push({ top, left: c, bottom: top, right });
    }
  });
  const numbers = columns.map((_, c) => `(${c + 1})`);
  return mess.header === 'threeRows' ? [first, second, numbers] : [first, second];
}

/** Font and spelling of a mess; a letter that the old encoding lacks stays Unicode, as people do. */
function styled(value: CellValue, mess: Mess): StyledCell {
  if (typeof value !== 'string' || mess.text === 'unicode' || /^https?:/.test(value)) return { value };
  const old = /[^\x00-\x7f]/.test(value) && !/[°′″…]/.test(value) ? toLegacy(value, mess.text) : null;
  return old === null ? { value } : { value: old, font: mess.text === 'tcvn3' ? '.VnTime' : 'VNI-Times' };
}

/** One commune's returned workbook. Every village of the list is in it once, whatever stands around. */
export function messyWorkbook(villages: readonly TrueVillage[], communeName: string, mess: Mess): Uint8Array {
  const columns = columnsOf(mess, communeName, villages);
  const merges: Merges = [];
  const rows: CellValue[][] = [];
  if (mess.letterhead)
    rows.push(
      [
        `ỦY BAN NHÂN DÂN ${communeName.toLocaleUpperCase('vi')}`,
        null,
        null,
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      ],
      [null, null, null, 'Độc lập - Tự do - Hạnh phúc'],
      [],
      [`BIỂU TỔNG HỢP THÔN, BẢN ${communeName} (tính đến ngày 30/9/2026)`],
      ['Đơn vị tính: hộ, người'],
    );
  const header = headerRows(columns, mess, rows.length, merges);
  rows.push(...header);
  const nameAt = columns.findIndex(({ path }) => path[0] === 'Tên thôn, bản');
  const totals = (label: string, mark: CellValue): CellValue[] =>
    columns.map(({ sum }, c) =>
      c === 0
        ? mark
        : c === nameAt
          ? label
          : sum
            ? villages.reduce((all, village) => all + sum(village), 0)
            : null,
    );
  if (mess.commune === 'group') rows.push(totals(communeName, 'I'));
  if (mess.total === 'arithmetic') rows.push(totals(communeName.replace(/^(Xã|Phường) /, ''), null));
  const communeAt = columns.findIndex(({ path }) => path[0] === 'Xã/Phường');
  const start = rows.length;
  villages.forEach((village, row) => {
    if (mess.repeatedHeader && mess.commune !== 'mergedName' && row === Math.floor(villages.length / 2))
      rows.push(columns.map(({ path }) => path.at(-1)!));
    rows.push(columns.map(({ cell }) => cell(village, row)));
  });
  if (mess.commune === 'mergedName' && villages.length > 1)
    merges.push({ top: start, left: communeAt, bottom: rows.length - 1, right: communeAt });
  if (mess.total === 'word') rows.push(totals('Tổng cộng', null));
  rows.push([], [null, 'Người lập biểu', null, null, 'TM. ỦY BAN NHÂN DÂN'], [null, '(Ký, ghi rõ họ tên)']);
  const sheet: SheetToWrite = {
    name: 'Biểu 01',
    rows: rows.map((row) => row.map((value) => styled(value, mess))),
    merges,
  };
  return writeXlsx([sheet]);
}
