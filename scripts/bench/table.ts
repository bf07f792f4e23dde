import type { Timing } from './contestant.ts';

const TITLES: Readonly<Record<string, string>> = {
  T1: 'T1 villages in coverage, uncovered people per commune',
  T2: 'T2 covered share of every village and commune polygon, per operator',
  T3: 'T3 distance of every village to fibre',
  T4: 'T4 dissolved coverage as polygons (ours: two workers)',
  T5: 'T5 depressions by commune, people inside',
  all: 'T1, T2, T3 and T5 in one, under any operator too',
  edit: 'One coverage edit, land measured again',
  households: 'A million household points in coverage, per operator',
};

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const seconds = (ms: number): string =>
  ms >= 9950 ? (ms / 1000).toFixed(0) : (ms / 1000).toFixed(ms >= 995 ? 1 : 3);

function cellOf(timings: readonly Timing[] | undefined): string {
  if (!timings) return '–';
  const cpu = timings.map((timing) => timing.cpuMs);
  const wall = median(timings.map((timing) => timing.wallMs));
  const mark = timings[0].estimated ? ' est.' : '';
  const spread = timings.length > 1 ? ` [${seconds(Math.min(...cpu))}–${seconds(Math.max(...cpu))}]` : '';
  return `${seconds(median(cpu))}${mark}${spread}, wall ${seconds(wall)}`;
}

/** How far the figures of a peer lie from ours, largest relative difference; blank where they are the same. */
function disagreement(ours: readonly Timing[] | undefined, peer: readonly Timing[] | undefined): string {
  if (!ours || !peer) return '';
  let worst = 0;
  for (const [name, value] of Object.entries(peer[0].figures)) {
    const own = ours[0].figures[name];
    if (own !== undefined && own !== value) worst = Math.max(worst, Math.abs(own / value - 1));
  }
  return worst > 0 ? ` (figures within ${worst.toExponential(0)})` : '';
}

/** Two workers share this task: what counts is when it is done. */
const BY_WALL = new Set(['T4']);

/** Markdown: CPU seconds, median and spread, wall seconds; ratios to ours; peak memory per process. */
export function tableOf(
  timings: ReadonlyMap<string, readonly Timing[]>,
  tasks: readonly string[],
  names: readonly string[],
  workload: string,
  machine: string,
  rounds: number,
): string {
  const lines = [
    `Layers: ${workload}. Machine: ${machine}. ${rounds} rounds, interleaved; CPU seconds median [least–most], wall median.`,
    '',
    `| task | ${names.join(' | ')} | best peer / ours, CPU (T4: wall) |`,
    `|---|${'---|'.repeat(names.length + 1)}`,
  ];
  for (const task of tasks) {
    const own = timings.get(`${task} ours`);
    const cells = names.map((name) => {
      const peer = timings.get(`${task} ${name}`);
      return cellOf(peer) + (name === 'ours' ? '' : disagreement(own, peer));
    });
    const peers = names.slice(1).flatMap((name) => {
      const peer = timings.get(`${task} ${name}`);
      const time = (t: Timing): number => (BY_WALL.has(task) ? t.wallMs : t.cpuMs);
      return peer && own ? [median(peer.map(time)) / median(own.map(time))] : [];
    });
    const best = peers.length > 0 ? `${Math.min(...peers).toFixed(1)}x` : '–';
    lines.push(`| ${TITLES[task] ?? task} | ${cells.join(' | ')} | ${best} |`);
  }
  const peak = names.map((name) => {
    const all = tasks.flatMap((task) => timings.get(`${task} ${name}`) ?? []);
    return all.length > 0 ? `${Math.max(...all.map((t) => t.peakMb)).toFixed(0)} MB` : '–';
  });
  lines.push(`| peak memory of the process, loading included | ${peak.join(' | ')} | |`, '');
  return lines.join('\n');
}
