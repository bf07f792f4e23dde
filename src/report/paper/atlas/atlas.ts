import { Pause } from '../../../analysis/findings/pause.ts';
import { compareNames, compareCodes } from '../../../i18n/text.ts';
import { messagesIn } from '../../../i18n/messages.ts';
import type { TaskContext } from '../../../model/basics/progress.ts';
import type { ReportInput } from '../../report-input.ts';
import { communesOfWorks } from '../../results/communes-of-works.ts';
import { villageRows, type VillageRow } from '../../results/village-rows.ts';
import { provinceName } from '../frame/title.ts';
import { nameOnMap } from '../map/commune-names.ts';
import { meridianFor, transverseMercator } from '../sheet/projection.ts';
import { PaperDocument } from '../sheet/paper-document.ts';
import { documentFacts, type PaperOptions } from '../sheet/paper-options.ts';
import { communeFacts } from './commune-facts.ts';
import { drawPages } from './commune-page.ts';
import { pagesOf, type AtlasContext } from './page-layout.ts';

/**
 * One page per commune as PDF: its map, the table of its villages, its sentences; a commune with more villages than a
 * page holds goes on. Communes stand as a Vietnamese reader looks for them. The same input gives the same bytes.
 */
export async function drawAtlas(
  input: ReportInput,
  options: PaperOptions,
  task: TaskContext = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { language, grey = false } = options;
  const document = await PaperDocument.create(options.fonts, grey);
  const { bounds, villageCommune } = input.findings;
  const context: AtlasContext = {
    input,
    options,
    document,
    projection: transverseMercator(meridianFor(bounds[0], bounds[2])),
    flavour: grey ? 'grey' : 'print',
  };
  const works = communesOfWorks(input);
  const byCommune = input.dataset.communes.records.map((): VillageRow[] => []);
  for (const row of villageRows(input)) byCommune[villageCommune[row.index]!]?.push(row);
  const pages = communesInOrder(input).map((commune) => {
    const facts = communeFacts(input, commune, byCommune[commune]!, works, language);
    return { facts, pages: pagesOf(context, facts) };
  });
  const total = pages.reduce((sum, { pages: { length } }) => sum + length, 0);
  const pause = new Pause(task);
  let first = 1;
  for (const [at, entry] of pages.entries()) {
    drawPages(context, entry, first, total);
    first += entry.pages.length;
    await pause.turn('atlas', at + 1, pages.length);
  }
  const title = messagesIn(language).atlas.title(provinceName(input, language)).toLocaleUpperCase(language);
  return document.bytes(documentFacts(input, title, language));
}

/** By name without what kind of commune it is; then by code. */
function communesInOrder({ dataset }: ReportInput): number[] {
  const { records } = dataset.communes;
  const names = records.map(({ name }) => nameOnMap(name).replace(/^(P|TT)\. /, ''));
  return [...records.keys()].sort(
    (a, b) => compareNames(names[a]!, names[b]!) || compareCodes(records[a]!.code, records[b]!.code),
  );
}
