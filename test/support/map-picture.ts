import {
  featureFilter,
  latest,
  normalizePropertyExpression,
  type LayerSpecification,
  type StyleSpecification,
} from '@maplibre/maplibre-gl-style-spec';

/** Zooms at which a picture is looked at: a province, the steps to its villages, a valley. */
const ZOOMS = [7, 8.5, 9.2, 10, 11.5, 14] as const;
const TYPES = { Point: 1, LineString: 2, Polygon: 3 } as const;

interface Probe {
  readonly id?: number;
  readonly type: 1 | 2 | 3;
  readonly properties: Record<string, unknown>;
  readonly geometry: [];
}

/** What stands in tiles: numbered records of every shape, of one owner, of another, of nobody. */
const OF_TILES: readonly Probe[] = ([1, 2, 3] as const).flatMap((type) =>
  [{ name: 'viettel' }, { name: 'mobifone' }, {}, { name: '4' }].map((properties, id): Probe => ({
    ...{ id, type, properties, geometry: [] },
  })),
);

const probesOf = (layer: LayerSpecification, { sources }: StyleSpecification): readonly Probe[] => {
  const source = 'source' in layer ? sources[layer.source] : null;
  if (source?.type !== 'geojson') return source?.type === 'vector' ? OF_TILES : [];
  return (source.data as GeoJSON.FeatureCollection).features.map(({ properties, geometry }) => ({
    type: TYPES[geometry.type as keyof typeof TYPES],
    properties: properties ?? {},
    geometry: [],
  }));
};

/** The same values once; a value that changes in the order in which it does. */
const runs = (values: readonly string[]): string[] => values.filter((one, k) => one !== values[k - 1]);
const number = (value: number): string => String(Number(value.toPrecision(4)));

function shown(value: unknown): string {
  if (typeof value === 'number') return number(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${value.map(shown).join(' ')}]`;
  if ('rgb' in value) return value.toString();
  if ('name' in value) return String(value.name);
  if ('sections' in value || 'values' in value) return String(value);
  return JSON.stringify(value);
}

/** A property as the map works it out: by zoom, for every feature that the layer draws. */
function drawnAs(
  layer: LayerSpecification,
  group: 'paint' | 'layout',
  name: string,
  probes: readonly Probe[],
) {
  const reference = latest[`${group}_${layer.type}`] as unknown as Record<string, never>;
  const raw = (layer[group] as Record<string, unknown>)[name];
  const expression = normalizePropertyExpression(raw as never, `${layer.id}.${name}`, reference[name]!);
  // Without a feature nothing is worked out.
  if (!probes.length && JSON.stringify(raw).includes('"get"')) return `${name}: ${JSON.stringify(raw)}`;
  const of = (probe?: Probe): string =>
    runs(ZOOMS.map((zoom) => shown(expression.evaluate({ zoom }, probe as never, {}, undefined, [])))).join(
      ' → ',
    );
  return `${name}: ${runs(probes.length ? probes.map(of) : [of()]).join(' | ')}`;
}

function layerLines(layer: LayerSpecification, style: StyleSpecification): string[] {
  const { filter } = featureFilter(
    'filter' in layer ? layer.filter : undefined,
    `${layer.id}.filter`,
  ) as unknown as { filter: (globals: object, feature: Probe) => boolean };
  const all = probesOf(layer, style);
  const taken = all.filter((probe) => filter({ zoom: 12 }, probe));
  const range = [layer.minzoom ?? '', layer.maxzoom ?? ''].join('–');
  const from = 'source' in layer ? ` of ${layer.source}${'source-layer' in layer ? ' (tiles)' : ''}` : '';
  const some =
    taken.length === all.length
      ? ''
      : ` ${taken.map((p) => `${p.type}#${p.id ?? all.indexOf(p)}`).join(' ')}`;
  const head = `${layer.id}: ${layer.type}${from}${range === '–' ? '' : ` zoom ${range}`}${some && ` only${some}`}`;
  return [
    head,
    ...(['layout', 'paint'] as const).flatMap((group) =>
      Object.keys(layer[group] ?? {}).map((name) => `${layer.id} ${drawnAs(layer, group, name, taken)}`),
    ),
  ];
}

const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, part: unknown) => (typeof part === 'number' ? Number(part.toFixed(4)) : part)),
  );
/** Of a long ring every eighth corner stands for the others. */
function placesOf(geometry: GeoJSON.Geometry): unknown {
  const { coordinates } = geometry as GeoJSON.Point | GeoJSON.Polygon;
  return rounded(
    geometry.type === 'Polygon' && geometry.coordinates[0]!.length > 9
      ? geometry.coordinates.map((ring) => ring.filter((_, k) => k % 8 === 0))
      : coordinates,
  );
}

function sourceLines(id: string, { sources }: StyleSpecification): string[] {
  const source = sources[id]!;
  if (source.type !== 'geojson') return [`source ${id}: ${JSON.stringify(source)}`];
  return (source.data as GeoJSON.FeatureCollection).features.map(
    ({ properties, geometry }) =>
      `source ${id}: ${geometry.type} ${JSON.stringify(placesOf(geometry))} ${JSON.stringify(rounded(properties))}`,
  );
}

/** A style told line by line, bottom first: what is drawn of which features, with every property as it comes out. */
export const pictureOf = (style: StyleSpecification): string[] => [
  ...Object.keys(style.sources)
    .sort()
    .flatMap((id) => sourceLines(id, style)),
  ...style.layers.flatMap((layer, k) => [
    ...layerLines(layer, style),
    ...(k ? [`${layer.id} lies on ${style.layers[k - 1]!.id}`] : []),
  ]),
];

/** What another picture has instead: lines that are gone, and lines that come. */
export function changesOf(before: readonly string[], after: readonly string[]): string[] {
  const [old, next] = [new Set(before), new Set(after)];
  return [
    ...before.filter((line) => !next.has(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !old.has(line)).map((line) => `+ ${line}`),
  ];
}
