import { expect, it } from 'vitest';
import { tinyReport } from '../../../test/support/tiny-report.ts';
import { openAmong } from '../../project/project-folder.ts';
import { sourceOfBytes } from '../../model/basics/bytes.ts';
import { RefusalError } from '../../model/basics/result.ts';
import { DERIVED } from './derived-files.ts';
import { decodeNumbers, encodeNumbers } from './numbers-json.ts';
import { readDerived } from './read-derived.ts';

const { findings, priority, dataset } = await tinyReport({ columns: 2, rows: 2, villagesPerCommune: 2 });
const none = { type: 'FeatureCollection', features: [] };
const figures = {
  format: 'song-ban-figures',
  version: 1,
  findings: encodeNumbers(findings),
  priority: encodeNumbers(priority),
  villages: dataset.villages.records,
  centres: encodeNumbers(dataset.villages.centres),
  inputs: [],
  issues: [],
  recognised: [],
  tables: [],
};
const whole: Record<string, unknown> = {
  [DERIVED.figures]: figures,
  [DERIVED.communes]: {
    type: 'FeatureCollection',
    features: dataset.communes.records.map((properties) => ({ type: 'Feature', properties, geometry: null })),
  },
  [DERIVED.coverage]: none,
  [DERIVED.depressions]: none,
  [DERIVED.network]: {
    format: 'song-ban-network',
    version: 1,
    sites: [],
    plannedSites: [],
    measurements: [],
  },
};
const read = (changes: Record<string, unknown> = {}) => {
  const files = Object.entries({ ...whole, ...changes }).map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return [name, sourceOfBytes(name, new TextEncoder().encode(text))] as const;
  });
  return readDerived(openAmong(new Map(files)));
};
const codeOf = (changes: Record<string, unknown>): Promise<string> =>
  read(changes).then(
    () => 'read',
    (error: unknown) => (error instanceof RefusalError ? error.refusal.code : String(error)),
  );

it('numbers come back as they were, unknown ones too', () => {
  expect(decodeNumbers(JSON.parse(JSON.stringify(encodeNumbers(findings))))).toEqual(findings);
});

it('figures come back as they were', async () => {
  const again = await read();
  expect(again.findings).toEqual(findings);
  expect(again.priority).toEqual(priority);
});

it('refuses tables that are damaged, newer, or of other villages', async () => {
  const with_ = (changes: object) => ({ [DERIVED.figures]: { ...figures, ...changes } });
  expect(await codeOf({ [DERIVED.figures]: '{"format":' })).toBe('derived-broken');
  expect(await codeOf(with_({ format: 'other' }))).toBe('derived-broken');
  expect(await codeOf(with_({ version: 2 }))).toBe('project-newer-version');
  expect(await codeOf(with_({ villages: figures.villages.slice(1) }))).toBe('derived-broken');
  expect(await codeOf(with_({ findings: { ...(figures.findings as object), byOperator: [] } }))).toBe(
    'derived-broken',
  );
  expect(await codeOf({ [DERIVED.communes]: none })).toBe('derived-broken');
  expect(await codeOf({ [DERIVED.network]: { sites: 'all' } })).toBe('derived-broken');
});
