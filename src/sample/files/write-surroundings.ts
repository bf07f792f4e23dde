import { positionOf } from '../land/frame.ts';
import { layPower } from '../surroundings/power-lines.ts';
import { listSupported } from '../surroundings/earlier-lists.ts';
import { restrictLand } from '../surroundings/restricted-land.ts';
import { AS_OF, type SampleProvince } from './province.ts';
import { writeFeatures, writeSampleCsv } from './write-csv.ts';
import type { WrittenFile } from './write-tables.ts';

/** Power lines, restricted land and earlier lists: made of what stands, moving nothing of it. */
export const writeSurroundings = (province: SampleProvince): readonly WrittenFile[] => [
  writePower(province),
  writeRestrictions(province),
  writeSupported(province),
];

function writePower({ roads, villages }: SampleProvince): WrittenFile {
  const features = layPower(roads, villages).map((line) => ({
    geometry: {
      type: 'LineString',
      coordinates: Array.from({ length: line.length / 2 }, (_, k) =>
        positionOf(line[2 * k], line[2 * k + 1]),
      ),
    },
    properties: {},
  }));
  return {
    source: { id: 'power', role: 'power', path: 'power.geojson', asOf: AS_OF },
    bytes: writeFeatures(features),
  };
}

function writeRestrictions({ communes, candidates, seed }: SampleProvince): WrittenFile {
  const features = restrictLand(communes, candidates, seed).map(
    ({ kind, name, permittedBy, months, polygon }) => ({
      geometry: { type: 'Polygon', coordinates: polygon },
      properties: { ten: name, loai: kind, co_quan_cho_phep: permittedBy, so_thang: months },
    }),
  );
  return {
    source: {
      id: 'restrictions',
      role: 'restrictions',
      path: 'restrictions.geojson',
      columns: { site_name: 'ten', kind: 'loai', permitted_by: 'co_quan_cho_phep', months: 'so_thang' },
      asOf: '2026-06-30',
    },
    bytes: writeFeatures(features),
  };
}

const HEADINGS = {
  village_code: 'Mã thôn/bản',
  village: 'Thôn, bản',
  commune: 'Xã',
  lon: 'Kinh độ',
  lat: 'Vĩ độ',
  programme: 'Chương trình',
  year: 'Năm',
  until: 'Hỗ trợ đến ngày',
} as const;

function writeSupported({ villages, communes, seed }: SampleProvince): WrittenFile {
  const rows = listSupported(villages, seed).map(({ facts, by, programme, year, until }) => {
    const { lon, lat } = facts.village.settlement;
    return [
      by === 'code' ? facts.code : null,
      by === 'place' ? null : facts.name,
      by === 'place' ? null : communes[facts.commune].name,
      by === 'place' ? lon.toFixed(5) : null,
      by === 'place' ? lat.toFixed(5) : null,
      programme,
      year,
      until || null,
    ];
  });
  return {
    source: { id: 'supported', role: 'supported', path: 'supported.csv', columns: HEADINGS, asOf: AS_OF },
    bytes: writeSampleCsv(Object.values(HEADINGS), rows),
  };
}
