import { describe, expect, it } from 'vitest';
import {
  collection,
  openIn,
  point,
  projectOf,
  square,
  type Files,
} from '../../../test/support/memory-project.ts';
import { analyze } from '../../analysis/analyze.ts';
import { settingsOf, type Source } from '../../model/project.ts';
import { SERVICE_REASONS, SERVICE_STATES } from '../../model/service.ts';
import { serviceState } from '../../analysis/service/rules.ts';
import { NO, UNKNOWN, YES } from '../../analysis/findings/findings.ts';
import { loadDataset } from '../load-dataset.ts';

const PLACES = [102.7, 102.8, 102.9] as const;
const files = (areas: readonly Readonly<Record<string, unknown>>[]): Files => ({
  'xa.geojson': collection([[square(103, 21, 0.5), { code: '00011', name: 'Xã A' }]]),
  'ban.geojson': collection(
    PLACES.map(
      (lon, i) => [point(lon, 21), { 'Tên bản': `Bản ${'ABC'.charAt(i)}`, 'Mã xã': '00011' }] as const,
    ),
  ),
  'phu.geojson': collection(areas.map((said, i) => [square(PLACES[i]!, 21, 0.02), said] as const)),
});

async function judged(
  areas: readonly Readonly<Record<string, unknown>>[],
  own: Partial<Source>,
  answers: Record<string, string> = {},
) {
  const project = projectOf([
    { role: 'communes', path: 'xa.geojson' },
    { role: 'villages', path: 'ban.geojson' },
    { role: 'coverage', path: 'phu.geojson', id: 'phu', evidence: 'declared', ...own },
  ]);
  const { dataset, questions } = await loadDataset(project, openIn(files(areas)), { answers });
  const { byOperator } = await analyze(dataset, settingsOf(project));
  const [any] = byOperator;
  return {
    questions,
    states: [...any!.state].map((state) => SERVICE_STATES[state]),
    reasons: [...any!.reason].map((reason) => SERVICE_REASONS[reason]),
  };
}

const viettel = { operator: 'viettel', technology: '4G' } as const;

describe('villages under areas that wait for an answer', () => {
  it('are unknown, not without signal, until the word is answered', async () => {
    const areas = [{ muc: 'Phủ tốt' }, { muc: 'Phủ kém' }, { muc: 'Không phủ' }];
    const open = await judged(areas, viettel);
    expect(open.states).toEqual(['covered', 'unknown', 'uncovered']);
    expect(open.reasons).toEqual(['inside', 'waiting', 'outside']);
    const settled = await judged(areas, viettel, { [open.questions[0]!.id]: 'none' });
    expect(settled.states).toEqual(['covered', 'uncovered', 'uncovered']);
  });
  it('are unknown while nobody has said of what technology the areas are', async () => {
    const areas = [{ 'Công nghệ': '4G' }, { 'Công nghệ': 'sóng mới' }];
    const { states } = await judged(areas, { operator: 'viettel' });
    expect(states).toEqual(['covered', 'unknown', 'uncovered']);
  });
  it('are unknown while nobody has said whose the areas are', async () => {
    const areas = [{ 'Nhà mạng': 'Viettel' }, { 'Nhà mạng': '' }];
    const { states } = await judged(areas, { technology: '4G' });
    expect(states).toEqual(['covered', 'unknown', 'uncovered']);
  });
  it('keep what their other points know of service', () => {
    const state = (centre: number, covered: number, known: number): string | undefined =>
      SERVICE_STATES[serviceState(centre, { covered, known, waits: true })];
    expect([state(UNKNOWN, 0, 2), state(NO, 0, 0)]).toEqual(['unknown', 'unknown']);
    expect([state(YES, 0, 1), state(UNKNOWN, 1, 1)]).toEqual(['partial', 'covered']);
  });
});
