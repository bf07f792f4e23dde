import '../fonts.css';
import '../app.css';
import '../dialogs.css';
import '../tables.css';
import { mount } from 'svelte';
import { startEngine } from '../../jobs/engine/run-in-browser.ts';
import { PageMap } from '../map/page-map.ts';
import { Session } from '../session/session.svelte.ts';
import { applyTheme } from '../theme.ts';
import { editionFacts, embeddedProject, workerCode } from './embedded.ts';
import OneFile from './OneFile.svelte';

applyTheme(document.documentElement);
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
    map: new PageMap(engine, workerCode('map-worker')),
    project: embeddedProject(),
    facts: editionFacts(),
  },
});
