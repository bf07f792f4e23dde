import '../fonts.css';
import '../app.css';
import '../dialogs.css';
import '../tables.css';
import { mount } from 'svelte';
import { startEngine } from '../../jobs/engine/run-in-browser.ts';
import { PageMap } from '../map/page-map.ts';
import { Session } from '../session/session.svelte.ts';
import { applyTheme } from '../theme.ts';
import { trustOwnScripts } from '../trusted-types.ts';
import { editionFacts, embeddedProject, workerCode } from './embedded.ts';
import OneFile from './OneFile.svelte';

/** The ending makes it a plain script to MapLibre: a page of a file can start no module from a blob. */
const MAP_WORKER = 'embedded:map-worker.cjs';
const fetchByAddress = globalThis.fetch;
// MapLibre fetches its worker, and the policy lets nobody fetch anything: what lies in the page is handed over.
globalThis.fetch = (asked, options) =>
  asked === MAP_WORKER
    ? Promise.resolve(new Response(workerCode('map-worker')))
    : fetchByAddress(asked, options);

applyTheme(document.documentElement);
trustOwnScripts(null);
const code = URL.createObjectURL(new Blob([workerCode('engine-worker')], { type: 'text/javascript' }));
const engine = startEngine({ start: () => new Worker(code, { name: 'engine' }) });
const session = new Session(engine);
session.trouble.listen(window);
const target = document.getElementById('app')!;
target.replaceChildren();
mount(OneFile, {
  target,
  props: {
    session,
    map: new PageMap(engine, MAP_WORKER),
    project: embeddedProject(),
    facts: editionFacts(),
  },
});
