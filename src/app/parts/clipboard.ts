import type { ExportedFile } from '../../jobs/protocol.ts';
import { saveFile } from './save-file.ts';

/** What became of something that was to be copied. */
export type Copied = 'copied' | 'saved';

/** There is none over plain http. */
const clipboard = (): Clipboard | null =>
  typeof ClipboardItem === 'undefined' ? null : ((navigator.clipboard as Clipboard | undefined) ?? null);

async function put(content: Readonly<Record<string, Blob>>): Promise<boolean> {
  try {
    const there = clipboard();
    await there?.write([new ClipboardItem({ ...content })]);
    return there !== null;
  } catch {
    // Not allowed, or the press is too long ago.
    return false;
  }
}

/** A picture to the clipboard, else to the downloads. */
export async function copyPicture(file: ExportedFile): Promise<Copied> {
  if (await put({ [file.mediaType]: new Blob([file.bytes], { type: file.mediaType }) })) return 'copied';
  saveFile(file);
  return 'saved';
}

/** Formatted text, with plain text for programs that take no other. @param name of the file where there is no clipboard */
export async function copyText(html: string, plain: string, name: string): Promise<Copied> {
  const [rich, bare] = ['text/html', 'text/plain'];
  const blob = (text: string, type: string) => new Blob([text], { type });
  if (await put({ [rich!]: blob(html, rich!), [bare!]: blob(plain, bare!) })) return 'copied';
  const whole = `<!doctype html><meta charset="utf-8">${html}\n`;
  saveFile({ name, mediaType: 'text/html;charset=utf-8', bytes: new TextEncoder().encode(whole) });
  return 'saved';
}
