import { fileRefusals } from './refusals-files.ts';
import { projectRefusals } from './refusals-project.ts';
import type { Translation } from '../../messages.ts';
import type { refusals as vi } from '../../vi/issues/refusals.ts';

export const refusals: Translation<typeof vi> = {
  ...fileRefusals,
  ...projectRefusals,
  'money-without-unit':
    'The unit of the amount “{value}” is missing. Write it out, for instance “{value} tỷ” (billion) or “{value} triệu” (million).',
  'money-negative': 'The amount “{value}” is negative. Enter an amount of 0 đồng or more.',
  'money-not-read': 'The amount “{value}” cannot be read. Right: “12,5 tỷ”, “1.800 triệu”, or whole đồng.',
  'source-not-terrain': 'File “{file}” is no terrain file (GeoTIFF, HGT). Choose another role for it.',
  'source-is-terrain': 'File “{file}” is a terrain file. Choose the role “Terrain” for it.',
};
