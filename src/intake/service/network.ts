import { integerAt } from '../../model/basics/elements.ts';
import { compareCodes } from '../../i18n/text.ts';
import type { Site } from '../../model/network.ts';
import type { ClaimReader } from './claims.ts';
import { Standings, type StandingContext } from './standing/standings.ts';
import { joinDevices } from './join-devices.ts';
import type { RadioReader } from './radios/radio-reader.ts';
import { recordsOf, type LoadedSource, type RecordAt } from '../records/loaded-source.ts';
import { isKept, requireLocation } from '../records/locations.ts';

const MOST_DEVICES = 500;
const MAST_METERS = [0, 400] as const;

export function heightOf({ reader, row }: RecordAt, key: 'mast_height' | 'antenna_height'): number | null {
  if (!reader.has(key)) return null;
  const height = reader.meters(key, row);
  if (height === null || (height >= MAST_METERS[0] && height <= MAST_METERS[1])) return height;
  reader.log.atRow(reader.table, row, {
    code: 'value-out-of-range',
    did: 'changed',
    field: key,
    value: String(height),
  });
  return null;
}

/** What masts are read with: the same for the masts and for what they cover, so that all is told once. */
export interface MastContext {
  readonly claims: ClaimReader;
  readonly radios: RadioReader;
  readonly standingOf: (record: RecordAt) => 'service' | 'planned' | null;
}

/** Masts on air by code, then operator, and those that are planned; devices on one mast are one site. */
export function buildSites(
  sources: readonly LoadedSource[],
  context: MastContext,
): { readonly sites: Site[]; readonly planned: Site[] } {
  const rows = { service: [] as Site[], planned: [] as Site[] };
  const records = new Map<Site, RecordAt>();
  for (const record of recordsOf(sources)) {
    const standing = context.standingOf(record);
    if (!standing) continue;
    for (const site of sitesOf(record, context)) {
      rows[standing].push(site);
      records.set(site, record);
    }
  }
  context.radios.reportOpen();
  return { sites: joinRows(rows.service, records), planned: joinRows(rows.planned, records) };
}

/** The mast of a row with its radios, once for each operator that shares it. */
function sitesOf(record: RecordAt, { claims, radios }: MastContext): Site[] {
  const { source, reader, row } = record;
  const location = requireLocation(record);
  if (!location) return [];
  const number = integerAt(reader.table.numbers, row);
  const code = reader.text('site_code', row) ?? reader.text('site_name', row);
  if (code === null)
    reader.log.atRow(reader.table, row, { code: 'site-code-missing', did: 'changed', severity: 'info' });
  const technologies = claims.technologiesOf(record);
  const sites = claims.operators(record).map((operator): Site => ({
    code: code ?? `${source.id}-${number}`,
    operator,
    technologies,
    lon: location[0],
    lat: location[1],
    heightMeters: null,
    devices: 1,
    radios: [],
    sourceId: source.id,
    row: number,
  }));
  const mastMeters = heightOf(record, 'mast_height');
  const antennaMeters = heightOf(record, 'antenna_height');
  const heightMeters = mastMeters ?? antennaMeters;
  const devices = reader.count('devices', row, MOST_DEVICES) ?? 1;
  const said = radios.read(record, claims.carriersSaid(record), antennaMeters ?? mastMeters);
  if (!isKept(record)) return [];
  return sites.map((site) => ({
    ...site,
    heightMeters,
    devices,
    radios: said.map((radio) => ({ operator: site.operator, ...radio })),
  }));
}

function joinRows(rows: readonly Site[], records: ReadonlyMap<Site, RecordAt>): Site[] {
  const { sites, joined, apart } = joinDevices(rows);
  for (const { site, from, distanceMeters } of apart) {
    const { reader, row } = records.get(site)!;
    reader.log.atRow(reader.table, row, {
      code: 'site-code-shared',
      did: 'kept',
      value: site.code,
      context: { distanceMeters, first: from.row },
    });
  }
  for (const { site } of joined) {
    const { reader, row } = records.get(site)!;
    reader.log.fate(reader.table, row, 'merged');
  }
  for (const [log, count] of countBy(joined.map(({ site }) => records.get(site)!.reader.log)))
    log.atFile({ code: 'devices-joined', did: 'changed', severity: 'info', context: { count } });
  return sites.toSorted(
    (a, b) => compareCodes(a.code, b.code) || compareCodes(a.operator, b.operator) || a.row - b.row,
  );
}

function countBy<T>(items: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** lon, lat of every fibre access point; null where no source of that role exists. */
export function buildFibreNodes(
  sources: readonly LoadedSource[],
  context: StandingContext,
): Float64Array | null {
  if (!sources.length) return null;
  const xy: number[] = [];
  for (const source of sources) {
    const standings = new Standings(source, context);
    for (const record of recordsOf([source])) {
      const location = standings.of(record) === 'service' ? requireLocation(record) : null;
      if (location) xy.push(...location);
    }
  }
  return Float64Array.from(xy);
}
