/** One event of a Chromium trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly id?: string;
  readonly args: Readonly<Record<string, unknown>>;
}

interface ProfileNode {
  readonly id: number;
  readonly parent?: number;
  readonly callFrame: { readonly functionName: string; readonly url?: string; readonly lineNumber?: number };
}

interface ProfileChunk {
  readonly cpuProfile?: { readonly nodes?: readonly ProfileNode[]; readonly samples?: readonly number[] };
  readonly timeDeltas?: readonly number[];
}

export interface Trace {
  readonly traceEvents: readonly TraceEvent[];
}

/** What a task of the main thread did. */
export interface ExplainedTask {
  /** Milliseconds since the trace began. */
  readonly start: number;
  readonly ms: number;
  /** On the processor: the rest of the time the thread waited, for the drawing process or for a core. */
  readonly cpuMs: number;
  /** Longest parts as the browser names them, and functions by the time they were on the stack. */
  readonly parts: readonly string[];
}

const LONG_MS = 50;
const NAMED_PARTS = 6;
const NAMED_FUNCTIONS = 14;
/** Parts of every task that say nothing about it. */
const WRAPPERS =
  /^(RunTask|ThreadControllerImpl::RunTask|ThreadPool_RunTask|Profile.*|v8.callFunction|FunctionCall)$/;
/** Functions of the framework that are on every stack. */
const FRAMEWORK =
  /^(anonymous|\(program\)|#?(process|flush|traverse|commit|run_all|run_micro_tasks|update_(reaction|effect|branch)|create_(effect|item)|branch|flush_queued_effects|ensure|template_effect|flatten)) /;

/** The main thread of the renderer that the page lives in: the one that ran most. */
function mainThread(events: readonly TraceEvent[]): { pid: number; tid: number } {
  const named = events.filter(
    ({ name, args }) => name === 'thread_name' && args['name'] === 'CrRendererMain',
  );
  const busy = ({ pid, tid }: TraceEvent): number =>
    events.filter((event) => event.pid === pid && event.tid === tid).length;
  return named.sort((a, b) => busy(b) - busy(a))[0]!;
}

/** Samples of the main thread's profile: the stack of function names at each time. */
function samplesOf(events: readonly TraceEvent[], tid: number, pid: number) {
  const profile = events.find((event) => event.name === 'Profile' && event.pid === pid && event.tid === tid);
  if (!profile) return [];
  const nodes = new Map<number, ProfileNode>();
  const samples: { at: number; node: number; ms: number }[] = [];
  let at = (profile.args['data'] as { startTime: number }).startTime;
  for (const event of events) {
    if (event.name !== 'ProfileChunk' || event.pid !== pid || event.id !== profile.id) continue;
    const { cpuProfile, timeDeltas } = event.args['data'] as ProfileChunk;
    for (const node of cpuProfile?.nodes ?? []) nodes.set(node.id, node);
    cpuProfile?.samples?.forEach((node, index) => {
      const delta = timeDeltas?.[index] ?? 0;
      at += delta;
      samples.push({ at, node, ms: delta / 1000 });
    });
  }
  const stackOf = (id: number): string[] => {
    const stack: string[] = [];
    for (
      let node = nodes.get(id);
      node;
      node = node.parent === undefined ? undefined : nodes.get(node.parent)
    ) {
      const { functionName, url, lineNumber } = node.callFrame;
      if (functionName === '(root)') break;
      const place = url ? ` (${url.slice(url.lastIndexOf('/') + 1)}:${(lineNumber ?? 0) + 1})` : '';
      stack.push((functionName || 'anonymous') + place);
    }
    return stack;
  };
  return samples.map((sample) => ({ ...sample, stack: stackOf(sample.node) }));
}

const largest = (sums: ReadonlyMap<string, number>, count: number): string[] =>
  [...sums]
    .filter(([, ms]) => ms >= 4)
    .sort((a, b) => b[1] - a[1])
    .slice(0, count)
    .map(([name, ms]) => `${name} ${ms.toFixed(0)}`);

/** Tasks of the page's main thread after the mark `step` that took longer than 50 ms, with what they spent it on. */
export function explainTasks(trace: Trace): ExplainedTask[] {
  const events = [...trace.traceEvents].sort((a, b) => a.ts - b.ts);
  const { pid, tid } = mainThread(events);
  const own = events.filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X');
  const samples = samplesOf(events, tid, pid);
  // Starting the trace itself takes a long task: what counts comes after the mark.
  const first = events.find(({ name }) => name === 'step')?.ts ?? 0;
  const tasks = own.filter(
    ({ name, ts, dur }) => name === 'RunTask' && ts > first && (dur ?? 0) > LONG_MS * 1000,
  );
  return tasks.map((task) => {
    const end = task.ts + task.dur!;
    const within = ({ ts }: TraceEvent): boolean => ts >= task.ts && ts < end;
    const parts = new Map<string, number>();
    for (const event of own)
      if (within(event) && !WRAPPERS.test(event.name))
        parts.set(event.name, (parts.get(event.name) ?? 0) + (event.dur ?? 0) / 1000);
    const functions = new Map<string, number>();
    for (const { at, ms, stack } of samples)
      if (at >= task.ts && at < end)
        for (const name of new Set(stack.filter((frame) => !FRAMEWORK.test(frame))))
          functions.set(name, (functions.get(name) ?? 0) + ms);
    return {
      start: (task.ts - first) / 1000,
      ms: task.dur! / 1000,
      cpuMs: task.tdur! / 1000,
      parts: [...largest(parts, NAMED_PARTS), '|', ...largest(functions, NAMED_FUNCTIONS)],
    };
  });
}
