#!/usr/bin/env node
import './require-node.mjs';
import './stop-early.mjs';
import { launch } from './launch.mjs';

await launch('src/cli/main.ts', process.argv.slice(2));
