import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import type { DataClass, Flavour } from '../../cartography/tokens.ts';
import type { Language } from '../../i18n/number.ts';
import type { Fonts } from '../fonts.ts';
import { drawColumn } from './frame/column.ts';
import { drawCommuneNames } from './map/commune-names.ts';
import { drawFoot } from './frame/foot.ts';
import { drawFrame } from './map/graticule.ts';
import { Ink } from './sheet/ink.ts';
import { prepareShapes, type MapShapes } from './map/map-shapes.ts';
import {
  drawAreas,
  drawGround,
  drawLines,
  drawNorthArrow,
  drawPlannedAreas,
  drawPlannedWorks,
  drawSites,
  drawVillages,
  Opacities,
  type LayerContext,
} from './map/map-layers.ts';
import { embedRelief } from './map/relief-image.ts';
import { planeFor, SHEET } from './sheet/sheet.ts';
import { drawTitle, mapTitle } from './frame/title.ts';
import { Typesetter } from './sheet/type.ts';
import { villagesOnPaper, type PaperVillage } from './map/villages-on-paper.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { ReportInput, Scope } from '../report-input.ts';

export interface MapOptions {
  readonly language: Language;
  /** Masts are drawn on the internal map only, which prints NỘI BỘ. */
  readonly scope: Scope;
  readonly fonts: Fonts;
  /** Mono printers: hatches instead of tints. Default colour paper. */
  readonly flavour?: Extract<Flavour, 'print' | 'grey'>;
}

/**
 * The A3 landscape map as PDF, drawn from the data: vectors, its own quiet relief, searchable text. Runs in Node
 * and in a worker; the same input gives the same bytes.
 */
export async function drawMapA3(input: ReportInput, options: MapOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { language, scope, flavour = 'print' } = options;
  const document = await PDFDocument.create({ updateMetadata: false });
  const page = document.addPage([SHEET.width, SHEET.height]);
  const type = await Typesetter.embed(document, options.fonts);
  const plane = planeFor(input.dataset.communes.geometry.xy, input.findings.bounds);
  const land = prepareShapes(input, plane);
  const context: LayerContext = {
    input,
    ink: new Ink(),
    type,
    plane,
    land,
    opacities: new Opacities(),
    flavour,
  };
  const { terrain } = input.dataset;
  const relief =
    terrain?.ground.length && flavour !== 'grey'
      ? { name: 'Relief', ref: embedRelief(document, terrain, plane) }
      : null;
  const { villages, counts } = villagesOnPaper(input, plane);

  drawGround(context, relief);
  const numbered = drawMap(context, villages, scope);
  drawNorthArrow(context, messagesIn(language).paper.north);
  drawFrame(context.ink, type, plane);
  drawTitle(context.ink, type, input, scope, language);
  drawColumn({ ...context, language, counts, shown: classesShown(input, land, counts, scope) }, numbered);
  drawFoot({ ink: context.ink, type, input, plane, language });

  const { node } = page;
  for (const [name, font] of type.resources()) node.setFontDictionary(PDFName.of(name), font.ref);
  for (const [name, opacity] of context.opacities.used)
    node.setExtGState(PDFName.of(name), document.context.obj({ Type: 'ExtGState', ca: opacity }));
  if (relief) node.setXObject(PDFName.of(relief.name), relief.ref);
  node.set(
    PDFName.of('Contents'),
    document.context.register(document.context.flateStream(context.ink.toString())),
  );
  describe(document, input, language);
  return (await document.save({
    addDefaultPage: false,
    updateFieldAppearances: false,
  })) as Uint8Array<ArrayBuffer>;
}

/** All layers from the ground up; answers the key of communes that only a number found room for. */
function drawMap(context: LayerContext, villages: readonly PaperVillage[], scope: Scope): readonly string[] {
  const { land } = context;
  drawAreas(context, 'coverage', land.coverage);
  drawAreas(context, 'estimatedCoverage', land.estimatedCoverage);
  drawAreas(context, 'depression', land.depressions);
  drawPlannedAreas(context);
  drawLines(context);
  if (scope === 'internal') drawSites(context);
  drawVillages(context, villages);
  drawPlannedWorks(context);
  return drawCommuneNames(context, villages);
}

/** What the legend explains: only what is on this map. */
function classesShown(
  input: ReportInput,
  land: MapShapes,
  counts: Readonly<Record<PaperVillage['symbol'], number>>,
  scope: Scope,
): ReadonlySet<DataClass> {
  const { dataset, plan } = input;
  const planned = (plan?.chosen.length ?? 0) > 0;
  const shown: readonly (readonly [DataClass, boolean])[] = [
    ['villageUncovered', counts.villageUncovered > 0],
    ['villagePartial', counts.villagePartial > 0],
    ['villageUnknown', counts.villageUnknown > 0],
    ['villageCovered', counts.villageCovered > 0],
    ['coverage', land.coverage.length > 0],
    ['estimatedCoverage', land.estimatedCoverage.length > 0],
    ['depression', land.depressions.length > 0],
    ['fibre', land.fibre.length > 0],
    ['proposed', planned],
    ['proposedArea', planned],
    ['villageGained', planned],
    ['site', scope === 'internal' && dataset.sites.length > 0],
    ['commune', dataset.communes.records.length > 0],
    ['province', land.provinceOutlines.length > 0],
  ];
  return new Set(shown.filter(([, there]) => there).map(([dataClass]) => dataClass));
}

function describe(document: PDFDocument, input: ReportInput, language: Language): void {
  const { project } = input;
  const words = messagesIn(language);
  document.setTitle(mapTitle(input, language), { showInWindowTitleBar: true });
  document.setSubject(project.synthetic ? `${project.title} · ${words.common.synthetic}` : project.title);
  document.setCreator(words.common.productName);
  document.setProducer(words.common.productName);
  document.setLanguage(language);
  const date = new Date(`${project.asOf}T00:00:00Z`);
  document.setCreationDate(date);
  document.setModificationDate(date);
}
