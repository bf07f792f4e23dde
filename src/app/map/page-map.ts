import { Map as MapLibreMap, type StyleSpecification } from 'maplibre-gl';
import { createContext } from 'svelte';
import type { Flavour } from '../../cartography/tokens.ts';
import type { Engine } from '../../jobs/engine/methods.ts';
import { motionMilliseconds } from './camera.ts';
import { addImages } from './images/images.ts';
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
  /** The browser took the graphics card away: the map has no style, and nothing may be asked of it. */
  private lost = false;
  private hearLoss: (lost: boolean) => void = () => undefined;
  private readonly sizes = new ResizeObserver(() => this.fit());

  /** @param workerUrl where MapLibre finds its worker */
  constructor(
    readonly engine: Engine,
    private readonly workerUrl: string,
  ) {
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
    await startMapLibre(this.engine, this.workerUrl);
    if (!stillThere()) return null;
    frame.append(this.container);
    this.sizes.observe(this.container);
    this.making ??= this.make(content(), flavour);
    const map = await this.making;
    if (!stillThere()) return null;
    this.fit();
    return map;
  }

  /** Hears, at once too, whether the map can be drawn now; one screen at a time. */
  onLoss(hear: (lost: boolean) => void): void {
    this.hearLoss = hear;
    hear(this.lost);
  }

  private setLost(lost: boolean): void {
    this.lost = lost;
    this.hearLoss(lost);
  }

  /** Gives the lost map up: the next screen that attaches makes another. */
  giveUp(): void {
    try {
      this.map?.remove();
    } catch {
      // What it held went with the graphics card.
    }
    this.container.replaceChildren();
    this.making = null;
    this.map = null;
    this.drawn = null;
    this.setLost(false);
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
      map.on('webglcontextlost', () => this.setLost(true));
      map.on('webglcontextrestored', () => this.setLost(false));
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
    if (!this.map || !this.drawn || this.lost) return;
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
    if (!map || this.lost || !container.isConnected) return;
    const { clientWidth, clientHeight } = map.getCanvas();
    if (clientWidth === container.clientWidth && clientHeight === container.clientHeight) return;
    map.resize();
    map.redraw();
  }
}

/** The page's map, for the screens that show it. */
export const [getKeptMap, setKeptMap] = createContext<PageMap>();
