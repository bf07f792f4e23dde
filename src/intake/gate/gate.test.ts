import { describe, expect, it } from 'vitest';
import {
  collection,
  openIn,
  point,
  projectOf,
  square,
  type Files,
} from '../../../test/support/memory-project.ts';
import { gateShareText, gateText } from '../../i18n/gate-text.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { loadDataset } from '../load-dataset.ts';
import { GATE_HEADINGS, type GateCounts, type GateHeading } from '../../model/gate.ts';
import { NO_DATE, type ProjectFile } from '../../model/project.ts';
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
      passed: 2,
      failed: [{ file: 'thon.csv', row: 4, village: '3', place: [104, 21] }],
      untested: 1,
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
    expect(rule('source-fresh').failed).toMatchObject([
      { file: 'thon.csv', value: '2024-01-01' },
      { file: 'hong.geojson' },
    ]);
  });

  const headingsOf = async (one: ProjectFile, content: Files) => {
    const loaded = await loadDataset(one, openIn(content));
    const { headings } = runGate(loaded, one);
    const rule = (id: string) => headings.flatMap(({ rules }) => rules).find((each) => each.id === id)!;
    const heading = (id: GateHeading) => headings.find((each) => each.heading === id)!;
    return { loaded, rule, heading };
  };
  const outline = { 'xa.geojson': collection([[square(103, 21, 0.1), { code: '00011', name: 'Xã A' }]]) };
  const shares = (counts: GateCounts) => [gateShareText(counts, 'vi'), gateText(counts, 'vi')];

  it('counts rows that were all rejected as failed, and finds nothing right in them', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `S${i + 1},Viettel,4G,,`);
    const { loaded, rule, heading } = await headingsOf(
      projectOf([{ role: 'sites', path: 'tram.csv', asOf: '2026-09-01' }]),
      { 'tram.csv': ['Mã trạm,Doanh nghiệp,Công nghệ,Kinh độ,Vĩ độ', ...rows].join('\n') },
    );
    expect(loaded.inputs).toMatchObject([{ read: 40, kept: 0, rejected: 40 }]);
    expect(rule('rows-kept')).toMatchObject({ passed: 0, failed: { length: 40 }, untested: 0 });
    expect(heading('right')).toMatchObject({ passed: 0, failed: 40, untested: 40 });
    expect(shares(heading('right'))).toEqual(['0%', '0 đạt, 40 chưa đạt, 40 chưa kiểm tra']);
    expect(shares(heading('enough'))).toEqual(['chưa kiểm tra', 'chưa kiểm tra']);
    expect(rule('values-understood')).toMatchObject({ passed: 0, failed: [], untested: 40 });
  });

  it('finds nothing wrong with a row of totals', async () => {
    const { loaded, rule } = await headingsOf(projectOf([{ role: 'villages', path: 'thon.csv' }]), {
      'thon.csv': 'Thôn,Số hộ,Dân số\nBản 1,10,50\nBản 2,20,90\nTổng cộng,30,140\n',
    });
    expect(loaded.issues.map(({ code }) => code)).toContain('total-by-word');
    expect(rule('rows-kept')).toMatchObject({ passed: 2, failed: [], untested: 0 });
    expect(rule('counts-possible')).toMatchObject({ passed: 2, failed: [], untested: 0 });
  });

  it.each([
    ['with a code of the province', '00011'],
    ['without a commune', ''],
  ])('finds no village of another continent in order, %s', async (_, code) => {
    const village = (i: number) =>
      [point(-60 - i, -3), { 'Mã thôn': String(i), Thôn: `Bản ${i}`, 'Mã xã': code }] as const;
    const { rule } = await headingsOf(
      projectOf([
        { role: 'communes', path: 'xa.geojson' },
        { role: 'villages', path: 'thon.geojson' },
      ]),
      { ...outline, 'thon.geojson': collection([1, 2, 3].map(village)) },
    );
    expect(rule('place-in-commune')).toMatchObject({ passed: 0, failed: { length: 3 }, untested: 0 });
    expect(rule('coordinates-right')).toMatchObject({ passed: 0, failed: { length: 3 } });
  });

  it('has not tested a place where no commune has land to test it by', async () => {
    const { rule, heading } = await headingsOf(
      projectOf([
        { role: 'communes', path: 'xa.csv' },
        { role: 'villages', path: 'thon.csv' },
      ]),
      {
        'xa.csv': 'Mã xã,Tên xã,Dân số\n00011,Xã A,100\n00022,Xã B,100\n',
        'thon.csv': 'Mã thôn,Thôn,Mã xã,Kinh độ,Vĩ độ\n1,Bản 1,00011,105,20\n2,Bản 2,00011,103,21\n',
      },
    );
    for (const id of ['place-in-commune', 'coordinates-right', 'counts-possible'])
      expect(shares({ ...rule(id), failed: rule(id).failed.length })).toEqual([
        'chưa kiểm tra',
        'chưa kiểm tra',
      ]);
    expect(rule('commune-in-list')).toMatchObject({ passed: 2, failed: [] });
    // Four rows were kept, two communes found in the list.
    expect(heading('right')).toMatchObject({ passed: 6, failed: 0, untested: 6 });
  });

  it('calls no source fresh that nobody has dated, nor any where the day to compare with is unknown', async () => {
    const content = {
      'thon.csv': 'Mã thôn,Thôn\n1,Bản 1\n',
      'cu.csv': 'Mã thôn,Thôn\n2,Bản 2\n',
      'nay.csv': 'Số liệu đến 30/6/2026,\nMã thôn,Thôn\n3,Bản 3\n',
    };
    const undated = projectOf([
      { role: 'villages', path: 'thon.csv' },
      { role: 'villages', path: 'cu.csv', asOf: '2024-01-01' },
      { role: 'villages', path: 'nay.csv' },
    ]);
    const { rule } = await headingsOf(undated, content);
    expect(rule('source-dated')).toMatchObject({ passed: 2, failed: [{ file: 'thon.csv' }] });
    expect(rule('source-fresh')).toMatchObject({
      passed: 1,
      failed: [{ file: 'thon.csv' }, { file: 'cu.csv', value: '2024-01-01' }],
    });
    const loose = await headingsOf({ ...undated, asOf: NO_DATE }, content);
    expect(loose.rule('source-fresh')).toMatchObject({ passed: 0, failed: { length: 1 }, untested: 2 });
  });

  it('counts an operator that only masts name as one without coverage', async () => {
    const { rule } = await headingsOf(
      projectOf([
        { role: 'sites', path: 'tram.csv', operator: 'viettel' },
        { role: 'coverage', path: 'vung.geojson', operator: 'mobifone', technology: '4G' },
      ]),
      {
        'tram.csv': 'Mã trạm,Kinh độ,Vĩ độ\nS1,103,21\n',
        'vung.geojson': collection([[square(103, 21, 0.1), {}]]),
      },
    );
    expect(rule('operator-has-source')).toMatchObject({ passed: 1, failed: [{ value: 'viettel' }] });
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
