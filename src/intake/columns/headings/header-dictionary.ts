import type { HeaderField } from './header-field.ts';
import { RADIO_FIELDS } from './header-radio.ts';
import { ROLE_FIELDS } from './header-roles.ts';
import { PLACE_FIELDS } from './header-places.ts';
import type { RoleColumns } from './role-columns.ts';
import { OWN_FIELDS, SERVICE_FIELDS } from './header-service.ts';

export type FieldKey = (
  typeof PLACE_FIELDS | typeof RADIO_FIELDS | typeof SERVICE_FIELDS | typeof OWN_FIELDS | typeof ROLE_FIELDS
)[number]['key'];

/** Fields that columns of any file may hold. */
export const FIELDS: readonly HeaderField<FieldKey>[] = [
  ...PLACE_FIELDS,
  ...RADIO_FIELDS,
  ...SERVICE_FIELDS,
  ...OWN_FIELDS,
];

const BY_KEY = new Map([...FIELDS, ...ROLE_FIELDS].map((entry) => [entry.key as string, entry]));
export const fieldOf = (key: string): HeaderField<FieldKey> | undefined => BY_KEY.get(key);

/** Spellings that stand for more than one field; the values of the column decide. */
export const AMBIGUOUS: Readonly<Record<string, readonly FieldKey[]>> = {
  'khu vuc': ['cluster', 'region_class'],
  x: ['vn2000_x', 'lon'],
  y: ['vn2000_y', 'lat'],
  'toa do x': ['vn2000_x', 'lon'],
  'toa do y': ['vn2000_y', 'lat'],
  n: ['vn2000_x', 'lat'],
  e: ['vn2000_y', 'lon'],
  operator: ['operator', 'mnc'],
  network: ['operator', 'mnc'],
  'muc song': ['signal_status', 'rsrp'],
  'bang tan': ['band', 'technology'],
  band: ['band', 'technology'],
};

/** Bare words that name the thing itself: what they mean depends on what the file is about. */
const NAME_WORDS = ['ten', 'name', 'ten goi', 'shapename'];
const CODE_WORDS = ['ma', 'code', 'id', 'ma so', 'fid', 'gid', 'shapeid'];

/** The field that a bare `name` or `code` means in a file of this role. */
export function fieldOfBareWord(foldedHeader: string, role: RoleColumns): FieldKey | null {
  if (NAME_WORDS.includes(foldedHeader)) return role.name ?? null;
  if (CODE_WORDS.includes(foldedHeader)) return role.code ?? null;
  return null;
}
