import type { Map as MapLibreMap } from 'maplibre-gl';
import {
  TerraDraw,
  TerraDrawLineStringMode,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
  ValidateNotSelfIntersecting,
  type GeoJSONStoreFeatures,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import { INK } from '../../../cartography/tokens.ts';
import type { Position } from '../../../model/geometry.ts';
import type { Pen, Shape } from '../../session/drawing/map-drawing.svelte.ts';

/** Keys are heard by the page, whatever has the focus: a name that no key has stands for those of the library. */
const FINISH = 'song-ban-finish';
const KEYS = { cancel: null, finish: FINISH };
/** A press so near to the last point ends the shape. The library's own 40 pixels would end many that go on. */
const CLOSING_PIXELS = 12;
/** A drag so near to a corner takes it along: a quick hand is on its way before the drag is known as one. */
const GRASP_PIXELS = 24;
/** Where no press is: a typed point never ends the shape. */
const NOWHERE = -1e6;
const POINT = {
  closingPointColor: INK.action,
  closingPointOutlineColor: INK.halo,
  closingPointOutlineWidth: 2,
  closingPointWidth: 5,
} as const;

/** `points`: the last is the pointer's, until the shape is finished; `placed` of them are set. */
type Hear = (points: readonly Position[], placed: number, finished: boolean) => void;

/** Decimals of a degree that the library takes: a tenth of a millimetre. */
const DECIMALS = 9;
const rounded = (at: Position): Position => [
  Number(at[0].toFixed(DECIMALS)),
  Number(at[1].toFixed(DECIMALS)),
];

const isDrawn = ({ geometry, properties }: GeoJSONStoreFeatures, shape: Shape): boolean =>
  shape === 'point' ? properties['mode'] === 'point' : geometry.type !== 'Point';

/** Without what the library puts behind the points that are set: the pointer's place, and the first point again. */
function pointsOf({ geometry }: GeoJSONStoreFeatures): readonly Position[] {
  if (geometry.type === 'Point') return [geometry.coordinates as unknown as Position];
  const line =
    geometry.type === 'Polygon'
      ? geometry.coordinates[0]!.slice(0, -1)
      : (geometry.coordinates as number[][]);
  return (line as unknown as Position[]).filter(
    (at, i, all) => i === 0 || at[0] !== all[i - 1]![0] || at[1] !== all[i - 1]![1],
  );
}

/** How many points of a shape that is being drawn are set. */
function placedOf({ geometry, properties }: GeoJSONStoreFeatures): number {
  if (geometry.type === 'LineString') return geometry.coordinates.length - 1;
  return Number(properties['committedCoordinateCount'] ?? 0);
}

/**
 * Drawing on the page's map by terra-draw. It lays its own layers over those of the style; figures never come from it.
 */
export class TerraPen implements Pen {
  private readonly modes = {
    line: new TerraDrawLineStringMode({
      keyEvents: KEYS,
      pointerDistance: CLOSING_PIXELS,
      styles: { lineStringColor: INK.action, lineStringWidth: 3, ...POINT },
    }),
    area: new TerraDrawPolygonMode({
      keyEvents: KEYS,
      pointerDistance: CLOSING_PIXELS,
      validation: (feature, context) =>
        context.updateType === 'provisional' ? { valid: true } : ValidateNotSelfIntersecting(feature),
      styles: {
        fillColor: INK.action,
        fillOpacity: 0.12,
        outlineColor: INK.action,
        outlineWidth: 3,
        ...POINT,
      },
    }),
    point: new TerraDrawPointMode({
      styles: {
        pointColor: INK.action,
        pointOutlineColor: INK.halo,
        pointOutlineWidth: 2,
        pointWidth: 6,
      },
    }),
    corners: new TerraDrawSelectMode({
      // Its Delete would take the whole area away; Escape leaves by the page.
      keyEvents: { deselect: null, delete: null, rotate: null, scale: null },
      pointerDistance: GRASP_PIXELS,
      allowManualDeselection: false,
      allowManualSelection: false,
      flags: {
        polygon: {
          feature: {
            validation: (feature) => ValidateNotSelfIntersecting(feature),
            coordinates: { midpoints: { draggable: true }, draggable: true, deletable: true },
          },
        },
      },
      styles: {
        selectedPolygonColor: INK.action,
        selectedPolygonFillOpacity: 0.12,
        selectedPolygonOutlineColor: INK.action,
        selectedPolygonOutlineWidth: 3,
        selectionPointColor: INK.action,
        selectionPointOutlineColor: INK.halo,
        selectionPointOutlineWidth: 2,
        selectionPointWidth: 6,
        midPointColor: INK.halo,
        midPointOutlineColor: INK.action,
        midPointOutlineWidth: 2,
        midPointWidth: 4,
      },
    }),
  } as const;
  private readonly draw: TerraDraw;
  /** Corners as they were given, by how the library has them. */
  private readonly given: ReadonlyMap<string, Position>;

  constructor(
    map: MapLibreMap,
    private readonly shape: Shape,
    private readonly hear: Hear,
    ring: readonly Position[] = [],
  ) {
    this.given = new Map(ring.map((at) => [String(rounded(at)), at]));
    this.draw = new TerraDraw({
      adapter: new TerraDrawMapLibreGLAdapter({ map }),
      modes: Object.values(this.modes),
    });
    this.draw.start();
    this.draw.on('change', () => this.tell(false));
    this.draw.on('finish', () => this.finished());
    this.draw.setMode(this.mode.mode);
    if (ring.length) this.take(ring.map(rounded));
  }

  /** Lays an area on the map whose corners can be moved. */
  private take(ring: readonly Position[]): void {
    const properties = { mode: this.modes.area.mode };
    const coordinates = [[...ring, ring[0]!].map(([lon, lat]) => [lon, lat])];
    const [{ id, valid } = { valid: false }] = this.draw.addFeatures([
      { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates } },
    ]);
    if (!valid || id === undefined) throw new Error('the drawn area was not taken');
    this.draw.selectFeature(id);
    this.tell(false);
  }

  private get mode(): (typeof this.modes)[Shape] {
    return this.modes[this.shape];
  }

  private tell(finished: boolean): void {
    if (this.draw.getMode() === 'static' && !finished) return;
    const drawn = this.draw.getSnapshot().find((feature) => isDrawn(feature, this.shape));
    const points = (drawn ? pointsOf(drawn) : []).map((at) => this.given.get(String(at)) ?? at);
    const all = finished || !drawn || this.shape === 'corners';
    this.hear(points, all ? points.length : placedOf(drawn), finished);
  }

  /** The shape stays on the map as it is: only one is drawn at a time. */
  private finished(): void {
    // A corner was dropped: the area is whole all the time, and somebody says when it is done.
    if (this.shape === 'corners') return this.tell(false);
    this.tell(true);
    this.draw.setMode('static');
  }

  addPoint([lng, lat]: Position): void {
    this.mode.onClick({
      lng,
      lat,
      containerX: NOWHERE,
      containerY: NOWHERE,
      button: 'left',
      heldKeys: [],
      isContextMenu: false,
    });
  }

  removeLast(): void {
    const { mode } = this;
    if (mode instanceof TerraDrawLineStringMode || mode instanceof TerraDrawPolygonMode) mode.undo();
    this.tell(false);
  }

  finish(): void {
    if (this.shape === 'corners') return this.tell(true);
    this.mode.onKeyUp({ key: FINISH, heldKeys: [], preventDefault: () => undefined });
  }

  restart(): void {
    this.draw.clear();
    this.draw.setMode(this.mode.mode);
  }

  stop(): void {
    try {
      this.draw.stop();
    } catch {
      // Its layers went with the graphics card.
    }
  }
}
