import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openEngine, TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import { sourceOfBytes } from '../../model/basics/bytes.ts';
import { rowsRead } from '../../model/issue.ts';
import type { Position } from '../../model/geometry.ts';
import type { MapAction } from '../../model/edits/map-edits.ts';
import { openAndAnalyse, reportInput } from '../../jobs/steps/analysed-project.ts';
import { openProjectFolder } from '../../project/project-folder.ts';
import { ANALYSIS_FILES, writeResult } from '../../report/results/results.ts';
import type { Snapshot } from '../../jobs/protocol.ts';

const INTERNAL = { language: 'en', scope: 'internal' } as const;
const VIETTEL = { operator: 'viettel', technology: '4G', evidence: 'declared' } as const;
/** Around village a2 (104.08, 21.05) alone. */
const AROUND_A2 = [
  [104.07, 21.04],
  [104.09, 21.04],
  [104.09, 21.06],
  [104.07, 21.06],
] as const;
/** Around village a1 (104.02, 21.05), which lies on the border of two areas. */
const AROUND_A1 = [
  [104.01, 21.04],
  [104.03, 21.04],
  [104.03, 21.06],
  [104.01, 21.06],
] as const;

const after = async (...actions: readonly MapAction[]) => {
  const { engine, snapshot: before } = await openEngine(TWO_COMMUNES);
  let snapshot: Snapshot = before;
  for (const action of actions) snapshot = await engine.editMap(action, {});
  return { engine, before, snapshot };
};
const villagesOf = ({ findings }: Snapshot) =>
  findings.rates.find(({ operator, measure }) => operator === 'any' && measure === 'villages')!;

describe('candidates', () => {
  it('are added, moved and taken away; files stay as they are', async () => {
    const { snapshot } = await after(
      { kind: 'addCandidate', at: [104.03, 21.03] },
      { kind: 'putPoint', on: 'candidates', id: 'C1', at: [104.11, 21.06] },
    );
    expect(snapshot.candidates.map(({ id, lon, lat, sourceId }) => [id, lon, lat, sourceId])).toEqual([
      ['C1', 104.11, 21.06, 'candidates-7'],
      ['M1', 104.03, 21.03, 'map-edits'],
    ]);
    expect(snapshot.candidates[0]).toMatchObject({ costVnd: 1800000000, radiusMeters: 5000 });
    const gone = await after({ kind: 'putPoint', on: 'candidates', id: 'C1', at: null });
    expect(gone.snapshot.candidates).toEqual([]);
  });

  it('an added one that is taken away again leaves nothing behind', async () => {
    const { before, snapshot } = await after(
      { kind: 'addCandidate', at: [104.03, 21.03] },
      { kind: 'putPoint', on: 'candidates', id: 'M1', at: [104.04, 21.03] },
      { kind: 'putPoint', on: 'candidates', id: 'M1', at: null },
    );
    expect(snapshot.project).toEqual(before.project);
    expect(snapshot.candidates).toEqual(before.candidates);
  });
});

describe('villages', () => {
  it('put elsewhere are asked there; one without a place has one', async () => {
    const { before, snapshot } = await after(
      { kind: 'putPoint', on: 'villages', id: 'a1', at: [104.06, 21.09] },
      { kind: 'putPoint', on: 'villages', id: 'b2', at: [104.04, 21.02] },
    );
    expect(villagesOf(before)).toMatchObject({ covered: 1, uncovered: 2, unknown: 1 });
    expect(villagesOf(snapshot)).toMatchObject({ covered: 1, uncovered: 3, unknown: 0 });
    expect(snapshot.villages.map(({ communeCode }) => communeCode)).toEqual(
      before.villages.map(({ communeCode }) => communeCode),
    );
  });
});

describe('areas', () => {
  it('of coverage are added as a layer of their own and taken away from those of the files', async () => {
    const added = await after({
      kind: 'drawArea',
      area: { on: 'coverage', does: 'adds', ring: AROUND_A2, ...VIETTEL },
    });
    expect(villagesOf(added.snapshot)).toMatchObject({ covered: 2, uncovered: 1, unknown: 1 });
    expect(added.snapshot.layers.map(({ id }) => id)).toContain('coverage/map-edits/viettel/4G/declared');
    const taken = await after({
      kind: 'drawArea',
      area: { on: 'coverage', does: 'takes', ring: AROUND_A1, ...VIETTEL },
    });
    expect(villagesOf(taken.snapshot)).toMatchObject({ covered: 0, uncovered: 3, unknown: 1 });
    const [both] = await Promise.all([
      after(
        { kind: 'drawArea', area: { on: 'coverage', does: 'adds', ring: AROUND_A2, ...VIETTEL } },
        { kind: 'drawArea', area: { on: 'coverage', does: 'takes', ring: AROUND_A2, ...VIETTEL } },
      ),
    ]);
    expect(villagesOf(both.snapshot)).toEqual(villagesOf(both.before));
  });

  it('of another operator or technology take nothing', async () => {
    const { before, snapshot } = await after({
      kind: 'drawArea',
      area: { on: 'coverage', does: 'takes', ring: AROUND_A1, ...VIETTEL, technology: '5G' },
    });
    expect(snapshot.findings.rates).toEqual(before.findings.rates);
  });

  it('of depressions are added and taken away', async () => {
    const { before, snapshot } = await after({
      kind: 'drawArea',
      area: { on: 'depressions', does: 'adds', ring: AROUND_A2 },
    });
    expect([before.findings.depressions.villages, snapshot.findings.depressions.villages]).toEqual([0, 1]);
    expect(snapshot.findings.depressions.population).toBe(150);
    const half = await after({
      kind: 'drawArea',
      area: {
        on: 'depressions',
        does: 'takes',
        ring: [
          [104, 21],
          [104.015, 21],
          [104.015, 21.1],
          [104, 21.1],
        ],
      },
    });
    expect(half.snapshot.findings.depressions.areaKm2).toBeCloseTo(
      before.findings.depressions.areaKm2 / 2,
      3,
    );
  });
});

const ALL: readonly MapAction[] = [
  { kind: 'addCandidate', at: [104.03, 21.03] },
  { kind: 'putPoint', on: 'candidates', id: 'C1', at: [104.11, 21.06] },
  { kind: 'putPoint', on: 'villages', id: 'b2', at: [104.04, 21.02] },
  { kind: 'drawArea', area: { on: 'coverage', does: 'adds', ring: AROUND_A2, ...VIETTEL } },
  { kind: 'drawArea', area: { on: 'coverage', does: 'takes', ring: AROUND_A1, ...VIETTEL } },
  { kind: 'drawArea', area: { on: 'depressions', does: 'adds', ring: AROUND_A1 } },
];

it('the exported project gives the same files from the start, bit for bit', async () => {
  const { engine } = await after(...ALL);
  const { bytes } = await engine.exportFile('project.songban', INTERNAL);
  const folder = await openProjectFolder([sourceOfBytes('project.songban', bytes)]);
  if (!folder.ok) throw new Error(folder.refusal.code);
  const again = reportInput(await openAndAnalyse(folder.value, {}), null);
  const text = (content: Uint8Array) => new TextDecoder().decode(content);
  for (const kind of ANALYSIS_FILES)
    expect(text(writeResult(kind, again, 'en')), kind).toBe(
      text((await engine.exportFile(kind, INTERNAL)).bytes),
    );
});

it('is told in the report, by rows that add up, without a coordinate', async () => {
  const { snapshot } = await after(...ALL, {
    kind: 'putPoint',
    on: 'villages',
    id: 'zz',
    at: [104.01, 21.01],
  });
  const told = snapshot.issues.filter(({ file }) => file === 'project.json');
  expect(told.map(({ code, row, value }) => [code, row, value])).toEqual([
    ['edited-on-map', 1, 'M1'],
    ['edited-on-map', 2, 'C1'],
    ['edited-on-map', 3, 'b2'],
    ['edited-on-map', 4, 'V4'],
    ['edited-on-map', 5, 'V5'],
    ['edited-on-map', 6, 'V6'],
    ['edit-without-object', 7, 'zz'],
  ]);
  // Of a village that is there, and of nothing else, the issue leads to it.
  expect(told.map(({ village }) => village)).toEqual([
    undefined,
    undefined,
    'b2',
    ...Array(4).fill(undefined),
  ]);
  const counts = snapshot.inputs.filter(({ id }) => id === 'map-edits');
  expect(counts.map(({ role, read, kept, rejected }) => [role, read, kept, rejected])).toEqual([
    ['villages', 2, 1, 1],
    ['candidates', 2, 2, 0],
    ['coverage', 2, 2, 0],
    ['depressions', 1, 1, 0],
  ]);
  for (const { read, account } of counts) expect(rowsRead(account)).toBe(read);
  expect(JSON.stringify(told)).not.toContain('104.');
});

it('an area of other corners is the area drawn with them, at its place among the edits', async () => {
  const area = { on: 'coverage', does: 'takes', ...VIETTEL } as const;
  const then: MapAction = { kind: 'drawArea', area: { ...area, does: 'adds', ring: AROUND_A1 } };
  const drawn = await after({ kind: 'drawArea', area: { ...area, ring: AROUND_A1 } }, then);
  const { mapEdits } = drawn.snapshot.project;
  const id = mapEdits![0]!.id;
  const reshaped = await drawn.engine.editMap(
    { kind: 'reshapeArea', on: 'coverage', id, ring: AROUND_A2 },
    {},
  );
  const atOnce = await after({ kind: 'drawArea', area: { ...area, ring: AROUND_A2 } }, then);
  expect(reshaped.project).toEqual(atOnce.snapshot.project);
  expect(reshaped.findings).toEqual(atOnce.snapshot.findings);
  expect(reshaped.project.mapEdits![1]).toEqual(mapEdits![1]);
});

describe('many edits, one after the other', () => {
  const position = fc
    .tuple(fc.integer({ min: 0, max: 24 }), fc.integer({ min: 0, max: 20 }))
    .map(([x, y]): Position => [104 + x / 100, 21 + y / 200]);
  const ring = fc
    .tuple(position, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }))
    .map(([[lon, lat], w, h]): Position[] => [
      [lon, lat],
      [lon + w / 100, lat],
      [lon + w / 100, lat + h / 100],
      [lon, lat + h / 100],
    ]);
  const does = fc.constantFrom('adds' as const, 'takes' as const);
  const action: fc.Arbitrary<MapAction> = fc.oneof(
    fc.record({ kind: fc.constant('addCandidate' as const), at: position }),
    fc.record({
      kind: fc.constant('putPoint' as const),
      on: fc.constant('villages' as const),
      id: fc.constantFrom('a1', 'a2', 'b1', 'b2'),
      at: position,
    }),
    fc
      .record({ does, ring })
      .map((area): MapAction => ({ kind: 'drawArea', area: { on: 'coverage', ...VIETTEL, ...area } })),
    fc
      .record({ does, ring })
      .map((area): MapAction => ({ kind: 'drawArea', area: { on: 'depressions', ...area } })),
    fc.record({
      kind: fc.constant('reshapeArea' as const),
      on: fc.constantFrom('coverage' as const, 'depressions' as const),
      id: fc.constantFrom('V1', 'V2', 'V3'),
      ring,
    }),
    fc.record({
      kind: fc.constant('dropEdit' as const),
      on: fc.constantFrom('coverage' as const, 'villages' as const),
      id: fc.constantFrom('V1', 'V2', 'a1'),
    }),
  );
  /** What the screen shows; numbers of the state and of its layers differ. */
  const shown = ({ revision: _r, analysedAt: _a, foundAt: _f, layers: _l, ...rest }: Snapshot) => rest;

  it('show what a whole analysis of the same project shows, to the bit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 7 }), async (actions) => {
        const { engine, snapshot } = await after(...actions);
        const { bytes } = await engine.exportFile('project.songban', INTERNAL);
        const { snapshot: whole } = await openEngine({ 'project.songban': bytes });
        expect(shown(snapshot)).toEqual(shown(whole));
      }),
      { numRuns: 12 },
    );
  });
});

it('an edit is dropped from the middle, with the figures of the others', async () => {
  const { engine } = await after(...ALL);
  const snapshot = await engine.editMap({ kind: 'dropEdit', on: 'coverage', id: 'V5' }, {});
  const others = await after(...ALL.filter((_, i) => i !== 4));
  expect(snapshot.findings.rates).toEqual(others.snapshot.findings.rates);
});
