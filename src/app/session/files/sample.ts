import type { InputFile } from '../../../jobs/protocol.ts';

/** Where the build keeps the embedded sample province. */
const SAMPLE = 'geodata/sample.songban';

/** What the build has worked out of it. */
const RESULTS = 'geodata/sample.results';

/** Figures of the sample by this build; null where they are not there, and are worked out as those of any project. */
export async function fetchSampleResults(): Promise<Uint8Array | null> {
  try {
    const response = await fetch(new URL(RESULTS, document.baseURI));
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

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
