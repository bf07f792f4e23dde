/** Milliseconds of processor time of this process: other work on the machine does not count. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The value that `share` of the values lie below. */
export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))];

export const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** One line of figures. */
export function tell(figures: Readonly<Record<string, unknown>>): void {
  console.log(JSON.stringify(figures));
}
