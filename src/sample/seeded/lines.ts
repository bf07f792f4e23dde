/** Lines are flat lists x, y, x, y ... in km. */
export type FlatLine = readonly number[];

/** Moves each inner vertex towards its neighbours (weights 1 2 1), `passes` times; the ends stay. */
export function smoothLine(line: FlatLine, passes: number): number[] {
  let smooth = [...line];
  for (let pass = 0; pass < passes; pass++) {
    const next = [...smooth];
    for (let k = 2; k + 3 < smooth.length; k++) next[k] = (smooth[k - 2] + 2 * smooth[k] + smooth[k + 2]) / 4;
    smooth = next;
  }
  return smooth;
}

/** Douglas-Peucker: leaves out vertices closer than `toleranceKm` to the line of the kept ones. */
export function simplifyFlatLine(line: FlatLine, toleranceKm: number): number[] {
  const last = line.length / 2 - 1;
  const keep = new Uint8Array(last + 1);
  keep[0] = keep[last] = 1;
  const closed = line[0] === line[2 * last] && line[1] === line[2 * last + 1];
  const spans = closed && last > 3 ? [0, last >> 1, last >> 1, last] : [0, last];
  if (closed) keep[last >> 1] = 1;
  for (
    let to = spans.pop(), from = spans.pop();
    to !== undefined && from !== undefined;
    to = spans.pop(), from = spans.pop()
  ) {
    let farthest = toleranceKm * toleranceKm;
    let at = -1;
    for (let k = from + 1; k < to; k++) {
      const d = squareToSegment(line, k, from, to);
      if (d > farthest) {
        farthest = d;
        at = k;
      }
    }
    if (at < 0) continue;
    keep[at] = 1;
    spans.push(from, at, at, to);
  }
  const thin: number[] = [];
  for (let k = 0; k <= last; k++) if (keep[k]) thin.push(line[2 * k], line[2 * k + 1]);
  return thin;
}

function squareToSegment(line: FlatLine, point: number, from: number, to: number): number {
  const ax = line[2 * from];
  const ay = line[2 * from + 1];
  const dx = line[2 * to] - ax;
  const dy = line[2 * to + 1] - ay;
  const px = line[2 * point] - ax;
  const py = line[2 * point + 1] - ay;
  const square = dx * dx + dy * dy;
  const t = square > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / square)) : 0;
  return (px - t * dx) * (px - t * dx) + (py - t * dy) * (py - t * dy);
}

export function flatLineKm(line: FlatLine): number {
  let sum = 0;
  for (let k = 2; k < line.length; k += 2) {
    const dx = line[k] - line[k - 2];
    const dy = line[k + 1] - line[k - 1];
    sum += Math.sqrt(dx * dx + dy * dy);
  }
  return sum;
}
