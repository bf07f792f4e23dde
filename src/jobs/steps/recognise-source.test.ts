import { expect, it } from 'vitest';
import { openEngine, TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';

it('what a source was recognised by is told again; of one that cannot be read, or is not there, nothing', async () => {
  const { engine, snapshot } = await openEngine({
    ...TWO_COMMUNES,
    // Named as sheets are, and none.
    'sites.csv': Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0, 0),
  });
  const idOf = (role: string) => snapshot.sources.find((one) => one.role === role)!.source.id;
  const villages = await engine.recogniseSource(idOf('villages'));
  expect(villages).toMatchObject({ recognised: { role: 'villages' } });
  expect(villages!.asks['coverage']).toEqual({ operator: true, technology: true, evidence: true });
  expect(villages!.asks['villages']).toEqual({ operator: false, technology: false, evidence: false });
  expect(villages!.operators).toContain('viettel');
  expect(await engine.recogniseSource(idOf('sites'))).toBeNull();
  expect(await engine.recogniseSource('nowhere')).toBeNull();
});
