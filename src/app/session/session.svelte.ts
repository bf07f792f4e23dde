import { createContext } from 'svelte';
import type { Engine } from '../../jobs/engine/methods.ts';
import { worstCommuneList, type WorstCommuneList } from '../../report/results/worst-communes.ts';
import type { MapAction, MapEdit } from '../../model/edits/map-edits.ts';
import type { ServiceState } from '../../model/service.ts';
import { PlaceFinder } from './asked/commune-places.svelte.ts';
import { SecondCopy } from '../autosave/outside/second-copy.svelte.ts';
import { Updates } from '../offline/updates.svelte.ts';
import { Autosave } from './autosave.svelte.ts';
import { EarlierFile } from './comparing/earlier-file.svelte.ts';
import { editMap } from './drawing/map-changes.ts';
import { MapDrawing } from './drawing/map-drawing.svelte.ts';
import { Passphrases } from './sealed/passphrases.svelte.ts';
import { TableFilter } from './filter.svelte.ts';
import type { FoundRows } from './filters/found-rows.ts';
import { LayerChoices } from './layers.svelte.ts';
import { Planning } from './planning.svelte.ts';
import { TerrainStep } from './terrain-step.svelte.ts';
import {
  communeItems,
  communeTexts,
  operatorFindings,
  operatorInPlay,
  villageItems,
  villageTexts,
  type CommuneItem,
  type OperatorChoice,
  type VillageItem,
} from './rows.ts';
import { TroubleWatch } from './trouble.svelte.ts';
import { View } from './view.svelte.ts';
import { Workspace } from './workspace.svelte.ts';

/** The layer that shows what an edit of the map changes. */
function layerOf(action: MapAction): MapEdit['on'] {
  if (action.kind === 'addCandidate') return 'candidates';
  return action.kind === 'drawArea' ? action.area.on : action.on;
}

/** Communes that a list of the worst shows. */
const SHOWN_WORST = 5;

/** Everything the screen holds, in one small part per concern. */
export class Session {
  readonly workspace: Workspace;
  readonly autosave: Autosave;
  /** The copy of the project that stands outside the browser. */
  readonly copies: SecondCopy;
  readonly planning: Planning;
  /** An earlier project beside this one. */
  readonly earlierFile: EarlierFile;
  readonly terrain: TerrainStep;
  readonly finder: PlaceFinder;
  /** What is being drawn on the map. */
  readonly drawing: MapDrawing;
  readonly view = new View();
  readonly filter = new TableFilter();
  readonly layers = new LayerChoices();
  readonly trouble = new TroubleWatch();
  readonly passphrases = new Passphrases();
  readonly updates = new Updates();

  constructor(engine: Engine) {
    this.workspace = new Workspace(engine);
    this.autosave = new Autosave(this.workspace);
    this.copies = this.copiesOf(this.workspace, this.autosave);
    this.terrain = new TerrainStep(this.workspace, () => this.operator);
    this.workspace.replaced = (before, after) => {
      this.view.reselect(before, after);
      this.terrain.follow(before, after);
    };
    this.earlierFile = new EarlierFile(this.workspace, () => this.autosave.keptId);
    const { kept } = this.autosave;
    this.autosave.kept = (project) => {
      kept(project);
      void this.earlierFile.keepUnder(project.entry.id);
    };
    this.finder = new PlaceFinder(engine);
    this.drawing = new MapDrawing(engine, (action, name) => {
      // What is edited is seen, whether its layer was shown or not.
      this.layers.setVisible(layerOf(action), true);
      return editMap(this.workspace, action, name);
    });
    this.planning = new Planning(this.workspace);
  }

  private copiesOf(workspace: Workspace, autosave: Autosave): SecondCopy {
    const options = { language: this.view.language, scope: 'internal' } as const;
    const copies = new SecondCopy({
      make: (quiet) =>
        quiet
          ? workspace.engine.exportFile('project.songban', options)
          : workspace.exportFile('project.songban', options),
      settled: () => autosave.settled(),
      isIdle: () => workspace.job === null && Object.keys(workspace.waiting).length === 0,
    });
    autosave.opened = (project) => void copies.opened(project);
    autosave.kept = (project) => void copies.saved(project);
    autosave.emptied = () => copies.allRemoved();
    return copies;
  }

  /** The operator whose figures all parts of the screen show. */
  readonly operator: OperatorChoice = $derived.by(() =>
    operatorInPlay(this.workspace.snapshot, this.view.operator),
  );

  /** All villages under the chosen operator. */
  readonly villages: readonly VillageItem[] = $derived.by(() => {
    const { snapshot, priority } = this.workspace;
    return snapshot && priority ? villageItems(snapshot, this.operator, priority) : [];
  });

  readonly communes: readonly CommuneItem[] = $derived.by(() => {
    const { snapshot } = this.workspace;
    return snapshot ? communeItems(snapshot, this.operator) : [];
  });

  /** The worst communes under the chosen operator: by villages, and by share of people. */
  readonly worst: { readonly villages: WorstCommuneList; readonly people: WorstCommuneList } = $derived.by(
    () => {
      const { snapshot } = this.workspace;
      const none = { communes: new Int32Array(0), values: new Float64Array(0), ranks: new Int32Array(0) };
      const order = snapshot && operatorFindings(snapshot, this.operator).worst;
      return {
        villages: worstCommuneList(order?.villages ?? none, SHOWN_WORST),
        people: worstCommuneList(order?.people ?? none, SHOWN_WORST),
      };
    },
  );

  private readonly villageTexts = $derived.by(() =>
    this.workspace.snapshot ? villageTexts(this.workspace.snapshot) : [],
  );
  private readonly communeTexts = $derived.by(() =>
    this.workspace.snapshot ? communeTexts(this.workspace.snapshot) : [],
  );

  readonly foundVillages: FoundRows<VillageItem> = $derived.by(() =>
    this.filter.find(this.villages, this.filter.villages, () => this.villageTexts),
  );

  readonly foundCommunes: FoundRows<CommuneItem> = $derived.by(() =>
    this.filter.find(this.communes, this.filter.communes, () => this.communeTexts),
  );

  /** Villages that pass the filter: what the map draws and the table lists. */
  readonly shownVillages: readonly VillageItem[] = $derived.by(() => this.foundVillages.rows);

  /** Villages not fully covered, whatever the filter says: what a meeting looks at. */
  readonly gapVillages: readonly VillageItem[] = $derived.by(() =>
    this.villages.filter((row) => row.status !== 'covered'),
  );

  /** Those that the rate of villages and the bars of the worst communes count, whatever the filter says. */
  readonly uncoveredVillages: readonly VillageItem[] = $derived.by(() =>
    this.villages.filter((row) => row.coverage === 'uncovered'),
  );

  /** Shown villages that the rate counts as not covered, by the state that the map draws them in. */
  readonly uncoveredStates: Readonly<Record<ServiceState, number>> = $derived.by(() => {
    const counts = { covered: 0, partial: 0, uncovered: 0, unknown: 0 };
    for (const { coverage, status } of this.shownVillages) if (coverage === 'uncovered') counts[status]++;
    return counts;
  });

  /** Of the shown villages those that a map can draw, by state, and those without a place. */
  readonly mapCounts: Readonly<Record<ServiceState | 'withoutPlace', number>> = $derived.by(() => {
    const counts = { covered: 0, partial: 0, uncovered: 0, unknown: 0, withoutPlace: 0 };
    for (const { lon, status } of this.shownVillages) counts[lon === null ? 'withoutPlace' : status]++;
    return counts;
  });
}

export const [getSession, setSession] = createContext<Session>();
