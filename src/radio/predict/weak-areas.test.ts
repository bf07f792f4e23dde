import { expect, test } from 'vitest';
import type { PowerRaster } from './coverage-raster.ts';
import { findWeakAreas } from './weak-areas.ts';

/** Areas of a picture: `#` weak, `.` declared and well served, a blank is not declared. Cells of about 150 m. */
function found(...picture: string[]): string[] {
  const columns = picture[0].length;
  const cells = picture.join('');
  const grid = {
    ...{ columns, rows: picture.length, westEdge: 104, northEdge: 21 },
    ...{ stepLon: 0.00144, stepLat: 0.00135 },
  };
  const raster: PowerRaster = {
    grid,
    bare: new Float32Array(cells.length).fill(-130),
    canopy: new Float32Array(cells.length).fill(-150),
    reach: new Uint8Array(cells.length),
    bandMhz: new Uint16Array(cells.length),
  };
  const declared = Uint8Array.from(cells, (cell) => (cell === ' ' ? 0 : 1));
  const { areas, list } = findWeakAreas(
    raster,
    declared,
    (cell) => (cells[cell] === '#' ? 0.4 : 0.6),
    -115,
    'a',
  );
  const kept = new Set(list.map(({ number }) => number));
  return picture.map((line, row) =>
    Array.from(line, (_, column) => (kept.has(areas.of[row * columns + column]) ? '#' : '.')).join(''),
  );
}

test('an area two cells wide keeps its corners', () => {
  const narrow = ['........', '.##.....', '.##.....', '.##.....', '........'];
  expect(found(...narrow)).toEqual(narrow);
});

test('a strip of single cells has company, single cells have none', () => {
  const strip = ['..........', '.########.', '..........', '#...#..#..'];
  const left = ['..........', '..######..', '..........', '..........'];
  expect(found(...strip)).toEqual(left);
});

test('one good cell within does not break an area', () => {
  const ring = ['.....', '.###.', '.#.#.', '.###.', '.....'];
  expect(found(...ring)).toEqual(['.....', '.###.', '.###.', '.###.', '.....']);
});
