import type { Map as MapLibreMap } from 'maplibre-gl';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AREA_CLASSES, areaStyle } from '../../../cartography/styles.ts';
import { POINT_CLASSES, pointSymbol } from '../../../cartography/symbols.ts';
import { PAPER } from '../../../cartography/tokens.ts';
import { addImages, farHatchImage, farSymbolImage, hatchImage, symbolImage } from './images.ts';

interface Stroke {
  readonly does: 'fill' | 'stroke';
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[];
}

/** A canvas that writes down what is drawn on it. */
class Sheet {
  width = 0;
  height = 0;
  fillStyle = '';
  strokeStyle = '';
  lineWidth = 0;
  lineJoin = '';
  dash: readonly number[] = [];
  middle = [0, 0];
  ratio = 0;
  readonly strokes: Stroke[] = [];
  getContext = () => this;
  translate = (x: number, y: number) => void (this.middle = [x, y]);
  scale = (x: number) => void (this.ratio = x);
  setLineDash = (dash: readonly number[]) => void (this.dash = dash);
  fill = () => void this.strokes.push({ does: 'fill', colour: this.fillStyle, width: 0, dash: [] });
  stroke = () =>
    void this.strokes.push({
      does: 'stroke',
      colour: this.strokeStyle,
      width: this.lineWidth,
      dash: this.dash,
    });
  getImageData = (x: number, y: number, width: number, height: number) => ({
    x,
    y,
    width,
    height,
    sheet: this,
  });
}
type Painted = ReturnType<Sheet['getImageData']>;

class Images {
  readonly held = new Map<string, { readonly image: Painted; readonly pixelRatio: number }>();
  hasImage = (id: string) => this.held.has(id);
  addImage = (id: string, image: Painted, { pixelRatio }: { pixelRatio: number }) => {
    if (this.held.has(id)) throw new Error(`image ${id} is there`);
    this.held.set(id, { image, pixelRatio });
  };
  get map(): MapLibreMap {
    return this as unknown as MapLibreMap;
  }
}

beforeEach(() => {
  vi.stubGlobal('document', { createElement: () => new Sheet() });
  vi.stubGlobal('Path2D', class {});
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('images of the map', () => {
  it('are those of every symbol, near and far, and of every hatch, each once', () => {
    const images = new Images();
    addImages(images.map, 'screen');
    const hatched = AREA_CLASSES.filter((one) => areaStyle(one, 'screen').hatch);
    expect(hatched.length).toBeGreaterThan(0);
    expect([...images.held.keys()].sort()).toEqual(
      [
        ...POINT_CLASSES.flatMap((one) => [symbolImage(one, 'screen'), farSymbolImage(one, 'screen')]),
        ...hatched.flatMap((one) => [hatchImage(one, 'screen'), farHatchImage(one, 'screen')]),
      ].sort(),
    );
    addImages(images.map, 'screen');
    const before = images.held.size;
    addImages(images.map, 'projector');
    expect(images.held.size).toBeGreaterThan(before);
  });

  it.each(POINT_CLASSES)(
    'paint the drawing that the legend shows, sharp, in the middle of its sheet: %s',
    (one) => {
      const images = new Images();
      addImages(images.map, 'screen');
      const { image, pixelRatio } = images.held.get(symbolImage(one, 'screen'))!;
      const { parts, extent } = pointSymbol(one, 'screen');
      const { sheet } = image;
      expect([pixelRatio, sheet.ratio]).toEqual([3, 3]);
      expect([sheet.width, sheet.height]).toEqual([Math.ceil(6 * extent), Math.ceil(6 * extent)]);
      expect(image).toMatchObject({ x: 0, y: 0, width: sheet.width, height: sheet.height });
      expect(sheet.middle).toEqual([sheet.width / 2, sheet.width / 2]);
      expect(sheet.strokes).toEqual(
        parts.flatMap(({ fill, stroke, strokeWidth, dash }) => [
          ...(fill ? [{ does: 'fill', colour: fill, width: 0, dash: [] }] : []),
          ...(stroke && strokeWidth > 0
            ? [{ does: 'stroke', colour: stroke, width: strokeWidth, dash: [...(dash ?? [])] }]
            : []),
        ]),
      );
      const far = images.held.get(farSymbolImage(one, 'screen'))!.image.sheet.strokes;
      expect(far).toEqual(
        sheet.strokes.filter(({ does, colour }) => does === 'fill' || colour !== PAPER.page),
      );
    },
  );

  it('of a far hatch are finer than those of a near one', () => {
    const images = new Images();
    addImages(images.map, 'screen');
    const size = (id: string) => images.held.get(id)!.image.width;
    expect(size(farHatchImage('noCoverage', 'screen'))).toBeLessThan(
      size(hatchImage('noCoverage', 'screen')),
    );
    expect(images.held.get(hatchImage('noCoverage', 'screen'))!.pixelRatio).toBe(2);
  });
});
