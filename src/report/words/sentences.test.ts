import { beforeAll, describe, expect, it } from 'vitest';
import { tinyReport } from '../../../test/support/tiny-report.ts';
import type { PriorityFacts } from '../../planning/priority-facts.ts';
import type { Priority } from '../../planning/priority.ts';
import type { ReportInput } from '../report-input.ts';
import { groupFacts, prioritySentence } from './sentences.ts';

const FACTS: PriorityFacts = {
  uncoveredHouseholds: 112,
  povertyRate: 0.41,
  extremelyDifficult: false,
  minorityShare: 0.5,
  school: true,
  healthStation: false,
  office: null,
  cultureHouse: null,
  hazard: null,
  border: null,
  fibreDistanceMeters: 2100,
  siteDistanceMeters: null,
  road: null,
  electricity: null,
};
const PRIORITY: Priority = {
  weights: { need: 40, vulnerability: 25, publicService: 15, safety: 10, ease: 10 },
  ranked: [
    {
      village: 5,
      rank: 3,
      score: 71.93,
      scoreHigh: 90,
      missingGroups: 1,
      facts: FACTS,
      groups: [
        { group: 'need', value: 0.89, points: 35.6 },
        { group: 'vulnerability', value: 0.82, points: 20.5 },
        { group: 'publicService', value: 0.6, points: 9 },
        { group: 'safety', value: null, points: null },
        { group: 'ease', value: 0.79, points: 7.9 },
      ],
    },
  ],
  unranked: [8],
};

let input: ReportInput;
beforeAll(async () => {
  input = await tinyReport();
});

describe('prioritySentence', () => {
  it('says rank, facts with points, and what is missing', () => {
    expect(prioritySentence(PRIORITY, 5, 'vi')).toBe(
      'Hạng 3 (71,9 điểm): 112 hộ chưa có sóng (35,6 điểm), hộ nghèo 41% (20,5 điểm), có điểm trường (9 điểm), cách cáp quang 2,1 km (7,9 điểm), 1 nhóm tiêu chí chưa có số liệu.',
    );
    expect(prioritySentence(PRIORITY, 5, 'en')).toMatch(
      /^Rank 3 \(71\.9 points\): 112 households without signal \(35\.6 pts\)/,
    );
  });
  it('does not rank what is covered or unknown, and says why', () => {
    expect(prioritySentence(PRIORITY, 8, 'vi')).toBe('Chưa xếp hạng: chưa có số liệu về sóng của bản này.');
    expect(prioritySentence(PRIORITY, 1, 'vi')).toBe(
      'Không xếp hạng: bản này đã có sóng theo quy tắc đang dùng.',
    );
  });
  it('names the fact that decides the vulnerability group', () => {
    expect(groupFacts('vulnerability', { ...FACTS, extremelyDifficult: true, povertyRate: 0.2 }, 'vi')).toBe(
      'thôn đặc biệt khó khăn',
    );
    expect(groupFacts('vulnerability', { ...FACTS, povertyRate: 0.1, minorityShare: 0.98 }, 'vi')).toBe(
      'đồng bào dân tộc thiểu số 98%',
    );
  });
  it('gives every ranked village one sentence', () => {
    for (const { village } of input.priority.ranked)
      for (const language of ['vi', 'en'] as const)
        expect(prioritySentence(input.priority, village, language)).toMatch(/^(Hạng|Rank) \d+ \(.+\)\.$/);
  });
});
