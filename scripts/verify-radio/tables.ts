import { dirname, join } from 'node:path';
import { itmLosses, type ItmInput, type ItmLosses } from '../../src/radio/models/itm/point-to-point.ts';
import {
  heightGainLoss,
  terrestrialStatisticalLoss,
  type ClutterLoss,
} from '../../src/radio/models/p2108.ts';
import { Comparison, eachRow, MissingField, needed, tableOf } from './comparison.ts';
import { besides, firstThere, kindOf, readText } from './files.ts';

type Row = Readonly<Record<string, unknown>>;

const CODE = { absolute: 0 };
const P2108 = { absolute: 0.1 };
const ITM_LOSS = { absolute: 0.01 };
const ITM_EXACT = { absolute: 1e-6, relative: 1e-6 };

/** Rows of one of the two models of P.2108; error rows give their code and no loss. */
function checkClutter(text: string, quantity: string, model: (row: Row) => ClutterLoss): Comparison {
  const comparison = new Comparison();
  tableOf(text).forEach((row, i) =>
    eachRow(comparison, `row ${i + 1}`, () => {
      const result = model(row);
      const code = row['rtn'] === undefined ? 0 : needed(row, 'rtn');
      comparison.compare(`row ${i + 1}`, 'rtn', result.code, code, CODE);
      if ('loss' in result && code === 0)
        comparison.compare(`row ${i + 1}`, quantity, result.loss, needed(row, quantity), P2108);
    }),
  );
  return comparison;
}

export const checkTerrestrial = (text: string): Comparison =>
  checkClutter(text, 'L_ctt__db', (row) =>
    terrestrialStatisticalLoss(needed(row, 'f__ghz'), needed(row, 'd__km'), needed(row, 'p')),
  );

export const checkHeightGain = (text: string): Comparison =>
  checkClutter(text, 'A_h__db', (row) =>
    heightGainLoss({
      frequencyGHz: needed(row, 'f__ghz'),
      heightM: needed(row, 'h__meter'),
      streetWidthM: needed(row, 'w_s__meter'),
      clutterHeightM: needed(row, 'R__meter'),
      clutterType: needed(row, 'clutter_type'),
    }),
  );

/** A table of a model that this project does not hold: its rows are counted and named, none is compared. */
export function notAsked(text: string): Comparison {
  const comparison = new Comparison();
  comparison.rows = comparison.notAsked = tableOf(text).length;
  return comparison;
}

/** Profiles in the ITM's own form, one a line: points less one, step in m, heights. */
function profilesOf(text: string): ItmInput['profile'][] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line, i) => {
      const [count, stepM, ...heights] = line.split(',').map(Number);
      if (heights.length <= count) throw new MissingField(`profile ${i + 1} has fewer heights than it says`);
      return { heightsM: Float64Array.from(heights.slice(0, count + 1)), stepM };
    });
}

function profilesBeside(path: string): ItmInput['profile'][] {
  const named = firstThere([join(dirname(path), 'pfls.csv'), join(dirname(path), 'pfl.txt')]);
  const file = named ?? besides(path, 'itm-profiles', '.csv')[0];
  if (!file) throw new MissingField('no terrain profiles (pfls.csv) lie beside this file');
  return profilesOf(readText(file));
}

function itmInput(row: Row, profile: ItmInput['profile'] | undefined, shares: ItmInput['shares']): ItmInput {
  if (!profile) throw new MissingField('no terrain profile for this row');
  return {
    profile,
    txHeightM: needed(row, 'h_tx__meter'),
    rxHeightM: needed(row, 'h_rx__meter'),
    frequencyMHz: needed(row, 'f__mhz'),
    vertical: needed(row, 'pol') === 1,
    permittivity: needed(row, 'epsilon'),
    conductivity: needed(row, 'sigma'),
    n0: needed(row, 'N_0'),
    climate: needed(row, 'climate'),
    shares,
  };
}

/** Time, place and situation; or confidence and reliability, which are situation and time. */
function sharesOf(row: Row): ItmInput['shares'] {
  const mode = needed(row, 'mdvar');
  if (row['confidence'] === undefined)
    return {
      mode,
      time: needed(row, 'time'),
      location: needed(row, 'location'),
      situation: needed(row, 'situation'),
    };
  return { mode, time: needed(row, 'reliability'), location: 50, situation: needed(row, 'confidence') };
}

export function checkP2p(path: string, text: string): Comparison {
  const comparison = new Comparison();
  tableOf(text).forEach((row, i) =>
    eachRow(comparison, `row ${i + 1}`, () => {
      const result = itmLosses(itmInput(row, profilesBeside(path)[i], sharesOf(row)));
      if (row['rtn'] !== undefined)
        comparison.compare(`row ${i + 1}`, 'rtn', result.code, needed(row, 'rtn'), CODE);
      if ('loss' in result)
        comparison.compare(`row ${i + 1}`, 'A__db', result.loss, needed(row, 'A__db'), ITM_LOSS);
      else if (row['rtn'] === undefined) throw new MissingField(`refused with code ${result.code}`);
    }),
  );
  return comparison;
}

const MODES = { sight: 1, diffraction: 2, troposcatter: 3 };

/** Everything on the way, by the names of the reference table. */
function intermediates(result: ItmLosses): Record<string, number> {
  return {
    mode: MODES[result.mode],
    theta0: result.thetaHorizon[0],
    theta1: result.thetaHorizon[1],
    dh0: result.horizonM[0],
    dh1: result.horizonM[1],
    he0: result.effectiveHeightM[0],
    he1: result.effectiveHeightM[1],
    N_s: result.ns,
    delta_h: result.deltaH,
    A_ref: result.reference,
    A_fs: result.freeSpace,
    d_km: result.distanceM / 1000,
    got: result.loss,
    err: result.code,
    warn: result.warnings,
  };
}

/** The reference's own table of intermediates; its rows are those of the table of paths beside it. */
export function checkItmIntermediates(path: string, text: string): Comparison {
  const comparison = new Comparison();
  const source = besides(path, 'itm-p2p', '.csv')[0];
  const paths = source ? tableOf(readText(source)) : [];
  for (const row of tableOf(text)) {
    if (/^area/.test(row['row'])) {
      comparison.rows++;
      comparison.notAsked++;
      continue;
    }
    eachRow(comparison, `row ${row['row']}`, () => {
      const index = needed(row, 'row');
      if (!paths[index]) throw new MissingField('no row of paths (p2p.csv) for it');
      const result = itmLosses(itmInput(paths[index], profilesBeside(path)[index], sharesOf(paths[index])));
      if (!('loss' in result)) throw new MissingField(`refused with code ${result.code}`);
      for (const [name, value] of Object.entries(intermediates(result)))
        if (row[name] !== undefined && row[name] !== '')
          comparison.compare(`row ${row['row']}`, name, value, needed(row, name), ITM_EXACT);
    });
  }
  return comparison;
}

/** Half a unit of the last digit printed: as near as a rounded value can be. */
function printed(text: string): { value: number; tolerance: { absolute: number } } {
  const decimals = (text.split('.')[1] ?? '').length;
  return { value: Number(text), tolerance: { absolute: 0.5 * 10 ** -decimals + 1e-9 } };
}

const OUTPUT_NAMES: readonly (readonly [label: string, value: (result: ItmLosses) => number])[] = [
  ['Free Space', (r) => r.freeSpace],
  ['d__km', (r) => r.distanceM / 1000],
  ['theta_hzn_tx', (r) => r.thetaHorizon[0] * 1000],
  ['theta_hzn_rx', (r) => r.thetaHorizon[1] * 1000],
  ['d_hzn_tx__meter', (r) => r.horizonM[0]],
  ['d_hzn_rx__meter', (r) => r.horizonM[1]],
  ['h_e_tx__meter', (r) => r.effectiveHeightM[0]],
  ['h_e_rx__meter', (r) => r.effectiveHeightM[1]],
  ['N_s', (r) => r.ns],
  ['delta_h__meter', (r) => r.deltaH],
  ['A_ref__db', (r) => r.reference],
  ['Mode of Propagation', (r) => MODES[r.mode]],
];

/** Losses that an output prints: one, or a table of reliability against confidence. */
function printedLosses(text: string, inputs: Row): { shares: ItmInput['shares']; loss: string }[] {
  const single = /^Basic Transmission Loss\s+(-?[\d.]+)/m.exec(text);
  if (single) return [{ shares: sharesOf(inputs), loss: single[1] }];
  const [, heading, body] =
    /Reliability\s+with Confidence\s*\r?\n([^\n]*)\n([\s\S]*?)\r?\n\s*\r?\n/.exec(text) ?? [];
  if (heading === undefined || body === undefined)
    throw new MissingField('no basic transmission loss printed');
  const words = (line: string): string[] => line.trim().split(/\s+/);
  const confidences = words(heading).map(Number);
  const mode = needed(inputs, 'mdvar');
  return body.split(/\r?\n/).flatMap((line) => {
    const [reliability, ...losses] = words(line);
    return losses.map((loss, i) => ({
      shares: { mode, time: Number(reliability), location: 50, situation: confidences[i] },
      loss,
    }));
  });
}

/** Output of NTIA's driver as text; its terrain lies beside it. */
export function checkItmOutput(path: string, text: string): Comparison {
  const comparison = new Comparison();
  if (!/^Mode\s+Point-to-Point/m.test(text)) {
    comparison.rows = comparison.notAsked = 1;
    return comparison;
  }
  const inputs: Record<string, string> = {};
  for (const [, name, value] of text.matchAll(/^(\w+) +([-\w.,]+)/gm)) inputs[name] ??= value;
  eachRow(comparison, 'output', () => {
    const terrain = /^Terrain File\s+(\S+)/m.exec(text)?.[1];
    const file = terrain === undefined ? null : firstThere([join(dirname(path), terrain)]);
    if (!file || kindOf(readText(file)) !== 'itm-profiles')
      throw new MissingField(`terrain ${terrain ?? 'file'} does not lie beside this file`);
    const [profile] = profilesOf(readText(file));
    for (const { shares, loss } of printedLosses(text, inputs)) {
      const result = itmLosses(itmInput(inputs, profile, shares));
      if (!('loss' in result)) throw new MissingField(`refused with code ${result.code}`);
      const expected = printed(loss);
      const name = `time ${shares.time} situation ${shares.situation}`;
      comparison.compare(name, 'Basic Transmission Loss', result.loss, expected.value, expected.tolerance);
      for (const [label, value] of OUTPUT_NAMES) {
        const match = new RegExp(`^${label}\\s+(-?[\\d.]+)`, 'm').exec(text);
        if (!match) continue;
        const reference = printed(match[1]);
        comparison.compare(name, label, value(result), reference.value, reference.tolerance);
      }
    }
  });
  return comparison;
}
