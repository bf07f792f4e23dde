import type { ExportedFile } from '../../jobs/protocol.ts';

/** How long the browser may take to start reading a download before its memory is given back. */
const KEEP_MILLISECONDS = 60_000;

/** Hands a finished file to the browser's downloads; works over plain http too. */
export function saveFile({ name, mediaType, bytes }: ExportedFile): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MILLISECONDS);
}
