/** Whole TrueType fonts (subsets for the screen lack glyphs), read by whoever may touch files. */
export interface Fonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}
