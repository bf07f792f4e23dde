import { expect, test } from 'vitest';
import type { VillageExplanation } from '../../../analysis/explain/explain.ts';
import type { VillagePrediction } from '../../../jobs/predict/prediction.ts';
import { ledgerOf } from './ledger.ts';

const row = (change: Partial<VillagePrediction>): VillagePrediction => ({
  ...{ village: 0, operator: 'viettel', technology: '4G', bareDbm: -100, canopyDbm: -108, probability: 0.8 },
  ...{ served: 'both', itmFlips: null, ridgeMeters: null },
  ...change,
});
const statement = (operator: string, centre: boolean): VillageExplanation['statements'][number] => ({
  ...{
    layerId: `${operator}-4g`,
    operator,
    technology: '4G',
    evidence: 'declared',
    asOf: null,
    counted: true,
  },
  ...{ centre, clustersCovered: 0 },
});
const measurement = (rsrpDbm: number | null, service: boolean | null) => ({
  ...{ operator: 'viettel', technology: null, rsrpDbm, service, asOf: null, sourceId: 'm' },
  ...{ distanceMeters: 300, contradicts: false },
});
const explained = (change: Partial<VillageExplanation>) =>
  ({ statements: [], measurements: [], ...change }) as unknown as VillageExplanation;
const forecast = (...rows: VillagePrediction[]) => ({ rows, thresholdDbm: -115 });

test('operators that disagree with the prediction come first, in their order otherwise', () => {
  const rows = forecast(
    row({ operator: 'mobifone' }),
    row({ served: 'neither' }),
    row({ operator: 'vinaphone' }),
  );
  const statements = [statement('mobifone', true), statement('viettel', true), statement('vinaphone', true)];
  const ledger = ledgerOf(explained({ statements }), [], rows);
  expect(ledger.map((one) => [one.operator, one.disagrees])).toEqual([
    ['viettel', true],
    ['mobifone', false],
    ['vinaphone', false],
  ]);
});

test('served only without trees, and nothing worked out, contradict nobody', () => {
  for (const served of ['bare-only', null] as const)
    expect(
      ledgerOf(explained({ statements: [statement('viettel', true)] }), [], forecast(row({ served })))[0],
    ).toMatchObject({ disagrees: false, predicted: { says: null } });
});

test('a measurement speaks by its word of service, else by its level against the threshold', () => {
  const says = (rsrpDbm: number | null, service: boolean | null) =>
    ledgerOf(explained({ measurements: [measurement(rsrpDbm, service)] }), [], forecast(row({})))[0]!.measured
      ?.says;
  expect(says(-110, null)).toBe(true);
  expect(says(-116, null)).toBe(false);
  expect(says(-90, false)).toBe(false);
  expect(says(null, null)).toBeUndefined();
});

test('reports of people about the operator are set against what is declared', () => {
  const report = {
    operator: 'viettel',
    technology: null,
    covered: false,
    sourceId: 'r',
    file: 'f',
    row: 2,
    asOf: null,
  };
  const [entry] = ledgerOf(
    explained({ statements: [statement('viettel', true)] }),
    [report],
    forecast(row({})),
  );
  expect(entry).toMatchObject({ disagrees: true, reported: { says: false } });
});
