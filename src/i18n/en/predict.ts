import type { Translation } from '../messages.ts';
import type { predict as vi } from '../vi/predict.ts';

export const predict: Translation<typeof vi> = {
  many: (masts, minutes) =>
    `${masts} places that transmit: expected to take about ${minutes} minutes (Ctrl+C stops, nothing is written).`,
  step: {
    measurements: 'comparing with measurements',
    fit: 'fitting to measurements',
    villages: 'villages',
    predict: 'coverage of each place that transmits',
    areas: 'outlining weak areas',
  },
  progress: (step, done, total) => `Prediction: ${step}, ${done}/${total}`,
  progressOf: (step) => `Prediction: ${step}`,
  transmitters: (count) => `Predicted for ${count} transmitters.`,
  assumption: {
    height: 'no height of the mast',
    band: 'no band',
    bandwidth: 'no bandwidth',
    power: 'no transmitter power',
    azimuth: 'no azimuth, taken to send all around',
    tilt: 'no tilt, tilt left out',
    technology: 'no technology',
  },
  assumed: (what, count) => `Assumed values used (they stand in calibration.json): ${what}: ${count}.`,
  why: {
    'place-unknown': 'the mast has no coordinates',
    'height-not-above-ground': 'the height is not above 0',
    'band-outside-model': 'the band lies outside the 30–6,000 MHz of the model',
    'bandwidth-unknown': 'the bandwidth is none of the standard',
  },
  leftOut: (why, count, sites) => `${count} transmitters are not predicted, because ${why}. Sites: ${sites}.`,
  rowsLeftOut: {
    withoutPlace: (count) =>
      `${count} rows of the lists of masts have no coordinates that can be used: the prediction knows nothing of them.`,
    asked: (count) =>
      `${count} rows of the lists of masts wait for an answer about the data: the prediction knows nothing of them.`,
    otherwise: (count) =>
      `${count} rows of the lists of masts were left out for other reasons (the command check names each): the prediction knows nothing of them.`,
  },
  sitesWithoutTerrain: (count, sites) =>
    `${count} masts stand outside of the terrain or where it knows no height: no way from them can be worked out. Check their coordinates and the terrain files. Sites: ${sites}.`,
  filledCells: (count) =>
    `The terrain lacks ${count} cells within reach of the masts: their heights were filled from known cells up to 2 km away.`,
  overFilled: (count, places) =>
    `${count} results of villages rest on a way over heights that were filled, and are less sure (listed in calibration.json). Villages: ${places}.`,
  withoutTerrain: (count) =>
    `${count} results of villages stay empty: part of the way lies on no terrain. Add terrain files that cover the area.`,
  technologies: (names) => `Not predicted for ${names}: this model works out 4G and 5G only.`,
  fitted: (operator, band, n, offset, sigma, rmse) =>
    `${operator}, ${band} MHz: fitted to ${n} measurements, offset ${offset} dB, spread ${sigma} dB; error when each commune is left out ${rmse} dB.`,
  notFitted: (operator: string, band: string, n: string, levels: string) =>
    `${operator}, ${band} MHz: not fitted; of ${n} usable measurements only ${levels} found a level (30 are needed, in two communes at least).`,
  keptFits: {
    fresh: 'The fits to measurements that the project keeps are used.',
    stale:
      'The project keeps fits to measurements, but masts, measurements, terrain or settings have changed: they are not used. Fit again (--calibrate).',
  },
  nothingToFit: 'Not fitted to measurements: none holds a level at a place that can be predicted.',
  trees: 'Every result has two values: without trees and with trees. The truth lies between them.',
};
