import { readFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { area as turfArea, kinks, polygon as turfPolygon } from '@turf/turf';
import {
  measureRates,
  PlainArea,
  readPlainly,
  type PlainFeature,
  type PlainRing,
  type PlainSample,
} from '../../test/support/sample-facts.ts';
import { metersBetween, PlainTerrain } from '../../test/support/sample-terrain.ts';
import type { SampleTruth } from '../../test/support/sample-truth.ts';
import { inventSample } from './generate.ts';

let sample: PlainSample;
let truth: SampleTruth;
let terrain: PlainTerrain;

beforeAll(async () => {
  const { files, truth: written } = inventSample({ seed: 1 });
  sample = readPlainly(files);
  truth = JSON.parse(new TextDecoder().decode(written)) as SampleTruth;
  terrain = await PlainTerrain.read(sample.files.get('terrain.tif') as Uint8Array);
}, 900_000);

const ringsOf = (feature: PlainFeature): PlainRing[] => feature.geometry.coordinates;
const lineOf = (feature: PlainFeature): PlainRing => feature.geometry.coordinates;
const placeOf = (row: Record<string, string>): [number, number] => [
  Number(row['Kinh độ']),
  Number(row['Vĩ độ']),
];
const layer = (id: string): PlainFeature[] => sample.features(`coverage/${id}.geojson`);
const areaKm2 = (features: readonly PlainFeature[]): number =>
  features.reduce((sum, feature) => sum + turfArea(turfPolygon(ringsOf(feature))) / 1e6, 0);
const lengthKm = (features: readonly PlainFeature[]): number =>
  features.reduce((sum, feature) => {
    const line = lineOf(feature);
    return sum + line.slice(1).reduce((km, to, k) => km + metersBetween(line[k], to) / 1000, 0);
  }, 0);

describe('the project', () => {
  it('is complete and labelled as made up', () => {
    expect(sample.project).toMatchObject({ format: 'song-ban-project', synthetic: true, asOf: '2026-09-30' });
    expect(sample.project.province.code).toBe('00');
    expect(sample.project.title).toContain('dữ liệu giả lập');
    expect([...new Set(sample.project.sources.map((source) => source.role))].sort()).toEqual(
      'candidates canopy clusters communes coverage depressions fibre measurements power restrictions roads sites supported terrain villages'.split(
        ' ',
      ),
    );
    for (const source of sample.project.sources) expect(sample.files.has(source.path)).toBe(true);
  });

  it('has the same bytes every time: those that come with the product', () => {
    const shipped = unzipSync(readFileSync(new URL('../../geodata/sample.songban', import.meta.url)));
    for (const [path, bytes] of sample.files)
      expect(Buffer.compare(bytes, shipped[path] ?? new Uint8Array()), path).toBe(0);
  });

  it('fits into five megabytes as one file', () => {
    const zip = zipSync(Object.fromEntries(sample.files), { level: 9, mtime: '1980-01-01T00:00:00' });
    expect(zip.length).toBeLessThanOrEqual(5_000_000);
  });

  it('repeats the published picture', () => {
    const rates = measureRates(sample);
    expect(rates.communes).toBe(1);
    expect(Math.abs(rates.villages - 0.985)).toBeLessThanOrEqual(0.001);
    expect(Math.abs(rates.people - 0.9486)).toBeLessThanOrEqual(0.001);
    expect(Math.abs(rates.fibreShare - 0.3905)).toBeLessThanOrEqual(0.001);
    expect(rates.centreWithout).toHaveLength(34);
    expect(rates.dark).toEqual(rates.centreWithout);
    expect(rates.villageCount).toBe(2250);
    expect(Math.abs(rates.clusterCount - 10_000)).toBeLessThan(400);
    expect(Math.abs(rates.peopleCount - 1_300_000)).toBeLessThan(10_000);
  });
});

describe('communes', () => {
  it('share their borders vertex for vertex and cover one province of about 14,000 km²', () => {
    const communes = sample.features('communes.geojson');
    expect(communes).toHaveLength(75);
    const seen = new Map<string, number>();
    for (const commune of communes) {
      for (const ring of ringsOf(commune)) {
        ring.slice(1).forEach((to, k) => {
          const [from, back] = [`${ring[k]}`, `${to}`];
          expect(seen.has(`${from} ${back}`)).toBe(false);
          seen.set(`${from} ${back}`, 1);
        });
      }
    }
    const outer = [...seen.keys()].filter((edge) => !seen.has(edge.split(' ').reverse().join(' ')));
    const next = new Map(outer.map((edge) => edge.split(' ') as [string, string]));
    expect(next.size).toBe(outer.length);
    let steps = 0;
    for (let at = outer[0].split(' ')[0]; steps === 0 || at !== outer[0].split(' ')[0]; steps++)
      at = next.get(at) ?? '';
    expect(steps).toBe(outer.length);
    expect(Math.abs(areaKm2(communes) - 14_000)).toBeLessThan(500);
  });

  it('are valid, uniquely named, and no square', () => {
    const communes = sample.features('communes.geojson');
    for (const commune of communes) expect(kinks(turfPolygon(ringsOf(commune))).features).toHaveLength(0);
    expect(new Set(communes.map(({ properties }) => properties['name'])).size).toBe(75);
    const box = communes.flatMap((commune) => ringsOf(commune)[0]);
    const width = Math.max(...box.map(([x]) => x)) - Math.min(...box.map(([x]) => x));
    const height = Math.max(...box.map(([, y]) => y)) - Math.min(...box.map(([, y]) => y));
    expect(areaKm2(communes) / (width * 103.7 * height * 110.7)).toBeLessThan(0.66);
  });

  it('have borders on high ground', () => {
    const borders = sample.features('communes.geojson').flatMap((commune) => ringsOf(commune)[0]);
    const mean = (points: readonly [number, number][]): number =>
      points.reduce((sum, point) => sum + terrain.heightAt(...point), 0) / points.length;
    expect(mean(borders)).toBeGreaterThan(mean(sample.rows('villages.csv').map(placeOf)) + 250);
  });
});

describe('villages', () => {
  it('lie in their communes, with one to eight clusters that add up', () => {
    const areas = new Map(
      sample
        .features('communes.geojson')
        .map((commune) => [commune.properties['code'], new PlainArea([commune])]),
    );
    const clusters = new Map<string, Record<string, string>[]>();
    for (const row of sample.rows('clusters.csv')) {
      const code = row['Mã thôn/bản'];
      clusters.set(code, [...(clusters.get(code) ?? []), row]);
    }
    const villages = sample.rows('villages.csv');
    expect(new Set(villages.map((row) => row['Mã thôn/bản'])).size).toBe(villages.length);
    for (const village of villages) {
      const own = clusters.get(village['Mã thôn/bản']) ?? [];
      const total = (column: string): number => own.reduce((sum, row) => sum + Number(row[column]), 0);
      expect(own.length).toBeGreaterThanOrEqual(1);
      expect(own.length).toBeLessThanOrEqual(8);
      expect(total('Dân số')).toBe(Number(village['Dân số']));
      expect(total('Số hộ')).toBe(Number(village['Số hộ']));
      for (const place of [village, ...own]) {
        expect(areas.get(village['Mã xã'])?.contains(...placeOf(place)), village['Mã thôn/bản']).toBe(true);
      }
    }
  });

  it('keep their counts within their households', () => {
    for (const village of sample.rows('villages.csv')) {
      const households = Number(village['Số hộ']);
      expect(Number(village['Số hộ nghèo'])).toBeLessThanOrEqual(households);
      expect(Number(village['Số hộ được phủ cáp quang'])).toBeLessThanOrEqual(households);
      expect(Number(village['Số hộ có cáp quang'])).toBeLessThanOrEqual(
        Number(village['Số hộ được phủ cáp quang']),
      );
    }
  });

  it('line the roads but for a few, and some of the far ones have no grid', () => {
    const vertices = new Map<string, [number, number][]>();
    const cellOf = (lon: number, lat: number): [number, number] => [
      Math.floor(lon * 50),
      Math.floor(lat * 50),
    ];
    for (const road of sample.features('roads.geojson')) {
      for (const vertex of lineOf(road)) {
        const key = `${cellOf(...vertex)}`;
        vertices.set(key, [...(vertices.get(key) ?? []), vertex]);
      }
    }
    const villages = sample.rows('villages.csv');
    const near = villages.filter((village) => {
      const place = placeOf(village);
      const [column, row] = cellOf(...place);
      return [-1, 0, 1].some((dc) =>
        [-1, 0, 1].some((dr) =>
          (vertices.get(`${[column + dc, row + dr]}`) ?? []).some(
            (vertex) => metersBetween(vertex, place) < 800,
          ),
        ),
      );
    });
    expect(near.length / villages.length).toBeGreaterThan(0.9);
    expect(near.length).toBeLessThan(villages.length - 20);
    const withoutGrid = villages.filter((village) => village['Điện lưới'] !== 'Có điện lưới').length;
    expect(withoutGrid).toBeGreaterThan(15);
    expect(withoutGrid).toBeLessThan(150);
  });
});

describe('coverage', () => {
  it('is more than what is there: four fifths and more of it are true, a tenth of the sectors are not as planned', () => {
    for (const source of sample.sources('coverage').filter(({ technology }) => technology !== '3G')) {
      const own = truth.polygons.filter((polygon) => polygon.source === source.id);
      expect(own.length, source.id).toBe(sample.features(source.path).length);
      const km2 = own.reduce((sum, { area_km2 }) => sum + area_km2, 0);
      const served = own.reduce((sum, { area_km2, served_share }) => sum + area_km2 * served_share, 0);
      expect(served / km2, source.id).toBeGreaterThan(0.75);
      expect(served / km2, source.id).toBeLessThan(0.98);
    }
    const discs = truth.polygons.filter(({ disc }) => disc).length;
    expect(Math.abs(discs / truth.polygons.length - 0.15)).toBeLessThan(0.03);
    const masts = sample.rows('sites.csv');
    expect(
      Math.abs(
        truth.sectors.filter(({ technology }) => technology === '4G').length / (3 * masts.length) - 0.1,
      ),
    ).toBeLessThan(0.02);
  });

  it('is wider for 3G than for 4G, and narrow for 5G', () => {
    for (const operator of ['viettel', 'vinaphone', 'mobifone', 'vietnamobile']) {
      expect(areaKm2(layer(`${operator}-3g`))).toBeGreaterThan(1.15 * areaKm2(layer(`${operator}-4g`)));
    }
    expect(areaKm2(layer('viettel-5g'))).toBeLessThan(0.2 * areaKm2(layer('viettel-4g')));
  });

  it('leaves room for depressions of all sizes inside it', () => {
    const depressions = sample.features('depressions.geojson');
    expect(depressions.length).toBeGreaterThan(600);
    const sizes = depressions.map((feature) => areaKm2([feature])).sort((a, b) => a - b);
    expect(sizes[0]).toBeLessThan(0.12);
    expect(sizes[sizes.length - 1]).toBeGreaterThan(0.6);
    expect(sizes[Math.floor(sizes.length * 0.9)]).toBeGreaterThan(3 * sizes[Math.floor(sizes.length * 0.1)]);
  });
});

describe('works and measurements', () => {
  it('lay about 14,000 km of fibre along roads', () => {
    const total = sample
      .sources('fibre')
      .reduce((sum, source) => sum + lengthKm(sample.features(source.path)), 0);
    expect(Math.abs(total - 14_000)).toBeLessThan(280);
    const valley = sample.features('roads.geojson').flatMap(lineOf);
    const meanRoad = valley.reduce((sum, place) => sum + terrain.heightAt(...place), 0) / valley.length;
    const land = sample.features('communes.geojson').flatMap((commune) => ringsOf(commune)[0]);
    expect(meanRoad).toBeLessThan(
      land.reduce((sum, place) => sum + terrain.heightAt(...place), 0) / land.length - 150,
    );
  });

  it('propose 300 masts at 1.2 to 4.5 tỷ', () => {
    const candidates = sample.rows('candidates.csv');
    expect(candidates).toHaveLength(300);
    for (const { 'Kinh phí (đồng)': cost } of candidates) {
      expect(Number(cost)).toBeGreaterThanOrEqual(1.2e9);
      expect(Number(cost)).toBeLessThanOrEqual(4.5e9);
    }
  });

  it('contradict some claims', () => {
    const claims: Record<string, PlainArea> = {
      Viettel: new PlainArea(layer('viettel-4g')),
      VinaPhone: new PlainArea(layer('vinaphone-4g')),
      MobiFone: new PlainArea(layer('mobifone-4g')),
      Vietnamobile: new PlainArea(layer('vietnamobile-4g')),
    };
    const measurements = sample.rows('measurements.csv');
    expect(measurements.length).toBeGreaterThanOrEqual(300);
    const claimed = measurements.filter((row) => claims[row['Nhà mạng']].contains(...placeOf(row)));
    const without = claimed.filter((row) => row['Tình trạng sóng'] !== 'Tốt');
    expect(without.length).toBeGreaterThan(8);
    expect(without.length).toBeLessThan(claimed.length / 3);
  });
});
