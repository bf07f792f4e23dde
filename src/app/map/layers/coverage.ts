import type { FilterSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { areaStyle, operatorDash, type AreaStyle } from '../../../cartography/styles.ts';
import { INK, type Flavour } from '../../../cartography/tokens.ts';
import type { Evidence, OperatorId, Technology } from '../../../model/service.ts';
import { MAP_EDITS } from '../../../model/edits/map-edits.ts';
import { ROLES } from '../../../model/roles.ts';
import { operatorsInOrder } from '../../session/layer-groups.ts';
import { nameOfOperator } from '../../parts/words/describe.ts';
import { hatchImage } from '../images/images.ts';
import { sourceAttribution, symbolUnit, tileSource, type MapContent, type MapLayer } from './layer.ts';

export interface CoverageTiles {
  /** Id of the drawable layer, `coverage/...`. */
  readonly id: string;
  readonly sourceId: string;
  readonly operator: OperatorId;
  readonly technology: Technology;
  readonly evidence: Evidence;
  /** The figures count it under the present settings. */
  readonly counted: boolean;
}

const isCounted = (
  { operator, technology, evidence }: Omit<CoverageTiles, 'counted'>,
  { operators, technologies, evidence: chosen }: MapContent['snapshot']['settings'],
): boolean =>
  (operators === 'all' || operators.includes(operator)) &&
  technologies.includes(technology) &&
  chosen.includes(evidence);

/** The coverage layers of a snapshot. A mixed file has one layer per claim, whose id names it. */
export function coverageLayers({ snapshot }: Pick<MapContent, 'snapshot'>): CoverageTiles[] {
  return snapshot.layers.flatMap(({ id }) => {
    if (!id.startsWith('coverage/')) return [];
    const parts = id.slice('coverage/'.length).split('/');
    const claim = parts.length >= 4 ? parts.splice(-3) : [];
    const source = snapshot.project.sources.find((entry) => entry.id === parts.join('/'));
    const sourceId = source?.id ?? (claim.length && parts.join('/') === MAP_EDITS ? MAP_EDITS : null);
    if (sourceId === null) return [];
    const layer = {
      id,
      sourceId,
      operator: claim[0] ?? source?.operator ?? 'unspecified',
      technology: (claim[1] ?? source?.technology ?? '4G') as Technology,
      evidence: (claim[2] ?? source?.evidence ?? 'declared') as Evidence,
    };
    return [{ ...layer, counted: isCounted(layer, snapshot.settings) }];
  });
}

/** Drawn are the layers of the chosen operator that are switched on; those that no figure counts only on request. */
export const shownCoverage = (content: MapContent): CoverageTiles[] =>
  coverageLayers(content).filter(
    (layer) =>
      content.choices.visible(layer.sourceId, layer.counted) &&
      (content.operator === 'any' || layer.operator === content.operator),
  );

/** Style layer with the areas of a coverage layer: it answers where there are any. */
export const coverageFillId = ({ id }: Pick<CoverageTiles, 'id'>): string => `${id}#fill`;

/** The dash of an operator's outlines; null: solid. */
export const dashOfOperator = (operator: OperatorId, { snapshot }: Pick<MapContent, 'snapshot'>) =>
  operatorDash(operatorsInOrder(snapshot).indexOf(operator));

const areaClass = (layer: CoverageTiles) =>
  layer.evidence === 'estimated' ? ('estimatedCoverage' as const) : ('coverage' as const);

/** Opacity of overlapping layers together where the relief shows through. */
const THROUGH = 0.55;
/** Fill of one of `count` overlapping layers, so that all together reach an opacity. */
const sharedOpacity = (opacity: number, count: number): number =>
  1 - (1 - opacity) ** (1 / Math.max(1, count));

interface Drawing {
  readonly layer: CoverageTiles;
  readonly style: AreaStyle;
  readonly flavour: Flavour;
  /** 0..1, as chosen by the user, less beside an operator that stands out. */
  readonly strength: number;
  readonly isLit: boolean;
  /** How many coverage layers are drawn together. */
  readonly count: number;
  readonly relief: boolean;
  /** Levels from terrain are drawn: what operators declare keeps its outlines alone. */
  readonly outlined: boolean;
  /** Size of a line as a factor of its style. */
  readonly unit: number;
}

const baseOf = ({ layer }: Drawing) => ({
  source: layer.id,
  'source-layer': 'layer',
  filter: ['==', ['geometry-type'], 'Polygon'] as FilterSpecification,
});

function fillLayers(drawing: Drawing): LayerSpecification[] {
  const { layer, style, flavour, strength, count, relief } = drawing;
  const plain = !layer.counted || drawing.outlined;
  // What no figure counts has an outline alone; its areas still answer the pointer.
  const paint = plain
    ? { 'fill-color': style.fill, 'fill-opacity': 0 }
    : {
        'fill-color': style.fill,
        // Opaque: overlapping layers look like one. Near by the relief shows through.
        'fill-opacity': relief
          ? ([
              'interpolate',
              ['linear'],
              ['zoom'],
              9,
              strength,
              11,
              sharedOpacity(THROUGH, count) * strength,
            ] as never)
          : strength,
      };
  const fill: LayerSpecification = {
    id: coverageFillId(layer),
    type: 'fill',
    ...baseOf(drawing),
    paint: { ...paint, 'fill-antialias': false },
  };
  if (!style.hatch || plain) return [fill];
  const pattern = { 'fill-pattern': hatchImage(areaClass(layer), flavour), 'fill-opacity': 0.6 * strength };
  return [fill, { id: `${layer.id}#hatch`, type: 'fill', ...baseOf(drawing), paint: pattern }];
}

function outlineLayer(drawing: Drawing, dash: readonly number[] | null): LayerSpecification {
  const { layer, style, flavour, strength, unit } = drawing;
  const { colour } = style.outline;
  const width = style.outline.width * unit;
  // Four operators' edges at once are noise from afar: there the one that stands out has its own.
  const far = drawing.isLit ? 1 : flavour === 'projector' ? 0.3 : layer.counted ? 0 : 0.5;
  const near = drawing.isLit ? 1 : 0.65;
  // Areas vectorised from cells have an edge at each: their outlines come with the villages' own surroundings.
  const between = drawing.isLit ? 1 : 0.2;
  const wide = drawing.isLit ? 1.5 : 1;
  return {
    id: `${layer.id}#outline`,
    type: 'line',
    ...baseOf(drawing),
    paint: {
      'line-color': colour,
      'line-width': ['interpolate', ['linear'], ['zoom'], 8, width * 0.5 * wide, 12, width * 1.2 * wide],
      'line-opacity': [
        'interpolate',
        ['linear'],
        ['zoom'],
        8,
        far * strength,
        10,
        Math.max(far, between) * strength,
        11.5,
        Math.max(far, between) * strength,
        13,
        near * strength,
      ],
      ...(dash && { 'line-dasharray': [...dash] }),
    },
  };
}

/** The name of the operator that stands out, along its outlines. */
function nameLayer({ layer }: Drawing, { words }: MapContent): LayerSpecification {
  return {
    id: `${layer.id}#name`,
    type: 'symbol',
    source: layer.id,
    'source-layer': 'layer',
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 220,
      'text-field': `${nameOfOperator(layer.operator, words)} ${layer.technology}`,
      'text-font': ['Be Vietnam Pro'],
      'text-size': 11,
      'text-max-angle': 60,
    },
    paint: { 'text-color': INK.text, 'text-halo-color': INK.halo, 'text-halo-width': 1.6 },
  };
}

/** How strongly the others stand back. */
const UNLIT = 0.25;

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
    strength:
      content.choices.opacity(layer.sourceId) *
      (content.lit === null || content.lit === layer.operator ? 1 : UNLIT),
    isLit: content.lit === layer.operator,
    count: shown.filter(({ counted }) => counted).length,
    relief: content.relief,
    outlined: !!content.terrain?.image,
    unit: symbolUnit(content, flavour),
  }));
  const dashOf = ({ layer, style }: Drawing) =>
    flavour === 'projector' ? null : (style.outline.dash ?? dashOfOperator(layer.operator, content));
  const fills = drawings.flatMap(fillLayers);
  const outlines = drawings.map((drawing) => outlineLayer(drawing, dashOf(drawing)));
  const names = drawings.filter(({ isLit }) => isLit).map((drawing) => nameLayer(drawing, content));
  return flavour === 'projector' ? [...outlines, ...fills] : [...fills, ...outlines, ...names];
}

/** Coverage as the operators draw it, one set of tiles per operator, technology and evidence class. */
export const coverageLayer: MapLayer = {
  id: 'coverage',
  order: ROLES.coverage.map.order,
  build(content, flavour) {
    const shown = shownCoverage(content);
    const sources: Record<string, SourceSpecification> = {};
    for (const { id } of shown) sources[id] = tileSource(content, id)!.source;
    return { sources, layers: styleLayers(shown, content, flavour) };
  },
  legend: (content) => [...new Set(shownCoverage(content).map(areaClass))],
  attribution: (content) => sourceAttribution(content, 'coverage'),
};
