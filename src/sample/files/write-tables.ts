import type { Source } from '../../model/project.ts';
import { operatorName } from '../../model/operators.ts';
import type { Technology } from '../../model/service.ts';
import type { CandidateMast } from '../network/candidates.ts';
import type { FieldMeasurement } from '../network/measurements.ts';
import type { VillageFacts } from '../facts/facts.ts';
import type { Mast } from '../masts/sites.ts';
import { writeSampleCsv, writeFeatures } from './write-csv.ts';
import { AS_OF, type SampleProvince } from './province.ts';

export interface WrittenFile {
  readonly source: Source;
  readonly bytes: Uint8Array;
}

type Cell = string | number | null;
/** Key of the header dictionary (null: a column of no meaning to the product), header, cell. */
type Column<T> = readonly [key: string | null, header: string, cell: (record: T) => Cell];

function tableOf<T>(source: Source, columns: readonly Column<T>[], records: readonly T[]): WrittenFile {
  const named = columns.flatMap(([key, header]) => (key === null ? [] : [[key, header] as const]));
  return {
    source: { ...source, columns: Object.fromEntries(named) },
    bytes: writeSampleCsv(
      columns.map(([, header]) => header),
      records.map((record) => columns.map(([, , cell]) => cell(record))),
    ),
  };
}

const yesNo = (value: boolean): string => (value ? 'Có' : 'Không');
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const ELECTRICITY = { grid: 'Có điện lưới', other: 'Thủy điện nhỏ', none: 'Chưa có điện' } as const;
const ROAD = {
  allYear: 'Quanh năm',
  drySeason: 'Mùa khô',
  none: 'Chưa có đường',
} as const;

export function writeCommunes({ communes, villages }: SampleProvince): WrittenFile {
  const features = communes.map((commune, index) => {
    const own = villages.filter((village) => village.commune === index);
    const properties = {
      code: commune.code,
      name: commune.name,
      unit: commune.unit,
      population: sum(own.map((facts) => facts.village.population)),
      households: sum(own.map((facts) => facts.households)),
      border: commune.border ? 1 : 0,
      difficult: 3 * own.filter((facts) => facts.extremelyDifficult).length > own.length ? 1 : 0,
    };
    return { geometry: { type: 'Polygon', coordinates: commune.polygon }, properties };
  });
  const columns = {
    commune_code: 'code',
    commune: 'name',
    commune_kind: 'unit',
    population: 'population',
    households: 'households',
    border_commune: 'border',
    extremely_difficult: 'difficult',
  };
  const source: Source = {
    id: 'communes',
    role: 'communes',
    path: 'communes.geojson',
    columns,
    asOf: '2025-07-01',
  };
  return { source, bytes: writeFeatures(features) };
}

export function writeVillages({ villages, communes }: SampleProvince): WrittenFile {
  const columns: Column<VillageFacts>[] = [
    ['village_code', 'Mã thôn/bản', (v) => v.code],
    ['village', 'Thôn, bản', (v) => v.name],
    ['commune_code', 'Mã xã', (v) => communes[v.commune].code],
    ['commune', 'Xã', (v) => communes[v.commune].name],
    ['lon', 'Kinh độ', (v) => v.village.settlement.lon.toFixed(5)],
    ['lat', 'Vĩ độ', (v) => v.village.settlement.lat.toFixed(5)],
    ['population', 'Dân số', (v) => v.village.population],
    ['households', 'Số hộ', (v) => v.households],
    ['poor_households', 'Số hộ nghèo', (v) => v.poorHouseholds],
    ['ethnic_minority_pct', 'Tỷ lệ DTTS (%)', (v) => v.minorityPercent],
    ['extremely_difficult', 'Thôn ĐBKK', (v) => yesNo(v.extremelyDifficult)],
    ['border_commune', 'Xã biên giới', (v) => yesNo(communes[v.commune].border)],
    ['electricity', 'Điện lưới', (v) => ELECTRICITY[v.electricity]],
    ['schools', 'Điểm trường', (v) => v.schools],
    ['health', 'Trạm y tế', (v) => v.healthStations],
    ['culture_house', 'Nhà văn hóa', (v) => yesNo(v.cultureHouse)],
    ['office', 'UBND xã', (v) => yesNo(v.office)],
    ['hazard', 'Nguy cơ sạt lở', (v) => yesNo(v.hazard)],
    ['road', 'Đường ô tô', (v) => ROAD[v.road]],
    ['hh_fibre_passed', 'Số hộ được phủ cáp quang', (v) => v.fibrePassed],
    ['hh_fibre', 'Số hộ có cáp quang', (v) => v.fibreSubscribed],
  ];
  return tableOf({ id: 'villages', role: 'villages', path: 'villages.csv', asOf: AS_OF }, columns, villages);
}

interface ClusterRow {
  readonly facts: VillageFacts;
  readonly index: number;
}

export function writeClusters({ villages, communes }: SampleProvince): WrittenFile {
  const rows = villages.flatMap((facts) =>
    facts.village.clusters.map((_, index): ClusterRow => ({ facts, index })),
  );
  const columns: Column<ClusterRow>[] = [
    ['village_code', 'Mã thôn/bản', ({ facts }) => facts.code],
    ['commune_code', 'Mã xã', ({ facts }) => communes[facts.commune].code],
    ['cluster', 'Cụm dân cư', ({ index }) => index + 1],
    ['lon', 'Kinh độ', ({ facts, index }) => facts.village.clusters[index].lon.toFixed(5)],
    ['lat', 'Vĩ độ', ({ facts, index }) => facts.village.clusters[index].lat.toFixed(5)],
    ['population', 'Dân số', ({ facts, index }) => facts.village.clusters[index].population],
    ['households', 'Số hộ', ({ facts, index }) => facts.clusterHouseholds[index]],
  ];
  return tableOf({ id: 'clusters', role: 'clusters', path: 'clusters.csv', asOf: AS_OF }, columns, rows);
}

/** One row per mast; bands and reach of its technologies in columns of their own. */
export function writeMasts({ masts, sectors }: SampleProvince): WrittenFile {
  const azimuths = new Map<Mast, Set<number>>();
  for (const { mast, plannedDegrees } of sectors)
    azimuths.set(mast, (azimuths.get(mast) ?? new Set<number>()).add(plannedDegrees));
  const technologies = ({ cells }: Mast): Technology[] =>
    [...new Set(cells.map((cell) => cell.technology))].sort();
  const reach = ({ cells }: Mast, technology: Technology): number | null => {
    const own = cells.filter((cell) => cell.technology === technology);
    return own.length === 0 ? null : Math.round(Math.max(...own.map((cell) => cell.reachKm)) * 1000);
  };
  const bandsOf = (cells: Mast['cells']): string =>
    [...new Set(cells.map((cell) => cell.bandMhz))].sort((a, b) => a - b).join(', ');
  const bands = (mast: Mast): string =>
    technologies(mast)
      .map((own) => `${own}: ${bandsOf(mast.cells.filter(({ technology }) => technology === own))}`)
      .join('; ');
  const columns: Column<Mast>[] = [
    ['site_code', 'Mã trạm', (mast) => mast.code],
    ['operator', 'Nhà mạng', (mast) => operatorName(mast.operator)],
    ['technology', 'Công nghệ', (mast) => technologies(mast).join(', ')],
    ['devices', 'Số thiết bị', (mast) => mast.cells.length],
    ['band', 'Băng tần (MHz)', bands],
    ['azimuth', 'Góc phương vị (độ)', (mast) => [...(azimuths.get(mast) ?? [])].join('/')],
    ['mast_height', 'Chiều cao cột (m)', (mast) => mast.heightMeters],
    [null, 'Tầm phủ 3G (m)', (mast) => reach(mast, '3G')],
    [null, 'Tầm phủ 4G (m)', (mast) => reach(mast, '4G')],
    [null, 'Tầm phủ 5G (m)', (mast) => reach(mast, '5G')],
    ['lon', 'Kinh độ', (mast) => mast.lon.toFixed(5)],
    ['lat', 'Vĩ độ', (mast) => mast.lat.toFixed(5)],
  ];
  return tableOf({ id: 'sites', role: 'sites', path: 'sites.csv', asOf: AS_OF }, columns, masts);
}

export function writeCandidates(candidates: readonly CandidateMast[]): WrittenFile {
  const columns: Column<CandidateMast>[] = [
    ['site_code', 'Mã vị trí', (c) => c.code],
    ['site_name', 'Tên vị trí', (c) => `Điểm cao ${c.groundMeters} m (${c.code})`],
    ['operator', 'Doanh nghiệp đề xuất', (c) => operatorName(c.operator)],
    ['lon', 'Kinh độ', (c) => c.lon.toFixed(5)],
    ['lat', 'Vĩ độ', (c) => c.lat.toFixed(5)],
    ['mast_height', 'Chiều cao cột (m)', (c) => c.heightMeters],
    ['radius', 'Bán kính phủ (m)', (c) => c.radiusMeters],
    ['cost', 'Kinh phí (đồng)', (c) => c.costVnd],
  ];
  return tableOf(
    { id: 'candidates', role: 'candidates', path: 'candidates.csv', asOf: AS_OF },
    columns,
    candidates,
  );
}

export function writeMeasurements(measurements: readonly FieldMeasurement[]): WrittenFile {
  const state = (rsrp: number | null): string =>
    rsrp === null ? 'Không có sóng' : rsrp < -113 ? 'Sóng yếu' : 'Tốt';
  const columns: Column<FieldMeasurement>[] = [
    ['as_of', 'Ngày', (m) => m.asOf.split('-').reverse().join('/')],
    ['operator', 'Nhà mạng', (m) => operatorName(m.operator)],
    ['technology', 'Công nghệ', (m) => m.technology],
    ['lon', 'Kinh độ', (m) => m.lon.toFixed(5)],
    ['lat', 'Vĩ độ', (m) => m.lat.toFixed(5)],
    ['rsrp', 'RSRP (dBm)', (m) => m.rsrpDbm],
    ['signal_status', 'Tình trạng sóng', (m) => state(m.rsrpDbm)],
    ['samples', 'Số mẫu', (m) => m.samples],
  ];
  const source: Source = {
    id: 'measurements',
    role: 'measurements',
    path: 'measurements.csv',
    evidence: 'measured',
    asOf: AS_OF,
  };
  return tableOf(source, columns, measurements);
}
