import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { measureRates, readPlainly, type PlainSample } from '../../test/support/sample-facts.ts';
import { generateSample } from './generate.ts';

let sample: PlainSample;

beforeAll(() => {
  sample = readPlainly(generateSample({ seed: 1 }));
});

describe('sample province, seed 1', () => {
  it('is a complete project, labelled as made up', () => {
    expect(sample.project).toMatchObject({ format: 'song-ban-project', synthetic: true, asOf: '2026-09-30' });
    expect(sample.project.province.code).toBe('00');
    expect(sample.project.title).toContain('dữ liệu giả lập');
    const roles = new Set(sample.project.sources.map((source) => source.role));
    for (const role of [
      'communes',
      'villages',
      'clusters',
      'coverage',
      'sites',
      'candidates',
      'fibre',
      'depressions',
      'measurements',
      'roads',
      'terrain',
    ]) {
      expect(roles).toContain(role);
    }
    for (const source of sample.project.sources) expect(sample.files.has(source.path)).toBe(true);
  });

  it('repeats the published picture', () => {
    const rates = measureRates(sample);
    expect(rates.communes).toBe(1);
    expect(Math.abs(rates.villages - 0.985)).toBeLessThanOrEqual(0.001);
    expect(Math.abs(rates.people - 0.9486)).toBeLessThanOrEqual(0.001);
    expect(Math.abs(rates.fibreShare - 0.3905)).toBeLessThanOrEqual(0.001);
    expect(rates.centreWithout).toHaveLength(34);
    expect(rates.dark).toEqual(rates.centreWithout);
    expect(sample.features('depressions.geojson').length).toBeGreaterThan(600);
  });

  it('fits into five megabytes as one file', () => {
    const zip = zipSync(Object.fromEntries(sample.files), { level: 9, mtime: '1980-01-01T00:00:00' });
    expect(zip.length).toBeLessThanOrEqual(5_000_000);
  });
});
