import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { legendEntries, type LegendEntry } from '../../cartography/legend.ts';
import { PAPER, type DataClass, type Flavour } from '../../cartography/tokens.ts';
import { remember, type MapContent } from './layers/layer.ts';
import { Z_ORDER } from './z-order.ts';

/** Layers that have something to draw, with it; style, legend and attribution ask for the same content. */
const drawn = remember((content: MapContent, flavour: Flavour) =>
  Z_ORDER.flatMap((layer) => {
    const parts = layer.build(content, flavour);
    return parts ? [{ layer, parts }] : [];
  }),
);

/** The whole style of the map. No `glyphs`: letters are drawn from the app's own font. */
export function buildStyle(content: MapContent, flavour: Flavour): StyleSpecification {
  const sources: Record<string, SourceSpecification> = {};
  const layers: LayerSpecification[] = [
    {
      id: 'background',
      type: 'background',
      paint: { 'background-color': content.relief ? PAPER.surround : PAPER.land },
    },
  ];
  for (const { parts } of drawn(content, flavour)) {
    Object.assign(sources, parts.sources);
    layers.push(...parts.layers);
  }
  return { version: 8, sources, layers };
}

/** Legend of what is drawn now. */
export function buildLegend(content: MapContent, flavour: Flavour): readonly LegendEntry[] {
  const shown = new Set<DataClass>(
    drawn(content, flavour).flatMap(({ layer }) => layer.legend(content, flavour)),
  );
  const entries = legendEntries(shown, flavour, content.language);
  // Beside levels from terrain what operators declare has its outlines alone.
  if (!content.terrain?.image) return entries;
  return entries.map((entry) =>
    entry.form === 'area' && (entry.dataClass === 'coverage' || entry.dataClass === 'estimatedCoverage')
      ? { ...entry, area: { ...entry.area, fillOpacity: 0, hatch: null } }
      : entry,
  );
}

/** Suppliers of the data drawn now. */
export const buildAttribution = (content: MapContent): readonly string[] => [
  ...new Set(
    drawn(content, 'screen').flatMap(({ layer }) =>
      layer.legend(content, 'screen').length > 0 ? (layer.attribution(content) ?? []) : [],
    ),
  ),
];
