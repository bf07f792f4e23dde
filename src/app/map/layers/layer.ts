import type { LayerSpecification, SourceSpecification, VectorSourceSpecification } from 'maplibre-gl';
import type { DataClass, Flavour } from '../../../cartography/tokens.ts';
import type { Messages } from '../../../i18n/messages.ts';
import type { Language } from '../../../i18n/number.ts';
import type { CommunePlaces, Snapshot } from '../../../jobs/protocol.ts';
import type { SourceRole } from '../../../model/roles.ts';
import type { OperatorId } from '../../../model/service.ts';
import type { ScenarioDifference } from '../../../planning/compare/compare-scenarios.ts';
import type { Plan } from '../../../planning/plan.ts';
import type { LayerChoices } from '../../session/layers.svelte.ts';
import type { OperatorChoice, VillageItem } from '../../session/rows.ts';
import type { Selection } from '../../session/view.svelte.ts';

/** What the step of terrain draws. */
interface TerrainDrawing {
  /** Levels as an image: its address and corners. */
  readonly image: {
    readonly url: string;
    readonly corners: [[number, number], [number, number], [number, number], [number, number]];
  } | null;
  /** The mast of the list that is looked at, and the one that is tried. */
  readonly mast: readonly [number, number] | null;
  readonly trial: readonly [number, number] | null;
  readonly ends: readonly (readonly [number, number])[];
}

/** Everything the map draws, as plain values; a layer reads what it needs. */
export interface MapContent {
  readonly snapshot: Snapshot;
  readonly operator: OperatorChoice;
  /** Villages that pass the filter. */
  readonly villages: readonly VillageItem[];
  /** Where communes are; null while that is fetched. */
  readonly places: CommunePlaces | null;
  readonly choices: Pick<LayerChoices, 'visible' | 'opacity'>;
  /** The operator whose coverage stands out from that of the others; null: none. */
  readonly lit: OperatorId | null;
  readonly selection: Selection;
  /** Communes that a slide points at, worst first. */
  readonly marked: readonly number[];
  readonly plan: Plan | null;
  /** Two scenarios are shown side by side; then no plan is. */
  readonly difference: ScenarioDifference | null;
  /** Id of the work of the plan, or one that it leaves, that is looked at; null in other steps. */
  readonly work: string | null;
  /** Which of the works that the plan leaves are drawn too: `near`, from afar only those out of the question. */
  readonly leftWorks: 'all' | 'near' | 'none';
  readonly relief: boolean;
  /** null in other steps. */
  readonly terrain: TerrainDrawing | null;
  /** The zoom that symbols are kept clear of each other for; it follows the map in steps. */
  readonly zoom: number;
  /** On a projector: height of the screen over 720 CSS pixels. */
  readonly scale: number;
  /** Somebody filtered the villages: what is left is drawn at every zoom. */
  readonly asked: boolean;
  /** People left out are told by commune from afar. */
  readonly circles: boolean;
  /** People without signal by commune where they are not those of today alone, and the most of any day. */
  readonly leftOut: { readonly people: Float64Array; readonly most: number } | null;
  /** The plan is drawn to the east of this longitude, today to the west; null: the plan everywhere. */
  readonly swipe: number | null;
  readonly language: Language;
  readonly words: Messages;
}

interface LayerParts {
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  /** Bottom first. */
  readonly layers: readonly LayerSpecification[];
}

export interface MapLayer {
  readonly id: string;
  /** Place above the ground, on the scale of `ROLES`. */
  readonly order: number;
  /** null: nothing to draw. */
  build(content: MapContent, flavour: Flavour): LayerParts | null;
  /** Classes that the legend explains while the layer is drawn. */
  legend(content: MapContent, flavour: Flavour): readonly DataClass[];
  /** Lines of text for a feature under the pointer; only for `hits`. */
  tooltip?(properties: GeoJSON.GeoJsonProperties, content: MapContent): readonly string[];
  /** Style layers that answer the pointer. */
  readonly hits?: readonly string[];
  /** Whose data; null where the project is the only source. */
  attribution(content: MapContent): string | null;
}

/** From this zoom on the map shows villages, areas and lines one by one; before it their sums. */
export const NEAR_ZOOM = 9.5;
export const isFar = ({ zoom }: Pick<MapContent, 'zoom'>): boolean => zoom < NEAR_ZOOM;

/** Symbols and lines grow with the screen of a meeting. */
export const symbolUnit = ({ scale }: Pick<MapContent, 'scale'>, flavour: Flavour): number =>
  flavour === 'projector' ? scale : 1;

/** Height of type on the map: 20 CSS pixels of 720 in a meeting, never under 16. */
export const meetingType = ({ scale }: Pick<MapContent, 'scale'>): number => Math.max(16, 20 * scale);

/** The text of the source, as its supplier wants to be named. */
export const sourceAttribution = (content: MapContent, role: SourceRole): string | null => {
  const texts = content.snapshot.project.sources
    .filter((source) => source.role === role && source.source)
    .map((source) => source.source!);
  return texts.length ? [...new Set(texts)].join('; ') : null;
};

/** The project has sources of the role, and they are switched on. All of one role but coverage are drawn together. */
export const isShown = (content: MapContent, role: SourceRole): boolean =>
  content.choices.visible(role) &&
  (content.snapshot.project.sources.some((source) => source.role === role) ||
    Boolean(content.snapshot.project.mapEdits?.some(({ on }) => on === role)));

/** Tiles are cut as fine as the map shows them: nothing is drawn larger than it was cut. */
const FINEST_ZOOM = 16;

/** A layer of the project as vector tiles, and what its style layers draw from; null where the project has none. */
export function tileSource(
  { snapshot }: Pick<MapContent, 'snapshot'>,
  id: string,
): { readonly source: VectorSourceSpecification; readonly from: VectorFrom } | null {
  const layer = snapshot.layers.find((entry) => entry.id === id);
  if (!layer) return null;
  return {
    source: {
      type: 'vector',
      tiles: [`songban://tile/${layer.version}/${id}/{z}/{x}/{y}`],
      maxzoom: FINEST_ZOOM,
      bounds: [...snapshot.bounds],
    },
    from: { source: id, 'source-layer': 'layer' },
  };
}

export interface VectorFrom {
  readonly source: string;
  readonly 'source-layer': 'layer';
}

export const geojsonSource = (data: GeoJSON.FeatureCollection): SourceSpecification => ({
  type: 'geojson',
  data,
});

export const collection = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

/** Remembers the answer for the last keys, compared by identity, so that an unchanged input gives the same object. */
export function remember<K extends readonly unknown[], V>(make: (...keys: K) => V): (...keys: K) => V {
  let last: { readonly keys: K; readonly value: V } | null = null;
  return (...keys) => {
    if (!last || keys.some((key, at) => key !== last!.keys[at])) last = { keys, value: make(...keys) };
    return last.value;
  };
}

/** The map library numbers the symbols of a layer in a tile by sixteen bits with a sign: of more it draws none and breaks. */
export const MOST_SYMBOLS = 32_000;
/** Parts of a crowd that still answer to the pointer: more villages than a nation has. */
const MOST_PARTS = 8;

/** Id of a part of a layer whose symbols are too many for one. */
export const partId = (id: string, part: number): string => (part === 0 ? id : `${id}+${part}`);

/** Every id that the parts of a layer may have. */
export const partIds = (id: string): readonly string[] =>
  Array.from({ length: MOST_PARTS }, (_, part) => partId(id, part));
