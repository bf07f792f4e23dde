import { EngineCancelled, EngineRefusal, type Snapshot } from '../../jobs/protocol.ts';
import type { LevelPicture, LinkAnswer, MastStudy, StudiedMast, TrialMast } from '../../jobs/study/study.ts';
import { NO_FITS, type FittedBands } from '../../model/radio/fits.ts';
import type { Refusal } from '../../model/basics/result.ts';
import type { Candidate } from '../../model/network.ts';
import type { EngineCall } from '../../jobs/engine/methods.ts';
import type { JobKind } from './job-queue.svelte.ts';
import type { OperatorChoice } from './rows.ts';
import type { Workspace } from './workspace.svelte.ts';

export const TERRAIN_TOOLS = ['mast', 'trial', 'link'] as const;
export type TerrainTool = (typeof TERRAIN_TOOLS)[number];
export type StudyPlace = readonly [lon: number, lat: number];

/** One end of a link, and what it was chosen by. */
export interface ChosenEnd {
  readonly at: StudyPlace;
  readonly heightMeters: number;
  readonly kind: 'site' | 'village' | 'point';
  readonly name: string | null;
}

/** Lower ends of the classes of levels, dBm, best first: a convention of this tool. */
const DEFAULT_LEVELS: readonly number[] = [-95, -105, -115];
/** Height of a telephone above ground, m. */
const PHONE_METERS = 1.5;
/** Height of a mast that states none. */
const MAST_METERS = 40;
/** How far around a trial the best place is looked for. */
const BEST_WITHIN_METERS = 500;

/** What the step of terrain holds: which mast is looked at, where one is tried, the ends of a link. */
export class TerrainStep {
  tool = $state<TerrainTool>('mast');
  /** The mast whose coverage is shown; null: none, or all of the operator. */
  studied = $state.raw<StudiedMast | null>(null);
  picture = $state.raw<LevelPicture | null>(null);
  /** People of the mast; null until they are worked out. */
  study = $state.raw<MastStudy | null>(null);
  /** The picture is that of all masts of the operator. */
  all = $state(false);
  refusal = $state.raw<Refusal | null>(null);
  /** How far the best place lay from the trial that it was looked for around, m. */
  moved = $state<number | null>(null);
  levels = $state.raw<readonly number[]>(DEFAULT_LEVELS);
  heightMeters = $state(MAST_METERS);
  technology = $state<'4G' | '5G'>('4G');
  /** Id of the candidate whose antennas the trial carries; null: it sends alike all round. */
  candidate = $state<string | null>(null);
  ends = $state.raw<readonly ChosenEnd[]>([]);
  bandMhz = $state(1800);
  link = $state.raw<LinkAnswer | null>(null);
  /** What measurements say of the model; null: nobody asked, levels are those of the model alone. */
  fits = $state.raw<FittedBands | null>(null);
  /** There were fits, of other data or settings than stand now. */
  fitsGone = $state(false);
  private sketching = false;
  private sketchAgain = false;

  constructor(
    private readonly workspace: Workspace,
    private readonly operator: () => OperatorChoice,
  ) {}

  get trial(): TrialMast | null {
    return this.studied?.kind === 'trial' ? this.studied : null;
  }

  get working(): boolean {
    return this.workspace.job?.kind === 'predict';
  }

  /** Other data or figures stand: what was worked out from those before goes. */
  follow(before: Snapshot | null, after: Snapshot): void {
    this.fitsGone = after.fitsStale;
    const sameFits = JSON.stringify(this.fits) === JSON.stringify(after.fits);
    this.fits = after.fits;
    // Fits alone change levels and their people, not what is looked at.
    if (before?.foundAt !== after.foundAt) this.clear();
    else if (!sameFits) void this.showAgain();
  }

  private async showAgain(): Promise<void> {
    if (this.studied) await this.show(this.studied);
    else if (this.all) await this.showAll();
  }

  clear(): void {
    this.stop();
    this.studied = this.picture = this.study = this.refusal = this.link = this.moved = null;
    this.all = false;
    this.candidate = null;
    this.ends = [];
  }

  use(tool: TerrainTool): void {
    if (tool === this.tool) return;
    this.clear();
    this.tool = tool;
  }

  /** Fits the model to the measurements and keeps that in the project; what is shown follows. */
  async calibrate(): Promise<void> {
    const fits = await this.run((call) => this.workspace.engine.calibrate(call), 'calibrate');
    if (fits) await this.keepFits(fits);
  }

  /** From now on levels are by these fits, here, in plans and on the command line; null: those of the model alone. */
  async keepFits(fits: FittedBands | null): Promise<void> {
    const note = { kind: fits ? 'calibrate' : 'uncalibrate' };
    await this.workspace.refresh('name', note, (call) => this.workspace.engine.keepFits(fits, call));
  }

  private get sentFits(): FittedBands {
    return this.fits ?? NO_FITS;
  }

  private stop(): void {
    if (this.working) this.workspace.job?.cancel();
  }

  /** A mast of the list: a coarse picture at once, then the fine one with its people. */
  async choose(index: number): Promise<void> {
    const operator = this.operator();
    await this.show({ kind: 'site', index, operator: operator === 'any' ? null : operator });
  }

  /** Puts a mast to try, or moves it there, and works it out. */
  async put([lon, lat]: StudyPlace): Promise<void> {
    await this.show(this.trialAt(lon, lat));
  }

  private trialAt(lon: number, lat: number): TrialMast {
    const operator = this.operator();
    return {
      ...{ kind: 'trial', lon, lat, heightMeters: this.heightMeters, technology: this.technology },
      operator: operator === 'any' ? 'unspecified' : operator,
      ...(this.candidate !== null && { candidate: this.candidate }),
    };
  }

  private async show(mast: StudiedMast): Promise<void> {
    this.stop();
    this.begin(mast);
    this.moved = null;
    await this.sketch();
    if (this.studied !== mast || this.refusal) return;
    const study = await this.run((call) =>
      this.workspace.engine.studyMast(mast, this.operator(), this.sentFits, call),
    );
    if (!study || this.studied !== mast) return;
    [this.study, this.picture] = [study, study.picture];
  }

  private begin(mast: StudiedMast): void {
    this.studied = mast;
    this.study = this.refusal = null;
    this.all = false;
  }

  /** The trial is being dragged: only the coarse picture follows. */
  drag([lon, lat]: StudyPlace): void {
    this.stop();
    this.begin(this.trialAt(lon, lat));
    void this.sketch();
  }

  /** Tries a candidate where it lies, with its height and antennas; null: the trial stays and sends alike all round. */
  async tryCandidate(
    candidate: Pick<Candidate, 'id' | 'lon' | 'lat' | 'heightMeters'> | null,
  ): Promise<void> {
    this.candidate = candidate?.id ?? null;
    if (!candidate) return this.rest();
    this.heightMeters = candidate.heightMeters ?? MAST_METERS;
    await this.put([candidate.lon, candidate.lat]);
  }

  /** The dragged trial has come to rest. */
  async rest(): Promise<void> {
    if (this.trial) await this.put([this.trial.lon, this.trial.lat]);
  }

  /** Height or technology of the trial has changed. */
  async retry(): Promise<void> {
    await this.rest();
  }

  /** One sketch at a time; what was asked meanwhile comes next, only the last of it. */
  private async sketch(): Promise<void> {
    this.sketchAgain = true;
    if (this.sketching) return;
    this.sketching = true;
    try {
      while (this.sketchAgain && this.studied) {
        this.sketchAgain = false;
        this.picture = await this.workspace.engine.sketchMast(this.studied, this.sentFits);
      }
    } catch (error) {
      this.picture = null;
      this.refuse(error);
    } finally {
      this.sketching = false;
    }
  }

  private refuse(error: unknown): void {
    if (error instanceof EngineRefusal) this.refusal = error.refusal;
    else if (!(error instanceof EngineCancelled)) throw error;
  }

  async findBest(): Promise<void> {
    const from = this.trial;
    if (!from) return;
    this.stop();
    const best = await this.run((call) =>
      this.workspace.engine.bestPlace(from, this.operator(), BEST_WITHIN_METERS, this.sentFits, call),
    );
    if (!best || this.studied !== from) return;
    this.studied = { ...from, lon: best.lon, lat: best.lat };
    [this.study, this.picture, this.moved] = [best.study, best.study.picture, best.movedMeters];
  }

  async showAll(): Promise<void> {
    this.clear();
    const operator = this.operator();
    const picture = await this.run((call) =>
      this.workspace.engine.operatorLevels(operator === 'any' ? null : operator, this.sentFits, call),
    );
    if (!picture || this.studied) return;
    this.picture = picture;
    this.all = true;
  }

  /** The last job was refused for what was asked: told here, beside it. */
  private async run<T>(
    start: (call: EngineCall) => Promise<T>,
    kind: JobKind = 'predict',
  ): Promise<T | null> {
    const answer = await this.workspace.run(kind, start);
    const { failure } = this.workspace;
    if (failure?.kind === 'refused' && failure.job === kind) {
      this.refusal = failure.refusal;
      this.workspace.failure = null;
    }
    return answer;
  }

  /** The next end of the link; a third one begins another link. */
  async addEnd(end: Omit<ChosenEnd, 'heightMeters'>, mastMeters: number | null = null): Promise<void> {
    const heightMeters = end.kind === 'village' ? PHONE_METERS : (mastMeters ?? MAST_METERS);
    const before = this.ends.length >= 2 ? [] : this.ends;
    this.ends = [...before, { ...end, heightMeters }];
    await this.connect();
  }

  async setEndHeight(at: number, heightMeters: number): Promise<void> {
    this.ends = this.ends.map((end, i) => (i === at ? { ...end, heightMeters } : end));
    await this.connect();
  }

  async setBand(bandMhz: number): Promise<void> {
    this.bandMhz = bandMhz;
    await this.connect();
  }

  clearLink(): void {
    this.ends = [];
    this.link = this.refusal = null;
  }

  private async connect(): Promise<void> {
    const { ends, bandMhz } = this;
    this.link = this.refusal = null;
    const [from, to] = ends.map(({ at: [lon, lat], heightMeters }) => ({ lon, lat, heightMeters }));
    if (!from || !to) return;
    try {
      const link = await this.workspace.engine.linkProfile({ from, to, bandMhz });
      if (this.ends === ends && this.bandMhz === bandMhz) this.link = link;
    } catch (error) {
      this.refuse(error);
    }
  }

  /** Lower ends of classes; false where they do not fall from one to the next. */
  setLevel(at: number, dbm: number): boolean {
    const next = this.levels.map((level, i) => (i === at ? dbm : level));
    const falls = next.every((level, i) => Number.isFinite(level) && (i === 0 || level < next[i - 1]!));
    if (falls) this.levels = next;
    return falls;
  }
}
