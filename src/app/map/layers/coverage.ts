import type { FilterSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { areaStyle, operatorDash } from '../../../cartography/styles.ts';
import type { Flavour } from '../../../cartography/tokens.ts';
import type { Evidence, OperatorId, Technology } from '../../../model/service.ts';
import { hatchImage } from '../images.ts';
import { sourceAttribution, type MapContent, type MapLayer } from './layer.ts';

export interface CoverageTiles {
  /** Id of the drawable layer, `coverage/...`. */
  readonly id: string;
  readonly sourceId: string;
  readonly operator: OperatorId;
  readonly technology: Technology;
  readonly evidence: Evidence;
}

/** The coverage layers of a snapshot. A mixed file has one layer per claim, whose id names it. */
export function coverageLayers({ snapshot }: Pick<MapContent, 'snapshot'>): CoverageTiles[] {
  return snapshot.layers.flatMap(({ id }) => {
    if (!id.startsWith('coverage/')) return [];
    const parts = id.slice('coverage/'.length).split('/');
    const claim = parts.length >= 4 ? parts.splice(-3) : [];
    const source = snapshot.project.sources.find((entry) => entry.id === parts.join('/'));
    if (!source) return [];
    return [
      {
        id,
        sourceId: source.id,
        operator: claim[0] ?? source.operator ?? 'unspecified',
        technology: (claim[1] ?? source.technology ?? '4G') as Technology,
        evidence: (claim[2] ?? source.evidence ?? 'declared') as Evidence,
      },
    ];
  });
}

/** Drawn are the layers that the figures count, of the chosen operator, that are switched on. */
function shownLayers(content: MapContent): CoverageTiles[] {
  const { settings } = content.snapshot;
  return coverageLayers(content).filter(
    (layer) =>
      content.choices.visible(layer.sourceId) &&
      (content.operator === 'any' || layer.operator === content.operator) &&
      (settings.operators === 'all' || settings.operators.includes(layer.operator)) &&
      settings.technologies.includes(layer.technology) &&
      settings.evidence.includes(layer.evidence),
  );
}

const areaClass = (layer: CoverageTiles) =>
  layer.evidence === 'estimated' ? ('estimatedCoverage' as const) : ('coverage' as const);

/** Fill of one of `count` overlapping layers, so that all together reach the opacity of the class. */
const sharedOpacity = (opacity: number, count: number): number =>
  1 - (1 - Math.min(0.95, opacity * 1.35)) ** (1 / Math.max(1, count));

function styleLayers(
  layer: CoverageTiles,
  content: MapContent,
  flavour: Flavour,
  count: number,
): LayerSpecification[] {
  const style = areaStyle(areaClass(layer), flavour);
  const dash =
    style.outline.dash ?? operatorDash(content.snapshot.findings.operators.indexOf(layer.operator));
  const strength = content.choices.opacity(layer.sourceId);
  const polygons: FilterSpecification = ['==', ['geometry-type'], 'Polygon'];
  const base = { source: layer.id, 'source-layer': 'layer', filter: polygons };
  return [
    {
      id: `${layer.id}#fill`,
      type: 'fill',
      ...base,
      paint: {
        'fill-color': style.fill,
        'fill-opacity': sharedOpacity(style.fillOpacity, count) * strength,
        'fill-antialias': false,
      },
    },
    ...(style.hatch
      ? [
          {
            id: `${layer.id}#hatch`,
            type: 'fill' as const,
            ...base,
            paint: { 'fill-pattern': hatchImage(areaClass(layer), flavour), 'fill-opacity': 0.6 * strength },
          },
        ]
      : []),
    {
      id: `${layer.id}#outline`,
      type: 'line',
      ...base,
      paint: {
        'line-color': style.outline.colour,
        'line-width': [
          'interpolate',
          ['linear'],
          ['zoom'],
          8,
          style.outline.width * 0.5,
          12,
          style.outline.width * 1.2,
        ],
        'line-opacity': 0.65 * strength,
        ...(dash && { 'line-dasharray': [...dash] }),
      },
    },
  ];
}

/** Coverage as the operators draw it, one set of tiles per operator, technology and evidence class. */
export const coverage: MapLayer = {
  id: 'coverage',
  build(content, flavour) {
    const shown = shownLayers(content);
    const sources: Record<string, SourceSpecification> = {};
    for (const { id } of shown)
      sources[id] = {
        type: 'vector',
        tiles: [`songban://tile/${content.snapshot.revision}/${id}/{z}/{x}/{y}`],
        maxzoom: 13,
        bounds: [...content.snapshot.bounds],
      };
    return { sources, layers: shown.flatMap((layer) => styleLayers(layer, content, flavour, shown.length)) };
  },
  legend: (content) => [...new Set(shownLayers(content).map(areaClass))],
  attribution: (content) => sourceAttribution(content, 'coverage'),
};
