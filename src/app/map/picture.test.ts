import { beforeAll, describe, expect, it } from 'vitest';
import { mapContent } from '../../../test/support/map-content.ts';
import { changesOf, pictureOf } from '../../../test/support/map-picture.ts';
import type { Flavour } from '../../cartography/tokens.ts';
import type { Site } from '../../model/network.ts';
import type { MapContent } from './layers/layer.ts';
import { buildAttribution, buildLegend, buildStyle } from './style.ts';
import { Z_ORDER } from './z-order.ts';

/** Two communes with something of every role, as the workbench opens them. */
let opened: MapContent;
/** What the small project makes of a plan and of two scenarios. */
let planned: Pick<MapContent, 'plan' | 'difference'>;

const ADDED = ['roads', 'power', 'clusters', 'restrictions', 'measurements'] as const;
const visible = (id: string, byDefault = true): boolean => byDefault && id !== 'nothing';

beforeAll(async () => {
  const content = await mapContent();
  const { snapshot } = content;
  const { project } = snapshot;
  const [some] = project.sources;
  const declared = { ...some!, role: 'coverage', technology: '4G', evidence: 'declared' } as const;
  const sources = [
    ...project.sources.map((source) => ({ ...source, source: `Nguồn ${source.role}` })),
    ...ADDED.map((role) => ({ ...some!, id: role, role, source: `Nguồn ${role}` })),
    { ...declared, id: 'mobi', operator: 'mobifone' },
    { ...declared, id: 'mixed' },
  ];
  const layers = ['coverage/mobi', 'coverage/mixed/vnpt/4G/estimated', ...ADDED.slice(0, 4)];
  const [site] = snapshot.sites as [Site];
  const measured = {
    ...site,
    operator: 'viettel',
    technology: '4G',
    rsrpDbm: -101.5,
    service: null,
    asOf: '2025-11-03',
  };
  planned = { plan: content.plan, difference: content.difference };
  opened = {
    ...content,
    snapshot: {
      ...snapshot,
      layers: [...snapshot.layers, ...layers.map((id, k) => ({ id, version: 20 + k }))],
      sites: [site, { ...site, code: 'S2', operator: 'mobifone', radios: [], lon: 104.15, heightMeters: 42 }],
      measurements: [
        measured,
        { ...measured, technology: null, rsrpDbm: null, service: false, asOf: null },
      ] as unknown as MapContent['snapshot']['measurements'],
      project: { ...project, sources },
    },
    villages: content.villages.map((village) =>
      village.index === 2 ? { ...village, status: 'partial' } : village,
    ),
    choices: { visible, opacity: () => 1 },
    selection: null,
    marked: [],
    plan: null,
    difference: null,
    work: null,
    leftWorks: 'none',
  };
});

/** Everything that somebody sees of the map: its picture, its legend, whose data, and what it says of what is pointed at. */
function told(content: MapContent, flavour: Flavour): string[] {
  const style = buildStyle(content, flavour);
  const drawn = Z_ORDER.filter((layer) => layer.build(content, flavour));
  const asked = [
    ...[-1, 0, 1, 2, 3].map((index) => ({ index, people: 1234, number: index })),
    ...['C1', 'X'].map((work) => ({ work })),
    ...['first', 'both'].map((side) => ({ side, title: 'Trạm' })),
  ];
  return [
    ...pictureOf(style),
    ...buildLegend(content, flavour).map(
      ({ dataClass, label, form, ...drawn }) =>
        `legend: ${dataClass}, ${label}, ${form === 'point' ? form : JSON.stringify(drawn)}`,
    ),
    `attribution: ${buildAttribution(content).join(' / ')}`,
    ...drawn.flatMap(({ id, hits, tooltip }) =>
      hits && tooltip
        ? asked.flatMap((properties) => {
            const lines = tooltip(properties, content);
            return lines.length
              ? [`pointing at ${id} ${JSON.stringify(properties)}: ${lines.join(' / ')}`]
              : [];
          })
        : [],
    ),
  ];
}

const CORNERS: [[number, number], [number, number], [number, number], [number, number]] = [
  [104, 21.1],
  [104.2, 21.1],
  [104.2, 21],
  [104, 21],
];
const RING = [
  [104, 21],
  [104.1, 21],
  [104.1, 21.1],
] as const;

type State = readonly [name: string, flavour: Flavour, change: () => Partial<MapContent>];
const plan = (change: Partial<MapContent> = {}): Partial<MapContent> => ({
  plan: planned.plan,
  leftWorks: 'all',
  ...change,
});
/** A project without a file of candidates, whose edits stand in. */
const editedSnapshot = (): MapContent['snapshot'] => ({
  ...opened.snapshot,
  project: {
    ...opened.snapshot.project,
    sources: opened.snapshot.project.sources.filter(({ role }) => role !== 'candidates'),
    mapEdits: [
      { on: 'coverage', id: 'e1', does: 'adds', ring: RING },
      { on: 'candidates', id: 'C1', at: [104.03, 21.03] },
      { on: 'villages', id: 'a1', at: null },
    ],
  },
});
const STATES: readonly State[] = [
  ['near by', 'screen', () => ({ zoom: 12 })],
  ['without relief', 'screen', () => ({ relief: false })],
  ['faint', 'screen', () => ({ choices: { visible, opacity: () => 0.5 } })],
  ['a village is chosen', 'screen', () => ({ selection: { kind: 'village', index: 1 } })],
  ['a commune is chosen', 'screen', () => ({ selection: { kind: 'commune', index: 1 } })],
  ['of one operator', 'screen', () => ({ operator: 'viettel' })],
  ['one operator stands out', 'screen', () => ({ lit: 'viettel' })],
  ['villages were asked for', 'screen', () => ({ asked: true, villages: opened.villages.slice(1, 3) })],
  [
    'coverage that no figure counts',
    'screen',
    () => ({ choices: { visible: () => true, opacity: () => 1 } }),
  ],
  [
    'coverage is switched off',
    'screen',
    () => ({ choices: { visible: (id) => id !== 'mobi', opacity: () => 1 } }),
  ],
  ['edited on the map', 'screen', () => ({ snapshot: editedSnapshot() })],
  ['edited on the map, in a meeting', 'projector', () => ({ snapshot: editedSnapshot() })],
  ['a plan of no works', 'screen', () => plan({ plan: { ...planned.plan!, chosen: [], villages: [] } })],
  ['a plan', 'screen', () => plan()],
  ['a plan near by, its work looked at', 'screen', () => plan({ zoom: 12, work: 'C1', leftWorks: 'near' })],
  ['two scenarios', 'screen', () => ({ difference: planned.difference })],
  [
    'terrain',
    'screen',
    () => ({
      operator: 'viettel',
      terrain: {
        image: { url: 'songban-levels://1', corners: CORNERS },
        mast: [104.02, 21.04],
        trial: [104.05, 21.05],
        ends: [
          [104, 21],
          [104.1, 21],
        ],
      },
    }),
  ],
  ['in a meeting', 'projector', () => ({ scale: 1.5, marked: [0] })],
  ['the plan in a meeting, swiped', 'projector', () => plan({ scale: 1.5, swipe: 104.13, circles: false })],
  [
    'people of two days in a meeting',
    'projector',
    () => ({ scale: 0.5, asked: true, leftOut: { people: Float64Array.of(40, 160), most: 160 } }),
  ],
];

describe('the picture of the map', () => {
  it('is known, line by line, as the workbench opens', async () => {
    await expect(told(opened, 'screen').join('\n') + '\n').toMatchFileSnapshot(
      '../../../test/fixtures/map/opened.txt',
    );
  });
  it('changes as it is known to from state to state', async () => {
    const before = told(opened, 'screen');
    const projected = told(opened, 'projector');
    const sheets = [
      ['on a projector', changesOf(before, projected)] as const,
      ...STATES.map(
        ([name, flavour, change]) =>
          [
            name,
            changesOf(flavour === 'screen' ? before : projected, told({ ...opened, ...change() }, flavour)),
          ] as const,
      ),
    ];
    const sheet = sheets.map(([name, lines]) => `## ${name}\n${lines.join('\n')}\n`).join('\n');
    await expect(sheet).toMatchFileSnapshot('../../../test/fixtures/map/changes.txt');
  });
});
