import { Facts, joined, type PlaceFacts, type Shapes } from './facts.ts';
import { serviceOf, type VillageService } from './figures.ts';
import type { Area } from './turf/areas.ts';
import type { Reachable } from './turf/lines.ts';
import type { Basis, FigureCode, VerifyInput } from './verify-input.ts';

/** A village with its service worked out again. */
export interface CheckedVillage {
  readonly facts: PlaceFacts;
  readonly clusters: readonly PlaceFacts[];
  readonly basis: Basis;
  /** In the order of the findings by operator: `any` first. */
  readonly service: readonly VillageService[];
}

/** Everything that figures are worked out from, read once; villages each once. */
export class FigureSources {
  readonly #villages = new Map<number, Promise<CheckedVillage>>();

  private constructor(
    readonly input: VerifyInput,
    readonly facts: Facts,
    /** In the order of the findings by operator; null for an operator without a source. */
    readonly coverage: readonly (Shapes<Area> | null)[],
    /** Areas that wait for an answer, in the same order. */
    private readonly waiting: readonly (readonly Area[])[],
    private readonly clusters: ReadonlyMap<number, readonly PlaceFacts[]>,
    readonly fibre: Shapes<Reachable> | null,
    readonly depressions: Shapes<Area> | null,
  ) {}

  static async gather(input: VerifyInput): Promise<FigureSources> {
    const facts = new Facts(input);
    const own = await Promise.all(input.findings.operators.map((operator) => facts.coverage(operator)));
    const given = own.filter((areas) => areas !== null);
    return new FigureSources(
      input,
      facts,
      [given.length ? joined(given) : null, ...own],
      await Promise.all(['any', ...input.findings.operators].map((operator) => facts.waiting(operator))),
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

  village(v: number): Promise<CheckedVillage> {
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
      clusters,
      basis: [facts, ...clusters].every(({ basis }) => basis === 'file') ? 'file' : 'import',
      service: this.coverage.map((areas, o) =>
        serviceOf(facts, clusters, { areas, waiting: this.waiting[o]! }, this.input.settings),
      ),
    };
  }
}
