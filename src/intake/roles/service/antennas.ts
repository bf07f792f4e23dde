import type { Role } from '../../assembly/role.ts';

/** Antenna patterns; masts that name them take them. */
export const antennas: Role = {
  fields: ['antenna', 'antenna_gain', 'pattern_frequency', 'pattern_cut', 'pattern_angle', 'pattern_loss'],
  signs: {
    shapes: { table: 0.1 },
    fields: { pattern_cut: 0.3, pattern_angle: 0.3, pattern_loss: 0.3 },
    words: /\b(msi|antenna pattern|gian do (anten|ang ten))\b/,
    not: ['lon', 'site_code', 'operator'],
  },
  asks: { date: 'none' },
};
