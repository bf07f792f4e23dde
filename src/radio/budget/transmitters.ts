import type { Radio, Site } from '../../model/network.ts';
import type { OperatorId, Technology } from '../../model/service.ts';
import type { AntennaAim } from './antenna.ts';
import { resourceElementLoss } from './rsrp.ts';
import type { RadioSettings } from './radio-settings.ts';

/** Technologies whose signal is told by resource elements. */
export type PredictedTechnology = '4G' | '5G';
export const isPredicted = (technology: Technology): technology is PredictedTechnology =>
  technology === '4G' || technology === '5G';

/** One carrier of one sector, with nothing left open. */
export interface Transmitter {
  readonly site: string;
  readonly operator: OperatorId;
  readonly technology: PredictedTechnology;
  readonly lon: number;
  readonly lat: number;
  readonly heightMeters: number;
  readonly bandMhz: number;
  /** Power of one resource element in the main direction, dBm. */
  readonly elementDbm: number;
  readonly aims: readonly AntennaAim[];
}

export type Assumed = 'height' | 'band' | 'bandwidth' | 'power' | 'azimuth' | 'tilt' | 'technology';

/** Why a radio is left out of a prediction. */
export type LeftOutRadio =
  'place-unknown' | 'height-not-above-ground' | 'band-outside-model' | 'bandwidth-unknown';

export interface Transmitters {
  readonly list: readonly Transmitter[];
  /** How many transmitters rest on an assumption of each kind. */
  readonly assumed: Readonly<Record<Assumed, number>>;
  readonly leftOut: readonly { readonly site: string; readonly row: number; readonly why: LeftOutRadio }[];
}

/** Bands that P.1812 covers, MHz. */
const MODEL_RANGE = { from: 30, to: 6000 };

/** What one radio says of a technology; a mast without radios says nothing but its own height. */
const silent = (site: Site, technology: Technology): Radio => ({
  operator: site.operator,
  technology,
  bandMhz: null,
  bandwidthMhz: null,
  azimuthDegrees: null,
  tiltDegrees: null,
  electricalTiltDegrees: null,
  mechanicalTiltDegrees: null,
  eirpDbm: null,
  powerDbm: null,
  gainDbi: null,
  lossDb: null,
  heightMeters: site.heightMeters,
  sourceId: site.sourceId,
  row: site.row,
});

const eirpOf = ({ eirpDbm, powerDbm, gainDbi, lossDb }: Radio): number | null =>
  eirpDbm ?? (powerDbm !== null && gainDbi !== null ? powerDbm + gainDbi - (lossDb ?? 0) : null);

function tiltOf({
  tiltDegrees,
  electricalTiltDegrees,
  mechanicalTiltDegrees,
  pattern,
}: Radio): number | null {
  if (tiltDegrees !== null) return tiltDegrees;
  // A measured beam is tilted by itself already.
  if (pattern && electricalTiltDegrees === null) return pattern.beamDegrees + (mechanicalTiltDegrees ?? 0);
  if (electricalTiltDegrees === null && mechanicalTiltDegrees === null) return null;
  return (electricalTiltDegrees ?? 0) + (mechanicalTiltDegrees ?? 0);
}

/** Fills what a radio leaves open, and takes down what was filled. */
class Filler {
  readonly assumed: Record<Assumed, number> = {
    ...{ height: 0, band: 0, bandwidth: 0, power: 0, azimuth: 0, tilt: 0, technology: 0 },
  };
  readonly leftOut: { site: string; row: number; why: LeftOutRadio }[] = [];

  constructor(private readonly settings: RadioSettings) {}

  fill(site: Site, radio: Radio, technology: PredictedTechnology): Transmitter | null {
    const profile = this.settings.profiles[technology]!;
    const or = <T>(value: T | null, kind: Assumed, otherwise: T): T => {
      if (value !== null) return value;
      this.assumed[kind]++;
      return otherwise;
    };
    const out = (why: LeftOutRadio): null => {
      this.leftOut.push({ site: site.code, row: radio.row, why });
      return null;
    };
    if (!Number.isFinite(site.lon) || !Number.isFinite(site.lat)) return out('place-unknown');
    const height = radio.heightMeters ?? site.heightMeters;
    if (height !== null && !(height > 0)) return out('height-not-above-ground');
    const bandMhz = or(radio.bandMhz, 'band', profile.bandMhz);
    if (!(bandMhz >= MODEL_RANGE.from && bandMhz <= MODEL_RANGE.to)) return out('band-outside-model');
    const own = this.settings.bands[String(bandMhz)];
    const bandwidth = or(radio.bandwidthMhz, 'bandwidth', own?.bandwidthMhz ?? profile.bandwidthMhz);
    const loss = resourceElementLoss(technology, bandwidth);
    if (loss === null) return out('bandwidth-unknown');
    const eirp = or(eirpOf(radio), 'power', own?.eirpDbm ?? profile.eirpDbm);
    const azimuth = radio.azimuthDegrees === 'omni' ? null : or(radio.azimuthDegrees, 'azimuth', null);
    return {
      site: site.code,
      operator: radio.operator,
      technology,
      lon: site.lon,
      lat: site.lat,
      heightMeters: or(height, 'height', own?.heightMeters ?? this.settings.mastMeters),
      bandMhz,
      elementDbm: eirp - loss,
      aims: [
        {
          ...{ azimuthDegrees: azimuth, tiltDegrees: or(tiltOf(radio), 'tilt', null) },
          ...(radio.pattern && { pattern: radio.pattern }),
        },
      ],
    };
  }
}

/** Sectors of one mast, band, height and power are one transmitter with several aims: one geometry serves them all. */
function joined(list: readonly Transmitter[]): Transmitter[] {
  const byKey = new Map<string, Transmitter>();
  for (const one of list) {
    const { aims, ...rest } = one;
    const key = JSON.stringify(rest);
    const before = byKey.get(key);
    byKey.set(key, before ? { ...before, aims: [...before.aims, ...aims] } : one);
  }
  return [...byKey.values()];
}

/** Everything that transmits in the given technologies; one operator alone where `operator` is given. */
export function transmittersOf(
  sites: readonly Site[],
  technologies: readonly PredictedTechnology[],
  settings: RadioSettings,
  operator: OperatorId | null,
): Transmitters {
  const filler = new Filler(settings);
  const list: Transmitter[] = [];
  for (const site of sites) {
    const named = site.technologies.length > 0 ? site.technologies : technologies.slice(0, 1);
    if (site.technologies.length === 0) filler.assumed.technology++;
    const radios = site.radios.length > 0 ? site.radios : named.map((technology) => silent(site, technology));
    for (const radio of radios) {
      if (operator !== null && radio.operator !== operator) continue;
      for (const technology of radio.technology === null ? named : [radio.technology]) {
        if (!isPredicted(technology) || !technologies.includes(technology)) continue;
        const transmitter = filler.fill(site, radio, technology);
        if (transmitter) list.push(transmitter);
      }
    }
  }
  return { list: joined(list), assumed: filler.assumed, leftOut: filler.leftOut };
}
