import type { ForecastShelf, KeptForecast } from '../../jobs/plans/forecast-shelf.ts';
import type { CacheFolder } from './cache-folder.ts';

/** What new masts reach as it was predicted before, in the user's cache folder. */
export const forecastsOnDisk = (folder: CacheFolder): ForecastShelf => ({
  get: async (key) => {
    const entry = await folder.get('forecast', key);
    return entry && (entry.arrays as unknown as KeptForecast);
  },
  put: async (key, forecast) => {
    await folder.put('forecast', key, { arrays: forecast, rest: null });
  },
});
