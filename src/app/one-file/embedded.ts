import { gunzipSync } from 'fflate';
import type { InputFile } from '../../jobs/protocol.ts';

/** What the build has put into the page as blocks of data, by id. */
type Block = 'project' | 'engine-worker' | 'map-worker' | 'edition';

const textOf = (id: Block): string => document.getElementById(id)!.textContent;

/** A block lies packed and in base64: a page of text holds no bytes. */
function bytesOf(id: Block): Uint8Array<ArrayBuffer> {
  const packed = Uint8Array.from(atob(textOf(id).trim()), (letter) => letter.charCodeAt(0));
  return gunzipSync(packed) as Uint8Array<ArrayBuffer>;
}

/** Script of a worker, all in one: a page of a file can import nothing by address. */
export const workerCode = (id: 'engine-worker' | 'map-worker'): string =>
  new TextDecoder().decode(bytesOf(id));

export const embeddedProject = (): InputFile => ({
  path: 'project.songban',
  blob: new Blob([bytesOf('project')]),
});

/** What the file says of itself. */
export interface EditionFacts {
  /** For whom it is. */
  readonly scope: 'internal' | 'public' | 'operator' | 'made-up';
}

export const editionFacts = (): EditionFacts => JSON.parse(textOf('edition')) as EditionFacts;
