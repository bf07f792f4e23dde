import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { EngineCancelled } from '../../src/jobs/protocol.ts';
import { NO_FITS } from '../../src/model/radio/fits.ts';
import { songBan } from '../support/command-line.ts';
import { engineInThread } from '../support/engine-in-thread.ts';
import { SHIPPED_SAMPLE } from '../support/shipped-sample.ts';

const folder = await mkdtemp(join(tmpdir(), 'song-ban-fits-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Rows of a file of this tool, by the names of its columns. */
function rowsOf(name: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(join(folder, name), 'utf8').trim().split(/\r?\n/);
  const names = head!.replace(/^\uFEFF/, '').split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i]!, cell])));
}

/** Every so many villages is compared. */
const EVERY = 150;

it(
  'the step of terrain, calibrated, says of the sample what `predict --calibrate` writes',
  { timeout: 3_600_000 },
  async () => {
    const ran = songBan(
      ['predict', SHIPPED_SAMPLE, '--out', folder, '--calibrate', '--locale', 'en'],
      folder,
    );
    expect(ran.status).toBe(0);
    const { engine } = engineInThread();
    const { villages } = await engine.openProject([
      { path: 'sample.songban', blob: new Blob([readFileSync(SHIPPED_SAMPLE)]) },
    ]);

    // Cancelled it leaves nothing; asked again it is whole, and tells how far it is.
    const stop = new AbortController();
    const cancelled = engine.calibrate({ signal: stop.signal, onProgress: () => stop.abort() });
    await expect(cancelled).rejects.toThrow(EngineCancelled);
    const steps = new Set<string>();
    const fits = await engine.calibrate({ onProgress: ({ step }) => steps.add(step) });
    expect(steps).toContain('measurements');

    const { bands, nearby } = JSON.parse(readFileSync(join(folder, 'calibration.json'), 'utf8')) as {
      bands: Record<string, unknown>[];
      nearby: Record<string, unknown>;
    };
    const rounded = (value: number | undefined): number | null =>
      value === undefined ? null : Number(value.toFixed(2));
    expect(bands.length).toBeGreaterThan(1);
    expect(
      fits.fitted.map(({ operator, bandMhz, n, fit }) => ({
        ...{ operator, band_mhz: bandMhz, n, fitted: fit !== null, offset_db: rounded(fit?.offsetDb) },
        ...{ trees_share: rounded(fit?.treesShare), sigma_db: rounded(fit?.sigmaDb) },
        ...{ rmse_loco_db: rounded(fit?.rmseLocoDb), bias_db: rounded(fit?.biasDb) },
      })),
    ).toEqual(bands);
    expect({ pairs: fits.nearby?.pairs, spread_db: rounded(fits.nearby?.spreadDb) }).toEqual(nearby);

    const written = rowsOf('villages-predicted.csv');
    const figure = (value: number | null, digits: number): string => value?.toFixed(digits) ?? '';
    let changed = 0;
    for (let v = 0; v < villages.length; v += EVERY) {
      const { rows } = await engine.villageForecast(v, fits);
      const shown = rows.map((row) => ({
        ...{ operator: row.operator, technology: row.technology, served: row.served ?? '' },
        ...{ rsrp_bare_dbm: figure(row.bareDbm, 1), rsrp_canopy_dbm: figure(row.canopyDbm, 1) },
        probability: figure(row.probability, 3),
      }));
      const own = written.filter((row) => row['village_code'] === villages[v]!.code);
      expect(own).toHaveLength(shown.length);
      for (const [i, one] of shown.entries()) expect(own[i]).toMatchObject(one);
      const plain = (await engine.villageForecast(v, NO_FITS)).rows;
      changed += plain.filter((row, i) => row.probability !== rows[i]!.probability).length;
    }
    expect(changed).toBeGreaterThan(0);
  },
);
