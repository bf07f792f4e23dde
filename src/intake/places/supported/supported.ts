import { integerAt } from '../../../model/basics/elements.ts';
import { compareCodes } from '../../../i18n/text.ts';
import type { Support } from '../../../model/surroundings/surroundings.ts';
import type { OpenQuestions } from '../../findings/open-questions.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import { recordsOf, type LoadedSource, type RecordAt } from '../../records/loaded-source.ts';
import type { CommuneMatcher } from '../communes/commune-match.ts';
import type { VillagesBuilt } from '../villages/villages.ts';
import { readUntil, readYears } from './supported-terms.ts';
import { VillageOfSupport } from './village-of-support.ts';

interface Context {
  readonly villages: VillagesBuilt;
  readonly placer: CommuneMatcher;
  readonly nameOfCommune: (code: string) => string | null;
  readonly questions: OpenQuestions;
}

/**
 * Entries of earlier lists by village. One whose village is not found keeps its place, where it has one, and is told;
 * without a place it is left out.
 */
export function buildSupported(
  sources: readonly LoadedSource[],
  { villages, placer, nameOfCommune, questions }: Context,
): readonly Support[] {
  if (!sources.length) return [];
  const finder = new VillageOfSupport(villages.layer, villages.mergedInto, placer, nameOfCommune, questions);
  const byPlace = new Map<FieldReader, { count: number; most: number }>();
  const entries: Support[] = [];
  for (const record of recordsOf(sources)) {
    const { source, reader, row } = record;
    const { village, place, byPlaceMeters, waits } = finder.match(record);
    if (waits) continue;
    if (village === null) reportUnknown(record, place !== null);
    if (village === null && place === null) continue;
    if (byPlaceMeters !== undefined) {
      const known = byPlace.get(reader) ?? { count: 0, most: 0 };
      byPlace.set(reader, { count: known.count + 1, most: Math.max(known.most, byPlaceMeters) });
    }
    const programme = reader.text('programme', row);
    if (programme === null)
      reader.log.atRow(reader.table, row, { code: 'supported-without-programme', did: 'kept' });
    entries.push({
      village,
      place,
      programme,
      years: readYears(record),
      until: readUntil(record),
      sourceId: source.id,
      row: integerAt(reader.table.numbers, row),
    });
  }
  for (const [{ log, table }, { count, most }] of byPlace)
    log.atFile(
      {
        code: 'supported-by-place',
        did: 'kept',
        severity: 'info',
        context: { count, meters: Math.round(most) },
      },
      table.sheet,
    );
  placer.reportLists();
  return entries.sort(
    (a, b) =>
      (a.village ?? Infinity) - (b.village ?? Infinity) ||
      compareCodes(a.sourceId, b.sourceId) ||
      a.row - b.row,
  );
}

function reportUnknown({ reader, row }: RecordAt, hasPlace: boolean): void {
  reader.log.atRow(reader.table, row, {
    code: 'supported-village-unknown',
    did: hasPlace ? 'kept' : 'rejected',
    value:
      [
        reader.text('village_code', row) ?? reader.text('village', row),
        reader.text('commune', row) ?? reader.text('commune_code', row),
      ]
        .filter((text) => text !== null)
        .join(', ') || String(integerAt(reader.table.numbers, row)),
  });
}
