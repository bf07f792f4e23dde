import type { FieldKey } from './header-dictionary.ts';

/** What the columns of a file hang on beside their spelling and values: what the file is about. */
export interface RoleColumns {
  /** Fields that such a file is read for; any other column of it changes no figure. */
  readonly fields: readonly FieldKey[];
  /** Field of a column that is called only "Tên" or "name". */
  readonly name?: FieldKey;
  /** Field of a column that is called only "Mã" or "code". */
  readonly code?: FieldKey;
}

/** Columns of a place, and of the commune that it lies in. */
export const POSITION = ['lon', 'lat', 'coord_pair', 'vn2000_x', 'vn2000_y', 'central_meridian'] as const;
export const COMMUNE = ['commune_code', 'commune', 'commune_old', 'district_old'] as const;

/** A sheet is read as a list of villages until more is known: that is what most of them are. */
export const LIST_COLUMNS: RoleColumns = { fields: [], name: 'village', code: 'village_code' };
