import { expect, it } from 'vitest';
import { collection, projectOf, type Files } from '../../../test/support/memory-project.ts';
import { openEngine, TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';

const line = (...coordinates: [number, number][]): GeoJSON.LineString => ({
  type: 'LineString',
  coordinates,
});
const kilometres = (...points: [number, number][]): number =>
  points.slice(1).reduce((sum, [lon, lat], k) => {
    const [lon0, lat0] = points[k]!;
    return sum + geodesicDistanceMeters(lon0, lat0, lon, lat) / 1000;
  }, 0);

const VILLAGES = `village_code,village,commune_code,lon,lat,population
a1,Bản Đông,00001,104.02,21.05,200
a2,Bản Ảng,00001,104.08,21.05,hai trăm
,,,,,
,,00001,104.03,21.05,20
`;
const FILES: Files = {
  ...TWO_COMMUNES,
  'project.json': projectOf([
    { role: 'communes', path: 'communes.geojson' },
    { role: 'villages', path: 'villages.csv' },
    { role: 'roads', path: 'duong' },
    { role: 'roads', path: 'khac.geojson' },
    { role: 'fibre', path: 'fibre.geojson', operator: 'viettel' },
    { role: 'sites', path: 'mat.csv' },
    { role: 'candidates', path: 'candidates.csv' },
  ]),
  'villages.csv': VILLAGES,
  'duong/a.geojson': collection([[line([104, 21], [104.1, 21], [104.1, 21.1]), {}]]),
  'duong/b.geojson': collection([[line([104, 21.05], [104.2, 21.05]), {}]]),
  'khac.geojson': collection([[line([104.1, 21.02], [104.1, 21.04]), {}]]),
};

it('every source has its own counts, lengths and problems', async () => {
  const { snapshot } = await openEngine(FILES);
  const [communes, villages, roads, other, fibre, sites, candidates] = snapshot.sources;
  const own = snapshot.inputs.find(({ path }) => path === 'villages.csv')!;
  expect([own.read, own.rejected > 0]).toEqual([3, true]);
  expect(villages).toMatchObject({
    role: 'villages',
    count: own.account.kept,
    changed: own.changed,
    rejected: own.rejected,
    lengthKm: null,
    files: 1,
    refusedFiles: 0,
  });
  const of = snapshot.issues.filter(({ file }) => file === 'villages.csv');
  expect(villages!.problems).toBe(of.filter(({ severity }) => severity !== 'info').length);
  expect(villages!.problems).toBeGreaterThan(0);
  expect(communes).toMatchObject({ count: 2, changed: 0, rejected: 0, problems: 0, lengthKm: null });
  // Both files of the folder; lines of other sources are not theirs.
  expect(roads!.count).toBe(2);
  expect(roads!.lengthKm).toBeCloseTo(
    kilometres([104, 21], [104.1, 21], [104.1, 21.1]) + kilometres([104, 21.05], [104.2, 21.05]),
    2,
  );
  expect(other!.lengthKm).toBeCloseTo(kilometres([104.1, 21.02], [104.1, 21.04]), 3);
  expect(fibre!.lengthKm).toBeCloseTo(kilometres([104, 21.02], [104.2, 21.02]), 2);
  // The file is not there: the source failed as a whole, those after it stand.
  expect(sites).toMatchObject({ files: 1, refusedFiles: 1, count: 0, lengthKm: null });
  expect(candidates).toMatchObject({ files: 1, refusedFiles: 0, count: 1 });
});

it('says what was found, in plain data that threads can hand over', async () => {
  const { snapshot } = await openEngine(TWO_COMMUNES);
  expect(structuredClone(snapshot)).toEqual(snapshot);
  expect(snapshot.hasTerrain).toBe(false);
  expect(snapshot.bounds.map((value) => Number(value.toFixed(9)))).toEqual([104, 21, 104.2, 21.1]);
  expect(snapshot.coordinateDecisions.length).toBeGreaterThan(0);
  expect(
    snapshot.coordinateDecisions.every(({ interpretations: readings }) =>
      readings.every((reading) => !('xy' in reading)),
    ),
  ).toBe(true);
  expect(snapshot.sources.map(({ role }) => role)).toEqual(snapshot.project.sources.map(({ role }) => role));
});

it('operators of whom data are awaited are those that the settings name', async () => {
  const { engine, snapshot } = await openEngine(TWO_COMMUNES);
  const named = await engine.applySettings({ operators: ['viettel', 'mobifone'] }, {});
  expect(JSON.stringify(named.returns)).toContain('mobifone');
  expect(JSON.stringify(snapshot.returns)).not.toContain('mobifone');
});

it('sources say whose coverage of which technology they hold', async () => {
  const { snapshot } = await openEngine(TWO_COMMUNES);
  const claims = snapshot.sources.map(({ role, claims: own }) => [
    role,
    ...own.operators,
    ...own.technologies,
  ]);
  expect(claims.filter(([, ...own]) => own.length)).toEqual([
    ['coverage', 'viettel', '4G'],
    ['coverage', 'vinaphone', '3G'],
  ]);
});
