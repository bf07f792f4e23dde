import type { GateFinding, GateHeading, GateRow } from '../../model/gate.ts';
import type { Village } from '../../model/places.ts';
import { settingsOf, type ProjectFile, type Source } from '../../model/project.ts';
import type { IntakeIssueCode } from '../findings/issue-codes.ts';
import type { Loaded } from '../load-dataset.ts';
import { roleOf } from '../roles/roles.ts';
import type { GateRule } from './gate.ts';

/** Months after which data count as old unless the settings of the province say otherwise. */
const FRESH_MONTHS = 12;

const placeOf = (loaded: Loaded, i: number): GateRow['place'] => {
  const { centres } = loaded.dataset.villages;
  return Number.isNaN(centres[2 * i]!) ? null : [centres[2 * i]!, centres[2 * i + 1]!];
};

const pathOf = (project: ProjectFile, sourceId: string): string =>
  project.sources.find(({ id }) => id === sourceId)?.path ?? sourceId;

function villageRow(loaded: Loaded, project: ProjectFile, i: number): GateRow {
  const village = loaded.dataset.villages.records[i]!;
  return {
    file: pathOf(project, village.sourceId),
    row: village.row,
    village: village.code,
    value: village.name,
    ...(village.communeCode !== null && { commune: village.communeCode }),
    place: placeOf(loaded, i),
  };
}

/** Every village must satisfy `holds`. */
const ofVillages = (
  id: string,
  heading: GateHeading,
  holds: (village: Village, place: GateRow['place']) => boolean,
): GateRule => ({
  id,
  heading,
  check(loaded, project) {
    const failed = loaded.dataset.villages.records.flatMap((village, i) =>
      holds(village, placeOf(loaded, i)) ? [] : [villageRow(loaded, project, i)],
    );
    return { passed: loaded.dataset.villages.records.length - failed.length, failed };
  },
});

const recordsRead = ({ inputs }: Loaded): number => inputs.reduce((sum, { read }) => sum + read, 0);

/** No record may have one of these findings. A record with several counts once. */
const ofIssues = (
  id: string,
  heading: GateHeading,
  codes: readonly IntakeIssueCode[],
  total = recordsRead,
): GateRule => ({
  id,
  heading,
  check(loaded) {
    const villageAt = new Map(loaded.dataset.villages.records.map(({ code }, i) => [code, i]));
    const rows = new Map<string, GateRow>();
    for (const issue of loaded.issues) {
      if (!(codes as readonly string[]).includes(issue.code)) continue;
      const { file, sheet, row, feature, value, commune, village } = issue;
      const index = village === undefined ? undefined : villageAt.get(village);
      rows.set([file, sheet, row, feature].join('\u0000'), {
        file,
        ...(sheet !== undefined && { sheet }),
        ...(row !== undefined && { row }),
        ...(feature !== undefined && { feature }),
        ...(value !== undefined && { value }),
        ...(commune !== undefined && { commune }),
        ...(village !== undefined && { village }),
        place: (index === undefined ? null : placeOf(loaded, index)) ?? issue.place ?? null,
      });
    }
    return { passed: Math.max(0, total(loaded) - rows.size), failed: [...rows.values()] };
  },
});

/** Every source must satisfy `holds`. */
const ofSources = (
  id: string,
  heading: GateHeading,
  holds: (source: Source, loaded: Loaded, project: ProjectFile) => boolean,
): GateRule => ({
  id,
  heading,
  check(loaded, project) {
    const failed = project.sources.filter((source) => !holds(source, loaded, project));
    return {
      passed: project.sources.length - failed.length,
      failed: failed.map(({ path, id: source, asOf }) => ({
        file: path,
        value: asOf ?? source,
        place: null,
      })),
    };
  },
});

const communesWithoutVillages = (loaded: Loaded, project: ProjectFile): GateFinding => {
  const { communes, villages } = loaded.dataset;
  const inhabited = new Set(villages.records.map(({ communeCode }) => communeCode));
  const failed = communes.records.filter(({ code }) => !inhabited.has(code));
  return {
    passed: communes.records.length - failed.length,
    failed: failed.map(({ code, name, sourceId }) => ({
      file: pathOf(project, sourceId),
      commune: code,
      value: name,
      place: null,
    })),
  };
};

const operatorsWithoutSource = (loaded: Loaded, project: ProjectFile): GateFinding => {
  const { operators } = settingsOf(project);
  const speaking = new Set(loaded.dataset.coverage.map(({ operator }) => operator));
  const wanted = operators === 'all' ? [...speaking] : operators;
  const failed = wanted.filter((operator) => !speaking.has(operator));
  return {
    passed: wanted.length - failed.length,
    failed: failed.map((operator) => ({ file: '', value: operator, place: null })),
  };
};

/** Months from `from` to `to`, both ISO dates, as exact as they are. */
const monthsBetween = (from: string, to: string): number => {
  const months = (iso: string): number => 12 * Number(iso.slice(0, 4)) + Number(iso.slice(5, 7) || 12);
  return months(to) - months(from);
};

/** All rules of the data gate. To add one: an entry here and its words in `i18n/{vi,en}/gate.ts`. */
export const GATE_RULES: readonly GateRule[] = [
  ofIssues(
    'place-in-commune',
    'right',
    ['commune-mismatch', 'commune-name-mismatch', 'village-outside-communes'],
    (loaded) => loaded.dataset.villages.records.length,
  ),
  ofIssues('commune-in-list', 'right', ['commune-unknown', 'commune-without-code']),
  ofIssues('coordinates-right', 'right', [
    'coordinates-not-read',
    'coordinates-out-of-range',
    'coordinates-reversed',
    'vn2000-wrong-meridian',
    'vn2000-outside',
  ]),
  ofIssues('counts-possible', 'right', [
    'count-negative',
    'count-fractional',
    'count-absurd',
    'households-exceed-population',
    'population-exceeds-households',
    'part-exceeds-households',
  ]),
  ofVillages('village-has-place', 'enough', (_, place) => place !== null),
  ofVillages('village-has-population', 'enough', ({ population }) => population !== null),
  ofVillages('village-has-households', 'enough', ({ households }) => households !== null),
  { id: 'commune-has-villages', heading: 'enough', check: communesWithoutVillages },
  { id: 'operator-has-source', heading: 'enough', check: operatorsWithoutSource },
  ofIssues('codes-once', 'clean', [
    'village-code-duplicate',
    'village-code-shared',
    'commune-code-duplicate',
    'candidate-code-duplicate',
    'site-code-shared',
  ]),
  ofIssues(
    'villages-once',
    'clean',
    ['village-near-duplicate'],
    (loaded) => loaded.dataset.villages.records.length,
  ),
  ofIssues('values-understood', 'clean', [
    'value-not-understood',
    'number-not-read',
    'date-not-read',
    'value-out-of-range',
  ]),
  ofIssues('areas-well-formed', 'clean', [
    'ring-invalid',
    'ring-crosses-itself',
    'ring-too-short',
    'geometry-missing',
    'geometry-wrong-kind',
  ]),
  ofSources(
    'source-readable',
    'usable',
    ({ id }, loaded) => !loaded.refused.some(({ sourceId }) => sourceId === id),
  ),
  {
    id: 'questions-answered',
    heading: 'usable',
    check: ({ questions }) => ({
      passed: 0,
      failed: questions.map(({ file, sheet, kind }) => ({
        file,
        ...(sheet !== undefined && { sheet }),
        value: kind,
        place: null,
      })),
    }),
  },
  ofIssues('claims-stated', 'usable', [
    'operator-unspecified',
    'technology-missing',
    'technology-unknown',
    'evidence-missing',
    'evidence-unknown',
  ]),
  ofIssues('parts-belong', 'usable', [
    'cluster-village-unknown',
    'cluster-without-village',
    'column-absent',
    'sheet-without-table',
  ]),
  ofSources(
    'source-dated',
    'live',
    ({ asOf, role }) => asOf !== undefined || roleOf(role).asks.date === 'none',
  ),
  ofSources(
    'source-fresh',
    'live',
    ({ asOf, role }, _, project) =>
      asOf === undefined ||
      roleOf(role).asks.date !== 'fresh' ||
      monthsBetween(asOf, project.asOf) <= FRESH_MONTHS,
  ),
];
