import { expect } from 'vitest';
import { geodesicDistanceMeters } from '../../src/geometry/measures/ellipsoid.ts';
import type { Dataset } from '../../src/model/dataset.ts';
import type { Plan, PlannedSite, PlanRequest } from '../../src/planning/plan.ts';

/** One place with people without signal; null: nobody counted them. */
export interface OpenPlace {
  readonly village: number;
  readonly lon: number;
  readonly lat: number;
  readonly households: number | null;
  readonly population: number | null;
}

type Work = Pick<PlannedSite, 'lon' | 'lat' | 'radiusMeters'>;

/** Works by discs alone have one. */
const reachOf = ({ radiusMeters }: Work): number => {
  if (radiusMeters === null) throw new Error('a work without a disc is not judged here');
  return radiusMeters;
};

/** Sum of what is counted; null where there is something and nobody counted any of it. */
const sumOf = (values: readonly (number | null)[]): number | null => {
  const counted = values.filter((value) => value !== null);
  return values.length && !counted.length ? null : counted.reduce((a, b) => a + b, 0);
};
const unique = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b);
const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

export const within = (work: Work, places: readonly OpenPlace[]): OpenPlace[] =>
  places.filter(({ lon, lat }) => geodesicDistanceMeters(work.lon, work.lat, lon, lat) <= reachOf(work));

/**
 * A plan of masts for anybody without signal, counted again place by place from what the works reach: nothing of how it was
 * found is used. `open` are the places without signal, `served` those with it.
 */
export class PlanJudge {
  constructor(
    readonly dataset: Dataset,
    readonly open: readonly OpenPlace[],
    readonly served: readonly OpenPlace[],
    readonly request: PlanRequest,
  ) {}

  #worthOf(place: OpenPlace): number {
    return (this.request.objective === 'people' ? place.population : place.households) ?? 0;
  }

  #reached(works: readonly Work[]): OpenPlace[] {
    return [...new Set(works.flatMap((work) => within(work, this.open)))];
  }

  get #firstYear(): number {
    return this.request.firstYear ?? Number(this.request.asOf!.slice(0, 4)) + 1;
  }

  /** The best value of any works that the money pays and the decisions allow; -1 where none are. */
  best(works: readonly (Work & { id: string; costVnd: number })[], budgetVnd: number): number {
    const { lock = [], forbid = [] } = this.request;
    let best = -1;
    for (let choice = 0; choice < 1 << works.length; choice++) {
      const chosen = works.filter((_, k) => (choice >> k) & 1);
      if (total(chosen.map(({ costVnd }) => costVnd)) > budgetVnd) continue;
      if (chosen.some(({ id }) => forbid.includes(id))) continue;
      if (!lock.every((id) => chosen.some((work) => work.id === id))) continue;
      best = Math.max(best, total(this.#reached(chosen).map((place) => this.#worthOf(place))));
    }
    return best;
  }

  judge(plan: Plan): void {
    this.#judgeSums(plan);
    this.#judgeWorks(plan);
    this.#judgeYears(plan);
    this.#judgeLists(plan);
    this.#judgeMoney(plan);
    this.#judgeLeft(plan);
    this.#judgeUnserved(plan);
    this.#judgeCurve(plan);
    this.#judgeRanks(plan);
  }

  #judgeSums(plan: Plan): void {
    const { records } = this.dataset.villages;
    const reached = this.#reached(plan.chosen);
    const value = total(reached.map((place) => this.#worthOf(place)));
    expect(plan.objective).toBe(value);
    expect(plan.levels).toHaveLength(1);
    expect(plan.levels[0]).toMatchObject({ value, upperBound: plan.upperBound, proven: plan.proven });
    expect(plan.proven).toBe(plan.upperBound === value);
    expect(plan.gap).toBeCloseTo(plan.upperBound > 0 ? 1 - value / plan.upperBound : 0, 12);
    expect(plan.newHouseholds).toBe(sumOf(reached.map(({ households }) => households)));
    expect(plan.newPopulation).toBe(sumOf(reached.map(({ population }) => population)));
    const villages = unique(reached.map(({ village }) => village));
    expect(plan.villages).toEqual(villages);
    expect(plan.villagesWithoutCount).toBe(villages.filter((v) => records[v].households === null).length);
    const best = this.best([...plan.chosen, ...plan.left], this.request.budgetVnd);
    expect(plan.objective).toBe(best);
    expect(plan.upperBound).toBeGreaterThanOrEqual(best);
    const left = this.open.filter((place) => !reached.includes(place));
    const counted = (key: 'households' | 'population') => {
      const sum = total(left.map((place) => place[key] ?? 0));
      return sum === 0 && left.some((place) => place[key] === null) ? null : sum;
    };
    expect(plan.residual).toEqual({
      villages: unique(left.map(({ village }) => village)),
      households: counted('households'),
      population: counted('population'),
      unknownVillages: 0,
    });
    const inReach = (places: readonly OpenPlace[], works: readonly Work[]) =>
      total(places.filter((p) => works.some((w) => within(w, [p]).length)).map((p) => p.households ?? 0));
    const share = (works: readonly Work[]) => {
      const [own, other] = [inReach(this.open, works), inReach(this.served, works)];
      return own + other > 0 ? own / (own + other) : null;
    };
    expect(plan.newShare).toBe(share(plan.chosen));
    for (const work of plan.chosen) expect(work.newShare).toBe(share([work]));
  }

  /** What each adds to those before it, and that it stands where it adds most per đồng. */
  #judgeWorks(plan: Plan): void {
    const served = new Set<OpenPlace>();
    const adds = (work: Work) => within(work, this.open).filter((place) => !served.has(place));
    const worth = (work: Work) => total(adds(work).map((place) => this.#worthOf(place)));
    plan.chosen.forEach((work, at) => {
      const own = adds(work);
      expect(work.villages).toEqual(unique(own.map(({ village }) => village)));
      expect(work.newHouseholds).toBe(sumOf(own.map(({ households }) => households)));
      expect(work.newPopulation).toBe(sumOf(own.map(({ population }) => population)));
      expect(work.isLocked).toBe((this.request.lock ?? []).includes(work.id));
      if (!work.isLocked) expect(worth(work)).toBeGreaterThan(0);
      for (const later of plan.chosen.slice(at + 1)) {
        if (later.year !== work.year) continue;
        expect(Number(later.isLocked)).toBeLessThanOrEqual(Number(work.isLocked));
        if (later.isLocked === work.isLocked && !work.isLocked)
          expect(worth(work) / work.costVnd).toBeGreaterThanOrEqual(worth(later) / later.costVnd - 1e-12);
      }
      for (const place of own) served.add(place);
    });
  }

  #judgeYears({ chosen, years, nestingPrice, objective, upperBound, budgetVnd, costs }: Plan): void {
    const count = this.request.years ?? 1;
    if (count < 2) {
      expect([years, nestingPrice]).toEqual([[], []]);
      expect(chosen.every(({ year }) => year === null)).toBe(true);
      return;
    }
    const first = this.#firstYear;
    expect(years.map(({ year }) => year)).toEqual(Array.from({ length: count }, (_, k) => first + k));
    expect(total(years.map((year) => year.budgetVnd))).toBe(budgetVnd);
    let [money, spent] = [0, 0];
    years.forEach((year, k) => {
      const own = chosen.filter((work) => work.year === first + k);
      money += year.budgetVnd;
      spent += total(own.map(({ costVnd }) => costVnd));
      expect(spent).toBeLessThanOrEqual(money);
      this.#judgeSumsOf(year, own);
      this.#judgeListsOf(year.lists, own);
      expect(year.runningVnd).toBe(Math.round(spent * costs.running));
      const until = chosen.filter((work) => work.year! <= first + k);
      const nested = total(this.#reached(until).map((place) => this.#worthOf(place)));
      const price = nestingPrice[k];
      expect(price).toMatchObject({ year: first + k, budgetVnd: money, nested, price: price.best - nested });
      expect(price.best).toBeGreaterThanOrEqual(nested);
      expect(price.upperBound).toBeGreaterThanOrEqual(price.best);
    });
    expect(nestingPrice.at(-1)).toMatchObject({ nested: objective, best: objective, upperBound });
    expect(chosen.every(({ year }) => year! >= first && year! < first + count)).toBe(true);
  }

  #judgeSumsOf(sums: Plan['lists']['fund'], works: readonly PlannedSite[]): void {
    expect(sums.works).toBe(works.length);
    expect(sums.costVnd).toBe(total(works.map(({ costVnd }) => costVnd)));
    expect(sums.newHouseholds).toBe(sumOf(works.map(({ newHouseholds }) => newHouseholds)));
    expect(sums.newPopulation).toBe(sumOf(works.map(({ newPopulation }) => newPopulation)));
    const supports = works.map(({ supportVnd }) => supportVnd);
    expect(sums.supportVnd).toBe(supports.includes(null) ? null : sumOf(supports));
  }

  #judgeListsOf(lists: Plan['lists'], works: readonly PlannedSite[]): void {
    for (const [name, sums] of Object.entries(lists))
      this.#judgeSumsOf(
        sums,
        works.filter(({ fund }) => (fund ?? 'unknown') === name),
      );
  }

  /** The list of most of the households that a work adds, by its villages' electricity and difficulty. */
  #judgeLists({ chosen, lists }: Plan): void {
    this.#judgeListsOf(lists, chosen);
    const { records } = this.dataset.villages;
    const before = new Set<OpenPlace>();
    for (const work of chosen) {
      const own = within(work, this.open).filter((place) => !before.has(place));
      for (const place of own) before.add(place);
      const villages = unique(own.map(({ village }) => village));
      const isCounted = own.every(({ households }) => households !== null);
      const sums: [number, string | null][] = ['fund', 'operator', 'grid', null].map((list) => {
        const of = villages.filter((v) => {
          const { electricity, extremelyDifficult } = records[v];
          if (electricity === null) return list === null;
          if (electricity !== 'grid') return list === 'grid';
          if (extremelyDifficult === null) return list === null;
          return list === (extremelyDifficult ? 'fund' : 'operator');
        });
        const homes = own.filter(({ village }) => of.includes(village)).map((p) => p.households ?? 0);
        return [isCounted ? total(homes) : of.length, list];
      });
      const most = Math.max(...sums.map(([sum]) => sum));
      const fund = villages.length ? sums.find(([sum]) => sum === most)![1] : null;
      expect(work.fund).toBe(fund);
      const norm = this.request.norm ?? null;
      const ofFund = norm && Math.min(norm, work.costVnd);
      expect(work.supportVnd).toBe(fund === null ? null : fund === 'fund' ? ofFund : 0);
      const isBorder = villages.some((v) => records[v].border);
      expect(work.award).toBe(isBorder ? 'assign' : work.operators?.length === 1 ? 'order' : 'tender');
    }
  }

  #judgeMoney({ chosen, totalCostVnd, finance, checkLine, newHouseholds, villages, costs }: Plan): void {
    expect(totalCostVnd).toBe(total(chosen.map(({ costVnd }) => costVnd)));
    expect(totalCostVnd).toBeLessThanOrEqual(this.request.budgetVnd);
    const start = this.#firstYear;
    for (const end of ['low', 'mid', 'high'] as const) {
      const yearly = total(chosen.map(({ costRange }) => costRange[end])) * costs.running;
      expect(finance.runningPerYear[end]).toBe(Math.round(yearly));
      const present = chosen.map(({ costRange, year }) => {
        const away = (year ?? start) - start;
        let sum = costRange[end];
        for (let k = 1; k <= costs.horizonYears; k++)
          sum += (costRange[end] * costs.running) / (1 + costs.discount) ** k;
        return sum / (1 + costs.discount) ** away;
      });
      expect(Math.abs(finance.presentCost[end] - total(present))).toBeLessThanOrEqual(0.5 + 1e-6);
    }
    const per = (count: number | null) => (count ? Math.round(totalCostVnd / count) : null);
    expect(checkLine).toMatchObject({
      vndPerNewHousehold: per(newHouseholds),
      vndPerVillage: per(villages.length),
      vndPerWork: per(chosen.length),
    });
  }

  #judgeLeft({ chosen, left }: Plan): void {
    const all = this.dataset.candidates.map(({ id }) => id);
    const own = new Set(chosen.map(({ id }) => id));
    expect(left.map(({ id }) => id)).toEqual(all.filter((id) => !own.has(id)));
    const served = new Set(this.#reached(chosen));
    for (const work of left) {
      const reach = within(work, this.open);
      expect(work.villages).toEqual(unique(reach.map(({ village }) => village)));
      const reasons: [boolean, string][] = [
        [(this.request.forbid ?? []).includes(work.id), 'forbidden'],
        [!reach.length, 'serves-nobody'],
        [work.costVnd > this.request.budgetVnd, 'above-budget'],
        [reach.every((place) => served.has(place)), 'serves-the-same'],
        [true, 'less-per-dong'],
      ];
      expect(work.why).toBe(reasons.find(([holds]) => holds)![1]);
    }
  }

  #judgeUnserved({ chosen, left, unserved, satellite }: Plan): void {
    const served = new Set(this.#reached(chosen));
    const { forbid = [], budgetVnd } = this.request;
    const expected = unique(this.open.map(({ village }) => village)).flatMap((village) => {
      const places = this.open.filter((place) => place.village === village);
      if (places.every((place) => served.has(place))) return [];
      const offers = [...chosen, ...left].filter((work) => within(work, places).length);
      const allowed = offers.filter(({ id }) => !forbid.includes(id));
      const reasons: [boolean, string][] = [
        [places.some((place) => served.has(place)), 'in-part'],
        [!offers.length, 'no-candidate'],
        [!allowed.length, 'only-forbidden'],
        [allowed.every(({ costVnd }) => costVnd > budgetVnd), 'above-budget'],
        [places.every(({ households }) => households === null), 'not-counted'],
        [true, 'less-per-dong'],
      ];
      return [{ village, why: reasons.find(([holds]) => holds)![1] }];
    });
    expect(unserved.map(({ village, why }) => ({ village, why }))).toEqual(expected);
    expect(satellite.map(({ village }) => village)).toEqual(
      expected.filter(({ why }) => /^(no-candidate|only-forbidden)$/.test(why)).map(({ village }) => village),
    );
    const from = this.#firstServed([...chosen, ...left]);
    for (const { village, fromVnd } of unserved) expect(fromVnd).toBe(from.get(village) ?? null);
  }

  /** Money at which each village is first served: decided works, then again and again the most per đồng, without end. */
  #firstServed(works: readonly (Work & { id: string; costVnd: number })[]): Map<number, number> {
    const { lock = [], forbid = [] } = this.request;
    const order = new Map(this.dataset.candidates.map(({ id }, k) => [id, k]));
    const sorted = [...works].sort((a, b) => order.get(a.id)! - order.get(b.id)!);
    const open = sorted.filter(({ id }) => !lock.includes(id) && !forbid.includes(id));
    const walk = sorted.filter(({ id }) => lock.includes(id));
    for (;;) {
      const done = new Set(this.#reached(walk));
      const use = (work: (typeof works)[number]) =>
        total(within(work, this.open).map((p) => (done.has(p) ? 0 : this.#worthOf(p)))) / work.costVnd;
      const best = open.reduce((one, other) => (use(other) > use(one) ? other : one), open[0]);
      if (!best || !(use(best) > 0)) break;
      walk.push(best);
    }
    const from = new Map<number, number>();
    walk.forEach((work, k) => {
      for (const { village } of within(work, this.open))
        if (!from.has(village)) from.set(village, total(walk.slice(0, k + 1).map(({ costVnd }) => costVnd)));
    });
    return from;
  }

  /** How far the bounds of the curve lie above the most that the same money serves, in parts of it. */
  readonly slack: number[] = [];

  #judgeCurve({ chosen, left, curve }: Plan): void {
    const { forbid = [] } = this.request;
    const works = [...chosen, ...left].filter(({ id }) => !forbid.includes(id));
    const homes = (places: readonly OpenPlace[]) => total(places.map(({ households }) => households ?? 0));
    expect(curve[0]).toEqual({ budgetVnd: 0, works: 0, newHouseholds: 0, newPopulation: 0, upperBound: 0 });
    expect(curve.at(-1)!.newHouseholds).toBe(homes(this.#reached(works)));
    curve.forEach((point, k) => {
      const best = Math.max(
        ...Array.from({ length: 1 << works.length }, (_, choice) => {
          const some = works.filter((_work, at) => (choice >> at) & 1);
          const isPaid = total(some.map(({ costVnd }) => costVnd)) <= point.budgetVnd;
          return isPaid ? homes(this.#reached(some)) : 0;
        }),
      );
      expect(point.newHouseholds).toBeLessThanOrEqual(best);
      expect(point.upperBound).toBeGreaterThanOrEqual(best);
      if (best > 0) this.slack.push(point.upperBound / best - 1);
      if (k) expect(point.budgetVnd).toBeGreaterThan(curve[k - 1].budgetVnd);
      if (k) expect(point.newHouseholds).toBeGreaterThan(curve[k - 1].newHouseholds);
    });
    const plan = total(chosen.map(({ costVnd }) => costVnd));
    const reached = homes(this.#reached(chosen));
    // The plan is on the curve or something on it serves as many for no more.
    expect(curve.some((point) => point.budgetVnd <= plan && point.newHouseholds >= reached)).toBe(true);
  }

  #judgeRanks({ ranking, rankServed, villages }: Plan): void {
    const ranked = ranking.map(({ village }) => village);
    const open = new Set(this.open.map(({ village }) => village));
    expect(ranked.every((village) => open.has(village))).toBe(true);
    const first = (count: number) => ranked.slice(0, count).filter((v) => villages.includes(v)).length;
    const lit = new Set(this.served.map(({ village }) => village));
    const dark = villages.filter((village) => !lit.has(village)).length;
    expect(rankServed).toEqual({ first10: first(10), first20: first(20), first50: first(50), dark });
    ranking.forEach(({ rank, best, worst }) => {
      expect(best).toBeLessThanOrEqual(rank);
      expect(worst).toBeGreaterThanOrEqual(rank);
    });
  }
}
