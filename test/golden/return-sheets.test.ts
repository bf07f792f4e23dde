import { unzipSync, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/universal';
import { describe, expect, it } from 'vitest';
import { sourceOfBytes } from '../../src/model/basics/bytes.ts';
import type { Language } from '../../src/i18n/number.ts';
import { messagesIn } from '../../src/i18n/messages.ts';
import { addSourceFiles } from '../../src/jobs/steps/add-files.ts';
import { exportFile } from '../../src/jobs/leaving/export-file.ts';
import { checkReports } from '../support/check-reports.ts';
import { openAndAnalyse, type AnalysedProject } from '../../src/jobs/steps/analysed-project.ts';
import { collection, openIn, projectOf, square, type Files } from '../support/memory-project.ts';

const FILES: Files = {
  'xa.geojson': collection([
    [square(103, 21, 0.1), { code: '00011', name: 'Mường Ảng' }],
    [square(103.2, 21, 0.1), { code: '00022', name: 'Mường Bú' }],
  ]),
  // Row 3 has a negative number, 4 no place and no people, 5 more households than people; row 6 is in order.
  'thon.csv': [
    'Mã bản,Tên bản,Mã xã,Kinh độ,Vĩ độ,Hộ dân,Nhân khẩu',
    'a1,Bản Đông,00011,103.01,21.01,40,200',
    'a2,Nà Lo,00011,103.02,21.02,-30,150',
    'a3,Pá Hu,00011,,,18,',
    'a4,Huổi Một,00011,103.04,21.04,90,45',
    // Of this one nobody knows the name.
    ',,00011,103.05,21.05,12,60',
  ].join('\n'),
  'bu.csv':
    'Mã bản,Tên bản,Mã xã,Kinh độ,Vĩ độ,Hộ dân,Nhân khẩu\nb1,Bản Âu,00022,103.21,21.01,25,110\nb2,Pá Bú,00022,103.22,21.01,20,80\n',
};
const PROJECT = projectOf([
  { role: 'communes', path: 'xa.geojson', asOf: '2026-01-01' },
  { role: 'villages', path: 'thon.csv', asOf: '2026-09-30' },
  { role: 'villages', path: 'bu.csv', asOf: '2026-09-30' },
]);

const opened = (): Promise<AnalysedProject> => openAndAnalyse({ project: PROJECT, open: openIn(FILES) }, {});

const rowsOf = async (opened: AnalysedProject, language: Language) => {
  const files = await checkReports(opened, language);
  const names = [...files.keys()].filter((name) => name.startsWith('return/'));
  const rows = await readSheet(Buffer.from(files.get('return/00011.xlsx')!));
  return { names, rows };
};

/** The workbook as a commune saves it: other cells, same head. */
async function saved(rows: readonly (readonly unknown[])[]): Promise<Uint8Array> {
  const data = rows.map((row) =>
    row.map((value) =>
      typeof value === 'number'
        ? { value, type: Number }
        : typeof value === 'string'
          ? { value, type: String }
          : null,
    ),
  );
  return new Uint8Array(await (await writeXlsxFile(data).toBlob()).arrayBuffer());
}

const known = ({ loaded: { dataset } }: AnalysedProject) =>
  dataset.villages.records.map(({ code, name, households, population }, i) => [
    code,
    name,
    households,
    population,
    ...[...dataset.villages.centres.subarray(2 * i, 2 * i + 2)].map((axis) =>
      Number.isNaN(axis) ? null : axis,
    ),
  ]);

describe.each(['vi', 'en'] as const)('the sheet that goes back to a commune, %s', (language) => {
  const { column, asked } = messagesIn(language).returnSheet;

  it('lists the commune with file, row, column, what is wrong and what is asked', async () => {
    const { names, rows } = await rowsOf(await opened(), language);
    expect(names).toEqual(['return/00011.xlsx']);
    const head = rows.findIndex((row) => row.includes(column.wrong));
    const told = rows
      .slice(head + 1)
      .map((row) => Object.fromEntries(row.map((cell, c) => [rows[head]![c], cell])));
    expect(told.map((row) => row[column.code])).toEqual(['a2', 'a3', 'a4', 'a1', null]);
    expect(told[0]).toMatchObject({
      [column.village]: 'Nà Lo',
      [column.households]: null,
      [column.population]: 150,
      [column.file]: 'thon.csv',
      [column.row]: '3',
      [column.column]: 'Hộ dân',
      [column.value]: '-30',
      [column.ask]: asked['count-negative'].ask,
    });
    expect(told[1]![column.ask]).toBe(
      [asked['village-without-location'].ask, asked['population-missing'].ask].join('\n'),
    );
    expect(told[3]).toMatchObject({ [column.village]: 'Bản Đông', [column.wrong]: null, [column.row]: null });
    expect(told[4]).toMatchObject({
      [column.communeCode]: '00011',
      [column.row]: '6',
      [column.ask]: asked['village-without-name'].ask,
    });
    expect(JSON.stringify(rows)).not.toContain('(không rõ)');
  });

  it('comes back in as a newer return of the same villages', async () => {
    const session = await opened();
    const { rows } = await rowsOf(session, language);
    const head = rows.findIndex((row) => row.includes(column.wrong));
    const at = (label: string) => rows[head]!.indexOf(label);
    const filled = rows.map((row) => [...row]);
    const write = (code: string, values: Readonly<Record<string, number | string>>) => {
      const row = filled.find((one) => one[at(column.code)] === code)!;
      for (const [label, value] of Object.entries(values)) row[at(label)] = value as never;
    };
    write('a2', { [column.households]: 31 });
    write('a3', { [column.population]: 77, [column.lon]: 103.03, [column.lat]: 21.03 });
    write('a4', { [column.households]: 19, [column.population]: 90 });
    const last = filled.at(-1)!;
    const nameless = { [column.village]: 'Huổi Hin', [column.households]: 12, [column.population]: 60 };
    for (const [label, value] of Object.entries({ ...nameless, [column.lon]: 103.05, [column.lat]: 21.05 }))
      last[at(label)] = value as never;
    const file = sourceOfBytes('Muong Ang gui lai.xlsx', await saved(filled));
    const added = await addSourceFiles(session.folder, [file], {}, {});
    expect(added.files).toMatchObject([{ role: 'villages', refusal: null }]);
    const after = await openAndAnalyse(added.folder!, {});
    expect(known(after)).toEqual([
      ['00011-huoi-hin-1', 'Huổi Hin', 12, 60, 103.05, 21.05],
      ['a1', 'Bản Đông', 40, 200, 103.01, 21.01],
      ['a2', 'Nà Lo', 31, 150, 103.02, 21.02],
      ['a3', 'Pá Hu', 18, 77, 103.03, 21.03],
      ['a4', 'Huổi Một', 19, 90, 103.04, 21.04],
      ['b1', 'Bản Âu', 25, 110, 103.21, 21.01],
      ['b2', 'Pá Bú', 20, 80, 103.22, 21.01],
    ]);
    // The first list has no date: which of the two counts is one question for all of their villages.
    expect(after.loaded.questions).toMatchObject([{ kind: 'version', context: { count: 4 } }]);
    expect(after.loaded.inputs.at(-1)).toMatchObject({ read: 5, kept: 5, rejected: 0 });
  });

  it('changes nothing where it comes back as it went; the row without a name is told again', async () => {
    const session = await opened();
    const { rows } = await rowsOf(session, language);
    const file = sourceOfBytes('gui lai.xlsx', await saved(rows));
    const added = await addSourceFiles(session.folder, [file], {}, {});
    const after = await openAndAnalyse(added.folder!, {});
    expect(known(after)).toEqual(known(session));
    expect(after.loaded.inputs.at(-1)).toMatchObject({ kept: 4, rejected: 1 });
  });
});

it('comes from the app as one archive, which is a folder of newer returns when it is dropped again', async () => {
  const dropped = { ...FILES, 'bu.csv': String(FILES['bu.csv']).replace(',20,80', ',,80') };
  const opened = await openAndAnalyse({ project: PROJECT, open: openIn(dropped) }, {});
  const archive = await exportFile(
    opened,
    null,
    'return-sheets.zip',
    { language: 'vi', scope: 'internal' },
    { fonts: () => Promise.reject(new Error('fonts were asked for')) },
  );
  if (!archive.ok) throw new Error(archive.refusal.code);
  const { column } = messagesIn('vi').returnSheet;
  const books = unzipSync(archive.value.bytes);
  expect(Object.keys(books)).toEqual(['return/00011.xlsx', 'return/00022.xlsx']);
  const rows = await readSheet(Buffer.from(books['return/00022.xlsx']!));
  const head = rows.findIndex((row) => row.includes(column.wrong));
  const filled = rows.map((row) => [...row]);
  const asked = filled.find((row) => row[rows[head]!.indexOf(column.code)] === 'b2')!;
  asked[rows[head]!.indexOf(column.households)] = 21 as never;
  const back = sourceOfBytes('phieu.zip', zipSync({ ...books, 'return/00022.xlsx': await saved(filled) }));
  const added = await addSourceFiles(opened.folder, [back], {}, {});
  expect(added.files.map(({ path, role }) => [path, role])).toEqual([
    ['phieu.zip/return/00011.xlsx', 'villages'],
    ['phieu.zip/return/00022.xlsx', 'villages'],
  ]);
  const after = await openAndAnalyse(added.folder!, {});
  const expected = known(opened).map((row) => (row[0] === 'b2' ? row.with(2, 21) : row));
  expect(known(after)).toEqual(expected);
});

it('is written for nobody where nothing is asked', async () => {
  const files = { ...FILES, 'thon.csv': String(FILES['thon.csv']).split('\n').toSpliced(2, 5).join('\n') };
  const opened = await openAndAnalyse({ project: PROJECT, open: openIn(files) }, {});
  expect([...(await checkReports(opened, 'vi')).keys()].filter((name) => name.startsWith('return/'))).toEqual(
    [],
  );
  const options = { language: 'vi', scope: 'internal' } as const;
  expect(
    await exportFile(opened, null, 'return-sheets.zip', options, {
      fonts: () => Promise.reject(new Error()),
    }),
  ).toMatchObject({
    ok: false,
    refusal: { code: 'nothing-to-send-back' },
  });
});
