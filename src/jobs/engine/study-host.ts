import type { TaskContext } from '../../model/basics/progress.ts';
import type { OperatorId } from '../../model/service.ts';
import type { AnalysedProject } from '../steps/analysed-project.ts';
import { CoverageStudy } from '../study/coverage-study.ts';
import type {
  BestPlace,
  FittedBands,
  LevelPicture,
  LinkAnswer,
  LinkAsk,
  MastStudy,
  StudiedMast,
  TrialMast,
  VillageForecast,
} from '../study/study.ts';

/** Predictions from terrain over the open session. */
export abstract class StudyHost {
  protected abstract get session(): AnalysedProject;
  #study: { readonly of: AnalysedProject; readonly study: CoverageStudy } | null = null;

  /** Made anew where data, figures or settings have changed. */
  get #current(): CoverageStudy {
    const { session } = this;
    const before = this.#study?.of;
    if (
      !this.#study ||
      before?.loaded !== session.loaded ||
      before.findings !== session.findings ||
      before.settings !== session.settings
    ) {
      const study = new CoverageStudy(session.loaded.dataset, session.findings, session.settings);
      this.#study = { of: session, study };
    }
    return this.#study.study;
  }

  async calibrate(task: TaskContext): Promise<FittedBands> {
    return this.#current.calibrate(task);
  }

  sketchMast(mast: StudiedMast, fits: FittedBands): LevelPicture {
    return this.#current.sketch(mast, fits);
  }

  async studyMast(
    mast: StudiedMast,
    operator: OperatorId | 'any',
    fits: FittedBands,
    task: TaskContext,
  ): Promise<MastStudy> {
    return this.#current.mast(mast, operator, fits, task);
  }

  async bestPlace(
    mast: TrialMast,
    operator: OperatorId | 'any',
    radiusMeters: number,
    fits: FittedBands,
    task: TaskContext,
  ): Promise<BestPlace> {
    return this.#current.bestPlace(mast, operator, radiusMeters, fits, task);
  }

  async operatorLevels(
    operator: OperatorId | null,
    fits: FittedBands,
    task: TaskContext,
  ): Promise<LevelPicture> {
    return this.#current.operator(operator, fits, task);
  }

  linkProfile(ask: LinkAsk): LinkAnswer {
    return this.#current.link(ask);
  }

  async villageForecast(village: number, fits: FittedBands): Promise<VillageForecast> {
    return this.#current.village(village, fits);
  }
}
