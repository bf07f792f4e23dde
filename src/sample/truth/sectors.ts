import { between, randomStream } from '../../model/basics/random.ts';
import type { OperatorId } from '../../model/service.ts';
import { radioSettingsOf, type RadioSettings } from '../../radio/budget/radio-settings.ts';
import { resourceElementLoss } from '../../radio/budget/rsrp.ts';
import { antennaLoss } from '../../radio/budget/antenna.ts';
import type { PredictedTechnology } from '../../radio/budget/transmitters.ts';
import type { Mast } from '../masts/sites.ts';

/** What is wrong with a sector that its operator does not know of. */
type SectorFault = 'off' | 'mis-aimed';

/** One of the three directions in which a mast sends a technology. */
export interface Sector {
  readonly mast: Mast;
  readonly technology: PredictedTechnology;
  /** The carrier that reaches farthest; the others add capacity there. */
  readonly bandMhz: number;
  readonly reachKm: number;
  /** Where it should look, and where it does; degrees from north. */
  readonly plannedDegrees: number;
  readonly actualDegrees: number;
  readonly fault: SectorFault | null;
  /** Power of a resource element in the main direction: what the operator counts on, and what is sent; dBm. */
  readonly plannedDbm: number;
  readonly actualDbm: number;
}

/** Level, height of a telephone and constants of the air: those of the product, so that both speak of the same thing. */
export const SAMPLE_RADIO: RadioSettings = radioSettingsOf({});

const FAULTY_SHARE = 0.1;
/** By how much an operator's carriers are weaker than it says, dB: cables, load, antennas other than in the catalogue. */
const WEAKER_DB = { from: 3, to: 9 };

function plannedPower(technology: PredictedTechnology): number {
  const { eirpDbm, bandwidthMhz } = SAMPLE_RADIO.profiles[technology]!;
  return eirpDbm - resourceElementLoss(technology, bandwidthMhz)!;
}

/** How much weaker each carrier of an operator is, drawn once. */
export class HiddenOffsets {
  readonly #drawn = new Map<string, number>();

  constructor(private readonly seed: number) {}

  of(operator: OperatorId, bandMhz: number): number {
    const key = `${operator} ${bandMhz}`;
    const known = this.#drawn.get(key);
    if (known !== undefined) return known;
    const offset = -between(randomStream(this.seed, `hidden ${key}`), WEAKER_DB.from, WEAKER_DB.to);
    this.#drawn.set(key, offset);
    return offset;
  }

  /** In the order of operator and band. */
  list(): { operator: OperatorId; bandMhz: number; offsetDb: number }[] {
    return [...this.#drawn].sort().map(([key, offsetDb]) => {
      const [operator, band] = key.split(' ');
      return { operator, bandMhz: Number(band), offsetDb };
    });
  }
}

/** No cell answers a device farther away, km: random access of format 0 (3GPP TS 36.211 §5.7.1). */
export const FARTHEST_KM = 14.5;

/** Loss of an antenna towards a bearing, dB. */
export const sectorAimLoss = (azimuthDegrees: number, bearing: number): number =>
  antennaLoss({ azimuthDegrees, tiltDegrees: null }, bearing, 0);

/** A mast with its sectors of one technology that are on. */
export interface Sender {
  readonly mast: Mast;
  readonly technology: PredictedTechnology;
  readonly bandMhz: number;
  readonly sectors: readonly Sector[];
}

/** Who really sends, by mast. */
export function sendersOf(sectors: readonly Sector[]): Map<Mast, Sender[]> {
  const byMast = new Map<Mast, Sender[]>();
  for (const sector of sectors) {
    if (sector.fault === 'off') continue;
    const { mast, technology, bandMhz } = sector;
    const own = byMast.get(mast) ?? [];
    byMast.set(mast, own);
    const at = own.findIndex((sender) => sender.technology === technology);
    if (at < 0) own.push({ mast, technology, bandMhz, sectors: [sector] });
    else own[at] = { ...own[at], sectors: [...own[at].sectors, sector] };
  }
  return byMast;
}

/** Power of the strongest of its sectors towards a bearing, dBm. */
export function sentTowards({ sectors }: Sender, bearing: number): number {
  let most = -Infinity;
  for (const { actualDbm, actualDegrees } of sectors)
    most = Math.max(most, actualDbm - sectorAimLoss(actualDegrees, bearing));
  return most;
}

/** Numbers of the sectors of each mast. */
export function sectorsByMast(sectors: readonly Sector[]): Map<Mast, number[]> {
  const byMast = new Map<Mast, number[]>();
  sectors.forEach(({ mast }, number) => {
    const own = byMast.get(mast);
    if (own) own.push(number);
    else byMast.set(mast, [number]);
  });
  return byMast;
}

/** Sectors of all masts; one in ten is off or looks elsewhere, with all that it sends. */
export function equipSectors(masts: readonly Mast[], offsets: HiddenOffsets, seed: number): Sector[] {
  const random = randomStream(seed, 'sectors');
  return masts.flatMap((mast) => {
    const first = Math.floor(between(random, 0, 120));
    return [first, first + 120, first + 240].flatMap((plannedDegrees): Sector[] => {
      const fault = random() >= FAULTY_SHARE ? null : random() < 0.5 ? 'off' : 'mis-aimed';
      const turn = Math.floor(between(random, 90, 270));
      const actualDegrees = fault === 'mis-aimed' ? (plannedDegrees + turn) % 360 : plannedDegrees;
      return (['4G', '5G'] as const).flatMap((technology): Sector[] => {
        const cell = mast.cells.find((one) => one.technology === technology);
        if (!cell) return [];
        const plannedDbm = plannedPower(technology);
        const actualDbm = plannedDbm + offsets.of(mast.operator, cell.bandMhz);
        const { bandMhz, reachKm } = cell;
        return [
          {
            ...{ mast, technology, bandMhz, reachKm, plannedDegrees, actualDegrees, fault },
            ...{ plannedDbm, actualDbm: fault === 'off' ? -Infinity : actualDbm },
          },
        ];
      });
    });
  });
}
