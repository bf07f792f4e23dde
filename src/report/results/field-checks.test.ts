import { expect, it } from 'vitest';
import { plantedProject } from '../../../test/support/planted-project.ts';
import { openIn } from '../../../test/support/memory-project.ts';
import { exportFile } from '../../jobs/leaving/export-file.ts';
import { openAndAnalyse } from '../../jobs/steps/analysed-project.ts';
import { checkOnSite } from '../../project/edits.ts';
import type { Scope } from '../../model/scope.ts';

async function exported(scope: Scope) {
  const { project, files } = plantedProject();
  const marked = checkOnSite(checkOnSite(project, 'zz', 'bản đã gộp'), 'b1', '=1+1; xem lại');
  const opened = await openAndAnalyse({ project: marked, open: openIn(files) }, {});
  return exportFile(
    opened,
    null,
    'field-checks.csv',
    { language: 'vi', scope },
    { fonts: () => Promise.reject(new Error()) },
  );
}

it('lists marked villages with their notes, those too that the project has no longer', async () => {
  const made = await exported('internal');
  if (!made.ok) throw new Error(made.refusal.code);
  const [head, ...rows] = new TextDecoder().decode(made.value.bytes).trim().split('\r\n');
  expect(head!.replace('\ufeff', '')).toBe('village_code;village;commune_code;commune;lon;lat;status;note');
  expect(rows.map((row) => row.split(';').slice(0, 3).join(' '))).toEqual([
    'a2 Bản Tây 00001',
    'b1 Bản Nam 00002',
    'zz  ',
  ]);
  // A cell that begins a formula gets a guard.
  expect(rows[1]).toContain(`"'=1+1; xem lại"`);
});

it('is written for nobody but the people of the project', async () => {
  for (const scope of ['public', 'operator:viettel'] as const)
    expect(await exported(scope)).toMatchObject({ ok: false, refusal: { code: 'not-for-scope' } });
});
