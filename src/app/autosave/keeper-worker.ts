/// <reference lib="webworker" />
import { expose, proxy } from 'comlink';
import { isStay, stay } from '../../jobs/worker-end/stay.ts';
import { Keeper } from './keeper.ts';
import type { KeeperEvents } from './keeper-answers.ts';

declare const self: DedicatedWorkerGlobalScope;

/** What the page reaches: it starts a keeper that tells it things unasked. */
const door = { start: async (events: KeeperEvents) => proxy(await Keeper.start(events)) };
export type KeeperDoor = typeof door;
self.addEventListener('message', ({ data }) => isStay(data) && stay(data));
expose(door, self);
