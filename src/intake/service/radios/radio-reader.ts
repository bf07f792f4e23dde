import { integerAt } from '../../../model/basics/elements.ts';
import type { Radio } from '../../../model/network.ts';
import type { FieldKey } from '../../columns/headings/header-dictionary.ts';
import type { OpenQuestions } from '../../findings/open-questions.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import type { RecordAt } from '../../records/loaded-source.ts';
import { readBandwidth, readGain, readLoss } from '../../text/radio/powers.ts';
import { textOf } from '../../text/cell.ts';
import { readAzimuths, writesNorthAs360, readTilts, tiltOrder, type Tilt } from '../../text/radio/sectors.ts';
import type { AntennaPatterns } from './antenna-patterns.ts';
import { carriersOf, type CarriersSaid } from './carriers.ts';
import { PowerColumns } from './power-columns.ts';

/** A radio of a row before the row says whose it is: several operators may share its mast. */
export type RadioSaid = Omit<Radio, 'operator'>;

/** Of antennas without a pattern so many are named. */
const NAMES_TOLD = 5;
const GAIN_DBI = [-5, 45] as const;
const LOSS_DB = [0, 40] as const;
const BANDWIDTH_MHZ = [0.1, 400] as const;

/** What tells of antennas and what feeds them, not only of their height. */
const ANTENNA_FIELDS: readonly FieldKey[] = [
  ...(['band', 'bandwidth', 'azimuth', 'tilt', 'electrical_tilt', 'mechanical_tilt', 'antenna'] as const),
  ...(['eirp', 'radio_power', 'transmitter_power', 'antenna_gain', 'feeder_loss'] as const),
];

/** Whether a list says what stands on its masts. */
export const tellsAntennas = (reader: FieldReader): boolean => ANTENNA_FIELDS.some((key) => reader.has(key));

interface Sector {
  readonly azimuthDegrees: Radio['azimuthDegrees'];
  readonly tilt: Tilt | null;
}

/** Reads the radios of masts, one row after the other; at least one a row. */
export class RadioReader {
  private readonly powers: PowerColumns;
  /** Rows with several technologies and bands, and no word of which is whose. */
  private readonly unpaired = new Map<FieldReader, number>();
  private readonly northAs360 = new Map<FieldReader, boolean>();

  /** Antennas that rows name and no pattern tells: by reader, the names. */
  private readonly unknownAntennas = new Map<FieldReader, Set<string>>();

  constructor(
    questions: OpenQuestions,
    private readonly patterns: AntennaPatterns,
  ) {
    this.powers = new PowerColumns(questions);
  }

  /** One radio for each sector and carrier of the row. What is not understood is told and not known. */
  read(record: RecordAt, said: CarriersSaid, heightMeters: number | null): readonly RadioSaid[] {
    const { source, reader, row } = record;
    const { carriers, unpaired } = carriersOf(said);
    if (unpaired) this.unpaired.set(reader, (this.unpaired.get(reader) ?? 0) + 1);
    const power = this.powerOf(record);
    const antenna = record.reader.text('antenna', row);
    const bandwidthMhz = amountOf(record, 'bandwidth', readBandwidth, BANDWIDTH_MHZ);
    return sectorsOf(record, this.isNorth360(reader)).flatMap(({ azimuthDegrees, tilt }) =>
      carriers.map((carrier): RadioSaid => ({
        ...carrier,
        bandwidthMhz,
        azimuthDegrees,
        tiltDegrees: tilt?.total ?? null,
        electricalTiltDegrees: tilt?.electrical ?? null,
        mechanicalTiltDegrees: tilt?.mechanical ?? null,
        ...power,
        ...this.patternOf(reader, antenna, carrier.bandMhz, power.gainDbi),
        heightMeters,
        sourceId: source.id,
        row: integerAt(reader.table.numbers, row),
      })),
    );
  }

  /** The pattern of the named antenna, with its gain where the row states none. */
  private patternOf(
    reader: FieldReader,
    antenna: string | null,
    bandMhz: number | null,
    gainDbi: number | null,
  ): Pick<RadioSaid, 'pattern'> & Partial<Pick<RadioSaid, 'gainDbi'>> {
    if (antenna === null || this.patterns.isEmpty) return {};
    const pattern = this.patterns.find(antenna, bandMhz);
    if (pattern) return { pattern, gainDbi: gainDbi ?? pattern.gainDbi };
    const unknown = this.unknownAntennas.get(reader) ?? new Set();
    this.unknownAntennas.set(reader, unknown.add(antenna));
    return {};
  }

  private isNorth360(reader: FieldReader): boolean {
    const known = this.northAs360.get(reader);
    if (known !== undefined) return known;
    const isNorth = writesNorthAs360((reader.column('azimuth')?.cells ?? []).map(textOf));
    this.northAs360.set(reader, isNorth);
    return isNorth;
  }

  reportOpen(): void {
    this.powers.reportOpen();
    for (const [{ log, table }, count] of this.unpaired)
      log.atFile(
        { code: 'radio-bands-unpaired', did: 'kept', severity: 'info', field: 'band', context: { count } },
        table.sheet,
      );
    for (const [{ log, table }, names] of this.unknownAntennas)
      log.atFile(
        {
          ...{ code: 'antenna-without-pattern', did: 'kept', severity: 'warning', field: 'antenna' },
          context: { count: names.size, names: [...names].slice(0, NAMES_TOLD).join(', ') },
        },
        table.sheet,
      );
  }

  private powerOf(record: RecordAt): Pick<Radio, 'eirpDbm' | 'powerDbm' | 'gainDbi' | 'lossDb'> {
    const { eirpDbm, powerDbm } = this.powers.of(record);
    const gainDbi = amountOf(record, 'antenna_gain', readGain, GAIN_DBI);
    const lossDb = amountOf(record, 'feeder_loss', readLoss, LOSS_DB);
    const isWhole = powerDbm !== null && gainDbi !== null && lossDb !== null;
    return { eirpDbm: eirpDbm ?? (isWhole ? powerDbm + gainDbi - lossDb : null), powerDbm, gainDbi, lossDb };
  }
}

function amountOf(
  { reader, row }: RecordAt,
  key: FieldKey,
  read: (text: string) => number | undefined,
  [low, high]: readonly [number, number],
): number | null {
  const value = reader.word(key, row, read);
  if (value === null || (value >= low && value <= high)) return value;
  tell({ reader, row }, key, 'value-out-of-range');
  return null;
}

function tell(
  { reader, row }: Pick<RecordAt, 'reader' | 'row'>,
  field: FieldKey,
  code: 'value-out-of-range' | 'radio-lists-differ',
): void {
  reader.log.atRow(reader.table, row, { code, did: 'changed', field, value: reader.text(field, row) ?? '' });
}

/** The sectors of a row: as many as its azimuths, each with its tilt where as many are given, or the one that is. */
function sectorsOf(record: RecordAt, isNorth360: boolean): readonly Sector[] {
  const { reader, row } = record;
  const azimuths = reader.word('azimuth', row, (text) => readAzimuths(text, isNorth360)) ?? [];
  const tilts = tiltsOf(record);
  const count = Math.max(azimuths.length, tilts.length, 1);
  const isUneven = azimuths.length > 1 && tilts.length > 1 && azimuths.length !== tilts.length;
  // Several tilts of one way to look, or of none, belong to nothing that the row names.
  const isLoose = tilts.length > 1 && azimuths.length <= 1;
  if (isUneven || isLoose) tell(record, 'tilt', 'radio-lists-differ');
  const usable = isUneven || isLoose ? [] : tilts;
  return Array.from({ length: isUneven || isLoose ? Math.max(azimuths.length, 1) : count }, (_, i) => ({
    azimuthDegrees: azimuths[i] ?? null,
    tilt: (usable.length === 1 ? usable[0] : usable[i]) ?? null,
  }));
}

/** Tilts of the one column, else those that electrical and mechanical ones of two columns make. */
function tiltsOf({ reader, row }: RecordAt): readonly Tilt[] {
  const order = tiltOrder(reader.column('tilt')?.name ?? '');
  const whole = reader.word('tilt', row, (text) => readTilts(text, order)) ?? [];
  const electrical = reader.word('electrical_tilt', row, (text) => readTilts(text)) ?? [];
  const mechanical = reader.word('mechanical_tilt', row, (text) => readTilts(text)) ?? [];
  const count = Math.max(electrical.length, mechanical.length);
  if (!count || (electrical.length && mechanical.length && electrical.length !== mechanical.length))
    return whole;
  return Array.from({ length: count }, (_, i): Tilt => {
    const [e, m] = [electrical[i]?.total ?? null, mechanical[i]?.total ?? null];
    const said = (whole.length === 1 ? whole[0] : whole[i])?.total ?? null;
    return { total: said ?? (e === null || m === null ? null : e + m), electrical: e, mechanical: m };
  });
}
