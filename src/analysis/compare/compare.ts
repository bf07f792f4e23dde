import { SERVICE_STATES, type OperatorId } from '../../model/service.ts';
import { findingsOf, outsideRow, type Findings, type OperatorFindings } from '../findings/findings.ts';
import { roundHalfToEven } from '../service/counts.ts';
import type {
  ComparedPlace,
  ComparedSide,
  Comparison,
  Difference,
  NameForms,
  OperatorComparison,
  PlaceChange,
  ServiceChange,
  VillageMatches,
} from './comparison.ts';
import { DIFFERENCES } from './comparison.ts';
import { matchCommunes, placesOfCommunes } from './match-communes.ts';
import { matchVillages } from './match-villages.ts';

const DARK = SERVICE_STATES.indexOf('uncovered');
const hasSignal = (state: number): boolean =>
  SERVICE_STATES[state] === 'covered' || SERVICE_STATES[state] === 'partial';

/** Service of one kind of count under one operator on one side. */
interface Counted {
  readonly count: Float64Array;
  readonly share: Float64Array;
}

/** People that service was gained or lost by, of each pair; NaN where nobody knows, 0 where the share is the same. */
function changesOf({ before: pairsBefore, now: pairsNow }: VillageMatches, before: Counted, now: Counted) {
  const gained = new Float64Array(pairsNow.length);
  const lost = new Float64Array(pairsNow.length);
  const served = (count: number, share: number): number => roundHalfToEven(count * share);
  for (let k = 0; k < pairsNow.length; k++) {
    const [b, n] = [pairsBefore[k], pairsNow[k]];
    const [had, has] = [before.share[b], now.share[n]];
    if (had === has) continue;
    if (Number.isNaN(had) && Number.isNaN(has)) continue;
    // The comparison with NaN is false both ways: unknown service of one day makes both unknown.
    gained[k] = has < had ? 0 : served(now.count[n], has) - served(now.count[n], had);
    lost[k] = has > had ? 0 : served(before.count[b], had) - served(before.count[b], has);
  }
  return { gained, lost };
}

const known = (sum: number, value: number): number => (Number.isNaN(value) ? sum : sum + value);

function totalOf({ gained, lost }: ReturnType<typeof changesOf>): ServiceChange {
  let unknownVillages = 0;
  for (let k = 0; k < gained.length; k++)
    if (Number.isNaN(gained[k]) || Number.isNaN(lost[k])) unknownVillages++;
  const total = (values: Float64Array): number | null => {
    const sum = values.reduce(known, 0);
    return sum === 0 && values.some(Number.isNaN) ? null : sum;
  };
  return { gained: total(gained), lost: total(lost), unknownVillages };
}

const countStates = (state: Uint8Array, villages: Int32Array): number[] => {
  const counts = SERVICE_STATES.map(() => 0);
  for (const village of villages) counts[state[village]]++;
  return counts;
};

/** Sums of the rows of communes; null where none has the figure. */
const sumRows = (values: Float64Array | Int32Array, rows: readonly number[]): number | null => {
  const counted = rows.map((row) => values[row]).filter((value) => !Number.isNaN(value));
  return counted.length ? counted.reduce((sum, value) => sum + value, 0) : null;
};

interface Sides {
  readonly before: OperatorFindings;
  readonly now: OperatorFindings;
}

function placeChanges(
  places: readonly ComparedPlace[],
  findings: { readonly before: Findings; readonly now: Findings },
  { before, now }: Sides,
  pairsAt: {
    left: Int32Array;
    entered: Int32Array;
    gained: readonly (number | null)[];
    lost: readonly (number | null)[];
  },
): PlaceChange[] {
  const outside = { before: [outsideRow(findings.before)], now: [outsideRow(findings.now)] };
  return [...places, outside].map((rows, p): PlaceChange => ({
    villages: {
      before: sumRows(findings.before.communes.villages, rows.before) ?? 0,
      now: sumRows(findings.now.communes.villages, rows.now) ?? 0,
    },
    dark: {
      before: sumRows(before.communes.trangSong, rows.before) ?? 0,
      now: sumRows(now.communes.trangSong, rows.now) ?? 0,
    },
    uncoveredPopulation: {
      before: sumRows(before.communes.uncoveredPopulation, rows.before),
      now: sumRows(now.communes.uncoveredPopulation, rows.now),
    },
    left: pairsAt.left[p],
    entered: pairsAt.entered[p],
    gained: pairsAt.gained[p],
    lost: pairsAt.lost[p],
  }));
}

/** Sums per place of what pairs come to; the last place is outside of all communes. */
function sumsByPlace(count: number, placeOfPair: (pair: number) => number) {
  const at = (pair: number): number => {
    const place = placeOfPair(pair);
    return place < 0 ? count : place;
  };
  return {
    ofPairs: (pairs: Int32Array): Int32Array => {
      const sums = new Int32Array(count + 1);
      for (const pair of pairs) sums[at(pair)]++;
      return sums;
    },
    ofValues: (values: Float64Array): (number | null)[] => {
      const sums = new Float64Array(count + 1);
      const unknown = new Uint8Array(count + 1);
      values.forEach((value, pair) => {
        if (Number.isNaN(value)) unknown[at(pair)] = 1;
        else sums[at(pair)] += value;
      });
      // None of those that were counted is not none where others were not.
      return Array.from(sums, (sum, place) => (sum === 0 && unknown[place] ? null : sum));
    },
  };
}

function compareOperator(
  operator: OperatorId | 'any',
  before: ComparedSide,
  now: ComparedSide,
  matches: VillageMatches,
  places: readonly ComparedPlace[],
  placeOfNow: Int32Array,
): OperatorComparison {
  const sides = { before: findingsOf(before.findings, operator), now: findingsOf(now.findings, operator) };
  const states = SERVICE_STATES.map(() => SERVICE_STATES.map(() => 0));
  const left: number[] = [];
  const entered: number[] = [];
  matches.now.forEach((n, k) => {
    const [was, is] = [sides.before.state[matches.before[k]], sides.now.state[n]];
    states[was][is]++;
    if (was === DARK && hasSignal(is)) left.push(k);
    if (is === DARK && hasSignal(was)) entered.push(k);
  });
  const people = changesOf(
    matches,
    { count: before.findings.counts.population, share: sides.before.populationShare },
    { count: now.findings.counts.population, share: sides.now.populationShare },
  );
  const homes = changesOf(
    matches,
    { count: before.findings.counts.households, share: sides.before.householdShare },
    { count: now.findings.counts.households, share: sides.now.householdShare },
  );
  const byPlace = sumsByPlace(places.length, (pair) => {
    const commune = now.findings.villageCommune[matches.now[pair]];
    return commune < 0 ? -1 : placeOfNow[commune];
  });
  const pairsAt = {
    left: byPlace.ofPairs(Int32Array.from(left)),
    entered: byPlace.ofPairs(Int32Array.from(entered)),
    gained: byPlace.ofValues(people.gained),
    lost: byPlace.ofValues(people.lost),
  };
  const ratesOf = ({ findings }: ComparedSide) => findings.rates.filter((rate) => rate.operator === operator);
  return {
    operator,
    rates: { before: ratesOf(before), now: ratesOf(now) },
    state: { before: sides.before.state, now: sides.now.state },
    states,
    onlyBefore: countStates(sides.before.state, matches.onlyBefore),
    onlyNow: countStates(sides.now.state, matches.onlyNow),
    left: Int32Array.from(left),
    entered: Int32Array.from(entered),
    population: totalOf(people),
    households: totalOf(homes),
    places: placeChanges(places, { before: before.findings, now: now.findings }, sides, pairsAt),
  };
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one));

/** What is not of one definition on both sides. */
function differencesOf(before: ComparedSide, now: ComparedSide): Difference[] {
  const differs: Readonly<Record<Difference, boolean>> = {
    province: before.project.province.code !== now.project.province.code,
    order: before.project.asOf >= now.project.asOf,
    synthetic: before.project.synthetic !== now.project.synthetic,
    rule: before.settings.rule !== now.settings.rule,
    technologies: !sameSet(before.settings.technologies, now.settings.technologies),
    evidence: !sameSet(before.settings.evidence, now.settings.evidence),
    operators: !sameSet(before.findings.operators, now.findings.operators),
    villageShare: before.settings.villageShare !== now.settings.villageShare,
  };
  return DIFFERENCES.filter((difference) => differs[difference]);
}

/** Operators whose answers for single villages a side tells. */
const toldBy = ({ findings }: ComparedSide): OperatorId[] =>
  findings.operators.filter((id) => !findingsOf(findings, id).villagesWithheld);

/**
 * What became of the villages of an earlier project, under every operator that both tell of. Villages are one by code,
 * else by commune and name; what is on one side alone is counted apart, so that pairs and those sum to all of each side.
 */
export function compareSides(before: ComparedSide, now: ComparedSide, forms: NameForms): Comparison {
  const places = matchCommunes(before.communes, now.communes, forms.commune);
  const ofBefore = placesOfCommunes(places, 'before', before.communes.length);
  const ofNow = placesOfCommunes(places, 'now', now.communes.length);
  const placed = ({ villages, findings }: ComparedSide, of: Int32Array) => ({
    villages,
    places: findings.villageCommune.map((commune) => (commune < 0 ? -1 : of[commune])),
  });
  const matches = matchVillages(placed(before, ofBefore), placed(now, ofNow), forms.village);
  const [tolds, told] = [toldBy(before), toldBy(now)];
  const operators = ['any', ...told.filter((id) => tolds.includes(id))];
  return {
    matches,
    places,
    differences: differencesOf(before, now),
    byOperator: operators.map((id) => compareOperator(id, before, now, matches, places, ofNow)),
    operatorsOnlyBefore: tolds.filter((id) => !told.includes(id)),
    operatorsOnlyNow: told.filter((id) => !tolds.includes(id)),
  };
}
