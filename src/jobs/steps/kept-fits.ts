import type { Loaded } from '../../intake/load-dataset.ts';
import type { ProjectFile, Settings } from '../../model/project.ts';
import type { FittedBands, KeptFits } from '../../model/radio/fits.ts';
import { radioSettingsOf } from '../../radio/budget/radio-settings.ts';
import { isPredicted } from '../../radio/budget/transmitters.ts';
import { checksum } from '../../model/basics/checksum.ts';

/** Fits that a project keeps: of what stands now, or of what stood before and then used by nobody. */
export interface FitsState {
  readonly state: 'fresh' | 'stale';
  readonly kept: KeptFits;
}

/** Files that are read as rasters or outlines; masts and measurements are compared as they were understood. */
const FILES: ReadonlySet<string> = new Set(['terrain', 'canopy', 'surface', 'communes']);

/** What fits hang on: all that a model is compared with measurements by. What counts as service moves none. */
export function baseOfFits(
  { inputs, dataset }: Pick<Loaded, 'inputs' | 'dataset'>,
  { radio, technologies }: Settings,
): string {
  const { canopyMeters, mastMeters, phoneMeters, deltaN, n0, profiles, bands } = radioSettingsOf(radio);
  const files = inputs.flatMap(({ role, sha256 }) => (FILES.has(role) ? [[role, sha256]] : []));
  const asked = [
    { canopyMeters, mastMeters, phoneMeters, deltaN, n0, profiles, bands },
    technologies.filter(isPredicted),
  ];
  return [[files, asked], dataset.sites, dataset.measurements]
    .map((part) => checksum(JSON.stringify(part)))
    .join('');
}

/** null: the project keeps none. */
export function fitsStateOf(
  { calibration }: ProjectFile,
  loaded: Pick<Loaded, 'inputs' | 'dataset'>,
  settings: Settings,
): FitsState | null {
  if (!calibration) return null;
  return {
    state: calibration.base === baseOfFits(loaded, settings) ? 'fresh' : 'stale',
    kept: calibration,
  };
}

/** Keeps fits with what they are of; null takes those that are kept away. */
export function keepFits(
  { calibration: _, ...project }: ProjectFile,
  fits: FittedBands | null,
  base: string,
): ProjectFile {
  if (!fits) return project;
  return { ...project, calibration: { base, fitted: fits.fitted, nearby: fits.nearby } };
}

/** The fits to be used; null where there are none of what stands now. */
export const fitsToUse = (fits: FitsState | null | undefined): FittedBands | null =>
  fits?.state === 'fresh' ? { fitted: fits.kept.fitted, nearby: fits.kept.nearby } : null;

/** Whether two states use the same fits. */
export const sameFits = (
  a: { readonly fits?: FitsState | null },
  b: { readonly fits?: FitsState | null },
): boolean => JSON.stringify(fitsToUse(a.fits)) === JSON.stringify(fitsToUse(b.fits));
