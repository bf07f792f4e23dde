import type { CommuneLayer } from '../../model/dataset.ts';
import { emptyLayer } from '../../model/layer.ts';
import type { Issue } from '../../model/issue.ts';
import type { ProjectFile } from '../../model/project.ts';
import { factsOf, type SourceRole } from '../../model/roles.ts';
import { judgePlaces } from '../coordinates/judge-places.ts';
import { resolveCoordinates } from '../coordinates/resolve.ts';
import type { OpenQuestions } from '../findings/open-questions.ts';
import { setAsideCommunes, setAsideVillages } from '../places/borders/other-province.ts';
import { ProvinceLand } from '../places/borders/province-land.ts';
import { CommuneFinder } from '../places/communes/commune-finder.ts';
import { CommuneMatcher } from '../places/communes/commune-match.ts';
import { buildCommunes } from '../places/communes/communes.ts';
import { buildCrosswalk, formerNames, type Crosswalk } from '../places/communes/crosswalk.ts';
import { shippedCrosswalk } from '../places/communes/shipped-crosswalk.ts';
import { withCorrections } from './corrected/corrections.ts';
import { setAsideOtherFolders } from './other-folders.ts';
import { setAsideDissolved } from './dissolved-rows.ts';
import { setAsideSeveral } from './several-villages.ts';
import { setAsideUnnamed } from './unnamed-lists.ts';
import { buildVillages, type VillagesBuilt } from '../places/villages/villages.ts';
import type { LoadedSource } from '../records/loaded-source.ts';

const NO_COMMUNES: CommuneLayer = { records: [], geometry: emptyLayer('polygon') };

/** The sources of one import on their way into layers: what the builders of roles take, each made on first use. */
export class Assembly {
  /** The sources with their coordinates settled, in the order in which they were asked for. */
  readonly settled: LoadedSource[] = [];
  /** Findings about no file of the project. */
  readonly notices: Issue[] = [];
  readonly #byRole = new Map<SourceRole, readonly LoadedSource[]>();
  #communes: CommuneLayer | null = null;
  #finder: CommuneFinder | null = null;
  #villages: VillagesBuilt | null = null;
  #land: ProvinceLand | null = null;
  /** Codes of communes of other provinces, left out. */
  #elsewhere: ReadonlySet<string> = new Set();
  #own: Crosswalk | null | undefined;
  #known: Crosswalk | null | undefined;
  #lacksCrosswalk = false;

  constructor(
    private readonly sources: readonly LoadedSource[],
    readonly project: ProjectFile,
    readonly questions: OpenQuestions,
    /** The crosswalk of all provinces that comes with the product, for a project whose own says nothing. */
    private readonly shipped: Uint8Array | null = null,
  ) {}

  /** Sources of a role as they were read. */
  asRead(role: SourceRole): readonly LoadedSource[] {
    return this.sources.filter(({ source }) => source.role === role);
  }

  /** Sources of a role with every position in degrees. */
  of(role: SourceRole): readonly LoadedSource[] {
    let known = this.#byRole.get(role);
    if (!known) {
      this.#byRole.set(role, (known = this.#settle(role, this.finder)));
      for (const source of known) judgePlaces(source, factsOf(role).judged, this.land);
    }
    return known;
  }

  /** The communes are the test of place for all others; they themselves can only be believed. */
  get communes(): CommuneLayer {
    if (this.#communes) return this.#communes;
    const sources = this.#settle('communes', new CommuneFinder(NO_COMMUNES));
    this.#elsewhere = setAsideCommunes(sources, this.project.province);
    this.#communes = buildCommunes(sources);
    return this.#communes;
  }

  get finder(): CommuneFinder {
    this.#finder ??= new CommuneFinder(this.communes);
    return this.#finder;
  }

  get villages(): VillagesBuilt {
    if (this.#villages) return this.#villages;
    const placer = new CommuneMatcher(this.finder, this.#crosswalk, this.questions);
    this.#lacksCrosswalk = this.#ownCrosswalk === null;
    setAsideVillages(this.of('villages'), this.project.province, this.#elsewhere, this.land);
    setAsideUnnamed(this.of('villages'), this.questions);
    setAsideOtherFolders(this.of('villages'), this.finder, this.questions);
    setAsideDissolved(this.of('villages'), this.questions);
    setAsideSeveral(this.of('villages'), this.finder, this.questions);
    this.#villages = buildVillages(this.of('villages'), placer, this.questions, this.project.asOf);
    placer.reportLists();
    this.notices.push(...placer.notices());
    return this.#villages;
  }

  /** Settles communes of other lists of villages; what it finds of them is told by `reportLists`. */
  placer(): CommuneMatcher {
    return new CommuneMatcher(this.finder, this.#crosswalk, this.questions);
  }

  /** The communes, each with the names of those of the list before that went into it. */
  get communesWithFormerNames(): CommuneLayer {
    const crosswalk = this.#crosswalk;
    if (!crosswalk) return this.communes;
    const former = formerNames(crosswalk, this.finder);
    const records = this.communes.records.map((commune) => {
      const names = former.get(commune.code);
      return names ? { ...commune, formerNames: names } : commune;
    });
    return { ...this.communes, records };
  }

  get #ownCrosswalk(): Crosswalk | null {
    if (this.#own === undefined) this.#own = buildCrosswalk(this.asRead('crosswalk'));
    return this.#own;
  }

  get #crosswalk(): Crosswalk | null {
    if (this.#known === undefined)
      this.#known =
        this.#ownCrosswalk ??
        (this.shipped && shippedCrosswalk(this.shipped, this.project.province.code, this.finder));
    return this.#known;
  }

  /** True where villages were placed without a crosswalk of the project's own. */
  get lacksCrosswalk(): boolean {
    return this.#lacksCrosswalk;
  }

  get land(): ProvinceLand {
    this.#land ??= new ProvinceLand(this.communes);
    return this.#land;
  }

  #settle(role: SourceRole, finder: CommuneFinder): readonly LoadedSource[] {
    const { questions } = this;
    const province = this.project.province.name;
    const settled = this.asRead(role).map((source) =>
      resolveCoordinates(source, { finder, province, questions }),
    );
    const made = role === 'villages' ? withCorrections(settled, questions) : settled;
    this.settled.push(...made);
    return made;
  }
}
