import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../test/support/memory-project.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { loadDataset } from '../load-dataset.ts';
import { GATE_HEADINGS } from '../../model/gate.ts';
import { runGate } from './gate.ts';
import { GATE_RULES } from './rules.ts';

const project = projectOf([
  { role: 'communes', path: 'xa.geojson', asOf: '2026-01-01' },
  { role: 'villages', path: 'thon.csv', asOf: '2024-01-01' },
  { role: 'coverage', path: 'hong.geojson' },
]);
const files = {
  'xa.geojson': collection([
    [square(103, 21, 0.1), { code: '00011', name: 'Xã A' }],
    [square(103.5, 21, 0.1), { code: '00022', name: 'Xã B' }],
  ]),
  'thon.csv':
    'Mã thôn,Thôn,Mã xã,Kinh độ,Vĩ độ,Số hộ,Dân số\n1,Mới,00011,103,21,10,50\n2,Mới,00011,103.001,21,-3,50\n3,Xa,00011,104,21,10,\n4,Không,00011,,,10,40\n',
  'hong.geojson': '{',
};

describe('the data gate', () => {
  it('has five headings and counts what passes and fails, with rows', async () => {
    const report = runGate(await loadDataset(project, openIn(files)), project);
    expect(report.headings.map(({ heading }) => heading)).toEqual(GATE_HEADINGS);
    const rule = (id: string) => report.headings.flatMap(({ rules }) => rules).find((one) => one.id === id)!;
    expect(rule('place-in-commune')).toMatchObject({
      passed: 3,
      failed: [{ file: 'thon.csv', row: 4, village: '3', place: [104, 21] }],
    });
    expect(rule('counts-possible').failed).toMatchObject([{ row: 3, value: '-3' }]);
    expect(rule('village-has-place')).toMatchObject({
      passed: 2,
      // Row 4 lies farther from its commune than that is wide.
      failed: [
        { row: 4, village: '3', place: null },
        { row: 5, village: '4', place: null },
      ],
    });
    expect(rule('village-has-population').failed).toMatchObject([{ row: 4 }]);
    expect(rule('commune-has-villages')).toMatchObject({ passed: 1, failed: [{ commune: '00022' }] });
    expect(rule('villages-once').failed).toMatchObject([{ row: 3, village: '2' }]);
    expect(rule('source-readable').failed).toMatchObject([{ file: 'hong.geojson' }]);
    expect(rule('source-dated').failed).toMatchObject([{ file: 'hong.geojson' }]);
    expect(rule('source-fresh').failed).toMatchObject([{ file: 'thon.csv', value: '2024-01-01' }]);
  });

  it.each(GATE_RULES)('$id says its name, reason and way to mend in both languages', ({ id }) => {
    for (const language of ['vi', 'en'] as const) {
      const words = (
        messagesIn(language).gate.rules as Record<string, { name: string; reason: string; mend: string }>
      )[id];
      expect(Object.values(words ?? {}).filter(Boolean)).toHaveLength(3);
    }
  });
});
