/** What the screen offers for a column: the fields of the header dictionary in their groups. */
export { FIELD_GROUPS, type FieldGroup } from '../intake/columns/field-groups.ts';
