/** The little of complex arithmetic that ground impedance and reflection ask for. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

export const magnitude = ({ re, im }: Complex): number => Math.hypot(re, im);

export const scaled = ({ re, im }: Complex, by: number): Complex => ({ re: re * by, im: im * by });

export function quotient(a: Complex, b: Complex): Complex {
  const size = b.re * b.re + b.im * b.im;
  return { re: (a.re * b.re + a.im * b.im) / size, im: (a.im * b.re - a.re * b.im) / size };
}

/** The root with a real part that is not negative. */
export function squareRoot(z: Complex): Complex {
  const size = magnitude(z);
  const re = Math.sqrt((size + z.re) / 2);
  const im = Math.sqrt((size - z.re) / 2);
  return { re, im: z.im < 0 ? -im : im };
}
