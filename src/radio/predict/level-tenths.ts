/** Of a cell without signal. */
export const NO_LEVEL = -32768;

/** Levels in tenths of dBm. A plain loop: asked of millions of cells. */
export function tenthsOf(powerDbm: Float32Array): Int16Array {
  const levels = new Int16Array(powerDbm.length).fill(NO_LEVEL);
  for (let i = 0; i < levels.length; i++)
    if (powerDbm[i]! > -Infinity) levels[i] = Math.max(NO_LEVEL + 1, Math.round(powerDbm[i]! * 10));
  return levels;
}
