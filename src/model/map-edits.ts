/** A village that somebody wants looked at on site, and what for. */
export interface FieldCheck {
  /** Code of the village. */
  readonly village: string;
  /** Free text, '' where nobody wrote any: for the people of the project alone. */
  readonly note: string;
}
