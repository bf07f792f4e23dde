import type { Chance } from './chance.ts';
import type { MadeProvince } from './province.ts';
import type { TrueVillage } from './truth.ts';

/** Half the width of a coverage square in degrees, some two kilometres. */
const REACH = 0.02;

interface Square {
  readonly lon: number;
  readonly lat: number;
}
export interface MadeCoverage {
  readonly operator: 'viettel' | 'vnpt';
  readonly squares: readonly Square[];
}

/** Squares around some villages; enough for a state of service, simple enough to be judged by hand. */
export function drawCoverage(
  chance: Chance,
  { villages }: MadeProvince,
  operator: MadeCoverage['operator'],
): MadeCoverage {
  const squares = chance
    .some(villages, Math.round(villages.length * 0.4))
    .map(({ lon, lat }) => ({ lon: Math.round(lon * 1000) / 1000, lat: Math.round(lat * 1000) / 1000 }));
  return { operator, squares };
}
export function coverageFile({ squares }: MadeCoverage): string {
  const features = squares.map(({ lon, lat }, i) => {
    const [w, e, s, n] = [lon - REACH, lon + REACH, lat - REACH, lat + REACH].map((x) =>
      Number(x.toFixed(6)),
    );
    const ring = [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ];
    return { type: 'Feature', properties: { ma: i + 1 }, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

const METERS_PER_DEGREE = 111_000;
/** Operators whose area holds the village's place, and how near the nearest edge is. */
export function withService(village: TrueVillage, coverages: readonly MadeCoverage[]): TrueVillage {
  const { lon, lat } = village;
  if (lon === null || lat === null) return village;
  let edge = Infinity;
  const covered = coverages.filter(({ squares }) => {
    let inside = false;
    for (const square of squares) {
      // Negative inside, in degrees of latitude; near enough for "do not judge this one".
      const off = Math.max(Math.abs(square.lon - lon), Math.abs(square.lat - lat)) - REACH;
      inside ||= off < 0;
      edge = Math.min(edge, Math.abs(off));
    }
    return inside;
  });
  return {
    ...village,
    covered: covered.map(({ operator }) => operator),
    edgeMeters: Math.round(edge * METERS_PER_DEGREE * 0.9),
  };
}

/** Masts of one operator, a few of them in the next province. */
export function mastsFile(chance: Chance, { villages }: MadeProvince): string {
  const lines = chance
    .some(villages, 20)
    .map(
      ({ lon, lat }, i) =>
        `SLT${String(i).padStart(4, '0')},${(lat + 0.004).toFixed(6)},${(lon + 0.003).toFixed(6)},4G,42`,
    );
  return `\ufeff${['Mã trạm,Vĩ độ,Kinh độ,Công nghệ,Độ cao cột (m)', ...lines].join('\r\n')}\r\n`;
}
