import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import { compareCodes } from '../../i18n/text.ts';
import { integerAt } from '../../model/basics/elements.ts';
import type { Candidate, Radio } from '../../model/network.ts';
import type { OpenQuestions } from '../findings/open-questions.ts';
import { recordsOf, type LoadedSource, type RecordAt } from '../records/loaded-source.ts';
import { isKept, requireLocation } from '../records/locations.ts';
import { ClaimReader } from './claims.ts';
import { OperatorReader } from './claims/operator-reader.ts';
import { ONE_MAST_METERS } from './join-devices.ts';
import { MastReach } from './mast-reach.ts';
import { heightOf } from './network.ts';
import type { AntennaPatterns } from './radios/antenna-patterns.ts';
import { RadioReader, tellsAntennas } from './radios/radio-reader.ts';

/** Reads one row after the other. */
class CandidateReader {
  readonly #operators: OperatorReader;
  readonly #claims: ClaimReader;
  readonly #reach: MastReach;
  readonly #radios: RadioReader;

  constructor(questions: OpenQuestions, patterns: AntennaPatterns) {
    this.#operators = new OperatorReader(questions);
    this.#claims = new ClaimReader(questions);
    this.#reach = new MastReach(questions);
    this.#radios = new RadioReader(questions, patterns);
  }

  reportOpen(): void {
    this.#reach.reportOpen();
    this.#radios.reportOpen();
  }

  /** Null where the row gives no place. */
  read(record: RecordAt): Candidate | null {
    const { source, reader, row } = record;
    const location = requireLocation(record);
    if (!location) return null;
    const number = integerAt(reader.table.numbers, row);
    const radius = this.#reach.radiusOf(record);
    // A place without an operator is open to all: nothing to report.
    const operator = this.#operators.read(reader, row)[0] ?? source.operator ?? null;
    const [mastMeters, antennaMeters] = [heightOf(record, 'mast_height'), heightOf(record, 'antenna_height')];
    const radios = tellsAntennas(reader)
      ? this.#radiosOf(record, operator, antennaMeters ?? mastMeters)
      : undefined;
    return {
      id: reader.text('site_code', row) ?? `${source.id}-${number}`,
      name: reader.text('site_name', row),
      lon: location[0],
      lat: location[1],
      heightMeters: mastMeters ?? antennaMeters,
      costVnd: reader.vnd('cost', row),
      radiusMeters: radius === 'open' ? null : radius,
      operator,
      ...(radios && { radios }),
      sourceId: source.id,
      row: number,
    };
  }

  #radiosOf(record: RecordAt, operator: string | null, heightMeters: number | null): Radio[] {
    const said = this.#radios.read(record, this.#claims.carriersSaid(record), heightMeters);
    return said.map((radio) => ({ operator: operator ?? '', ...radio }));
  }
}

/** Two rows of one mast: the same place and figures, or none on the later row, and antennas of its own. */
function isSector(mast: Candidate, row: Candidate): boolean {
  const same = (key: 'costVnd' | 'radiusMeters' | 'operator' | 'name'): boolean =>
    row[key] === null || row[key] === mast[key];
  return (
    row.radios !== undefined &&
    mast.radios !== undefined &&
    geodesicDistanceMeters(mast.lon, mast.lat, row.lon, row.lat) <= ONE_MAST_METERS &&
    (['costVnd', 'radiusMeters', 'operator', 'name'] as const).every(same)
  );
}

const joined = (mast: Candidate, { radios = [], heightMeters }: Candidate): Candidate => ({
  ...mast,
  heightMeters: mast.heightMeters === null ? heightMeters : Math.max(mast.heightMeters, heightMeters ?? 0),
  radios: [...(mast.radios ?? []), ...radios],
});

/** Places where something could be built, by id; rows of sectors of one mast are one place. */
export function buildCandidates(
  sources: readonly LoadedSource[],
  patterns: AntennaPatterns,
  questions: OpenQuestions,
): Candidate[] {
  const rows = new CandidateReader(questions, patterns);
  const byId = new Map<string, Candidate>();
  for (const record of recordsOf(sources)) {
    const candidate = rows.read(record);
    if (!candidate) continue;
    const { reader, row } = record;
    const { id } = candidate;
    const known = byId.get(id);
    if (known && !isSector(known, candidate)) {
      reader.log.atRow(reader.table, row, { code: 'candidate-code-duplicate', did: 'rejected', value: id });
      continue;
    }
    if (!isKept(record)) continue;
    if (known) reader.log.fate(reader.table, row, 'merged');
    byId.set(id, known ? joined(known, candidate) : candidate);
  }
  rows.reportOpen();
  return [...byId.values()].sort((a, b) => compareCodes(a.id, b.id));
}
