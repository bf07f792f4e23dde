import { elementAt, integerAt } from '../../model/basics/elements.ts';
import { fold } from '../../i18n/text.ts';
import type { Measurement } from '../../model/network.ts';
import type { Technology } from '../../model/service.ts';
import type { OpenQuestions } from '../findings/open-questions.ts';
import type { FieldReader } from '../records/field-reader.ts';
import { recordsOf, type LoadedSource, type RecordAt } from '../records/loaded-source.ts';
import { isKept, requireLocation } from '../records/locations.ts';
import { networkNumber, VIETNAM } from '../text/operators.ts';
import { readBands } from '../text/radio/bands.ts';
import { readSignal } from '../text/vocabulary.ts';
import { ClaimReader } from './claims.ts';
import { NO_SIGNAL_DBM } from './standing/standing-of-row.ts';
import { thinPlaces } from './thin-places.ts';

const RSRP_DBM = [-160, -20] as const;
const BANDS = ['cov_5g', 'cov_4g', 'cov_3g', 'cov_2g'] as const;
/** A place that is known worse than this says nothing of a village or of a ridge. */
const LEAST_ACCURATE_METERS = 50;
/** Of several measurements nearer to each other than this one counts: a car that waits is not a hundred places. */
const APART_METERS = 50;
const MOST_SAMPLES = 10_000_000;
const MOST_MBPS = 20_000;

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

/** Mbit/s per unit that a heading names; without one the column is in Mbit/s. */
function speedUnitOf(heading: string): number {
  const words = fold(heading);
  if (/\b(kbps|kbit|kb\/s)/.test(words)) return 1e-3;
  if (/\b(gbps|gbit|gb\/s)/.test(words)) return 1e3;
  return /\b(bps|bit\/s)/.test(words) ? 1e-6 : 1;
}

function speedOf({ reader, row }: RecordAt, key: 'speed_dl' | 'speed_ul'): number | null {
  const unit = speedUnitOf(reader.column(key)?.name ?? '');
  const speed = reader.number(key, row, 0, MOST_MBPS / unit);
  return speed === null ? null : speed * unit;
}

/** The band of a record; several in one cell are those of a device that changed between them, and none of them. */
function bandOf({ reader, row }: RecordAt): number | null {
  const bands = reader.word('band', row, readBands) ?? [];
  return bands.length === 1 ? elementAt(bands, 0).mhz : null;
}

/** What many rows of a file have in common is told once. */
class Told {
  readonly #counts = new Map<FieldReader, number>();

  add(reader: FieldReader): void {
    this.#counts.set(reader, (this.#counts.get(reader) ?? 0) + 1);
  }

  tell(code: 'network-abroad' | 'measurement-inaccurate' | 'measurements-thinned', meters?: number): void {
    for (const [{ log, table }, count] of this.#counts)
      log.atFile(
        { code, did: 'kept', severity: 'info', context: { count, ...(meters !== undefined && { meters }) } },
        table.sheet,
      );
  }
}

/**
 * Field measurements in the order of the files, one to each 50 m of an operator's technology and band. Those whose place
 * is known worse than 50 m are not used.
 */
export function buildMeasurements(
  sources: readonly LoadedSource[],
  questions: OpenQuestions,
): readonly Measurement[] {
  const claims = new ClaimReader(questions);
  const [abroad, inaccurate, thinned] = [new Told(), new Told(), new Told()];
  const read: { readonly record: RecordAt; readonly measurement: Measurement }[] = [];
  for (const record of recordsOf(sources)) {
    const leave = (told: Told): void => {
      told.add(record.reader);
      record.reader.log.fate(record.reader.table, record.row, 'filtered');
    };
    if (isAbroad(record)) {
      leave(abroad);
      continue;
    }
    const measurement = measurementOf(record, claims);
    if (!measurement || !isKept(record)) continue;
    if ((measurement.accuracyMeters ?? 0) > LEAST_ACCURATE_METERS) leave(inaccurate);
    else read.push({ record, measurement });
  }
  const kept = thinPlaces(
    read.map(({ measurement }) => measurement),
    ({ operator, technology, bandMhz }) => `${operator}/${technology}/${bandMhz}`,
    APART_METERS,
  );
  for (const { record, measurement } of read) {
    if (kept.has(measurement)) continue;
    thinned.add(record.reader);
    record.reader.log.fate(record.reader.table, record.row, 'merged');
  }
  abroad.tell('network-abroad');
  inaccurate.tell('measurement-inaccurate', LEAST_ACCURATE_METERS);
  thinned.tell('measurements-thinned', APART_METERS);
  return read.flatMap(({ measurement }) => (kept.has(measurement) ? [measurement] : []));
}

function measurementOf(record: RecordAt, claims: ClaimReader): Measurement | null {
  const { source, reader, row } = record;
  const location = requireLocation(record);
  if (!location) return null;
  const technology = claims.technologiesOf(record).at(-1) ?? null;
  const rsrpDbm = levelOf(record, technology);
  return {
    lon: location[0],
    lat: location[1],
    operator: elementAt(claims.operators(record), 0),
    technology,
    bandMhz: bandOf(record),
    rsrpDbm,
    service: serviceOf(record, rsrpDbm),
    accuracyMeters: reader.has('position_error') ? reader.meters('position_error', row) : null,
    downMbps: speedOf(record, 'speed_dl'),
    upMbps: speedOf(record, 'speed_ul'),
    samples: reader.count('samples', row, MOST_SAMPLES),
    asOf: reader.date('as_of', row) ?? source.asOf ?? null,
    sourceId: source.id,
    row: integerAt(reader.table.numbers, row),
  };
}
