import { unzipSync, zipSync, type Zippable } from 'fflate';
import type { SeededRandom } from './random-bytes.ts';

/** One way of breaking a file; the bytes given are not changed. */
type Mutation = (bytes: Uint8Array, random: SeededRandom) => Uint8Array;

const join = (...parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 255);
const textOf = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/** Values that counters, lengths and offsets are most often wrong about. */
const EXTREMES = [
  0, 1, 2, 0x7f, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
];
const NUMBERS = [
  'NaN',
  'Infinity',
  '-Infinity',
  '1e999',
  '-0',
  '9'.repeat(400),
  '1e-400',
  '',
  'null',
  '"1"',
  '0x10',
  '1.7976931348623157e308',
];
const PIECES = [
  '\uFEFF',
  '\r',
  '\r\n',
  '\n',
  '"',
  "'",
  '<',
  '>',
  '&',
  '&#0;',
  ']]>',
  '<!--',
  '{',
  '[',
  ']',
  '}',
  ',',
  ';',
  '\t',
  '\0',
  '\\',
  '\\u0000',
  '__proto__',
  'constructor',
  '=1+1',
  '\xff\xfe',
  '\xc3',
  '\xed\xa0\x80',
];

const range = (bytes: Uint8Array, random: SeededRandom): [number, number] => {
  const start = random.below(bytes.length);
  return [
    start,
    Math.min(bytes.length, start + 1 + random.below(Math.max(1, Math.min(400, bytes.length >> 2)))),
  ];
};

const BYTES: Readonly<Record<string, Mutation>> = {
  truncate: (bytes, random) => bytes.slice(0, random.below(bytes.length)),
  flip: (bytes, random) => {
    const out = bytes.slice();
    for (let i = 0; i <= random.below(12); i++) out[random.below(out.length)]! ^= 1 << random.below(8);
    return out;
  },
  fill: (bytes, random) => {
    const [start, end] = range(bytes, random);
    return bytes.slice().fill(random.pick([0, 255, 0x20, 0x30]), start, end);
  },
  remove: (bytes, random) => {
    const [start, end] = range(bytes, random);
    return join(bytes.subarray(0, start), bytes.subarray(end));
  },
  repeat: (bytes, random) => {
    const [start, end] = range(bytes, random);
    const times = random.pick([1, 2, 50]);
    return join(
      bytes.subarray(0, end),
      ...new Array<Uint8Array>(times).fill(bytes.subarray(start, end)),
      bytes.subarray(end),
    );
  },
  move: (bytes, random) => {
    const [start, end] = range(bytes, random);
    const to = random.below(start + 1);
    return join(
      bytes.subarray(0, to),
      bytes.subarray(start, end),
      bytes.subarray(to, start),
      bytes.subarray(end),
    );
  },
  number: (bytes, random) => {
    const out = bytes.slice();
    const view = new DataView(out.buffer);
    for (let i = 0; i <= random.below(3); i++) {
      // Headers hold most of the numbers that others depend on.
      const at = random.below(random.next() < 0.5 ? Math.min(out.length, 256) : out.length);
      const value = random.pick(EXTREMES);
      if (random.next() < 0.4 && at + 2 <= out.length)
        view.setUint16(at, value & 0xffff, random.next() < 0.6);
      else if (at + 4 <= out.length) view.setUint32(at, value, random.next() < 0.6);
    }
    return out;
  },
  endian: (bytes, random) => {
    const out = bytes.slice();
    const at = random.below(Math.max(1, out.length - 8));
    out.subarray(at, at + random.pick([2, 4, 8])).reverse();
    return out;
  },
  double: (bytes, random) => {
    const out = bytes.slice();
    const at = random.below(Math.max(1, out.length - 8));
    if (out.length >= 8)
      new DataView(out.buffer).setFloat64(
        at,
        random.pick([NaN, Infinity, -Infinity, 1e308, -1e308, 5e-324, 181]),
        true,
      );
    return out;
  },
  twice: (bytes) => join(bytes, bytes),
};

const TEXT: Readonly<Record<string, Mutation>> = {
  value: (bytes, random) => {
    const text = textOf(bytes);
    const places = [...text.matchAll(/-?\d+(\.\d+)?/g)];
    if (!places.length) return bytes;
    const place = random.pick(places);
    return latin1(
      text.slice(0, place.index) + random.pick(NUMBERS) + text.slice(place.index + place[0].length),
    );
  },
  piece: (bytes, random) => {
    const at = random.below(bytes.length);
    return join(
      bytes.subarray(0, at),
      latin1(random.pick(PIECES).repeat(random.pick([1, 1, 3, 2000]))),
      bytes.subarray(at),
    );
  },
  lines: (bytes, random) =>
    latin1(
      textOf(bytes).replace(
        /\r?\n|,|></g,
        (mark) => mark + random.pick(['', '', '\r', '\n', '\r\n', '\n\n']),
      ),
    ),
  name: (bytes, random) => {
    const text = textOf(bytes);
    const places = [...text.matchAll(/[A-Za-z_]{3,}/g)];
    if (!places.length) return bytes;
    const place = random.pick(places);
    const name = random.pick(['__proto__', 'constructor', 'toString', '', random.pick(places)[0]]);
    return latin1(text.slice(0, place.index) + name + text.slice(place.index + place[0].length));
  },
};

const ALL = { ...BYTES, ...TEXT };
export const MUTATIONS = Object.keys(ALL);

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Breaks one part of a zip and packs it again, so that the damage is met behind the zip's own checks. */
function mutateInside(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const entries = unzipSync(bytes);
  const names = Object.keys(entries).filter((name) => entries[name]!.length > 0);
  if (!names.length) return bytes;
  const name = random.pick(names);
  return zipSync({ ...entries, [name]: mutateBytes(entries[name]!, random) } as Zippable, { level: 1 });
}

function mutateBytes(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  let out = bytes;
  for (let i = 0; i <= random.below(3) && out.length > 0; i++)
    out = ALL[random.pick(MUTATIONS) as keyof typeof ALL](out, random);
  return out;
}

/** A broken version of a file: one to three mutations, in a zip mostly inside one of its parts. */
export function mutate(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  if (bytes.length === 0) return bytes;
  return isZip(bytes) && random.next() < 0.8 ? mutateInside(bytes, random) : mutateBytes(bytes, random);
}
