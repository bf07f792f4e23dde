/// <reference lib="webworker" />
import boldUrl from '@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf?url';
import regularUrl from '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf?url';
import crosswalkUrl from '../../../geodata/commune-crosswalk-2025.tsv.gz?url';
import { EngineHost } from './engine-host.ts';
import type { ToWorker } from './messages.ts';
import { WorkerHost } from './worker-host.ts';

declare const self: DedicatedWorkerGlobalScope;

const read = async (url: string): Promise<Uint8Array> => {
  const answer = await fetch(new URL(url, import.meta.url));
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
};

const fonts = async () => {
  const [regular, bold] = await Promise.all([read(regularUrl), read(boldUrl)]);
  return { regular, bold };
};

const host = new WorkerHost(new EngineHost(fonts, () => read(crosswalkUrl)), (message, transfer) =>
  self.postMessage(message, transfer ?? []),
);
self.onmessage = (event: MessageEvent<ToWorker>) => host.receive(event.data);
