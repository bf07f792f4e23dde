import type { FilterSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { rgbOf } from '../../../cartography/hatch.ts';
import { areaStyle, operatorDash, type AreaStyle } from '../../../cartography/styles.ts';
import type { Flavour } from '../../../cartography/tokens.ts';
import type { Evidence, OperatorId, Technology } from '../../../model/service.ts';
import { ROLES } from '../../../model/roles.ts';
import { hatchImage } from './images.ts';
import { sourceAttribution, tileSource, type MapContent, type MapLayer } from './layer.ts';

interface CoverageTiles {
  /** Id of the drawable layer, `coverage/...`. */
  readonly id: string;
  readonly sourceId: string;
  readonly operator: OperatorId;
  readonly technology: Technology;
  readonly evidence: Evidence;
}

/** The coverage layers of a snapshot. A mixed file has one layer per claim, whose id names it. */
function coverageLayers({ snapshot }: Pick<MapContent, 'snapshot'>): CoverageTiles[] {
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
  1 - (1 - Math.min(0.95, opacity * 1.6)) ** (1 / Math.max(1, count));

/** The fill over white paper, without transparency: overlapping layers then look like one. */
function opaqueFill({ fill, fillOpacity }: AreaStyle): string {
  const channels = rgbOf(fill).map((value) => Math.round(255 - (255 - value) * fillOpacity));
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

interface Drawing {
  readonly layer: CoverageTiles;
  readonly style: AreaStyle;
  readonly flavour: Flavour;
  /** 0..1, as chosen by the user. */
  readonly strength: number;
  /** How many coverage layers are drawn together. */
  readonly count: number;
}

const baseOf = ({ layer }: Drawing) => ({
  source: layer.id,
  'source-layer': 'layer',
  filter: ['==', ['geometry-type'], 'Polygon'] as FilterSpecification,
});

function fillLayers(drawing: Drawing): LayerSpecification[] {
  const { layer, style, flavour, strength, count } = drawing;
  const paint =
    flavour === 'projector'
      ? { 'fill-color': opaqueFill(style), 'fill-opacity': strength }
      : { 'fill-color': style.fill, 'fill-opacity': sharedOpacity(style.fillOpacity, count) * strength };
  const fill: LayerSpecification = {
    id: `${layer.id}#fill`,
    type: 'fill',
    ...baseOf(drawing),
    paint: { ...paint, 'fill-antialias': false },
  };
  if (!style.hatch) return [fill];
  const pattern = { 'fill-pattern': hatchImage(areaClass(layer), flavour), 'fill-opacity': 0.6 * strength };
  return [fill, { id: `${layer.id}#hatch`, type: 'fill', ...baseOf(drawing), paint: pattern }];
}

function outlineLayer(drawing: Drawing, dash: readonly number[] | null): LayerSpecification {
  const { layer, style, flavour, strength } = drawing;
  const { colour, width } = style.outline;
  const far = flavour === 'projector' ? 1 : 0.25;
  return {
    id: `${layer.id}#outline`,
    type: 'line',
    ...baseOf(drawing),
    paint: {
      'line-color': colour,
      'line-width': ['interpolate', ['linear'], ['zoom'], 8, width * 0.5, 12, width * 1.2],
      // From afar the ragged edges of many cells would cover what they enclose.
      'line-opacity': ['interpolate', ['linear'], ['zoom'], 8, far * strength, 10, 0.65 * strength],
      ...(dash && { 'line-dasharray': [...dash] }),
    },
  };
}

/**
 * On a screen every outline lies over all fills, so that operators stay apart by their dashes. For a
 * projector the fills lie over the outlines: only the edge of the union is left.
 */
function styleLayers(
  shown: readonly CoverageTiles[],
  content: MapContent,
  flavour: Flavour,
): LayerSpecification[] {
  const drawings = shown.map((layer) => ({
    layer,
    flavour,
    style: areaStyle(areaClass(layer), flavour),
    strength: content.choices.opacity(layer.sourceId),
    count: shown.length,
  }));
  const dashOf = ({ layer, style }: Drawing) =>
    flavour === 'projector'
      ? null
      : (style.outline.dash ?? operatorDash(content.snapshot.findings.operators.indexOf(layer.operator)));
  const fills = drawings.flatMap(fillLayers);
  const outlines = drawings.map((drawing) => outlineLayer(drawing, dashOf(drawing)));
  return flavour === 'projector' ? [...outlines, ...fills] : [...fills, ...outlines];
}

/** Coverage as the operators draw it, one set of tiles per operator, technology and evidence class. */
export const coverageLayer: MapLayer = {
  id: 'coverage',
  order: ROLES.coverage.map.order,
  build(content, flavour) {
    const shown = shownLayers(content);
    const sources: Record<string, SourceSpecification> = {};
    for (const { id } of shown) sources[id] = tileSource(content, id)!.source;
    return { sources, layers: styleLayers(shown, content, flavour) };
  },
  legend: (content) => [...new Set(shownLayers(content).map(areaClass))],
  attribution: (content) => sourceAttribution(content, 'coverage'),
};
