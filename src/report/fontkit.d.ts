/** The part of fontkit 2 that the paper uses. */
declare module 'fontkit' {
  export interface GlyphPathCommand {
    readonly command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath';
    readonly args: readonly number[];
  }
  export interface Glyph {
    readonly id: number;
    readonly codePoints: number[];
    readonly advanceWidth: number;
    readonly path: { readonly commands: readonly GlyphPathCommand[] };
  }
  export interface Font {
    readonly unitsPerEm: number;
    layout(text: string, features?: Readonly<Record<string, boolean>>): { readonly glyphs: readonly Glyph[] };
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function create(bytes: Uint8Array, postscriptName?: string): Font;
}
