import './fonts.css';
import './app.css';
import './dialogs.css';
import './tables.css';
import mapWorkerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { mount } from 'svelte';
import { startEngine, workerByAddress } from '../jobs/engine/run-in-browser.ts';
import keeperUrl from './autosave/keeper-worker.ts?worker&url';
import { keeperInWorker } from './autosave/start-keeper.ts';
import workerUrl from '../jobs/engine/worker-entry.ts?worker&url';
import App from './App.svelte';
import { PageMap } from './map/page-map.ts';
import { Session } from './session/session.svelte.ts';
import { applyTheme } from './theme.ts';
import { trustOwnScripts } from './trusted-types.ts';

applyTheme(document.documentElement);
const serviceWorker = new URL('service-worker.js', document.baseURI).href;
trustOwnScripts(serviceWorker);
const engine = startEngine({
  start: () => workerByAddress(workerUrl),
  onWhole: () => (document.documentElement.dataset['whole'] = 'yes'),
});
const session = new Session(engine);
session.trouble.listen(window);
// Somebody who came past the stored edition wants none.
if (import.meta.env.PROD && location.search !== '?fresh') void session.updates.start(serviceWorker);
// From a blob, so that the worker stands under the policy of the page.
const mapWorker = URL.createObjectURL(
  new Blob([`import ${JSON.stringify(new URL(mapWorkerUrl, document.baseURI).href)};`], {
    type: 'text/javascript',
  }),
);
const target = document.getElementById('app')!;
target.replaceChildren();
mount(App, {
  target,
  props: {
    session,
    map: new PageMap(engine, mapWorker),
    program: workerUrl,
    startKeeper: keeperInWorker(new URL(keeperUrl, document.baseURI).href),
  },
});
