import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  coverProblem,
  coverProblemOfDemand,
  type CoverProblem,
} from '../../src/planning/optimise/cover/cover-problem.ts';
import { graphOf, type Edge, type Graph } from '../../src/planning/optimise/network/graph.ts';

/** Files below a folder by their name, and by it without its last ending. */
export function filesByName(folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) walk(path);
      else {
        found.set(entry.name.toLowerCase(), path);
        const bare = basename(entry.name)
          .replace(/\.[^.]*$/, '')
          .toLowerCase();
        if (!found.has(bare)) found.set(bare, path);
      }
    }
  };
  walk(folder);
  return found;
}

const numbersOf = (path: string): number[] =>
  readFileSync(path, 'utf8').split(/\s+/).filter(Boolean).map(Number);

/** A file that is not of the form that its family has. */
export class NotOfTheForm extends Error {}

/** OR-Library set covering: costs, then the columns of every row; or every column with its cost and rows. */
export function readSetCover(path: string): CoverProblem {
  const numbers = numbersOf(path);
  const [rows, columns] = numbers;
  if (!(rows > 0) || !(columns > 0) || numbers.some(Number.isNaN))
    throw new NotOfTheForm('no set covering file');
  const byRow = listsFrom(numbers, 2 + columns, rows, 0);
  if (byRow) {
    const start = new Int32Array(rows + 1);
    byRow.forEach((list, i) => (start[i + 1] = start[i] + list.length));
    const cost = Float64Array.from(numbers.slice(2, 2 + columns));
    return coverProblemOfDemand(new Float64Array(rows).fill(1), cost, start, Int32Array.from(byRow.flat()));
  }
  const byColumn = listsFrom(numbers, 2, columns, 1);
  if (!byColumn) throw new NotOfTheForm('numbers left over or missing');
  let at = 2;
  const cost = Float64Array.from(byColumn, (list) => {
    const own = numbers[at];
    at += 2 + list.length;
    return own;
  });
  return coverProblem(new Float64Array(rows).fill(1), cost, byColumn);
}

/** `count` lists, each behind `skipped` numbers and its own length; null where they do not fill the file to its end. */
function listsFrom(
  numbers: readonly number[],
  from: number,
  count: number,
  skipped: number,
): number[][] | null {
  const lists: number[][] = [];
  let at = from;
  for (let k = 0; k < count; k++) {
    const length = numbers[at + skipped];
    if (!(length >= 0)) return null;
    const first = at + skipped + 1;
    lists.push([...new Set(numbers.slice(first, first + length).map((v) => v - 1))].sort((a, b) => a - b));
    at = first + length;
  }
  return at === numbers.length ? lists : null;
}

/** Points with a demand; with `F` and `C` in front facilities and customers are told apart, else every point is both. */
export function readCoverPoints(path: string, radius: number): CoverProblem {
  const lines = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim().split(/\s+/))
    .filter((cells) => cells[0]);
  const marked = lines.slice(1).some(([mark]) => mark === 'F' || mark === 'C');
  const pointsOf = (mark: string): number[][] =>
    lines
      .slice(1)
      .filter((cells) => (marked ? cells[0] === mark : cells.length >= 3))
      .map((cells) => cells.slice(marked ? 2 : 0).map(Number));
  const [facilities, customers] = [pointsOf('F'), pointsOf('C')];
  if (!facilities.length || !customers.length || customers.flat().some(Number.isNaN))
    throw new NotOfTheForm('no points with demand');
  const reaches = facilities.map(([x, y]) =>
    customers.flatMap(([cx, cy], i) => (Math.hypot(cx - x, cy - y) <= radius ? [i] : [])),
  );
  return coverProblem(
    Float64Array.from(customers, ([, , demand]) => demand),
    new Float64Array(facilities.length).fill(1),
    reaches,
  );
}

/** Distances between sites and places with their demand, one row each: `distance,name,DestinationName,demand`. */
export function readDistanceTable(path: string, radius: number): CoverProblem {
  const [head, ...rows] = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter(Boolean)
    .map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '')));
  const column = (name: string): number => head.indexOf(name);
  const [distance, site, place, demand] = ['distance', 'name', 'DestinationName', 'demand'].map(column);
  if ([distance, site, place, demand].includes(-1)) throw new NotOfTheForm('no table of distances');
  const sites = [...new Set(rows.map((row) => row[site]))];
  const places = [...new Set(rows.map((row) => row[place]))];
  const siteAt = new Map(sites.map((name, k) => [name, k]));
  const placeAt = new Map(places.map((name, k) => [name, k]));
  const weight = new Float64Array(places.length);
  const reaches = sites.map(() => new Set<number>());
  for (const row of rows) {
    const i = placeAt.get(row[place])!;
    weight[i] = Number(row[demand]);
    if (Number(row[distance]) <= radius) reaches[siteAt.get(row[site])!].add(i);
  }
  return coverProblem(
    weight,
    new Float64Array(sites.length).fill(1),
    reaches.map((reach) => [...reach].sort((a, b) => a - b)),
  );
}

interface SteinerInstance {
  readonly graph: Graph;
  readonly terminals: readonly number[];
  /** Per node; all 0 where the file has terminals without prizes. */
  readonly prize: Float64Array;
  readonly isPrized: boolean;
}

/** SteinLib STP: edges `E a b length`, terminals `T node` or, with a prize, `TP node prize`. Nodes count from 1. */
export function readSteinLib(path: string): SteinerInstance {
  const edges: Edge[] = [];
  const terminals: number[] = [];
  const prizes: (readonly [number, number])[] = [];
  let nodes = 0;
  for (const line of readFileSync(path, 'utf8').split(/\r?\n/)) {
    const [word, a, b, length] = line.trim().split(/\s+/);
    if (/^nodes$/i.test(word)) nodes = Number(a);
    else if (word === 'E') edges.push([Number(a) - 1, Number(b) - 1, Number(length)]);
    else if (word === 'T') terminals.push(Number(a) - 1);
    else if (word === 'TP') prizes.push([Number(a) - 1, Number(b)]);
    else if (word === 'A' || /^root/i.test(word))
      throw new NotOfTheForm('directed or rooted: another problem');
  }
  if (!nodes || edges.some(([a, b, length]) => !(a < nodes) || !(b < nodes) || !(length >= 0)))
    throw new NotOfTheForm('no graph');
  const prize = new Float64Array(nodes);
  for (const [node, own] of prizes) prize[node] = own;
  return { graph: graphOf(nodes, edges), terminals, prize, isPrized: prizes.length > 0 };
}
