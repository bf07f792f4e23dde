import { beforeAll, describe, expect, it } from 'vitest';
import { openAndAnalyse, type AnalysedProject } from '../../src/jobs/steps/analysed-project.ts';
import { verifySession } from '../../src/jobs/steps/verify-session.ts';
import type { ProjectFile } from '../../src/model/project.ts';
import type { CheckedFigure } from '../../src/verify/verify-input.ts';
import { collection, openIn, projectOf, square } from '../support/memory-project.ts';

/** A ring of 24 corners, so that no edge is a meridian. */
const round = (lon: number, lat: number, radius: number): GeoJSON.Polygon => ({
  type: 'Polygon',
  coordinates: [
    Array.from({ length: 25 }, (_, i) => {
      const angle = (2 * Math.PI * (i % 24)) / 24;
      return [lon + radius * Math.cos(angle), lat + radius * Math.sin(angle)];
    }),
  ],
});

const villages = Array.from({ length: 30 }, (_, i) => {
  const commune = i < 15 ? '00011' : '00022';
  const lon = (i < 15 ? 103 : 103.4) + 0.022 * (i % 5) - 0.05;
  const lat = 21 + 0.03 * Math.floor((i % 15) / 5) - 0.03;
  return { code: `B${String(i).padStart(2, '0')}`, commune, lon, lat, people: 90 + 7 * i, homes: 20 + i };
});

const files = {
  'xa.geojson': collection([
    [square(103, 21, 0.19), { code: '00011', name: 'Nà Lo' }],
    [square(103.4, 21, 0.19), { code: '00022', name: 'Pá Hu' }],
  ]),
  'ban.csv': [
    'Mã thôn/bản,"Thôn, bản",Mã xã,Kinh độ,Vĩ độ,Dân số,Số hộ',
    ...villages.map(({ code, commune, lon, lat, people, homes }) =>
      [code, `Bản ${code}`, commune, lon.toFixed(5), lat.toFixed(5), people, homes].join(','),
    ),
  ].join('\n'),
  'cum.csv': [
    'Mã thôn/bản,Mã xã,Cụm dân cư,Kinh độ,Vĩ độ,Dân số,Số hộ',
    ...villages.flatMap(({ code, commune, lon, lat, people }) => [
      [code, commune, 1, (lon + 0.004).toFixed(5), lat.toFixed(5), Math.floor(people / 3), 7].join(','),
      [code, commune, 2, (lon - 0.009).toFixed(5), (lat + 0.01).toFixed(5), Math.floor(people / 2), 9].join(
        ',',
      ),
    ]),
  ].join('\n'),
  'viettel.geojson': collection([
    [round(102.98, 21.01, 0.04), {}],
    [round(103.01, 21, 0.045), {}],
    [round(103.4, 21.02, 0.05), {}],
  ]),
  'vina.geojson': collection([[round(103.44, 20.98, 0.06), {}]]),
  'cap.geojson': collection([
    [
      {
        type: 'LineString',
        coordinates: [
          [102.9, 20.95],
          [103.1, 21.04],
          [103.5, 21.1],
        ],
      },
      {},
    ],
  ]),
  'lom.geojson': collection([[round(103.01, 21.01, 0.02), {}]]),
};

const project: ProjectFile = projectOf([
  { role: 'communes', path: 'xa.geojson', asOf: '2025-07-01' },
  { role: 'villages', path: 'ban.csv' },
  { role: 'clusters', path: 'cum.csv' },
  { role: 'coverage', path: 'viettel.geojson', operator: 'viettel', technology: '4G', evidence: 'declared' },
  { role: 'coverage', path: 'vina.geojson', operator: 'vinaphone', technology: '4G', evidence: 'declared' },
  { role: 'fibre', path: 'cap.geojson', operator: 'viettel' },
  { role: 'depressions', path: 'lom.geojson' },
]);

const unexplained = (figures: readonly CheckedFigure[]): CheckedFigure[] =>
  figures.filter(({ isEqual, reason }) => !isEqual && reason === null);

describe('the independent check', () => {
  let opened: AnalysedProject;
  beforeAll(async () => {
    opened = await openAndAnalyse({ project, open: openIn(files) }, {});
  });
  const check = async (changed: AnalysedProject = opened): Promise<readonly CheckedFigure[]> =>
    (await verifySession(changed, { sample: 30, seed: 1 })).figures;
  const planted = (
    change: (findings: AnalysedProject['findings']) => void,
  ): Promise<readonly CheckedFigure[]> => {
    const findings = structuredClone(opened.findings);
    change(findings);
    return check({ ...opened, findings });
  };

  it.each(['centre', 'anyCluster', 'allClusters'] as const)(
    'finds every figure under the rule %s, from the files alone',
    async (rule) => {
      const ruled = await openAndAnalyse(
        { project: { ...project, settings: { rule } }, open: openIn(files) },
        {},
      );
      const figures = await check(ruled);
      expect(unexplained(figures)).toEqual([]);
      expect(figures.filter(({ basis, figure }) => basis === 'import' && figure !== 'villages')).toEqual([]);
      // Not for want of something to find: states of all kinds, shares between nothing and all.
      const words = new Set(figures.map(({ theirs }) => theirs));
      for (const word of ['covered', 'partial', 'uncovered', 'yes', 'no']) expect(words).toContain(word);
    },
  );

  it('differs from the ellipsoid by no more than it says', async () => {
    const figures = await check();
    const measures = figures.filter(({ reason }) => reason !== null);
    expect(new Set(measures.map(({ reason }) => reason))).toEqual(new Set(['sphere-length', 'sphere-area']));
    for (const { ours, difference, reason } of measures)
      expect(Math.abs(difference! / Number(ours))).toBeLessThanOrEqual(
        reason === 'sphere-area' ? 0.005 : 0.006,
      );
  });

  it.each<[string, (findings: AnalysedProject['findings']) => void, CheckedFigure['figure']]>([
    [
      'a length',
      ({ fibre }) => fibre.distanceMeters.forEach((d, v) => (fibre.distanceMeters[v] = 1.01 * d)),
      'fibreMeters',
    ],
    ['an area', ({ communes }) => (communes.areaKm2[0]! *= 1.01), 'areaKm2'],
    ['a share of land', ({ byOperator }) => (byOperator[0]!.communeAreaShare[1]! *= 0.99), 'coveredShare'],
    ['a count of people', ({ counts }) => (counts.population[7]! += 1), 'population'],
    [
      'people left out',
      ({ byOperator }) => (byOperator[1]!.uncoveredPopulation[3]! -= 1),
      'uncoveredPopulation',
    ],
    [
      'villages left out',
      ({ byOperator }) => (byOperator[0]!.communes.uncoveredVillages[1]! += 1),
      'uncoveredVillages',
    ],
    ['an answer', ({ byOperator }) => (byOperator[2]!.centre[20]! ^= 1), 'centre'],
    ['a depression', ({ depressions }) => (depressions.village[5]! ^= 1), 'inDepression'],
  ])('finds a fault planted in %s', async (_, change, figure) => {
    const found = unexplained(await planted(change));
    expect(new Set(found.map((one) => one.figure))).toEqual(new Set([figure]));
  });

  it('draws the same places for the same seed, and others for another', async () => {
    const codes = async (seed: number): Promise<string> =>
      [...new Set((await verifySession(opened, { sample: 5, seed })).figures.map(({ code }) => code))].join();
    expect(await codes(4)).toBe(await codes(4));
    expect(await codes(4)).not.toBe(await codes(5));
  });
});
