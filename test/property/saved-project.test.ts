import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineHost } from '../../src/jobs/engine/engine-host.ts';
import type { METHODS } from '../../src/jobs/engine/methods.ts';
import { type MethodName } from '../../src/jobs/engine/methods.ts';
import type { Snapshot, SourceChoice } from '../../src/jobs/protocol.ts';
import { sourceOfBytes } from '../../src/model/basics/bytes.ts';
import { RefusalError } from '../../src/model/basics/result.ts';
import {
  DECIDERS,
  PRIORITY_GROUPS,
  type ProjectFile,
  type Settings,
  type Source,
} from '../../src/model/project.ts';
import { SCENE_KINDS } from '../../src/model/scene.ts';
import { SOURCE_ROLES } from '../../src/model/roles.ts';
import { projectText } from '../../src/project/project-file.ts';
import { noFonts } from '../support/engine-in-thread.ts';
import { openEngine, TWO_COMMUNES } from '../support/open-snapshot.ts';

type Changing = {
  [M in MethodName]: (typeof METHODS)[M]['changes'] extends true ? M : never;
}[MethodName];
type Edit = (engine: EngineHost, now: Snapshot) => Promise<Snapshot | null>;

/** Texts as people and other programs type them, the empty and the odd included. */
const text = fc.oneof(
  fc.constantFrom('', ' ', '2026', '2026-09', '2026-02-30', '30/9/2026', '__proto__', '../x', '\\', '\ud800'),
  fc.string({ maxLength: 6 }),
);
const date = fc.oneof(
  text,
  fc.date({ noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10)),
);
const number = fc.oneof(
  fc.double(),
  fc.integer({ min: -5, max: 100 }),
  fc.constantFrom(NaN, Infinity, -0, 0),
);
const role = fc.constantFrom(...SOURCE_ROLES);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const fileName = fc
  .tuple(
    fc.constantFrom('', '~$', 'C:', 'a\\..\\', 'thư mục/', 'sua/', ' '),
    fc.constantFrom(
      'villages',
      'project',
      'xa 2026',
      'xã T9-2026',
      'bieu 13-2026',
      'quý III.2026',
      '30.9.2026',
      '',
    ),
    fc.constantFrom('.csv', '.json', '.geojson', ''),
  )
  .map(([start, stem, end]) => `${start}${stem}${end}` || 'x');

const settings = fc.record(
  {
    operators: fc.oneof(fc.constant('all' as const), fc.array(text, { maxLength: 2 })),
    technologies: fc.subarray(['2G', '3G', '4G', '5G'] as const),
    evidence: fc.subarray(['declared', 'estimated'] as const),
    rule: fc.constantFrom('centre', 'allClusters', 'anyCluster'),
    villageShare: fc.constantFrom('auto', 'clusters', 'area', 'centre'),
    fibreBandsMeters: fc.array(number, { maxLength: 3 }),
    priorityWeights: fc
      .tuple(number, number, number, number, number)
      .map(
        (weights) =>
          Object.fromEntries(
            PRIORITY_GROUPS.map((group, i) => [group, weights[i]!]),
          ) as Settings['priorityWeights'],
      ),
    keepContacts: fc.boolean(),
  },
  { requiredKeys: [] },
);

const encode = (content: string): Uint8Array => new TextEncoder().encode(content);
/** The files of the first project with another document. */
const filesOf = (project: ProjectFile) =>
  Object.entries({ ...TWO_COMMUNES, 'project.json': projectText(project) }).map(([path, content]) =>
    sourceOfBytes(path, encode(typeof content === 'string' ? content : JSON.stringify(content))),
  );
const VILLAGES = 'Mã thôn,Thôn,Mã xã,Kinh độ,Vĩ độ,Số hộ,Dân số\nx9,Nà Mới,00001,104.03,21.02,12.000,40\n';

const position = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 10 }))
  .map(([x, y]) => [104 + x / 100, 21 + y / 100] as const);
const maybeNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });

/** An arbitrary edit by each method that changes the project; the compiler asks for those to come. */
const EDITS: Readonly<Record<Changing, fc.Arbitrary<Edit>>> = {
  addFiles: fc
    .record({ name: fileName, role: maybe(role), operator: maybe(text), asOf: maybe(date) })
    .map(({ name, ...choice }) => async (engine) => {
      const choices = { [name]: choice as SourceChoice };
      return (await engine.addFiles([sourceOfBytes(name, encode(VILLAGES))], choices, {})).snapshot;
    }),
  editMap: fc
    .oneof(
      fc.record({ kind: fc.constant('addCandidate' as const), at: position }),
      fc.record({
        kind: fc.constant('putPoint' as const),
        on: fc.constantFrom('candidates' as const, 'villages' as const),
        id: fc.constantFrom('a1', 'M1', '__proto__'),
        at: maybeNull(position),
      }),
      fc.record({
        kind: fc.constant('drawArea' as const),
        area: fc.record({
          on: fc.constantFrom('coverage' as const, 'depressions' as const),
          does: fc.constantFrom('adds' as const, 'takes' as const),
          ring: fc.array(position, { minLength: 3, maxLength: 5 }),
        }),
      }),
      fc.record({
        kind: fc.constant('reshapeArea' as const),
        on: fc.constantFrom('coverage' as const, 'depressions' as const),
        id: fc.constantFrom('V1', 'V2'),
        ring: fc.array(position, { minLength: 3, maxLength: 5 }),
      }),
      fc.record({
        kind: fc.constant('dropEdit' as const),
        on: fc.constantFrom('candidates' as const, 'coverage' as const),
        id: fc.constantFrom('M1', 'V1'),
      }),
    )
    .map((action) => (engine) => engine.editMap(action, {})),
  editPlans: fc
    .tuple(
      fc.oneof(
        fc.record({
          kind: fc.constant('decide' as const),
          work: fc.constantFrom('a1', 'M1', '__proto__', ''),
          to: fc.constantFrom('lock' as const, 'forbid' as const, 'open' as const),
        }),
        fc.record({ kind: fc.constant('keep' as const), name: text }),
        fc.record({
          kind: fc.constantFrom('choose' as const, 'drop' as const),
          scenario: fc.constantFrom('K1', 'K2'),
        }),
        fc.record({ kind: fc.constant('note' as const) }),
        fc.record({ kind: fc.constant('explain' as const), decision: fc.constantFrom('Q1', 'Q2') }),
      ),
      fc.record({ by: fc.constantFrom(...DECIDERS), on: date, why: fc.string() }),
    )
    .map(([action, note]) => async (engine) => {
      if (action.kind === 'keep') await engine.plan(5e9, {});
      return engine.editPlans(action, note, {});
    }),
  keepFits: maybeNull(
    fc.record({
      fitted: fc.array(
        fc.record({
          ...{ operator: text, bandMhz: fc.constantFrom(900, 1800), n: fc.nat(), measured: fc.nat() },
          fit: maybeNull(
            fc.record({
              ...{
                offsetDb: number,
                treesShare: fc.constantFrom(0, 0.25, 1),
                sigmaDb: fc.nat(),
                n: fc.nat(),
              },
              ...{ rmseLocoDb: fc.nat(), biasDb: number },
            }),
          ),
        }),
        { maxLength: 2 },
      ),
      nearby: maybeNull(fc.record({ pairs: fc.nat(), spreadDb: fc.nat() })),
    }),
  ).map((fits) => (engine) => engine.keepFits(fits, {})),
  checkOnSite: fc.tuple(fc.constantFrom('a1', 'x9', '__proto__', ''), maybeNull(text)).map(
    ([village, note]) =>
      (engine) =>
        engine.checkOnSite(village, note, {}),
  ),
  updateSources: fc
    .tuple(
      fc.nat(),
      fc.record(
        {
          role,
          asOf: maybe(date),
          source: maybe(text),
          operator: maybe(text),
          crs: maybe(text),
          technology: maybe(fc.constantFrom('4G', '5G')),
          evidence: maybe(fc.constantFrom('declared', 'estimated')),
          columns: fc.dictionary(fc.constantFrom('village', 'population', 'lon'), text, { maxKeys: 2 }),
        },
        { requiredKeys: [] },
      ),
    )
    .map(
      ([k, changes]) =>
        (engine, { project: { sources } }) =>
          engine.updateSources([sources[k % sources.length]!.id], changes as Partial<Source>, {}),
    ),
  settleLeftOut: fc.nat().map((k) => (engine, { project: { leftOut = [] } }) => {
    const one = leftOut[k % Math.max(leftOut.length, 1)];
    return engine.settleLeftOut(one ? [one.path] : [], {});
  }),
  arrangeScenes: maybeNull(
    fc.array(
      fc.record(
        {
          id: text,
          kind: fc.constantFrom(...SCENE_KINDS),
          title: text,
          village: text,
          camera: fc.record({
            center: fc.tuple(fc.integer({ min: 100, max: 108 }), fc.integer({ min: 20, max: 24 })),
            zoom: fc.integer({ min: 5, max: 14 }),
          }),
          layers: fc.array(role, { maxLength: 2 }),
          notes: fc.string(),
        },
        { requiredKeys: ['id', 'kind'] },
      ),
      { maxLength: 4 },
    ),
  ).map((scenes) => (engine) => engine.arrangeScenes(scenes, {})),
  nameProject: fc
    .record({ title: text, asOf: date }, { requiredKeys: [] })
    .map((named) => (engine) => engine.nameProject(named, {})),
  removeSource: fc.nat().map(
    (k) =>
      async (engine, { project: { sources } }) =>
        sources.length > 1 ? engine.removeSource(sources[k % sources.length]!.id, {}) : null,
  ),
  answer: fc.dictionary(text, text, { maxKeys: 3 }).map((own) => (engine, { questions }) => {
    const given = questions.map(({ id, choices }) => [id, choices[0]!.id]);
    return engine.answer({ ...own, ...Object.fromEntries(given) }, {});
  }),
  correctColumn: fc
    .tuple(fc.nat(), fc.nat(), fc.constantFrom('', null, 'population', 'village', 'lat'))
    .map(([t, c, field]) => async (engine, { tables }) => {
      // A table of which nothing was understood has no column to correct.
      const own = tables.flatMap(({ columns: { length } }, table) => (length ? [{ table, length }] : []));
      const one = own[t % own.length];
      return one ? engine.correctColumn({ table: one.table, column: c % one.length, field }, {}) : null;
    }),
  applySettings: settings.map(
    (changes) => (engine) => engine.applySettings(changes as Partial<Settings>, {}),
  ),
  openProject: fc
    .record({ title: text, asOf: date, name: text }, { requiredKeys: [] })
    .map(({ name, ...changes }) => (engine, { project }) => {
      const changed: ProjectFile = { ...project, ...changes, province: { code: '15', name: name ?? 'Thử' } };
      return engine.openProject(filesOf(changed), {});
    }),
  restore: fc.record({ title: text, asOf: date }, { requiredKeys: [] }).map((changes) => (engine, now) => {
    const project = { ...now.project, ...changes };
    const files = filesOf(now.project);
    return engine.restore(files, { project, opened: files.length, drops: [] }, {});
  }),
};

/** What a project is when it is saved and opened again, with the bytes of both savings. */
async function savedTwice(engine: EngineHost) {
  const save = async (one: EngineHost) =>
    (await one.exportFile('project.songban', { language: 'vi', scope: 'internal' })).bytes;
  const first = await save(engine);
  const elsewhere = new EngineHost(noFonts);
  const { project } = await elsewhere.openProject([sourceOfBytes('x.songban', first)], {});
  return { project, first, second: await save(elsewhere) };
}

/** True where it was done; an edit that is refused must leave the project as it was. */
async function attempt(edit: Edit, engine: EngineHost, now: Snapshot): Promise<Snapshot | null> {
  try {
    return await edit(engine, now);
  } catch (error) {
    if (error instanceof RefusalError) return null;
    throw error;
  }
}

describe('a project that was edited', () => {
  it.each(Object.entries(EDITS))(
    'opens again after %s, whatever was typed',
    async (_, edit) => {
      await fc.assert(
        fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 2 }), async (edits) => {
          const { engine, snapshot } = await openEngine(TWO_COMMUNES);
          let now = snapshot;
          for (const one of edits) {
            const next = await attempt(one, engine, now);
            now = next ?? now;
            const { project, first, second } = await savedTwice(engine);
            expect(project).toEqual(now.project);
            expect(second).toEqual(first);
          }
        }),
        { numRuns: 12 },
      );
    },
    120_000,
  );

  it.each([
    'project.json',
    '~$xa-01.csv',
    'C:xa-01.csv',
    'a\\..\\xa-01.csv',
    'xa 2026.csv',
    'bieu 13-2026.csv',
  ])('opens again with a dropped file named %s', async (name) => {
    const { engine } = await openEngine(TWO_COMMUNES);
    const content = name.endsWith('.json') ? JSON.stringify(TWO_COMMUNES['communes.geojson']) : VILLAGES;
    const { snapshot } = await engine.addFiles(
      [sourceOfBytes(name, encode(content))],
      { [name]: { role: 'villages' } },
      {},
    );
    const { project, first, second } = await savedTwice(engine);
    expect(project).toEqual(snapshot!.project);
    expect(project.sources.at(-1)).not.toHaveProperty('asOf');
    expect(second).toEqual(first);
  });

  it.each(['2026', '2026-13-01', '30/9/2026'])('is not edited to the date %s', async (asOf) => {
    const { engine, snapshot } = await openEngine(TWO_COMMUNES);
    const { id } = snapshot.project.sources[1]!;
    await expect(engine.updateSources([id], { asOf }, {})).rejects.toMatchObject({
      refusal: { code: 'project-schema', context: { field: 'sources/1/asOf' } },
    });
    expect((await savedTwice(engine)).project).toEqual(snapshot.project);
  });
});
