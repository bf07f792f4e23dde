import { basename, dirname, join } from 'node:path';
import { linkLosses, type LinkInput, type LinkResult } from '../../src/radio/models/p1812/link.ts';
import type { PathProfile } from '../../src/radio/models/p1812/path.ts';
import { Comparison, eachRow, MissingField, needed } from './comparison.ts';
import { firstThere, readText } from './files.ts';
import { centreLatitude } from './path-centre.ts';

/** The ITU-R validation files: profiles with measurements, and logs with everything on the way. */
const TOLERANCE = { absolute: 0.001 };

interface ProfileFile {
  readonly fields: ReadonlyMap<string, string>;
  readonly profile: PathProfile;
  readonly measurements: readonly (readonly string[])[];
}

const rowsBetween = (lines: readonly string[], begin: string, end: string): string[] => {
  const from = lines.findIndex((line) => line.startsWith(begin));
  const to = lines.findIndex((line) => line.startsWith(end));
  return from < 0 ? [] : lines.slice(from + 1, to < 0 ? undefined : to);
};

function column(rows: readonly string[][], index: number): Float64Array | null {
  if (rows.some((row) => (row[index] ?? '').trim() === '')) return null;
  return Float64Array.from(rows, (row) => Number(row[index]));
}

function readProfile(text: string): ProfileFile {
  const lines = text.split(/\r?\n/);
  const fields = new Map<string, string>();
  for (const line of lines) {
    const [name, value] = line.split(',');
    if (value !== undefined && !fields.has(name.trim())) fields.set(name.trim(), value.trim());
  }
  const rows = rowsBetween(lines, '{Begin of Profile}', '{End of Profile}')
    .filter((line) => /^\s*[\d.]/.test(line))
    .map((line) => line.split(','));
  const [distanceKm, groundM] = [column(rows, 0), column(rows, 1)];
  if (!distanceKm || !groundM || rows.length < 3)
    throw new MissingField('the profile has rows without distance or height');
  const measurements = rowsBetween(lines, '{Begin of Measurements}', '{End of Measurements}')
    .map((line) => line.split(',').map((cell) => cell.trim()))
    .filter((row) => row.length > 5 && row[0] !== '');
  const profile = { distanceKm, groundM, clutterM: column(rows, 3), zone: column(rows, 4) };
  return { fields, profile, measurements };
}

function polarisation(code: number): 'horizontal' | 'vertical' {
  if (code !== 1 && code !== 2) throw new MissingField(`polarisation ${code} is neither 1 nor 2`);
  return code === 1 ? 'horizontal' : 'vertical';
}

/** At a terminal on the sea the coast is here. */
function coastOf({ zone }: PathProfile, dct: number, dcr: number): LinkInput['coast'] {
  if (!zone) return { dct, dcr };
  return { dct: zone[0] === 1 ? 0 : dct, dcr: zone[zone.length - 1] === 1 ? 0 : dcr };
}

const LOG_LOSSES = ['Fi', 'Fj', 'Fk', 'Lbfs', 'Lb0p', 'Lb0b', 'Lbulla', 'Lbulls', 'Ldsph', 'Ld50', 'Ldb']
  .concat(['Ldp', 'Lbd50', 'Lbd', 'Lminb0p', 'Lba', 'Lminbap', 'Lbda', 'Lbam', 'Lbs', 'Lbc', 'Lb', 'Ep'])
  .concat(['ae', 'b0']);

/** Everything that a log may name, by its name there. */
function logQuantities({ geometry, land, losses }: LinkResult): Map<string, number> {
  const named = new Map<string, number>(
    LOG_LOSSES.map((name) => [name, losses[name as keyof typeof losses]] as const),
  );
  const { dtot, theta_t, theta_r, theta, hts, hrs, hstd, hsrd } = geometry;
  for (const name of ['dlt', 'dlr', 'hts', 'hrs', 'hstd', 'hsrd', 'hte', 'hre', 'hm'] as const)
    named.set(name, geometry[name]);
  named.set('d', dtot).set('th_t', theta_t).set('th_r', theta_r).set('th', theta);
  named
    .set('htc', hts)
    .set('hrc', hrs)
    .set("htc'", hts - hstd)
    .set("hrc'", hrs - hsrd);
  return named.set('w', land.omega).set('dtm', land.dtm).set('dlm', land.dlm);
}

/** Rows of a log: name without its unit, and value; the smooth surface stands there twice, raw and held. */
function readLog(text: string): { name: string; reference: string; value: number }[] {
  return text
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split(','))
    .filter((cells) => cells[0].trim() !== '')
    .map((cells) => {
      const value = cells.slice(2).find((cell) => cell.trim() !== '');
      return {
        name: cells[0].replace(/\s*\([^)]*\)/, '').trim(),
        reference: (cells[1] ?? '').trim(),
        value: value === undefined ? Number.NaN : Number(value),
      };
    });
}

/** The profile that a log belongs to: the same name without its number, here or in a folder of profiles beside it. */
function profileOfLog(path: string): string | null {
  const stem = basename(path).replace(/(_log)?\.csv$/i, '');
  const names = [stem, stem.replace(/_\d+$/, '')].map((name) => `${name}.csv`);
  const folder = dirname(path);
  const folders = [folder, join(folder, '../profiles'), join(folder, '../validation_profiles')];
  return firstThere(
    folders.flatMap((one) => names.map((name) => join(one, name))).filter((one) => one !== path),
  );
}

function inputOfLog(log: Readonly<Record<string, unknown>>, profile: PathProfile): LinkInput {
  const latitudes: [number, number] = [needed(log, 'phi_t'), needed(log, 'phi_r')];
  const longitudes: [number, number] = [needed(log, 'lam_t'), needed(log, 'lam_r')];
  const length = profile.distanceKm[profile.distanceKm.length - 1];
  return {
    profile,
    frequencyGHz: needed(log, 'f'),
    timePercent: needed(log, 'p'),
    locationPercent: needed(log, 'pL'),
    sigmaL: needed(log, 'sigmaL'),
    txHeightM: needed(log, 'htg'),
    rxHeightM: needed(log, 'hrg'),
    polarisation: polarisation(needed(log, 'pol')),
    deltaN: needed(log, 'DN'),
    n0: needed(log, 'N0'),
    latitudeDeg: centreLatitude(latitudes, longitudes, length),
    coast: coastOf(profile, needed(log, 'dct'), needed(log, 'dcr')),
  };
}

export function checkLog(path: string, text: string): Comparison {
  const comparison = new Comparison();
  eachRow(comparison, 'log', () => {
    const profilePath = profileOfLog(path);
    if (!profilePath) throw new MissingField(`no profile for ${basename(path)} here or in ../profiles`);
    const rows = readLog(text);
    const record: Record<string, number> = {};
    for (const { name, reference, value } of rows) if (reference === '') record[name] ??= value;
    const result = linkLosses(inputOfLog(record, readProfile(readText(profilePath)).profile));
    const named = logQuantities(result);
    const seen = new Set<string>();
    for (const { name, value } of rows) {
      // The log prints the smooth surface twice: as fitted, then no higher than the ground.
      if (name === 'hst' || name === 'hsr') {
        const ours = seen.has(name) ? result.geometry[name] : result.geometry[`${name}_n`];
        comparison.compare('log', seen.has(name) ? `${name} held` : name, ours, value, TOLERANCE);
        seen.add(name);
        continue;
      }
      if (name === 'phi') comparison.compare('log', name, inputOfLatitude(record, result), value, TOLERANCE);
      if (/w\.r\.t\. Ptx/.test(name)) {
        const power = 10 * Math.log10(needed(record, 'Ptx'));
        comparison.compare('log', 'Ep at Ptx', result.losses.Ep + power, value, TOLERANCE);
        continue;
      }
      const ours = named.get(name);
      if (ours !== undefined) comparison.compare('log', name, ours, value, TOLERANCE);
    }
  });
  return comparison;
}

const inputOfLatitude = (log: Readonly<Record<string, unknown>>, { geometry }: LinkResult): number =>
  centreLatitude(
    [needed(log, 'phi_t'), needed(log, 'phi_r')],
    [needed(log, 'lam_t'), needed(log, 'lam_r')],
    geometry.dtot,
  );

/** Columns of a measurement. */
const CELL = { mhz: 0, tx: 1, rx: 3, polarisation: 4, time: 14, field: 16, loss: 17 };

export function checkProfile(text: string): Comparison {
  const comparison = new Comparison();
  const { fields, profile, measurements } = readProfile(text);
  const record: Record<string, string | undefined> = Object.fromEntries(fields);
  const field = (prefix: RegExp): number => {
    const name = [...fields.keys()].find((one) => prefix.test(one));
    if (!name) throw new MissingField(`field ${prefix.source} is missing`);
    return needed(record, name);
  };
  measurements.forEach((row, i) =>
    eachRow(comparison, `measurement ${i + 1}`, () => {
      const cell = (index: number): number =>
        needed(row as unknown as Record<string, unknown>, String(index));
      const length = profile.distanceKm[profile.distanceKm.length - 1];
      const { losses } = linkLosses({
        profile,
        frequencyGHz: cell(CELL.mhz) / 1000,
        timePercent: cell(CELL.time),
        locationPercent: 50,
        sigmaL: 0,
        txHeightM: cell(CELL.tx),
        rxHeightM: cell(CELL.rx),
        polarisation: polarisation(cell(CELL.polarisation)),
        deltaN: field(/^Average annual values dN/i),
        n0: field(/^Average annual sea-level surface refractivity/i),
        latitudeDeg: centreLatitude(
          [field(/^Tx LAT/), field(/^Rx LAT/)],
          [field(/^Tx LON/), field(/^Rx LON/)],
          length,
        ),
        coast: coastOf(profile, 500, 500),
      });
      comparison.compare(`measurement ${i + 1}`, 'Lb', losses.Lb, cell(CELL.loss), TOLERANCE);
    }),
  );
  return comparison;
}
