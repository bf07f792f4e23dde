import { Map as MapLibreMap, type StyleSpecification } from 'maplibre-gl';
import { createContext } from 'svelte';
import type { Flavour } from '../../cartography/tokens.ts';
import type { Engine } from '../../jobs/engine/methods.ts';
import { motionMilliseconds } from './camera.ts';
import { addImages } from './layers/images.ts';
import type { MapContent } from './layers/layer.ts';
import { updateStyle } from './update-style.ts';
import { startMapLibre } from './start-maplibre.ts';
import { buildStyle } from './style.ts';

/**
 * The one map of the page, handed from screen to screen: its shaders, tiles and symbols stay with the graphics card,
 * which takes long to let go of them and as long to get them again.
 */
export class PageMap {
  private readonly container = document.createElement('div');
  private making: Promise<MapLibreMap | null> | null = null;
  private map: MapLibreMap | null = null;
  private drawn: StyleSpecification | null = null;
  private readonly sizes = new ResizeObserver(() => this.fit());

  constructor(readonly engine: Engine) {
    Object.assign(this.container.style, { width: '100%', height: '100%' });
  }

  /**
   * Moves the map into a frame; made on first use with what `content` tells then. Null where the browser cannot draw
   * one, or the frame is gone meanwhile.
   */
  async attach(
    frame: HTMLElement,
    content: () => MapContent,
    flavour: Flavour,
    stillThere: () => boolean,
  ): Promise<MapLibreMap | null> {
    await startMapLibre(this.engine);
    if (!stillThere()) return null;
    frame.append(this.container);
    this.sizes.observe(this.container);
    this.making ??= this.make(content(), flavour);
    const map = await this.making;
    if (!stillThere()) return null;
    this.fit();
    return map;
  }

  private async make(content: MapContent, flavour: Flavour): Promise<MapLibreMap | null> {
    const style = buildStyle(content, flavour);
    try {
      const map = new MapLibreMap({
        container: this.container,
        style,
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        touchPitch: false,
        renderWorldCopies: false,
        trackResize: false,
        maxZoom: 16,
        fadeDuration: motionMilliseconds(),
        bounds: [...content.snapshot.bounds],
        fitBoundsOptions: { padding: 24 },
      });
      map.touchZoomRotate.disableRotation();
      map.keyboard.disableRotation();
      map.getCanvas().setAttribute('role', 'application');
      addImages(map, flavour);
      await map.once('style.load');
      this.drawn = style;
      return (this.map = map);
    } catch {
      return null;
    }
  }

  /** Brings the map to another style. */
  draw(next: StyleSpecification, flavour: Flavour): void {
    if (!this.map || !this.drawn) return;
    addImages(this.map, flavour);
    updateStyle(this.map, this.drawn, next);
    this.drawn = next;
  }

  /** Takes the map out of a frame, unless another screen has it by now. */
  detach(frame: HTMLElement): void {
    if (this.container.parentElement !== frame) return;
    this.sizes.disconnect();
    this.container.remove();
  }

  /** Drawn at once: a canvas of another size is empty. */
  private fit(): void {
    const { map, container } = this;
    if (!map || !container.isConnected) return;
    const { clientWidth, clientHeight } = map.getCanvas();
    if (clientWidth === container.clientWidth && clientHeight === container.clientHeight) return;
    map.resize();
    map.redraw();
  }
}

/** The page's map, for the screens that show it. */
export const [getKeptMap, setKeptMap] = createContext<PageMap>();
