/** One measurement beside its prediction. */
export interface ModelResidual {
  readonly commune: string;
  /** Measured less predicted, dB. */
  readonly differenceDb: number;
}

export interface Fit {
  readonly n: number;
  /** What measurements are above the prediction, and their spread around that, dB. */
  readonly offsetDb: number;
  readonly sigmaDb: number;
  /** Error on communes that the fit had not seen: root mean square and mean, dB. */
  readonly rmseLocoDb: number;
  readonly biasDb: number;
}

/** Fewer measurements fit nothing. */
const LEAST_MEASUREMENTS = 30;

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** Fits an offset and a spread; null with too few measurements, or with all of them in one commune. */
export function fitOffset(compared: readonly ModelResidual[]): Fit | null {
  const communes = new Set(compared.map(({ commune }) => commune));
  if (compared.length < LEAST_MEASUREMENTS || communes.size < 2) return null;
  const differences = compared.map(({ differenceDb }) => differenceDb);
  const offsetDb = mean(differences);
  const squares = differences.reduce((sum, one) => sum + (one - offsetDb) ** 2, 0);
  const errors: number[] = [];
  for (const commune of communes) {
    const others = compared.filter((one) => one.commune !== commune).map((one) => one.differenceDb);
    const offset = mean(others);
    for (const one of compared) if (one.commune === commune) errors.push(one.differenceDb - offset);
  }
  return {
    n: compared.length,
    offsetDb,
    sigmaDb: Math.sqrt(squares / (compared.length - 1)),
    rmseLocoDb: Math.sqrt(mean(errors.map((error) => error * error))),
    biasDb: mean(errors),
  };
}
