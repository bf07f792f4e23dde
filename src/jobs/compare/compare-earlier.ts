import { analyze } from '../../analysis/analyze.ts';
import { oneSidedClaims } from '../../analysis/compare/claims.ts';
import { compareSides } from '../../analysis/compare/compare.ts';
import type { ComparedSide, EarlierProject } from '../../analysis/compare/comparison.ts';
import type { Findings } from '../../analysis/findings/findings.ts';
import { withMapEdits } from '../../intake/edited/map-edits.ts';
import { loadDataset, type LoadOptions } from '../../intake/load-dataset.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import type { Dataset } from '../../model/dataset.ts';
import { settingsOf, type ProjectFile, type Settings } from '../../model/project.ts';
import type { ProjectFolder } from '../../project/project-folder.ts';
import { salvageTold } from '../../project/salvage-told.ts';
import { readDerived } from '../derived/read-derived.ts';
import { NAME_FORMS } from './name-forms.ts';

/** The open project, as far as an earlier one is compared with it. */
export interface Today {
  readonly folder: Pick<ProjectFolder, 'project'>;
  readonly settings: Settings;
  readonly loaded: { readonly dataset: Dataset };
  readonly findings: Findings;
}

/** Shares of land are not compared: only where villages count by their area they are measured. */
const measured = (settings: Settings) => ({ areaShares: settings.villageShare === 'area' });

/** What service is counted by; the plan, weights and bands are no part of it. */
const countingOf = ({ rule, technologies, evidence, operators, villageShare }: Settings) => ({
  rule,
  technologies,
  evidence,
  operators,
  villageShare,
});

const sideOf = (
  project: ProjectFile,
  settings: Settings,
  { communes, villages }: Pick<Dataset, 'communes' | 'villages'>,
  findings: Findings,
): ComparedSide => ({
  project,
  settings,
  communes: communes.records,
  villages: villages.records,
  findings,
});

interface Read {
  readonly dataset: Dataset;
  readonly findings: Findings;
  readonly unread: readonly string[];
  /** Counts the same data by other settings; null where only tables are there. */
  readonly count: ((settings: Settings) => Promise<Findings>) | null;
}

async function readEarlier(
  { project, open }: ProjectFolder,
  options: LoadOptions,
  task: TaskContext | undefined,
): Promise<Read> {
  if (project.withheld) {
    const { loaded, findings } = await readDerived(open);
    return { dataset: loaded.dataset, findings, unread: [], count: null };
  }
  const loaded = await loadDataset(project, open, options, task);
  const { dataset } = await withMapEdits(loaded, project);
  const count = (settings: Settings) => analyze(dataset, settings, task, measured(settings));
  const unread = loaded.refused.map(({ path }) => path);
  return { dataset, findings: await count(settingsOf(project)), unread, count };
}

/**
 * Reads an earlier project and says what has changed since. Nothing of it reaches the open one: it is read apart, shares
 * no memory with it, and is let go. Refuses, by throwing, what cannot be opened.
 */
export async function compareWithEarlier(
  today: Today,
  earlier: ProjectFolder,
  options: LoadOptions = {},
  task?: TaskContext,
): Promise<EarlierProject> {
  const { project } = earlier;
  const settings = settingsOf(project);
  const { dataset, findings, unread, count } = await readEarlier(earlier, options, task);
  const now = sideOf(today.folder.project, today.settings, today.loaded.dataset, today.findings);
  const compared = (by: Settings, found: Findings) =>
    compareSides(sideOf(project, by, dataset, found), now, NAME_FORMS);
  const counting = countingOf(today.settings);
  const differs = JSON.stringify(counting) !== JSON.stringify(countingOf(settings));
  const asToday = { ...settings, ...counting };
  const { records } = dataset.communes;
  const isTold = !project.withheld && !today.folder.project.withheld;
  return {
    project: {
      title: project.title,
      asOf: project.asOf,
      province: project.province,
      synthetic: project.synthetic,
    },
    settings: {
      rule: settings.rule,
      technologies: settings.technologies,
      evidence: settings.evidence,
      villageShare: settings.villageShare,
    },
    withheld: project.withheld ?? false,
    damaged: salvageTold(project) !== null,
    unread,
    claims: isTold ? oneSidedClaims(dataset.coverage, today.loaded.dataset.coverage, today.settings) : null,
    villages: dataset.villages.records.map(({ code, name }, v) => ({
      code,
      name,
      commune: records[findings.villageCommune[v]]?.name ?? null,
    })),
    communes: records.map(({ code, name }) => ({ code, name })),
    centres: dataset.villages.centres,
    comparison: compared(settings, findings),
    sameRule: differs && count ? compared(asToday, await count(asToday)) : null,
  };
}
