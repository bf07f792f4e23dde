import { UNKNOWN, YES, type OperatorFindings } from '../analysis/findings/findings.ts';
import { SERVICE_STATES } from '../model/service.ts';
import { compareCount, compareMeasure, compareWord, type Compared } from './compare.ts';
import { Facts, type PlaceFacts, type Shapes } from './facts.ts';
import { isOnEdge, serviceOf, type VillageService } from './figures.ts';
import { areaMeters, coveredShare, isInside, type Area } from './turf/areas.ts';
import { nearestMeters, type Reachable } from './turf/lines.ts';
import type { Basis, CheckedFigure, FigureCode, VerifyInput } from './verify-input.ts';

interface CheckedVillage {
  readonly facts: PlaceFacts;
  readonly basis: Basis;
  /** By operator, `any` first. */
  readonly service: readonly VillageService[];
}

/** Villages and communes worked out again, each once. */
export class Check {
  readonly #villages = new Map<number, Promise<CheckedVillage>>();

  private constructor(
    private readonly input: VerifyInput,
    private readonly facts: Facts,
    private readonly coverage: readonly (Shapes<Area> | null)[],
    private readonly clusters: ReadonlyMap<number, readonly PlaceFacts[]>,
    private readonly fibre: Shapes<Reachable> | null,
    private readonly depressions: Shapes<Area> | null,
  ) {}

  static async prepare(input: VerifyInput): Promise<Check> {
    const facts = new Facts(input);
    const own = await Promise.all(input.findings.operators.map((operator) => facts.coverage(operator)));
    const given = own.filter((areas) => areas !== null);
    const any: Shapes<Area> | null = given.length
      ? {
          shapes: given.flatMap(({ shapes }) => shapes),
          basis: given.every(({ basis }) => basis === 'file') ? 'file' : 'import',
        }
      : null;
    return new Check(
      input,
      facts,
      [any, ...own],
      (await facts.clusters()) ?? new Map(),
      await facts.fibre(),
      await facts.depressions(),
    );
  }

  /** Shares of people that rest on polygons or household points of villages are not worked out here. */
  get notChecked(): readonly FigureCode[] {
    const { settings, dataset } = this.input;
    const others =
      settings.villageShare === 'area' || (settings.villageShare === 'auto' && dataset.households);
    return others ? ['uncoveredPopulation', 'uncoveredHouseholds'] : [];
  }

  #checked(v: number): Promise<CheckedVillage> {
    const known = this.#villages.get(v);
    if (known) return known;
    const working = this.#work(v);
    this.#villages.set(v, working);
    return working;
  }

  async #work(v: number): Promise<CheckedVillage> {
    const facts = await this.facts.village(v);
    const clusters = this.clusters.get(v) ?? [];
    return {
      facts,
      basis: [facts, ...clusters].every(({ basis }) => basis === 'file') ? 'file' : 'import',
      service: this.coverage.map((areas) => serviceOf(facts, clusters, areas, this.input.settings)),
    };
  }

  async village(v: number): Promise<CheckedFigure[]> {
    const { findings, dataset } = this.input;
    const { code, name } = dataset.villages.records[v]!;
    const { facts, basis, service } = await this.#checked(v);
    const put = (
      figure: FigureCode,
      compared: Compared,
      from = basis,
      operator: string | null = null,
    ): CheckedFigure => ({
      place: 'village',
      code,
      name,
      figure,
      operator,
      ...compared,
      basis: from,
    });
    const figures = [
      put('population', compareCount(findings.counts.population[v]!, facts.population)),
      put('households', compareCount(findings.counts.households[v]!, facts.households)),
    ];
    for (const [o, ours] of findings.byOperator.entries()) {
      const theirs = service[o]!;
      const from = worse(basis, this.coverage[o]);
      const edge = theirs.isOnEdge;
      figures.push(
        put(
          'centre',
          compareWord(answerWord(ours.centre[v]!), answerWord(theirs.centre), edge),
          from,
          ours.operator,
        ),
        put('state', compareWord(SERVICE_STATES[ours.state[v]!]!, theirs.state, edge), from, ours.operator),
        ...this.#leftOver(ours, v, theirs).map(([figure, compared]) =>
          put(figure, compared, from, ours.operator),
        ),
      );
    }
    if (this.fibre) {
      const meters = facts.at && nearestMeters(this.fibre.shapes, facts.at);
      const ours = findings.fibre.distanceMeters[v]!;
      figures.push(
        put('fibreMeters', compareMeasure(ours, meters, 'sphere-length'), worse(basis, this.fibre)),
      );
    }
    if (this.depressions) figures.push(this.#inDepression(v, facts, put));
    return figures;
  }

  #leftOver(ours: OperatorFindings, v: number, theirs: VillageService): [FigureCode, Compared][] {
    if (this.notChecked.length) return [];
    const edge = theirs.isOnEdge;
    return [
      ['uncoveredPopulation', compareCount(ours.uncoveredPopulation[v]!, theirs.uncoveredPopulation, edge)],
      ['uncoveredHouseholds', compareCount(ours.uncoveredHouseholds[v]!, theirs.uncoveredHouseholds, edge)],
    ];
  }

  #inDepression(
    v: number,
    facts: PlaceFacts,
    put: (figure: FigureCode, compared: Compared, from: Basis) => CheckedFigure,
  ): CheckedFigure {
    const { shapes } = this.depressions!;
    const points = [facts, ...(this.clusters.get(v) ?? [])].flatMap(({ at }) => (at ? [at] : []));
    const inside = points.length ? (points.some((at) => isInside(shapes, at)) ? 'yes' : 'no') : 'unknown';
    const edge = (): boolean => isOnEdge(shapes, points);
    const ours = answerWord(this.input.findings.depressions.village[v]!);
    return put('inDepression', compareWord(ours, inside, edge), worse(facts.basis, this.depressions));
  }

  async commune(c: number): Promise<CheckedFigure[]> {
    const { findings, dataset } = this.input;
    const { code, name } = dataset.communes.records[c]!;
    const own = dataset.villages.records.flatMap(({ communeCode }, v) => (communeCode === code ? [v] : []));
    const checked = await Promise.all(own.map((v) => this.#checked(v)));
    const basis = checked.every((village) => village.basis === 'file') ? 'file' : 'import';
    const put = (
      figure: FigureCode,
      compared: Compared,
      from: Basis,
      operator: string | null = null,
    ): CheckedFigure => ({
      place: 'commune',
      code,
      name,
      figure,
      operator,
      ...compared,
      basis: from,
    });
    const { villages, population, households, areaKm2 } = findings.communes;
    const figures = [
      put('villages', compareCount(villages[c]!, own.length), 'import'),
      put(
        'population',
        compareCount(
          population[c]!,
          sumOf(checked, ({ facts }) => facts.population),
        ),
        basis,
      ),
      put(
        'households',
        compareCount(
          households[c]!,
          sumOf(checked, ({ facts }) => facts.households),
        ),
        basis,
      ),
    ];
    const outline = await this.facts.commune(c);
    if (outline)
      figures.push(
        put(
          'areaKm2',
          compareMeasure(areaKm2[c]!, areaMeters(outline.area) / 1e6, 'sphere-area'),
          outline.basis,
        ),
      );
    for (const [o, ours] of findings.byOperator.entries()) {
      const edges = (): boolean => checked.some(({ service }) => service[o]!.isOnEdge());
      const from = worse(basis, this.coverage[o]);
      const uncovered = checked.filter(
        ({ service }) => service[o]!.byRule !== YES && service[o]!.byRule !== UNKNOWN,
      );
      const count = compareCount(ours.communes.uncoveredVillages[c]!, uncovered.length, edges);
      figures.push(put('uncoveredVillages', count, from, ours.operator));
      if (!this.notChecked.length)
        figures.push(
          put(
            'uncoveredPopulation',
            compareCount(
              ours.communes.uncoveredPopulation[c]!,
              sumOf(checked, ({ service }) => service[o]!.uncoveredPopulation),
              edges,
            ),
            from,
            ours.operator,
          ),
        );
      figures.push(...this.#share(ours, o, c, outline, put));
    }
    return figures;
  }

  #share(
    ours: OperatorFindings,
    o: number,
    c: number,
    outline: { readonly area: Area; readonly basis: Basis } | null,
    put: (figure: FigureCode, compared: Compared, from: Basis, operator: string) => CheckedFigure,
  ): CheckedFigure[] {
    const areas = this.coverage[o];
    const share = ours.communeAreaShare[c]!;
    if (!areas || !outline || Number.isNaN(share)) return [];
    const theirs = coveredShare(outline.area, areas.shapes);
    if (theirs === null) return [];
    const compared = compareMeasure(share, theirs, 'sphere-area', ours.communeAreaShareBound[c]!);
    return [put('coveredShare', compared, worse(outline.basis, areas), ours.operator)];
  }
}

const answerWord = (answer: number): string =>
  answer === YES ? 'yes' : answer === UNKNOWN ? 'unknown' : 'no';

const worse = (basis: Basis, shapes: { readonly basis: Basis } | null | undefined): Basis =>
  shapes?.basis === 'import' ? 'import' : basis;

/** Sum of what is known; null where nothing is. */
function sumOf(
  villages: readonly CheckedVillage[],
  value: (village: CheckedVillage) => number | null,
): number | null {
  const known = villages.flatMap((village) => value(village) ?? []);
  return known.length ? known.reduce((sum, one) => sum + one, 0) : null;
}
