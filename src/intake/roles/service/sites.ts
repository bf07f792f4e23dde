import type { Role } from '../../assembly/role.ts';
import { RADIO_FIELDS } from '../../columns/headings/header-radio.ts';
import { POSITION } from '../../columns/headings/role-columns.ts';

/** Masts. What they cover is estimated together with what is declared. */
export const sites: Role = {
  fields: [
    'site_code',
    'site_name',
    'operator',
    'technology',
    ...RADIO_FIELDS.map(({ key }) => key),
    'mast_height',
    'devices',
    'radius',
    'status',
    'date_on_air',
    'year',
    'cov_2g',
    'cov_3g',
    'cov_4g',
    'cov_5g',
    ...POSITION,
  ],
  name: 'site_name',
  code: 'site_code',
  signs: {
    shapes: { point: 0.1, table: 0.1 },
    fields: {
      site_code: 0.3,
      site_name: 0.2,
      mast_height: 0.2,
      antenna_height: 0.2,
      band: 0.1,
      azimuth: 0.2,
      site_type: 0.1,
      shared: 0.1,
      technology: 0.1,
    },
    words: /\b(tram|bts|sites?|masts?|nodeb|cot|csht)\b/,
    not: ['cost', 'rsrp', 'mnc', 'village'],
  },
  asks: { operator: true, date: 'fresh' },
};
