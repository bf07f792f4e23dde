import type { Highs } from 'highs';
import type { IntegerProgram, IntegerSolver, ProgramAnswer } from './integer-program.ts';

let loading: Promise<Highs> | null = null;

/** HiGHS (MIT) as WebAssembly, loaded when first asked for. It blocks its thread until it is done or out of time. */
export const solveWithHighs: IntegerSolver = async (program, seconds) => {
  loading ??= import('highs').then((library) => library.default());
  const highs = await loading;
  const { infinity } = highs;
  const columns = program.worth.length;
  const entries = program.rows.reduce((sum, row) => sum + row.columns.length, 0);
  const starts = new Int32Array(program.rows.length + 1);
  const [indices, values] = [new Int32Array(entries), new Float64Array(entries)];
  program.rows.forEach((row, r) => {
    indices.set(row.columns, starts[r]);
    values.set(row.factors, starts[r]);
    starts[r + 1] = starts[r] + row.columns.length;
  });
  const limit = (value: number): number => (Number.isFinite(value) ? value : Math.sign(value) * infinity);
  const model = highs.createModel({
    numCols: columns,
    numRows: program.rows.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: program.worth,
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(1),
    rowLower: program.rows.map(({ atLeast }) => limit(atLeast)),
    rowUpper: program.rows.map(({ atMost }) => limit(atMost)),
    matrix: { format: 'csr', numRows: program.rows.length, numCols: columns, starts, indices, values },
    integrality: Int32Array.from(program.isWhole),
  });
  try {
    model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 1e-6 });
    model.setSolution({ colValue: program.start });
    const { modelStatus } = model.run();
    const { infeasible, optimal } = highs.constants.modelStatus;
    if (modelStatus === infeasible) return null;
    return answerOf(program, model.getSolution(), model.info, modelStatus === optimal);
  } finally {
    model.dispose();
  }
};

function answerOf(
  program: IntegerProgram,
  { colValue: values, rowDual }: { colValue: Float64Array; rowDual: Float64Array },
  info: { get(name: string): number | bigint },
  isOptimal: boolean,
): ProgramAnswer {
  const hasWhole = program.isWhole.some(Boolean);
  // A linear program that is not finished has no bound of its own.
  const bound = hasWhole
    ? Number(info.get('mip_dual_bound'))
    : isOptimal
      ? Number(info.get('objective_function_value'))
      : Infinity;
  return {
    values: values.length === program.worth.length ? values : program.start,
    upperBound: Number.isFinite(bound) ? bound : Infinity,
    ...(!hasWhole && isOptimal && { duals: rowDual }),
  };
}
