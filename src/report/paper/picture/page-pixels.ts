import { coverPixels, FULL, type FillRule, type PixelBox, type Subpath } from './cover-pixels.ts';

type Rgb = readonly [red: number, green: number, blue: number];

/** Where drawing is let through: a box and how much of each of its pixels. */
export interface Clip {
  readonly box: PixelBox;
  /** 0 to 255, rows of the box; null: all of it. */
  readonly mask: Uint8Array | null;
}

/** A white page of pixels that paths are filled on. */
export class PagePixels {
  readonly rgb: Uint8Array;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.rgb = new Uint8Array(width * height * 3).fill(255);
  }

  whole(): Clip {
    return { box: { left: 0, top: 0, right: this.width, bottom: this.height }, mask: null };
  }

  fill(path: readonly Subpath[], rule: FillRule, [red, green, blue]: Rgb, opacity: number, clip: Clip): void {
    const { rgb, width } = this;
    const { box, mask } = clip;
    const breadth = box.right - box.left;
    coverPixels(path, rule, boxOf(path, box), (y, from, cover) => {
      const row = (y - box.top) * breadth + from - box.left;
      for (let i = 0; i < cover.length; i++) {
        const inside = cover[i]!;
        if (inside === 0) continue;
        const share = (inside / FULL) * opacity * (mask ? mask[row + i]! / 255 : 1);
        if (share === 0) continue;
        const at = (y * width + from + i) * 3;
        rgb[at] = Math.round(rgb[at]! + (red - rgb[at]!) * share);
        rgb[at + 1] = Math.round(rgb[at + 1]! + (green - rgb[at + 1]!) * share);
        rgb[at + 2] = Math.round(rgb[at + 2]! + (blue - rgb[at + 2]!) * share);
      }
    });
  }
}

/** What of a clip lies in a path as well. */
export function clipTo(clip: Clip, path: readonly Subpath[], rule: FillRule): Clip {
  const box = boxOf(path, clip.box);
  const breadth = Math.max(0, box.right - box.left);
  const mask = new Uint8Array(breadth * Math.max(0, box.bottom - box.top));
  const outer = clip.box.right - clip.box.left;
  coverPixels(path, rule, box, (y, from, cover) => {
    for (let i = 0; i < cover.length; i++) {
      const x = from + i;
      const before = clip.mask ? clip.mask[(y - clip.box.top) * outer + x - clip.box.left]! : 255;
      mask[(y - box.top) * breadth + x - box.left] = Math.round((cover[i]! / FULL) * before);
    }
  });
  return { box, mask };
}

/** Pixels that a path touches, inside of a box. */
function boxOf(path: readonly Subpath[], within: PixelBox): PixelBox {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { points } of path)
    for (let i = 0; i + 1 < points.length; i += 2) {
      left = Math.min(left, points[i]!);
      right = Math.max(right, points[i]!);
      top = Math.min(top, points[i + 1]!);
      bottom = Math.max(bottom, points[i + 1]!);
    }
  return {
    left: Math.max(within.left, Math.floor(Math.min(left, within.right))),
    top: Math.max(within.top, Math.floor(Math.min(top, within.bottom))),
    right: Math.min(within.right, Math.ceil(Math.max(right, within.left))),
    bottom: Math.min(within.bottom, Math.ceil(Math.max(bottom, within.top))),
  };
}
