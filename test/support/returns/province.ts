import type { Chance } from './chance.ts';
import { COMMUNE_NAMES, COMMUNE_PAIRS, drawVillageNames, OLD_COMMUNE_NAMES } from './names.ts';

/** A village as it really is, before anybody writes it down. */
export interface MadeVillage {
  readonly key: string;
  /** Without *Bản*. */
  readonly name: string;
  readonly commune: MadeCommune;
  readonly oldCommune: string;
  readonly lon: number;
  readonly lat: number;
  readonly households: number;
  readonly population: number;
  readonly electricity: 'lưới' | 'khác' | 'không';
  /** What the commune marks; absent: not known. */
  readonly marks: Readonly<Partial<Record<MadeOperator, boolean>>>;
}
export const MADE_OPERATORS = ['viettel', 'vnpt', 'mobifone'] as const;
export type MadeOperator = (typeof MADE_OPERATORS)[number];

export interface MadeCommune {
  readonly code: string;
  /** With *Xã* or *Phường*. */
  readonly name: string;
  readonly ring: readonly (readonly [number, number])[];
  /** Communes before 1 July 2025 with their codes. */
  readonly old: readonly { readonly code: string; readonly name: string }[];
}
export interface MadeProvince {
  readonly code: string;
  readonly name: string;
  readonly communes: readonly MadeCommune[];
  readonly villages: readonly MadeVillage[];
}

const [WEST, SOUTH, WIDTH, HEIGHT] = [103.7, 20.95, 0.12, 0.11];
const COLUMNS = 4;
/** Borders leave the lattice by at most this share of a cell; villages stay out of that seam. */
const SEAM = 0.12;

/** Corners of the lattice, moved a little so that no border runs straight. */
function drawCorners(chance: Chance, rows: number): (readonly [number, number])[][] {
  return Array.from({ length: rows + 1 }, (_, r) =>
    Array.from({ length: COLUMNS + 1 }, (_, c) => {
      const moved = (): number => (chance.next() * 2 - 1) * SEAM;
      const lon = WEST + (c + moved()) * WIDTH;
      const lat = SOUTH + (r + moved()) * HEIGHT;
      return [Math.round(lon * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5] as const;
    }),
  );
}

function drawCommunes(chance: Chance): MadeCommune[] {
  const count = chance.between(8, 14);
  const corners = drawCorners(chance, Math.ceil(count / COLUMNS));
  const names = [...chance.some(COMMUNE_PAIRS, 2).flat(), ...chance.some(COMMUNE_NAMES, count)].slice(
    0,
    count,
  );
  const oldNames = chance.shuffled(OLD_COMMUNE_NAMES);
  return names.map((name, i) => {
    const [r, c] = [Math.floor(i / COLUMNS), i % COLUMNS];
    const ring = [
      corners[r]![c]!,
      corners[r]![c + 1]!,
      corners[r + 1]![c + 1]!,
      corners[r + 1]![c]!,
      corners[r]![c]!,
    ];
    const code = `0${4242 + 3 * i}`;
    // As in reality, most new communes carry the name and the code of one of their old ones.
    const first = chance.happens(0.7) ? name : oldNames[i % oldNames.length]!;
    const second = oldNames[(i + 5) % oldNames.length]!;
    return {
      code,
      name: `${i === 3 ? 'Phường' : 'Xã'} ${name}`,
      ring,
      old: [
        { code, name: `Xã ${first}` },
        { code: `0${4241 + 3 * i}`, name: `Xã ${second}` },
      ],
    };
  });
}

function drawVillage(chance: Chance, commune: MadeCommune, name: string, key: string): MadeVillage {
  const [a, b, c, d] = commune.ring as unknown as [number, number][];
  const [u, v] = [0.15 + 0.7 * chance.next(), 0.15 + 0.7 * chance.next()];
  const mix = (at: 0 | 1): number =>
    (1 - v) * ((1 - u) * a![at] + u * b![at]) + v * ((1 - u) * d![at] + u * c![at]);
  const households = chance.between(18, 260);
  const marks: Partial<Record<MadeOperator, boolean>> = {};
  for (const operator of MADE_OPERATORS) if (chance.happens(0.92)) marks[operator] = chance.happens(0.65);
  return {
    key,
    name,
    commune,
    oldCommune: chance.pick(commune.old).name,
    lon: mix(0),
    lat: mix(1),
    households,
    population: Math.round(households * (3.6 + 1.9 * chance.next())),
    electricity: chance.happens(0.8) ? 'lưới' : chance.pick(['khác', 'không'] as const),
    marks,
  };
}

export function drawProvince(chance: Chance): MadeProvince {
  const communes = drawCommunes(chance);
  const villages = communes.flatMap((commune, i) => {
    const names = drawVillageNames(chance, chance.between(7, 15));
    const drawn = names.map((name, j) =>
      drawVillage(
        chance,
        commune,
        name,
        `v${String(i + 1).padStart(2, '0')}${String(j + 1).padStart(2, '0')}`,
      ),
    );
    // Returns list the villages old commune by old commune.
    return commune.old.flatMap(({ name }) => drawn.filter(({ oldCommune }) => oldCommune === name));
  });
  return { code: '14', name: 'Sơn La', communes, villages };
}

export function bordersOf({ communes, code: province_code }: MadeProvince): string {
  const features = communes.map(({ code, name, ring }) => ({
    type: 'Feature',
    properties: { commune_code: code, commune: name, province_code },
    geometry: { type: 'Polygon', coordinates: [ring] },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

export function crosswalkOf({ communes, code, name: province }: MadeProvince): string {
  const head =
    'old_province_code,old_province,old_district_code,old_district,old_code,old_name,old_type,new_codes,new_names';
  const lines = communes.flatMap(({ code: newCode, name, old }) =>
    old.map((before) =>
      [code, `Tỉnh ${province}`, '999', 'Huyện Thử', before.code, before.name, 'Xã', newCode, name].join(','),
    ),
  );
  return [head, ...lines, ''].join('\n');
}
