import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';

/** A press on the map, and what lies there. */
export interface Press {
  readonly at: readonly [lon: number, lat: number];
  /** Index of the mast, or of the village, that was pressed. */
  readonly site: number | null;
  readonly village: number | null;
}

/** What a step does with presses on the map, instead of choosing villages and communes. */
export interface MapTool {
  /** True: the press was for the tool. */
  press(press: Press): boolean;
  /** What can be dragged: where it stands, null for nothing. */
  handle(): readonly [lon: number, lat: number] | null;
  drag(at: readonly [lon: number, lat: number]): void;
  rest(): void;
}

/** How far from its middle a handle still is taken, CSS pixels. */
const REACH_PIXELS = 16;

type Pointing = MapMouseEvent | MapTouchEvent;

/** Lets the handle of a tool be dragged, with the mouse or a finger. Gives back what takes it away again. */
export function followHandle(map: MapLibreMap, tool: () => MapTool | null): () => void {
  let dragged: MapTool | null = null;
  const near = ({ point }: Pointing, of: MapTool | null): boolean => {
    const at = of?.handle();
    if (!at) return false;
    const { x, y } = map.project([at[0], at[1]]);
    return Math.hypot(x - point.x, y - point.y) <= REACH_PIXELS;
  };
  const take = (event: Pointing): void => {
    const now = tool();
    if (!near(event, now)) return;
    event.preventDefault();
    dragged = now;
  };
  const move = (event: Pointing): void => {
    if (dragged) dragged.drag([event.lngLat.lng, event.lngLat.lat]);
    if (dragged || near(event, tool())) map.getCanvas().style.cursor = dragged ? 'grabbing' : 'grab';
  };
  const leave = (): void => {
    dragged?.rest();
    dragged = null;
  };
  const listeners = [
    map.on('mousedown', take),
    map.on('touchstart', take),
    map.on('mousemove', move),
    map.on('touchmove', move),
    map.on('mouseup', leave),
    map.on('touchend', leave),
    map.on('mouseout', leave),
  ];
  return () => listeners.forEach((listener) => listener.unsubscribe());
}
