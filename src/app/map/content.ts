import type { Snapshot } from '../../jobs/protocol.ts';
import { factsOf, SOURCE_ROLES, type SourceRole } from '../../model/roles.ts';
import { besideLine, peopleBesideLine, type TwoDays } from '../session/comparing/earlier-rows.ts';
import type { Session } from '../session/session.svelte.ts';
import type { MapContent } from './layers/layer.ts';
import { levelImage } from './level-image.ts';

/** What a prediction is compared with is drawn beside it unless somebody took it away. */
const OF_TERRAIN: readonly string[] = ['sites', 'measurements'];

function terrainDrawing({ terrain }: Session, { sites }: Snapshot): MapContent['terrain'] {
  const { picture, levels, studied, trial, ends, tool } = terrain;
  const site = studied?.kind === 'site' ? sites[studied.index] : null;
  return {
    image: picture && levelImage(picture, levels),
    mast: site ? [site.lon, site.lat] : null,
    trial: trial ? [trial.lon, trial.lat] : null,
    ends: tool === 'link' ? ends.map(({ at }) => at) : [],
  };
}

/** As somebody chose for the places in question; close by where nobody did. */
const leftWorksShown = (chosen: boolean | undefined): MapContent['leftWorks'] =>
  chosen === undefined ? 'near' : chosen ? 'all' : 'none';

/** What the workbench's map draws; read it inside a derived value. */
export function workbenchContent(session: Session, snapshot: Snapshot): MapContent {
  const { view, layers, planning, finder } = session;
  const inTerrain = view.step === 'terrain';
  return {
    snapshot,
    operator: session.operator,
    villages: session.shownVillages,
    places: finder.places,
    choices: {
      visible: (id, byDefault) =>
        inTerrain && OF_TERRAIN.includes(id) ? (layers.chosenFor(id) ?? true) : layers.visible(id, byDefault),
      opacity: (id) => layers.opacity(id),
    },
    lit: view.lit,
    selection: view.selection,
    marked: [],
    plan: view.step === 'plan' && !planning.difference ? planning.plan : null,
    difference: view.step === 'plan' ? planning.difference : null,
    work: view.step === 'plan' && !view.selection ? planning.work : null,
    leftWorks: view.step === 'plan' ? leftWorksShown(layers.chosenFor('candidates')) : 'none',
    relief: layers.visible('terrain'),
    terrain: inTerrain ? terrainDrawing(session, snapshot) : null,
    zoom: view.mapZoom,
    scale: 1,
    asked: session.filter.active,
    circles: true,
    leftOut: null,
    swipe: null,
    language: view.language,
    words: view.words,
  };
}

/** Few classes, strong fills, no relief: what a washed-out projector still shows. */
const OFF_PROJECTOR: readonly string[] = SOURCE_ROLES.filter((role) => factsOf(role).map?.notProjected);

/** What is drawn beside villages of two days. */
const OF_BOTH_DAYS: readonly string[] = ['communes', 'villages'];

/** Height of the screen that the sizes of a meeting are told for, CSS pixels. */
const DRAWN_HEIGHT = 720;

/** What a scene asks of the map. */
export interface SceneContent {
  /** Villages that are not fully covered, or those that the bars of the rule count. */
  readonly villages: 'gaps' | 'byRule' | TwoDays;
  readonly marked: readonly number[];
  readonly plan: boolean;
  /** Part of the province, from the west, that shows today instead of the plan. */
  readonly swipe: number | null;
  /** Layers beyond the few of every scene. */
  readonly layers: readonly SourceRole[];
  /** The show is paused: the map answers as that of the workbench does. */
  readonly live: boolean;
}

export function meetingContent(session: Session, snapshot: Snapshot, scene: SceneContent): MapContent {
  const { view } = session;
  const { places } = session.finder;
  const [west, , east] = snapshot.bounds;
  const wanted: readonly string[] = scene.layers;
  const swipe = scene.swipe === null ? null : west + (east - west) * scene.swipe;
  const { villages } = scene;
  const days = typeof villages === 'string' ? null : villages;
  return {
    ...workbenchContent(session, snapshot),
    villages: days
      ? besideLine(days, swipe ?? -181)
      : villages === 'byRule'
        ? session.uncoveredVillages
        : session.gapVillages,
    choices: {
      // Areas are of today alone: beside the villages of another day they would lie.
      visible: (id, byDefault = true) =>
        wanted.includes(id) ||
        (byDefault && !(days ? !OF_BOTH_DAYS.includes(id) : OFF_PROJECTOR.includes(id))),
      opacity: () => 1,
    },
    lit: null,
    terrain: null,
    marked: scene.live ? [] : scene.marked,
    plan: scene.plan ? session.planning.plan : null,
    work: null,
    difference: null,
    leftWorks: 'none',
    relief: wanted.includes('terrain'),
    scale: view.height / DRAWN_HEIGHT,
    asked: days !== null || villages === 'byRule',
    circles: !scene.plan,
    leftOut:
      days && places
        ? { people: peopleBesideLine(days.people, places.labels, swipe ?? -181), most: days.people.most }
        : null,
    swipe,
  };
}
