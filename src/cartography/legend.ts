import { messagesIn } from '../i18n/messages.ts';
import type { Language } from '../i18n/number.ts';
import {
  areaStyle,
  lineStyle,
  AREA_CLASSES,
  LINE_CLASSES,
  type AreaClass,
  type AreaStyle,
  type LineClass,
  type LineStyle,
} from './styles.ts';
import { pointSymbol, type MapSymbol, type PointClass } from './symbols.ts';
import type { DataClass, Flavour } from './tokens.ts';

/** One row of a legend with the drawing that the map itself uses. */
export type LegendEntry = { readonly dataClass: DataClass; readonly label: string } & (
  | { readonly form: 'point'; readonly symbol: MapSymbol }
  | { readonly form: 'line'; readonly line: LineStyle }
  | { readonly form: 'area'; readonly area: AreaStyle }
);

const isArea = (dataClass: DataClass): dataClass is AreaClass =>
  (AREA_CLASSES as readonly string[]).includes(dataClass);
const isLine = (dataClass: DataClass): dataClass is LineClass =>
  (LINE_CLASSES as readonly string[]).includes(dataClass);

/** Order in which a reader looks: what is missing, what exists, what is planned, what is there for orientation. */
const READING_ORDER: readonly DataClass[] = [
  'villageRanked',
  'villageUncovered',
  'villagePartial',
  'villageUnknown',
  'villageCovered',
  'leftOut',
  'depressionSpot',
  'depression',
  'noCoverage',
  'coverage',
  'estimatedCoverage',
  'predicted',
  'predictedBareOnly',
  'proposed',
  'proposedArea',
  'plannedFibre',
  'plannedHop',
  'villageGained',
  'candidate',
  'site',
  'measurement',
  'editedOnMap',
  'fibre',
  'fibreNode',
  'road',
  'power',
  'restriction',
  'commune',
  'province',
];

/** Entries for the classes that are on the map, in reading order, in the words of the language. */
export function legendEntries(
  shown: ReadonlySet<DataClass>,
  flavour: Flavour,
  language: Language,
): readonly LegendEntry[] {
  const words = messagesIn(language).map.legend;
  return READING_ORDER.filter((dataClass) => shown.has(dataClass)).map((dataClass) => {
    const label = words[dataClass];
    if (isArea(dataClass)) return { dataClass, label, form: 'area', area: areaStyle(dataClass, flavour) };
    if (isLine(dataClass)) return { dataClass, label, form: 'line', line: lineStyle(dataClass, flavour) };
    return { dataClass, label, form: 'point', symbol: pointSymbol(dataClass as PointClass, flavour) };
  });
}
