import { RefusalError } from '../../model/basics/result.ts';
import { findUnicodeForm } from '../text/unicode.ts';

/**
 * Text of an XML file: by its mark, by the pattern of UTF-16, else by its declaration, else UTF-8.
 * @throws RefusalError `xml-encoding` for a code page that is not known
 */
export function decodeXml(bytes: Uint8Array, file: string): string {
  const { form, markLength } = findUnicodeForm(bytes.subarray(0, 64));
  const content = bytes.subarray(markLength);
  if (form !== 'utf-8' || markLength > 0) return new TextDecoder(form).decode(content);
  const head = new TextDecoder('windows-1252').decode(content.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)/.exec(head)?.[1] ?? 'utf-8';
  // Written as UTF-8 in spite of what it says about two bytes a letter.
  const label = /^utf-?16/i.test(declared) ? 'utf-8' : declared;
  try {
    return new TextDecoder(label).decode(content);
  } catch {
    throw new RefusalError({
      code: 'xml-encoding',
      location: { file },
      context: { encoding: declared.slice(0, 40) },
    });
  }
}
