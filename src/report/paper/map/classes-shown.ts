import { findingsOf } from '../../../analysis/findings/findings.ts';
import { mastsAmong } from '../../../model/project.ts';
import type { DataClass } from '../../../cartography/tokens.ts';
import type { Scope } from '../../../model/scope.ts';
import { hasDiscs } from '../../../planning/plan-types.ts';
import type { ReportInput } from '../../report-input.ts';
import type { PaperSheet } from '../sheet/sheet.ts';
import { FEED_LINES, feedClass, feedsDrawn } from './feed-lines.ts';
import type { MapShapes } from './map-shapes.ts';

/**
 * How many there are of what the map shows, villages without a place included.
 * @param small of the villages without any signal, those without a number
 */
export function countsOnPaper(
  { findings, dataset, plan }: ReportInput,
  small: number,
): ReadonlyMap<DataClass, number> {
  const { states } = findingsOf(findings, 'any');
  return new Map<DataClass, number>([
    ['villageRanked', states.uncovered - small],
    ['villageUncovered', small],
    ['villagePartial', states.partial],
    ['villageUnknown', states.unknown],
    ['villageCovered', states.covered],
    ['depression', findings.depressions.count],
    ['depressionSpot', findings.depressions.count],
    ['site', dataset.sites.length],
    ['commune', dataset.communes.records.length],
    ...(plan
      ? ([
          ['proposed', mastsAmong(plan.chosen).length],
          ...FEED_LINES.map(
            (kind) => [feedClass(kind), plan.chosen.filter((work) => work.kind === kind).length] as const,
          ),
          ['villageGained', plan.villages.length],
        ] as const)
      : []),
  ]);
}

/** At this scale and beyond, marks that stand everywhere are a texture that hides what the map is read for. */
const SMALL_SCALE = 1_000_000;
export const isSmallScale = ({ denominator }: Pick<PaperSheet, 'denominator'>): boolean =>
  denominator >= SMALL_SCALE;

const EVERYWHERE: ReadonlySet<DataClass> = new Set(['villageCovered', 'depressionSpot', 'fibre', 'site']);

/** Of what a map would show, what is left away at a small scale: the legend says so. */
export const leftAway = (shown: ReadonlySet<DataClass>, small: boolean): readonly DataClass[] =>
  small ? [...shown].filter((dataClass) => EVERYWHERE.has(dataClass)) : [];

/** Ways of new feeds, where the scope tells them. */
const feedClassesShown = (input: ReportInput): readonly (readonly [DataClass, boolean])[] =>
  FEED_LINES.map((kind) => [feedClass(kind), feedsDrawn(input, kind).length > 0] as const);

/** What the legend explains: only what is on this map. */
export function classesShown(
  input: ReportInput,
  land: MapShapes,
  scope: Scope,
  small: number,
): ReadonlySet<DataClass> {
  const { dataset, plan } = input;
  const planned = (plan?.chosen.length ?? 0) > 0;
  const { states } = findingsOf(input.findings, 'any');
  const shown: readonly (readonly [DataClass, boolean])[] = [
    ['villageRanked', states.uncovered > small],
    ['villageUncovered', small > 0],
    ['leftOut', findingsOf(input.findings, 'any').communes.uncoveredPopulation.some((people) => people > 0)],
    ['noCoverage', land.coverage.length + land.estimatedCoverage.length > 0],
    ['villagePartial', states.partial > 0],
    ['villageUnknown', states.unknown > 0],
    ['villageCovered', states.covered > 0],
    ['coverage', land.coverage.length > 0],
    ['estimatedCoverage', land.estimatedCoverage.length > 0],
    ['depression', land.depressions.length > 0],
    ['depressionSpot', land.depressionSpots.length > 0],
    ['fibre', land.fibre.length > 0],
    ['proposed', planned && !input.workCommunes],
    ['proposedArea', hasDiscs(input.plan) && !input.workCommunes],
    ...feedClassesShown(input),
    ['villageGained', planned],
    ['site', scope !== 'public' && dataset.sites.length > 0],
    ['commune', dataset.communes.records.length > 0],
    ['province', land.provinceOutlines.length > 0],
  ];
  return new Set(shown.filter(([, there]) => there).map(([dataClass]) => dataClass));
}
