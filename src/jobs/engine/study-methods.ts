import type { OperatorId } from '../../model/service.ts';
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
import type { Snapshot } from '../protocol.ts';
import { method } from './method.ts';

/** What the terrain tells of one mast, a link or a village; a part of the table of methods. */
export const STUDY_METHODS = {
  /** Fits of the measurements, to be handed to all others; no fits: by what is stated alone. */
  calibrate: method<[], FittedBands>()({ takesFiles: false, takes: 0, changes: false, long: true }),
  /** The project keeps fits with what they are of; null: none. */
  keepFits: method<[fits: FittedBands | null], Snapshot>()({
    takesFiles: false,
    takes: 1,
    changes: true,
    long: true,
  }),
  /** Coarse levels around a mast, at once: while somebody drags it. */
  sketchMast: method<[mast: StudiedMast, fits: FittedBands], LevelPicture>()({
    takesFiles: false,
    takes: 2,
    changes: false,
    long: false,
  }),
  /** Levels around a mast and who lives in them; `operator`: under whom service counts as there already. */
  studyMast: method<[mast: StudiedMast, operator: OperatorId | 'any', fits: FittedBands], MastStudy>()({
    takesFiles: false,
    takes: 3,
    changes: false,
    long: true,
  }),
  /** Where near a trial a mast brings service to most people. */
  bestPlace: method<
    [mast: TrialMast, operator: OperatorId | 'any', radiusMeters: number, fits: FittedBands],
    BestPlace
  >()({
    takesFiles: false,
    takes: 4,
    changes: false,
    long: true,
  }),
  /** Best levels of all masts of an operator; null: of all. */
  operatorLevels: method<[operator: OperatorId | null, fits: FittedBands], LevelPicture>()({
    takesFiles: false,
    takes: 2,
    changes: false,
    long: true,
  }),
  linkProfile: method<[ask: LinkAsk], LinkAnswer>()({
    takesFiles: false,
    takes: 1,
    changes: false,
    long: false,
  }),
  villageForecast: method<[village: number, fits: FittedBands], VillageForecast>()({
    takesFiles: false,
    takes: 2,
    changes: false,
    long: false,
  }),
};
