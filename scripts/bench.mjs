#!/usr/bin/env node
// `npm run bench`: the engine beside its peers; see docs/performance.md.
import './require-node.mjs';
import { launch } from './launch.mjs';

await launch('scripts/bench/main.ts', process.argv.slice(2));
