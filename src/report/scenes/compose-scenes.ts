import { findingsOf } from '../../analysis/findings/findings.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatDate, type Language } from '../../i18n/number.ts';
import { DEFAULT_SCENES, withComparison, type Scene } from '../../model/scene.ts';
import type { OperatorId } from '../../model/service.ts';
import type { ReportInput } from '../report-input.ts';
import {
  comparisonLines,
  comparisonNotes,
  shownComparison,
  shownOperator,
} from '../comparison/comparison-words.ts';
import { operatorLabel, ruleSentence, scopeStamp } from '../words/method.ts';
import { prioritySentence } from '../words/sentences.ts';
import { decisionsOf } from './decisions.ts';
import type { SceneMap, ScenesContent, SceneShown, SceneTable } from './scene-content.ts';
import type { SceneFacts, SceneVillage } from './scene-facts.ts';
import { gainTable, lateTable, planCurve, worksTable, yearsTable } from './plan-parts.ts';
import {
  claimsTable,
  ratesTable,
  statesBars,
  sceneVillageTable,
  thenAndNowTable,
  worstBars,
  worstCommunes,
  type SceneView,
} from './scene-parts.ts';
import { sceneNotes } from './scene-notes.ts';
import { sceneTitle } from './scene-titles.ts';

type Parts = Partial<Omit<SceneShown, 'scene' | 'title' | 'name'>>;

/** Index of the village that a scene is about; null: it is gone, or there is none. */
function villageOf({ input }: SceneView, scene: Scene): number | null {
  if (!scene.village) return input.priority.ranked[0]?.village ?? null;
  const index = input.dataset.villages.records.findIndex(({ code }) => code === scene.village);
  return index < 0 ? null : index;
}

function namedVillage({ input, operator }: SceneView, village: number): SceneVillage {
  const { findings, dataset, priority } = input;
  const households = findingsOf(findings, operator).uncoveredHouseholds[village];
  return {
    name: dataset.villages.records[village].name,
    commune: dataset.communes.records[findings.villageCommune[village]]?.name ?? null,
    rank: priority.ranked.find((entry) => entry.village === village)?.rank ?? null,
    uncoveredHouseholds: Number.isNaN(households) ? null : households,
  };
}

function provinceMap(view: SceneView, scene: Scene, title: string, more: Partial<SceneMap> = {}): SceneMap {
  const words = messagesIn(view.language);
  const { states } = findingsOf(view.input.findings, view.operator);
  return {
    caption: states.unknown === states.total ? words.slides.noSignalKnown : null,
    description: words.slides.mapText(view.input.project.province.name, title),
    village: null,
    showsPlan: false,
    showsPeople: false,
    set: [],
    layers: scene.layers ?? [],
    ...more,
  };
}

function villageParts(view: SceneView, scene: Scene, village: number, title: string): Parts {
  const { input, language } = view;
  const { slides } = messagesIn(language);
  const { name, commune } = namedVillage(view, village);
  const map: Partial<SceneMap> = {
    village,
    caption: commune === null ? name : slides.mapVillage(name, commune),
  };
  const contested = input.contested.villages.includes(village);
  return {
    lines: [prioritySentence(input.priority, village, language), ...(contested ? [slides.contested] : [])],
    tables: [sceneVillageTable(view, village), claimsTable(view, village)],
    maps: [provinceMap(view, scene, title, map)],
  };
}

function compareParts(view: SceneView, scene: Scene, title: string, { comparison }: SceneFacts): Parts {
  const maps = [provinceMap(view, scene, title)];
  const one = comparison && shownOperator(shownComparison(comparison.earlier), view.operator);
  if (!comparison || !one) return { lines: [messagesIn(view.language).comparison.notHere], maps };
  return {
    tables: [thenAndNowTable(comparison, one)],
    lines: comparisonLines(comparison, one),
    quiet: comparisonNotes(comparison),
    maps,
  };
}

function planParts(view: SceneView, scene: Scene, title: string): Parts {
  const { input, language } = view;
  const { slides } = messagesIn(language);
  const { plan } = input;
  const today = provinceMap(view, scene, title, { caption: slides.mapToday });
  if (!plan) return { lines: [slides.noPlan], maps: [provinceMap(view, scene, title)] };
  const works = worksTable(view, plan);
  const after = { ...today, caption: slides.mapPlan, showsPlan: true };
  const tables = [gainTable(view, plan), yearsTable(view, plan), works].filter((table) => table !== null);
  return { tables, maps: [today, after] };
}

function budgetParts(view: SceneView, scene: Scene, title: string): Parts {
  const { plan } = view.input;
  const { slides } = messagesIn(view.language);
  if (!plan) return { lines: [slides.noPlan], maps: [provinceMap(view, scene, title)] };
  const curve = planCurve(view, plan);
  return { tables: [gainTable(view, plan), lateTable(view, plan)], charts: curve ? [curve] : [] };
}

function endParts({ input, language }: SceneView): Parts {
  const own = messagesIn(language).app.meeting;
  const sources = [...new Set(input.project.sources.flatMap(({ source }) => (source ? [source] : [])))];
  return {
    lines: [own.method(ruleSentence(input.findings.rule, language))],
    quiet: [...(sources.length ? [own.sources(sources.join('; '))] : []), own.notLegal],
  };
}

function partsOf(view: SceneView, scene: Scene, title: string, facts: SceneFacts): Parts {
  const { input, language } = view;
  const own = messagesIn(language).app.meeting;
  switch (scene.kind) {
    case 'title':
      return {
        lead: own.purpose,
        quiet: [own.asOf(formatDate(input.project.asOf, language))],
        maps: [provinceMap(view, scene, title)],
      };
    case 'rates':
      return {
        tables: [ratesTable(view)],
        charts: [statesBars(view)],
        maps: [provinceMap(view, scene, title, { showsPeople: true })],
      };
    case 'compare':
      return compareParts(view, scene, title, facts);
    case 'worst':
      return {
        charts: worstBars(view),
        maps: [provinceMap(view, scene, title, { set: worstCommunes(view) })],
      };
    case 'village': {
      const village = villageOf(view, scene);
      return village === null ? {} : villageParts(view, scene, village, title);
    }
    case 'plan':
      return planParts(view, scene, title);
    case 'budget':
      return budgetParts(view, scene, title);
    case 'decisions':
      return {
        decisions: decisionsOf(facts),
        maps: [provinceMap(view, scene, title, { showsPlan: input.plan !== null })],
      };
    case 'end':
      return { ...endParts(view), maps: [provinceMap(view, scene, title)] };
  }
}

const comparisonOf = ({ input, operator, language }: SceneView): SceneFacts['comparison'] =>
  input.earlier
    ? { earlier: input.earlier, project: input.project, settings: input.settings, operator, language }
    : null;

function stampOf({ input, operator, language }: SceneView): string {
  const words = messagesIn(language);
  const own = words.app.meeting;
  const { project, findings, scope } = input;
  const scopeWords = scopeStamp(scope, language);
  return [
    own.province(project.province.name),
    own.asOf(formatDate(project.asOf, language)),
    `${findings.technologies.join('/')}, ${operator === 'any' ? own.allOperators : operatorLabel(operator, language)}`,
    ...(project.synthetic ? [own.synthetic] : []),
    ...(scopeWords === null ? [] : [scopeWords]),
  ].join(' · ');
}

const NOTHING = {
  lead: null,
  lines: [],
  quiet: [],
  decisions: [],
  tables: [] as readonly SceneTable[],
  charts: [],
  maps: [],
} as const;

/**
 * The scenes of the meeting in words and numbers, for slides and handout.
 * @param wanted operator of all scenes; where its answers for single villages may not leave, all operators together
 */
export function composeScenes(
  input: ReportInput,
  language: Language,
  wanted: OperatorId | 'any' = 'any',
): ScenesContent {
  const found = input.findings.byOperator.find(({ operator }) => operator === wanted);
  const operator = found && !found.villagesWithheld ? wanted : 'any';
  const view: SceneView = { input, operator, language };
  const facts: SceneFacts = {
    title: input.project.title,
    findings: input.findings,
    communes: input.dataset.communes.records,
    priority: input.priority,
    plan: input.plan,
    comparison: comparisonOf(view),
    contested: input.contested.count,
    operator,
    language,
  };
  const { meeting } = messagesIn(language).app;
  const arranged = input.project.scenes?.length ? input.project.scenes : DEFAULT_SCENES;
  const scenes = input.earlier ? withComparison(arranged) : arranged;
  return {
    title: input.project.title,
    stamp: stampOf(view),
    operator,
    scenes: scenes.map((scene): SceneShown => {
      const village = scene.kind === 'village' ? villageOf(view, scene) : null;
      const title = sceneTitle(scene, village === null ? null : namedVillage(view, village), facts);
      return {
        ...NOTHING,
        ...partsOf(view, scene, title, facts),
        notes: sceneNotes(view, scene),
        scene,
        title,
        name: meeting.scene[scene.kind],
      };
    }),
  };
}
