import { beforeAll, describe, expect, it } from 'vitest';
import { noFonts } from '../../../test/support/engine-in-thread.ts';
import { openEngine, TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import { sourceOfBytes } from '../../model/basics/bytes.ts';
import { RefusalError } from '../../model/basics/result.ts';
import type { Scope } from '../../model/scope.ts';
import type { Snapshot } from '../protocol.ts';
import { EngineHost } from './engine-host.ts';
import { METHODS, type MethodName } from './methods.ts';

const NOTE = { on: '2026-09-30', who: '', why: '' };

/** A project as somebody else opens it. */
async function shared(scope: Scope): Promise<{ engine: EngineHost; snapshot: Snapshot; own: Snapshot }> {
  const { engine: mine, snapshot: own } = await openEngine(TWO_COMMUNES);
  const { bytes } = await mine.exportFile('project.songban', { language: 'vi', scope });
  const engine = new EngineHost(noFonts);
  const snapshot = await engine.openProject([sourceOfBytes('x.songban', bytes)], {});
  return { engine, snapshot, own };
}

let open: Awaited<ReturnType<typeof shared>>;
beforeAll(async () => {
  open = await shared('public');
});

describe('a project that was made for others', () => {
  it('opens with the figures that it was made with', () => {
    const { snapshot, own } = open;
    expect(snapshot.project).toMatchObject({ withheld: true, scope: 'public', title: own.project.title });
    expect(snapshot.findings.rates.filter(({ operator }) => operator === 'any')).toEqual(
      own.findings.rates.filter(({ operator }) => operator === 'any'),
    );
    const [any] = own.findings.byOperator;
    expect(snapshot.findings.byOperator[0]).toMatchObject({
      state: any!.state,
      byRule: any!.byRule,
      communes: any!.communes,
      states: any!.states,
    });
    expect(snapshot.communes.map(({ code, name }) => [code, name])).toEqual(
      own.communes.map(({ code, name }) => [code, name]),
    );
    expect(snapshot.villages.map(({ code }) => code)).toEqual(own.villages.map(({ code }) => code));
    expect(snapshot.priority.ranked.map(({ village, rank }) => [village, rank])).toEqual(
      own.priority.ranked.map(({ village, rank }) => [village, rank]),
    );
    expect(snapshot.centres).toEqual(own.centres);
  });

  it('shows land with signal, whosever it is, and land without', () => {
    const { engine, snapshot, own } = open;
    const kinds = snapshot.layers.map(({ id }) => id);
    expect(kinds).toContain('communes');
    const at = (of: EngineHost, id: string) => of.tile(id, 10, 808, 450)?.length ?? 0;
    expect(at(engine, 'communes')).toBeGreaterThan(0);
    expect(snapshot.layers.length).toBeGreaterThan(2);
    expect(snapshot.layers.length).toBeLessThanOrEqual(own.layers.length);
    expect(snapshot.candidates).toEqual([]);
  });

  it('is only read: whatever would change it is refused', async () => {
    const { engine } = open;
    const changing: Partial<Record<MethodName, () => unknown>> = {
      addFiles: () => engine.addFiles([], {}, {}),
      updateSources: () => engine.updateSources(['x'], {}, {}),
      settleLeftOut: () => engine.settleLeftOut([], {}),
      nameProject: () => engine.nameProject({ title: 'T' }, {}),
      editMap: () => engine.editMap({ kind: 'undo' } as never, {}),
      keepFits: () => engine.keepFits(null, {}),
      checkOnSite: () => engine.checkOnSite('a1', null, {}),
      arrangeScenes: () => engine.arrangeScenes(null, {}),
      removeSource: () => engine.removeSource('x', {}),
      answer: () => engine.answer({}, {}),
      correctColumn: () => engine.correctColumn({ table: 0, column: 0, field: null }, {}),
      applySettings: () => engine.applySettings({}, {}),
      editPlans: () => engine.editPlans({ kind: 'note' }, NOTE as never, {}),
    };
    const all = (Object.keys(METHODS) as MethodName[]).filter(
      (name) => METHODS[name].changes && name !== 'openProject' && name !== 'restore',
    );
    expect(Object.keys(changing).sort()).toEqual(all.sort());
    for (const [name, ask] of Object.entries(changing)) {
      const error: unknown = await Promise.resolve()
        .then<unknown>(ask)
        .catch((reason: unknown) => reason);
      expect(error instanceof RefusalError && error.refusal.code, name).toBe('project-read-only');
    }
  });

  it('leaves again for no more people than it was made for', async () => {
    const { engine } = open;
    const { bytes } = await engine.exportFile('project.songban', { language: 'vi', scope: 'internal' });
    const again = await new EngineHost(noFonts).openProject([sourceOfBytes('y.songban', bytes)], {});
    expect(again.project).toMatchObject({ withheld: true, scope: 'public' });
    expect(again.findings.rates).toEqual(open.snapshot.findings.rates);
    expect(again.project.withheldParts).toEqual(open.snapshot.project.withheldParts);
  });

  it('for an operator holds what is its own: its coverage and masts', async () => {
    const { snapshot, own } = await shared('operator:viettel');
    expect(snapshot.project.scope).toBe('operator:viettel');
    expect(snapshot.sites.map(({ code }) => code)).toEqual(own.sites.map(({ code }) => code));
    expect(open.snapshot.sites).toEqual([]);
    const viettel = own.findings.byOperator.find(({ operator }) => operator === 'viettel')!;
    const told = snapshot.findings.byOperator.find(({ operator }) => operator === 'viettel')!;
    expect(told.state).toEqual(viettel.state);
  });
});
