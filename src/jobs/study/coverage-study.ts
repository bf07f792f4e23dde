import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import { findingsOf, type Findings } from '../../analysis/findings/findings.ts';
import { Pause } from '../../analysis/findings/pause.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { RefusalError } from '../../model/basics/result.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Settings } from '../../model/project.ts';
import type { OperatorId } from '../../model/service.ts';
import { radioSettingsOf, requiredDbm, type RadioSettings } from '../../radio/budget/radio-settings.ts';
import { isPredicted, transmittersOf, type Transmitters } from '../../radio/budget/transmitters.ts';
import { newSite } from '../../radio/budget/new-mast.ts';
import { gridOver } from '../../radio/predict/cell-grid.ts';
import { COVERAGE_RADIUS_METERS, powerRasters, RADIAL_SPACING } from '../../radio/predict/coverage-raster.ts';
import { Ground } from '../../radio/predict/ground.ts';
import { linkProfile } from '../../radio/predict/link-profile.ts';
import { MastSweep, type LaidPower, type SweepDetail } from '../../radio/predict/mast-sweep.ts';
import { fitBands } from '../predict/fit-bands.ts';
import { Calibration } from '../../radio/predict/level-chances.ts';
import { groupsOf, predictVillage, type RadioGroup } from '../predict/village-prediction.ts';
import type { VillagePrediction } from '../predict/prediction.ts';
import type { FittedBands } from '../../model/radio/fits.ts';
import { findBestPlace } from './best-place.ts';
import { bestOf, LaidLevels, pictureOf, squareGrid } from './level-picture.ts';
import { ServiceBefore, servedBy } from './mast-figures.ts';
import type {
  BestPlace,
  LevelPicture,
  LinkAnswer,
  LinkAsk,
  MastStudy,
  SentFrom,
  StudiedMast,
  TrialMast,
  VillageForecast,
} from './study.ts';

/** While somebody drags a mast: cells and points this far apart at least, and radials wider apart, m. */
const DRAGGED = { stepMeters: 90, spacing: 3, thinned: true };
/** At rest the terrain's own step, but no finer: cells of 30 m over a mast's reach are a million. */
const FINE_METERS = 30;
/** Radials worked through between two looks at the clock. */
const RADIALS_AT_ONCE = 16;

/** Predictions of single masts, links and villages over one dataset under one set of settings. */
export class CoverageStudy {
  readonly #ground: Ground;
  readonly #settings: RadioSettings;
  readonly #before = new Map<string, ServiceBefore>();
  #groups: readonly RadioGroup[] | null = null;

  constructor(
    private readonly dataset: Dataset,
    private readonly findings: Findings,
    private readonly chosen: Settings,
  ) {
    const { terrain } = dataset;
    if (!terrain || terrain.ground.length === 0) throw new RefusalError({ code: 'predict-without-terrain' });
    this.#settings = radioSettingsOf(chosen.radio);
    this.#ground = new Ground(terrain, this.#settings);
  }

  /** Fits of measurements, the same as those of `predict --calibrate`. Everything else is asked with them or with none. */
  calibrate(task: TaskContext): Promise<FittedBands> {
    const setting = { dataset: this.dataset, ground: this.#ground, settings: this.#settings, task };
    return fitBands(setting, groupsOf(this.#allTransmitters(null)));
  }

  #allTransmitters(operator: OperatorId | null): Transmitters['list'] {
    const technologies = this.chosen.technologies.filter(isPredicted);
    return transmittersOf(this.dataset.sites, technologies, this.#settings, operator).list;
  }

  /** Levels around a mast, coarse and at once: for a mast that is being dragged. */
  sketch(mast: StudiedMast, fits: FittedBands): LevelPicture {
    const sent = this.#transmitters(mast);
    const stepMeters = Math.max(DRAGGED.stepMeters, this.#ground.stepMeters);
    const detail = { ...DRAGGED, radiusMeters: COVERAGE_RADIUS_METERS, stepMeters };
    return pictureOf(this.#swept(sent, detail, fits));
  }

  /** Levels around a mast at the step of the terrain, and who lives in them. `operator`: whose service counts as there already. */
  async mast(
    mast: StudiedMast,
    operator: OperatorId | 'any',
    fits: FittedBands,
    task: TaskContext,
  ): Promise<MastStudy> {
    const sent = this.#transmitters(mast);
    const picture = pictureOf(await this.#fine(sent, fits, task));
    return {
      picture,
      sent: this.#sentFrom(mast, sent),
      ...(await this.#figures(sent, operator, fits, task)),
    };
  }

  async #figures(
    { list }: Transmitters,
    operator: OperatorId | 'any',
    fits: FittedBands,
    task: TaskContext,
  ): Promise<Pick<MastStudy, 'figures' | 'overFilled'>> {
    const before = this.#serviceBefore(operator);
    const calibration = new Calibration(fits, this.#settings);
    const { served, overFilled } = await servedBy(before, this.#ground, list, calibration, task);
    return { figures: before.figures(served), overFilled };
  }

  /** The place within a radius of a trial that brings service to most people. */
  async bestPlace(
    mast: TrialMast,
    operator: OperatorId | 'any',
    radiusMeters: number,
    fits: FittedBands,
    task: TaskContext,
  ): Promise<BestPlace> {
    const at = (lon: number, lat: number): TrialMast => ({
      ...mast,
      lon,
      lat,
    });
    const found = await findBestPlace(mast, radiusMeters, this.#serviceBefore(operator), task, {
      levels: (lon, lat) => this.#sketchedPower(at(lon, lat), fits),
      required: requiredDbm(this.#settings, this.#transmitters(mast).list[0]?.bandMhz ?? 0),
      figures: async (lon, lat) =>
        (await this.#figures(this.#transmitters(at(lon, lat)), operator, fits, task)).figures,
    });
    return {
      ...found,
      movedMeters: geodesicDistanceMeters(mast.lon, mast.lat, found.lon, found.lat),
      study: await this.mast(at(found.lon, found.lat), operator, fits, task),
    };
  }

  #sketchedPower(mast: StudiedMast, fits: FittedBands): LaidPower {
    const stepMeters = Math.max(2 * DRAGGED.stepMeters, this.#ground.stepMeters);
    const detail = { ...DRAGGED, radiusMeters: COVERAGE_RADIUS_METERS, stepMeters };
    return this.#swept(this.#transmitters(mast), detail, fits);
  }

  /** Best levels of everything that an operator sends; null: of all of them. */
  async operator(operator: OperatorId | null, fits: FittedBands, task: TaskContext): Promise<LevelPicture> {
    const calibration = new Calibration(fits, this.#settings);
    const groups = groupsOf(this.#allTransmitters(operator));
    const grid = gridOver(this.findings.bounds, this.#ground.stepMeters);
    const lists = groups.map(({ transmitters }) => transmitters);
    const rasters = await powerRasters(this.#ground, lists, grid, this.#settings, task);
    rasters.forEach((raster, i) => calibration.correct(raster, groups[i]!.operator));
    return pictureOf(bestOf(grid, rasters));
  }

  link({ from, to, bandMhz }: LinkAsk): LinkAnswer {
    const meters = geodesicDistanceMeters(from.lon, from.lat, to.lon, to.lat);
    if (meters < LEAST_LINK_METERS) throw new RefusalError({ code: 'link-too-short' });
    if (meters > MOST_LINK_METERS) throw new RefusalError({ code: 'link-too-long' });
    return { profile: linkProfile(this.#ground, from, to, bandMhz, this.#settings), meters };
  }

  /** What every operator's masts send to a village, as `predict` works it out. */
  async village(village: number, fits: FittedBands): Promise<VillageForecast> {
    const setting = { dataset: this.dataset, ground: this.#ground, settings: this.#settings };
    const groups = (this.#groups ??= groupsOf(this.#allTransmitters(null)));
    const calibration = new Calibration(fits, this.#settings);
    const rows: VillagePrediction[] = [];
    const pause = new Pause({});
    for (const [done, group] of groups.entries()) {
      await pause.turn('village', done, groups.length);
      rows.push(predictVillage(setting, group, calibration, village).row);
    }
    return { rows, thresholdDbm: this.#settings.thresholdDbm };
  }

  #serviceBefore(operator: OperatorId | 'any'): ServiceBefore {
    let before = this.#before.get(operator);
    if (!before) {
      const service = findingsOf(this.findings, operator);
      before = new ServiceBefore(this.dataset, this.findings, service, this.chosen.villageShare);
      this.#before.set(operator, before);
    }
    return before;
  }

  #transmitters(mast: StudiedMast): Transmitters {
    const technologies = this.chosen.technologies.filter(isPredicted);
    if (mast.kind === 'site') {
      const site = this.dataset.sites[mast.index]!;
      return transmittersOf([site], technologies, this.#settings, mast.operator);
    }
    const { technology, candidate } = mast;
    const from = this.dataset.candidates.find(({ id }) => id === candidate);
    const isRaised = from?.heightMeters !== mast.heightMeters;
    const radios = (from?.radios ?? []).map((radio) =>
      isRaised ? { ...radio, heightMeters: mast.heightMeters } : radio,
    );
    const site = newSite({ id: '', ...mast, radios }, technology);
    return transmittersOf([site], radios.length ? technologies : [technology], this.#settings, null);
  }

  #sentFrom(mast: StudiedMast, { list, assumed, leftOut }: Transmitters): SentFrom {
    const { lon, lat } = mast.kind === 'site' ? this.dataset.sites[mast.index]! : mast;
    const bandsMhz = [...new Set(list.map(({ bandMhz }) => bandMhz))].sort((a, b) => a - b);
    const carriers = [
      ...new Map(
        list.map(({ operator, bandMhz }) => [`${operator} ${bandMhz}`, { operator, bandMhz }]),
      ).values(),
    ];
    return {
      ...{ lon, lat, bandsMhz, carriers, transmitters: list.length, assumed },
      heightMeters: list[0]?.heightMeters ?? this.#settings.mastMeters,
      leftOut: [...new Set(leftOut.map(({ why }) => why))],
      requiredDbm: requiredDbm(this.#settings, bandsMhz[0] ?? 1800),
    };
  }

  /** Radials of each height on the mast; all bands of a height read one geometry. */
  #sweeps({ list }: Transmitters, detail: SweepDetail): { sweep: MastSweep; list: Transmitters['list'] }[] {
    return [...new Set(list.map(({ heightMeters }) => heightMeters))].map((height) => {
      const same = list.filter(({ heightMeters }) => heightMeters === height);
      const bands = [...new Set(same.map(({ bandMhz }) => bandMhz))];
      return { sweep: new MastSweep(this.#ground, same[0]!, bands, this.#settings, detail), list: same };
    });
  }

  #empty({ list }: Transmitters, { radiusMeters, stepMeters }: SweepDetail): LaidLevels {
    return new LaidLevels(squareGrid(list[0].lon, list[0].lat, radiusMeters, stepMeters));
  }

  #swept(sent: Transmitters, detail: SweepDetail, fits: FittedBands): LaidPower {
    const levels = this.#empty(this.#some(sent), detail);
    for (const { sweep, list } of this.#sweeps(sent, detail)) {
      sweep.run(0, sweep.count);
      for (const transmitter of list) levels.lay(sweep, transmitter);
    }
    return levels.corrected(new Calibration(fits, this.#settings));
  }

  async #fine(sent: Transmitters, fits: FittedBands, task: TaskContext): Promise<LaidPower> {
    const stepMeters = Math.max(FINE_METERS, this.#ground.stepMeters);
    const detail = {
      ...{ radiusMeters: COVERAGE_RADIUS_METERS, stepMeters, spacing: RADIAL_SPACING },
      thinned: true,
    };
    const levels = this.#empty(this.#some(sent), detail);
    const pause = new Pause(task);
    for (const { sweep, list } of this.#sweeps(sent, detail)) {
      for (let r = 0; r < sweep.count; r += RADIALS_AT_ONCE) {
        await pause.turn('mast', r, sweep.count);
        sweep.run(r, Math.min(sweep.count, r + RADIALS_AT_ONCE));
      }
      for (const transmitter of list) levels.lay(sweep, transmitter);
    }
    return levels.corrected(new Calibration(fits, this.#settings));
  }

  /** Refused where the mast sends nothing that can be predicted: why is told by its radios. */
  #some(sent: Transmitters): Transmitters {
    if (sent.list.length > 0) return sent;
    const [why] = sent.leftOut;
    throw new RefusalError({ code: why ? `mast-${why.why}` : 'mast-sends-nothing' });
  }
}

/** Nearer ends have no profile, and the model ends beyond. */
const LEAST_LINK_METERS = 100;
const MOST_LINK_METERS = 100_000;
