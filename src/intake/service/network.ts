import { elementAt, integerAt } from '../../model/basics/elements.ts';
import { compareCodes } from '../../i18n/text.ts';
import type { Candidate, Measurement, Site } from '../../model/network.ts';
import type { OpenQuestions } from '../findings/open-questions.ts';
import { ClaimReader } from './claims.ts';
import { OperatorReader } from './operator-reader.ts';
import { NO_SIGNAL_DBM } from './standing/standing-of-row.ts';
import { Standings, type StandingContext } from './standing/standings.ts';
import { joinDevices } from './join-devices.ts';
import type { RadioReader } from './radios/radio-reader.ts';
import { recordsOf, type LoadedSource, type RecordAt } from '../records/loaded-source.ts';
import { findLocation } from '../records/locations.ts';
import { networkNumber, VIETNAM } from '../text/operators.ts';
import { readSignal } from '../text/vocabulary.ts';
import type { FieldReader } from '../records/field-reader.ts';
import type { Technology } from '../../model/service.ts';

const MOST_DEVICES = 500;
const MAST_METERS = [0, 400] as const;
const RSRP_DBM = [-160, -20] as const;
const BANDS = ['cov_5g', 'cov_4g', 'cov_3g', 'cov_2g'] as const;

/** The place of a record that is nothing without one; missing, it is reported and the record left out. */
function requireLocation({ reader, row }: RecordAt): readonly [number, number] | null {
  const location = findLocation(reader, row);
  if (!location)
    reader.log.atRow(reader.table, row, {
      code: 'coordinates-missing',
      did: 'rejected',
      value: reader.text('site_code', row) ?? '',
    });
  return location;
}

function heightOf({ reader, row }: RecordAt, key: 'mast_height' | 'antenna_height'): number | null {
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

const kept = ({ reader, row }: RecordAt): boolean => !reader.log.isRejected(reader.table, row);

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
  if (!kept(record)) return [];
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

/** Places where something could be built, by id. */
export function buildCandidates(sources: readonly LoadedSource[], questions: OpenQuestions): Candidate[] {
  const operators = new OperatorReader(questions);
  const candidates: Candidate[] = [];
  const seen = new Set<string>();
  for (const record of recordsOf(sources)) {
    const { source, reader, row } = record;
    const location = requireLocation(record);
    if (!location) continue;
    const number = integerAt(reader.table.numbers, row);
    const name = reader.text('site_name', row);
    const id = reader.text('site_code', row) ?? `${source.id}-${number}`;
    if (seen.has(id)) {
      reader.log.atRow(reader.table, row, { code: 'candidate-code-duplicate', did: 'rejected', value: id });
      continue;
    }
    // A place without an operator is open to all: nothing to report.
    const operator = operators.read(reader, row)[0] ?? source.operator ?? null;
    const candidate: Candidate = {
      id,
      name,
      lon: location[0],
      lat: location[1],
      heightMeters: heightOf(record, 'mast_height') ?? heightOf(record, 'antenna_height'),
      costVnd: reader.vnd('cost', row),
      radiusMeters: reader.meters('radius', row),
      operator,
      sourceId: source.id,
      row: number,
    };
    if (!kept(record)) continue;
    seen.add(id);
    candidates.push(candidate);
  }
  return candidates.sort((a, b) => compareCodes(a.id, b.id));
}

/** Service as the record says it: a word, a yes or no for a band, or a level that was received. */
function serviceOf({ reader, row }: RecordAt, rsrpDbm: number | null): boolean | null {
  const cell = reader.cell('signal_status', row);
  if (typeof cell === 'boolean') return cell;
  const word = reader.word('signal_status', row, readSignal);
  if (word) return word !== 'none';
  const bands = BANDS.map((key) => reader.flag(key, row)).filter((flag) => flag !== null);
  if (bands.length) return bands.includes(true);
  return rsrpDbm === null ? null : rsrpDbm > NO_SIGNAL_DBM;
}

/** Levels of old networks are of the whole channel; of a channel that several share they say nothing of the signal. */
const WHOLE_CHANNEL: ReadonlySet<Technology> = new Set(['2G', '3G']);

/** The level that a record was received with; 0 is what programs write where they know none. */
function levelOf({ reader, row }: RecordAt, technology: Technology | null): number | null {
  const keys =
    technology !== null && WHOLE_CHANNEL.has(technology) ? (['rsrp', 'rssi'] as const) : (['rsrp'] as const);
  for (const key of keys) {
    if (reader.text(key, row) === '0') continue;
    const level = reader.number(key, row, ...RSRP_DBM);
    if (level !== null) return level;
  }
  return null;
}

/** True for a network of a neighbour, received on this side of the border or in roaming. */
function isAbroad({ reader, row }: RecordAt): boolean {
  const said = reader.text('mcc', row) ?? networkNumber(reader.text('mnc', row) ?? '')?.country;
  return said !== undefined && said !== VIETNAM;
}

/** Field measurements in the order of the files. */
export function buildMeasurements(sources: readonly LoadedSource[], questions: OpenQuestions): Measurement[] {
  const claims = new ClaimReader(questions);
  const measurements: Measurement[] = [];
  const abroad = new Map<FieldReader, number>();
  for (const record of recordsOf(sources)) {
    const { source, reader, row } = record;
    if (isAbroad(record)) {
      abroad.set(reader, (abroad.get(reader) ?? 0) + 1);
      reader.log.fate(reader.table, row, 'filtered');
      continue;
    }
    const location = requireLocation(record);
    if (!location) continue;
    const technology = claims.technologiesOf(record).at(-1) ?? null;
    const rsrpDbm = levelOf(record, technology);
    const measurement: Measurement = {
      lon: location[0],
      lat: location[1],
      operator: elementAt(claims.operators(record), 0),
      technology,
      rsrpDbm,
      service: serviceOf(record, rsrpDbm),
      asOf: reader.date('as_of', row) ?? source.asOf ?? null,
      sourceId: source.id,
      row: integerAt(reader.table.numbers, row),
    };
    if (kept(record)) measurements.push(measurement);
  }
  for (const [{ log, table }, count] of abroad)
    log.atFile({ code: 'network-abroad', did: 'kept', severity: 'info', context: { count } }, table.sheet);
  return measurements;
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
