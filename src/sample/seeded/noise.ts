/** Smooth noise around 0, about -1..1, from hashed lattice slopes; only + - * and integers. */
export type Noise = (x: number, y: number) => number;

function hash(seed: number, column: number, row: number): number {
  let h = Math.imul(column, 0x27d4eb2d) ^ Math.imul(row, 0x165667b1) ^ seed;
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function cornerSlope(seed: number, column: number, row: number, dx: number, dy: number): number {
  const h = hash(seed, column, row);
  return ((h & 0xffff) / 32768 - 1) * dx + ((h >>> 16) / 32768 - 1) * dy;
}

const fade = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);

/** Gradient noise with features of size 1. */
export function gradientNoise(seed: number): Noise {
  return (x, y) => {
    const column = Math.floor(x);
    const row = Math.floor(y);
    const dx = x - column;
    const dy = y - row;
    const south = cornerSlope(seed, column, row, dx, dy);
    const southEast = cornerSlope(seed, column + 1, row, dx - 1, dy);
    const north = cornerSlope(seed, column, row + 1, dx, dy - 1);
    const northEast = cornerSlope(seed, column + 1, row + 1, dx - 1, dy - 1);
    const east = fade(dx);
    const low = south + east * (southEast - south);
    return 1.7 * (low + fade(dy) * (north + east * (northEast - north) - low));
  };
}

/** Sum of octaves; each is half as wide, half as strong and turned, so that no lattice direction survives. */
export function fractalNoise(seed: number, octaves: number): Noise {
  const layers = Array.from({ length: octaves }, (_, i) => gradientNoise(seed + Math.imul(i + 1, 0x51ed27)));
  return (x, y) => {
    let sum = 0;
    let strength = 1;
    for (const layer of layers) {
      sum += strength * layer(x, y);
      strength /= 2;
      const turned = 2 * (0.8 * x - 0.6 * y) + 17.3;
      y = 2 * (0.6 * x + 0.8 * y) - 5.9;
      x = turned;
    }
    return sum;
  };
}
