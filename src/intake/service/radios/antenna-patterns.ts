import { baseName } from '../../../formats/reading/file-name.ts';
import { elementAt } from '../../../model/basics/elements.ts';
import { fold } from '../../../i18n/text.ts';
import type { AntennaPattern, PatternCut } from '../../../model/network.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import type { LoadedSource } from '../../records/loaded-source.ts';
import { readGain } from '../../text/radio/powers.ts';

/** Fewer angles in a plane make no pattern. */
const LEAST_ANGLES = 8;
const ANGLE_DEGREES = [-360, 360] as const;
const LOSS_DB = [-100, 100] as const;

/** A name as masts and files write it: letters and digits alone. */
const keyOf = (name: string): string => fold(name).replace(/[^a-z0-9]+/g, '');

interface Named {
  readonly pattern: AntennaPattern;
  readonly megahertz: number | null;
}

type Pair = readonly [angle: number, loss: number];

interface Measured {
  /** The first that names the antenna. */
  readonly row: number;
  readonly H: Pair[];
  readonly V: Pair[];
}

/** What the rows of a file say of each antenna; a row that leaves something open is told. */
function measuredIn(reader: FieldReader): ReadonlyMap<string, Measured> {
  const antennas = new Map<string, Measured>();
  for (let row = 0; row < reader.table.numbers.length; row++) {
    const name = reader.text('antenna', row) ?? baseName(reader.log.file);
    const plane = reader.word('pattern_cut', row, planeOf);
    const angle = reader.number('pattern_angle', row, ...ANGLE_DEGREES);
    const loss = reader.number('pattern_loss', row, ...LOSS_DB);
    if (plane === null || angle === null || loss === null) {
      reader.log.atRow(reader.table, row, { code: 'pattern-row-open', did: 'rejected' });
      continue;
    }
    const own = antennas.get(name) ?? { row, H: [], V: [] };
    own[plane].push([angle, loss]);
    antennas.set(name, own);
  }
  return antennas;
}

function planeOf(text: string): 'H' | 'V' | undefined {
  const [plane] = /^[hv]/i.exec(text.trim()) ?? [];
  return plane === undefined ? undefined : plane.toUpperCase() === 'H' ? 'H' : 'V';
}

/** Antenna patterns of the files handed in, by the name in them and by the name of their file. */
export class AntennaPatterns {
  readonly #byName = new Map<string, Named[]>();

  constructor(sources: readonly LoadedSource[]) {
    for (const { readers } of sources) for (const reader of readers) this.#take(reader);
  }

  get isEmpty(): boolean {
    return this.#byName.size === 0;
  }

  #take(reader: FieldReader): void {
    for (const [name, { row, H, V }] of measuredIn(reader)) {
      const [horizontal, vertical] = [cutOf(H), cutOf(V)];
      if (!horizontal || !vertical) {
        reader.log.atFile({ code: 'pattern-incomplete', did: 'rejected', value: name });
        continue;
      }
      const gainDbi = reader.word('antenna_gain', row, readGain);
      const [megahertz] = /\d+(\.\d+)?/.exec(reader.text('pattern_frequency', row) ?? '') ?? [];
      const beam = { ...beamOf(vertical), ...deepest(horizontal, vertical) };
      const named: Named = {
        pattern: { name, gainDbi, ...beam, horizontal, vertical },
        megahertz: megahertz === undefined ? null : Number(megahertz),
      };
      for (const key of new Set([keyOf(name), keyOf(baseName(reader.log.file))])) {
        const known = this.#byName.get(key);
        if (known) known.push(named);
        else this.#byName.set(key, [named]);
      }
    }
  }

  /**
   * The pattern of this name. Of several, as makers hand out one for each band and tilt, the one measured nearest to the band;
   * null where that leaves more than one, or there is none.
   */
  find(name: string, bandMhz: number | null): AntennaPattern | null {
    const known = this.#byName.get(keyOf(name)) ?? this.#byName.get(keyOf(baseName(name))) ?? [];
    const off = ({ megahertz }: Named): number =>
      megahertz === null || bandMhz === null ? Infinity : Math.abs(megahertz - bandMhz);
    const least = Math.min(...known.map(off));
    const nearest = known.filter((one) => off(one) === least);
    return nearest.length === 1 ? elementAt(nearest, 0).pattern : null;
  }
}

const known = new WeakMap<readonly LoadedSource[], AntennaPatterns>();

/** Of these files, read once for masts that stand and for those that could. */
export function antennaPatterns(sources: readonly LoadedSource[]): AntennaPatterns {
  const patterns = known.get(sources) ?? new AntennaPatterns(sources);
  known.set(sources, patterns);
  return patterns;
}

/** Angles from 0 to below 360, rising; each once. Losses are told from the least one on; files that write them below zero mean the same. */
function cutOf(pairs: readonly Pair[]): PatternCut | null {
  const sign = pairs.every(([, loss]) => loss <= 0) ? -1 : 1;
  const byAngle = new Map<number, number>();
  for (const [angle, loss] of pairs) {
    const turned = ((angle % 360) + 360) % 360;
    if (!byAngle.has(turned)) byAngle.set(turned, sign * loss);
  }
  if (byAngle.size < LEAST_ANGLES) return null;
  const sorted = [...byAngle].sort(([a], [b]) => a - b);
  const least = Math.min(...byAngle.values());
  return {
    degrees: Float64Array.from(sorted, ([angle]) => angle),
    lossDb: Float64Array.from(sorted, ([, loss]) => loss - least),
  };
}

/** Where the beam looks: the middle of what loses nothing within a right angle of the horizon; downwards is positive. */
function beamOf({ degrees, lossDb }: PatternCut): Pick<AntennaPattern, 'beamDegrees'> {
  const best: number[] = [];
  degrees.forEach((angle, i) => {
    const down = angle > 180 ? angle - 360 : angle;
    if (lossDb[i] === 0 && Math.abs(down) < 90) best.push(down);
  });
  return { beamDegrees: best.length === 0 ? 0 : best.reduce((sum, one) => sum + one, 0) / best.length };
}

const deepest = (...cuts: readonly PatternCut[]): Pick<AntennaPattern, 'mostDb'> => ({
  mostDb: Math.max(...cuts.map(({ lossDb }) => lossDb.reduce((most, loss) => Math.max(most, loss), 0))),
});
