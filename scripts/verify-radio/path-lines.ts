import { basename } from 'node:path';
import { linkLosses, locationSpread, type LinkInput } from '../../src/radio/models/p1812/link.ts';
import type { PathProfile } from '../../src/radio/models/p1812/path.ts';
import { itmLosses } from '../../src/radio/models/itm/point-to-point.ts';
import { Comparison, eachRow, MissingField, needed } from './comparison.ts';
import { besides, readText } from './files.ts';
import { centreLatitude } from './path-centre.ts';

type Row = Readonly<Record<string, unknown>>;

const LOSS = { absolute: 0.01 };
/** What is printed with six decimals or nine digits. */
const EXACT = { absolute: 1e-6, relative: 1e-6 };

function rowsOf(text: string, comparison: Comparison): Row[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line) as Row];
    } catch {
      comparison.fault(`line ${i + 1}`, 'is not JSON');
      return [];
    }
  });
}

function numbers(row: Row, field: string): Float64Array | null {
  const value = row[field];
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value) || value.some((one) => typeof one !== 'number'))
    throw new MissingField(`field ${field} is no list of numbers`);
  return Float64Array.from(value as number[]);
}

function stepOf(row: Row, heights: Float64Array): Float64Array {
  const step = needed(row, 'step_m');
  return heights.map((_, i) => (i * step) / 1000);
}

const ZONES = new Map<unknown, number>([
  ...[1, 3, 4].map((code) => [code, code] as const),
  ['sea', 1],
  ['coastal', 3],
  ['coastal land', 3],
  ['inland', 4],
]);

/** Zones as one word, one code, or one for each point; not said is inland. */
function zonesOf(value: unknown, count: number): Float64Array | null {
  if (value === undefined || value === null) return null;
  const list: unknown[] = Array.isArray(value) ? value : new Array<unknown>(count).fill(value);
  if (list.length !== count) throw new MissingField(`zone has ${list.length} of ${count} points`);
  return Float64Array.from(list, (one) => {
    const code = ZONES.get(typeof one === 'string' ? one.trim().toLowerCase() : one);
    if (code === undefined) throw new MissingField(`zone ${String(one)} is neither sea, coastal nor inland`);
    return code;
  });
}

function polarisationOf(value: unknown): 'horizontal' | 'vertical' {
  if (value === 'V' || value === 2 || value === 'vertical') return 'vertical';
  if (value === 'H' || value === 1 || value === 'horizontal') return 'horizontal';
  throw new MissingField(value === undefined ? 'field pol is missing' : `polarisation ${String(value)}`);
}

function heightsOf(path: Row): Float64Array {
  const heights = numbers(path, 'profile_m');
  if (!heights) throw new MissingField('field profile_m is missing');
  if (heights.length < 3)
    throw new MissingField(`profile_m has ${heights.length} points, three are the least`);
  return heights;
}

/** Profile of a path for P.1812; what stands on it is said per point, or as one canopy that leaves the ends free. */
function profileOf(path: Row, row: Row): PathProfile {
  const groundM = heightsOf(path);
  const canopy = row['canopy_m'] === undefined ? 0 : needed(row, 'canopy_m');
  const clutterM = numbers(row, 'clutter_m') ?? numbers(path, 'clutter_m');
  if (clutterM && clutterM.length !== groundM.length)
    throw new MissingField(`clutter_m has ${clutterM.length} of ${groundM.length} points`);
  return {
    distanceKm: stepOf(path, groundM),
    groundM,
    clutterM: clutterM ?? (canopy > 0 ? groundM.map(() => canopy) : null),
    zone: zonesOf(row['zone'] ?? path['zone'], groundM.length),
  };
}

function linkOf(path: Row, place: Row, row: Row): LinkInput {
  const profile = profileOf(path, row);
  const last = profile.distanceKm.length - 1;
  const pairOf = (name: string): [number, number] => [needed(place, `${name}_t`), needed(place, `${name}_r`)];
  const frequencyGHz = needed(path, 'f_mhz') / 1000;
  const rxHeightM = needed(path, 'h_rx_m');
  const clutterThere = profile.clutterM && Array.isArray(row['clutter_m']) ? profile.clutterM[last] : 0;
  const sigmaL =
    row['wa_m'] === undefined
      ? needed(row, 'sigmaL')
      : locationSpread(frequencyGHz, rxHeightM, clutterThere, needed(row, 'wa_m'));
  const coast = (name: string): number => (row[name] === undefined ? 500 : needed(row, name));
  const { zone } = profile;
  return {
    profile,
    frequencyGHz,
    timePercent: needed(row, 'p'),
    locationPercent: needed(row, 'pL'),
    sigmaL,
    txHeightM: needed(path, 'h_tx_m'),
    rxHeightM,
    polarisation: polarisationOf(row['pol'] ?? path['pol']),
    deltaN: needed(row, 'DN'),
    n0: needed(row, 'N0'),
    latitudeDeg: centreLatitude(pairOf('phi'), pairOf('lam'), profile.distanceKm[last]),
    coast: {
      dct: zone?.[0] === 1 ? 0 : coast('dct'),
      dcr: zone?.[last] === 1 ? 0 : coast('dcr'),
    },
  };
}

/** Where a path lies: in the row itself, or in what it holds of P.1812. */
function placeOf(path: Row): Row {
  if ('phi_t' in path) return path;
  const held = Object.entries(path).find(([name]) => /^p1812/i.test(name))?.[1];
  if (typeof held !== 'object' || held === null)
    throw new MissingField('no coordinates (phi_t, lam_t, phi_r, lam_r)');
  return held as Row;
}

/** Rows of `p1812_8_*.jsonl`, each joined to its path by `id`. */
export function checkIntermediates(path: string, text: string): Comparison {
  const comparison = new Comparison();
  const stem = basename(path).replace(/^p1812_\d+_|_intermediates|\.jsonl$/g, '');
  const sources = besides(path, 'paths', '.jsonl').sort(
    (a, b) => Number(!basename(a).startsWith(stem)) - Number(!basename(b).startsWith(stem)),
  );
  const paths = new Map<unknown, Row>();
  for (const source of sources)
    for (const row of rowsOf(readText(source), comparison))
      if (!paths.has(row['id'])) paths.set(row['id'], row);
  rowsOf(text, comparison).forEach((row, i) =>
    eachRow(comparison, `row ${i + 1}`, () => {
      const found = paths.get(row['path']);
      if (!found)
        throw new MissingField(
          sources.length === 0
            ? 'no file of paths (profile_m) lies beside this file'
            : `path ${String(row['path'])} stands in none of ${sources.map((one) => basename(one)).join(', ')}`,
        );
      const input = linkOf(found, placeOf(found), row);
      const { losses, geometry, land } = linkLosses(input);
      const ours = { ...land, ...geometry, ...losses, sigmaL: input.sigmaL };
      for (const [name, value] of Object.entries(ours))
        if (typeof value === 'number') comparison.compare(`row ${i + 1}`, name, value, row[name], LOSS);
    }),
  );
  return comparison;
}

const MODES = { sight: 1, diffraction: 2, troposcatter: 3 };

/** Losses named by their shares, `A_50_50_50` or `A_t90_l90_s50`. */
const SHARES = /^A_t?([\d.]+)_l?([\d.]+)_s?([\d.]+)$/;

function checkItm(comparison: Comparison, name: string, path: Row, itm: Row): void {
  const base = {
    profile: { heightsM: heightsOf(path), stepM: needed(path, 'step_m') },
    txHeightM: needed(path, 'h_tx_m'),
    rxHeightM: needed(path, 'h_rx_m'),
    frequencyMHz: needed(path, 'f_mhz'),
    vertical: polarisationOf(path['pol']) === 'vertical',
    permittivity: needed(itm, 'eps'),
    conductivity: needed(itm, 'sigma'),
    n0: needed(itm, 'N0'),
    climate: needed(itm, 'climate'),
  };
  const mode = needed(itm, 'mdvar');
  for (const [key, reference] of Object.entries(itm)) {
    const match = SHARES.exec(key);
    if (!match) continue;
    const [time, location, situation] = match.slice(1).map(Number);
    const result = itmLosses({ ...base, shares: { time, location, situation, mode } });
    if (!('loss' in result)) {
      comparison.compare(name, 'err', result.code, itm['err'], EXACT);
      continue;
    }
    comparison.compare(name, `ITM ${key}`, result.loss, reference, LOSS);
    if (time !== 50 || location !== 50 || situation !== 50) continue;
    comparison.compare(name, 'ITM A_ref', result.reference, itm['A_ref'], LOSS);
    comparison.compare(name, 'ITM A_fs', result.freeSpace, itm['A_fs'], LOSS);
    comparison.compare(name, 'ITM delta_h_m', result.deltaH, itm['delta_h_m'], EXACT);
    comparison.compare(name, 'ITM mode', MODES[result.mode], itm['mode'], EXACT);
    comparison.compare(name, 'ITM err', result.code, itm['err'], EXACT);
    comparison.compare(name, 'ITM warn', result.warnings, itm['warn'], EXACT);
    const pairs = [
      ['theta_hzn', result.thetaHorizon],
      ['d_hzn_m', result.horizonM],
      ['h_e_m', result.effectiveHeightM],
    ] as const;
    for (const [field, values] of pairs) {
      const reference = numbers(itm, field);
      if (reference)
        values.forEach((one, i) => comparison.compare(name, `ITM ${field}`, one, reference[i], EXACT));
    }
  }
}

/** Rows of `mountain_paths.jsonl` and its like: each holds a path and what two models say of it. */
export function checkPaths(text: string): Comparison {
  const comparison = new Comparison();
  rowsOf(text, comparison).forEach((path, i) =>
    eachRow(comparison, `row ${i + 1}`, () => {
      for (const [name, held] of Object.entries(path)) {
        if (typeof held !== 'object' || held === null || Array.isArray(held)) continue;
        if (name === 'itm') checkItm(comparison, `row ${i + 1}`, path, held as Row);
        if (!/^p1812/i.test(name)) continue;
        // Without a spread, places do not differ.
        const row = { sigmaL: 0, ...(held as Row) };
        const { losses } = linkLosses(linkOf(path, held as Row, row));
        comparison.compare(`row ${i + 1}`, `${name} Lb`, losses.Lb, (held as Row)['Lb'], LOSS);
      }
    }),
  );
  return comparison;
}
