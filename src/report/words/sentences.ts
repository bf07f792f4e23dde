import { messagesIn } from '../../i18n/messages.ts';
import { formatDistance, formatNumber, formatShare, type Language } from '../../i18n/number.ts';
import type { PriorityGroup } from '../../model/project.ts';
import type { PriorityFacts } from '../../planning/priority-facts.ts';
import { REFERENCE } from '../../planning/priority-groups.ts';
import type { Priority } from '../../planning/priority.ts';

const wordsOf = (language: Language) => messagesIn(language).report.sentence;

/** The fact that decides the vulnerability group: the highest of three counts once. */
function hardship(facts: PriorityFacts, language: Language): string {
  const words = wordsOf(language);
  const reasons: (readonly [number, string])[] = [];
  if (facts.povertyRate !== null)
    reasons.push([
      Math.min(1, facts.povertyRate / REFERENCE.povertyFull),
      words.poverty(formatShare(facts.povertyRate, language, 1)),
    ]);
  if (facts.extremelyDifficult) reasons.push([REFERENCE.extremelyDifficult, words.extremelyDifficult]);
  if (facts.minorityShare !== null)
    reasons.push([
      facts.minorityShare * REFERENCE.minorityFull,
      words.minority(formatShare(facts.minorityShare, language, 1)),
    ]);
  reasons.sort((a, b) => b[0] - a[0]);
  return reasons.length ? reasons[0][1] : words.noHardship;
}

/** What speaks for an easy start: distances first, then road and electricity; the first two that are known. */
function easeFacts(facts: PriorityFacts, language: Language): string {
  const words = wordsOf(language);
  const parts: string[] = [];
  if (facts.fibreDistanceMeters !== null)
    parts.push(words.fibre(formatDistance(facts.fibreDistanceMeters, language)));
  if (facts.siteDistanceMeters !== null)
    parts.push(words.site(formatDistance(facts.siteDistanceMeters, language)));
  if (facts.road) parts.push(words.road[facts.road]);
  if (facts.electricity) parts.push(words.electricity[facts.electricity]);
  return parts.slice(0, 2).join(', ');
}

function joinTrue(facts: readonly (readonly [boolean | null, string])[], none: string): string {
  const there = facts.filter(([present]) => present).map(([, word]) => word);
  return there.length ? there.join(', ') : none;
}

/**
 * The facts behind one group of the score, in words. Only for groups with a known value.
 * @internal
 */
export function groupFacts(group: PriorityGroup, facts: PriorityFacts, language: Language): string {
  const words = wordsOf(language);
  switch (group) {
    case 'need':
      return words.uncoveredHouseholds(formatNumber(facts.uncoveredHouseholds ?? 0, language));
    case 'vulnerability':
      return hardship(facts, language);
    case 'publicService': {
      const { school, healthStation, office, cultureHouse } = facts;
      return joinTrue(
        [
          [school, words.school],
          [healthStation, words.healthStation],
          [office, words.office],
          [cultureHouse, words.cultureHouse],
        ],
        words.noService,
      );
    }
    case 'safety':
      return joinTrue(
        [
          [facts.hazard, words.hazard],
          [facts.border, words.border],
        ],
        words.noDanger,
      );
    case 'ease':
      return easeFacts(facts, language);
  }
}

/** 34 or 33,6: one decimal where it is not 0. */
function pointsText(points: number, language: Language): string {
  const rounded = Math.round(points * 10) / 10;
  return formatNumber(rounded, language, Number.isInteger(rounded) ? 0 : 1);
}

/**
 * One sentence: the rank of a village and the facts behind it, each with its points; then how many groups
 * have no data. Villages that are covered or of unknown state get a sentence that says so.
 */
export function prioritySentence(priority: Priority, village: number, language: Language): string {
  const words = wordsOf(language);
  const entry = priority.ranked.find((ranked) => ranked.village === village);
  if (!entry) return priority.unranked.includes(village) ? words.unranked : words.notNeeded;
  const parts = entry.groups
    .filter((group) => group.points !== null)
    .map(({ group, points }) =>
      words.withPoints(groupFacts(group, entry.facts, language), pointsText(points!, language)),
    );
  if (entry.scoreStep !== undefined) parts.push(words.easeNotTold);
  if (entry.missingGroups > 0) parts.push(messagesIn(language).plan.missingGroups(entry.missingGroups));
  return words.ranked(
    formatNumber(entry.rank, language),
    entry.scoreStep === undefined
      ? pointsText(entry.score, language)
      : words.about(pointsText(entry.score, language)),
    parts.join(', '),
  );
}
