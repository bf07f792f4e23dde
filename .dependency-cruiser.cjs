/** Who may import whom: the table of docs/architecture.md, kept by a test that plants a violation. */
const innerRooms = require('./.inner-rooms.cjs');

const rooms = {
  model: [],
  i18n: ['model'],
  geometry: ['model'],
  terrain: ['model', 'geometry'],
  formats: ['model'],
  intake: ['model', 'i18n', 'geometry', 'terrain', 'formats'],
  radio: ['model', 'geometry', 'terrain'],
  analysis: ['model', 'geometry', 'terrain', 'radio'],
  planning: ['model', 'geometry', 'terrain', 'radio', 'analysis'],
  project: ['model', 'formats'],
  cartography: ['model', 'i18n'],
  verify: ['model', 'geometry', 'analysis'],
  report: ['model', 'i18n', 'formats', 'geometry', 'terrain', 'cartography', 'analysis', 'planning'],
  jobs: [
    'model',
    'i18n',
    'geometry',
    'terrain',
    'formats',
    'intake',
    'radio',
    'analysis',
    'planning',
    'project',
    'cartography',
    'report',
    'verify',
  ],
  sample: ['model', 'geometry', 'terrain', 'formats', 'radio', 'analysis', 'project'],
  app: ['jobs', 'report', 'project', 'cartography', 'i18n', 'model'],
  cli: ['jobs', 'project', 'report', 'i18n', 'model', 'sample'],
};
/** Rooms whose types may be known here, never their code. */
const typeOnly = {
  app: ['geometry', 'terrain', 'formats', 'intake', 'radio', 'analysis', 'planning', 'sample', 'verify'],
  cli: ['formats', 'intake', 'verify'],
};

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `room-${room}`,
  comment: `src/${room} may import only: ${allowed.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: '\\.test\\.ts$' },
  to: {
    path: '^src/[^/]+/',
    pathNot: `^src/(${[room, ...allowed].join('|')})/`,
    ...(typeOnly[room] && { dependencyTypesNot: ['type-only'] }),
  },
}));

/** Files that lie directly in a folder of a room, not in folders below it. */
const directlyIn = (room, inner) => `^src/${room}/${inner === '.' ? '' : `${inner}/`}[^/]+$`;
const innerRules = Object.entries(innerRooms).flatMap(([room, table]) =>
  Object.entries(table).map(([inner, allowed]) => ({
    name: `inner-${room}-${inner === '.' ? 'top' : inner.replaceAll('/', '-')}`,
    comment: `src/${room}/${inner} may import of its own room only: ${allowed.join(', ') || 'nothing'}`,
    severity: 'error',
    from: { path: directlyIn(room, inner), pathNot: '\\.test\\.ts$' },
    to: {
      path: `^src/${room}/`,
      pathNot: [inner, ...allowed].map((one) => directlyIn(room, one)),
    },
  })),
);
/** A folder that the table of its room does not name would be free of rules. */
const unlistedRules = Object.entries(innerRooms).map(([room, table]) => ({
  name: `inner-${room}-unlisted`,
  comment: `a folder of src/${room} that .inner-rooms.cjs does not list`,
  severity: 'error',
  from: {},
  to: { path: `^src/${room}/`, pathNot: Object.keys(table).map((inner) => directlyIn(room, inner)) },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(url|worker)' },
    },
    {
      name: 'core-without-node',
      severity: 'error',
      comment: 'Only cli/ touches the disk.',
      from: { path: '^src/', pathNot: '^src/cli/|\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-dev-dependencies',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], pathNot: '@types|vite/' },
    },
    ...roomRules,
    ...innerRules,
    ...unlistedRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'browser', 'default', 'svelte'],
      extensions: ['.ts', '.js', '.svelte', '.json', '.mjs'],
    },
  },
};
