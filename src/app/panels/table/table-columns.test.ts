import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messagesIn } from '../../../i18n/messages.ts';
import type { VillageItem } from '../../session/rows.ts';
import { gapColumns, villageGridColumns } from './table-columns.ts';

const figure = fc.option(fc.constantFrom(0, 1, 2, 999.4, 999.6, 1234.5), { nil: null });
const village = fc
  .record({
    name: fc.constantFrom('Bản 1', 'Bản 2'),
    commune: fc.option(fc.constantFrom('Xã A', 'Xã B'), { nil: null }),
    status: fc.constantFrom('covered', 'partial', 'uncovered', 'unknown'),
    electricity: fc.option(fc.constantFrom('grid', 'other', 'none'), { nil: null }),
    inDepression: fc.option(fc.boolean(), { nil: null }),
    households: figure,
    population: figure,
    uncoveredHouseholds: figure,
    uncoveredPopulation: figure,
    fibreMeters: figure,
    schools: figure,
    rank: figure,
    score: figure,
    missingGroups: fc.nat(2),
  })
  .map((row) => row as unknown as VillageItem);

test.each(['vi', 'en'] as const)(
  'columns that are measured once per key show one text per key (%s)',
  (language) => {
    const words = messagesIn(language);
    const columns = [...gapColumns(words, language), ...villageGridColumns(words, language)];
    expect(columns.some(({ keyTellsText }) => keyTellsText)).toBe(true);
    fc.assert(
      fc.property(village, village, (a, b) => {
        for (const column of columns)
          if (column.keyTellsText && column.key(a) === column.key(b))
            expect([column.id, column.text(a)]).toEqual([column.id, column.text(b)]);
      }),
      { numRuns: 2000 },
    );
  },
);
