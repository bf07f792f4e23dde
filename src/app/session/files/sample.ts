import type { InputFile } from '../../../jobs/protocol.ts';

/** Where the build keeps the embedded sample province. */
const SAMPLE = 'geodata/sample.songban';

/** The embedded project as a file, to be opened by the same path as a user's own; null where it is not there. */
export async function fetchSample(): Promise<InputFile | null> {
  try {
    const response = await fetch(new URL(SAMPLE, document.baseURI));
    if (!response.ok) return null;
    return { path: 'sample.songban', blob: await response.blob() };
  } catch {
    return null;
  }
}
