import type { MapContent } from '../../src/app/map/layers/layer.ts';
import { villageItems } from '../../src/app/session/rows.ts';
import { messagesIn } from '../../src/i18n/messages.ts';
import type { Plan, PlannedSite } from '../../src/planning/plan.ts';
import { openEngine, TWO_COMMUNES } from './open-snapshot.ts';

/** What the map draws of two communes with a plan, one work that it leaves, and two scenarios beside each other. */
export async function mapContent(): Promise<MapContent> {
  const { engine, snapshot } = await openEngine(TWO_COMMUNES);
  const made = await engine.plan(2e9, {});
  const [work] = made.chosen as [PlannedSite];
  const plan: Plan = { ...made, left: [{ ...work, id: 'X', why: 'forbidden' }] };
  return {
    snapshot: { ...snapshot, layers: [...snapshot.layers, { id: 'terrain', version: 9 }] },
    operator: 'any',
    villages: villageItems(snapshot, 'any', snapshot.priority),
    places: engine.communePlaces(),
    choices: { visible: (_, byDefault = true) => byDefault, opacity: () => 0.8 },
    lit: null,
    selection: { kind: 'village', index: 0 },
    marked: [1],
    plan,
    work: work.id,
    difference: {
      works: { first: [{ id: 'X', name: null, lon: 104, lat: 21 }], second: [], both: [] },
      villages: { first: [0], second: [1, 3], both: [] },
      gone: { first: [], second: [] },
    },
    leftWorks: 'all',
    relief: true,
    terrain: null,
    zoom: 8,
    scale: 1,
    asked: false,
    circles: true,
    leftOut: null,
    swipe: null,
    language: 'vi',
    words: messagesIn('vi'),
  };
}
