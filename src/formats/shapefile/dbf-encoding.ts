import type { TextEncoding } from '../reading/parsed-file.ts';
import { findSingleByteEncoding } from '../text/single-byte.ts';
import { isUtf8 } from '../text/unicode.ts';

/** Language driver byte of the header to code page; only those that WHATWG decoders know. */
const BY_LANGUAGE: Readonly<Record<number, string>> = {
  0x03: 'windows-1252',
  0x4d: 'gbk',
  0x4e: 'euc-kr',
  0x4f: 'big5',
  0x50: 'windows-874',
  0x57: 'windows-1252',
  0x58: 'windows-1252',
  0x59: 'windows-1252',
  0x64: 'ibm866',
  0x65: 'ibm866',
  0x78: 'big5',
  0x79: 'euc-kr',
  0x7a: 'gbk',
  0x7b: 'shift_jis',
  0x7c: 'windows-874',
  0x7d: 'windows-1255',
  0x7e: 'windows-1256',
  0xc8: 'windows-1250',
  0xc9: 'windows-1251',
  0xca: 'windows-1254',
  0xcb: 'windows-1253',
  0xcc: 'windows-1257',
  0x13: 'shift_jis',
};

/** WHATWG label of what a .cpg says: `1258`, `CP1258`, `ANSI 1258`, `UTF8`, `88591`; null where it is not known. */
function labelOfCodePage(declared: string): string | null {
  const text = declared.trim().toLowerCase();
  const digits = /(\d{3,5})/.exec(text)?.[1];
  const candidates = [
    text,
    digits === '65001' ? 'utf-8' : null,
    digits === '936'
      ? 'gbk'
      : digits === '950'
        ? 'big5'
        : digits === '949'
          ? 'euc-kr'
          : digits === '932'
            ? 'shift_jis'
            : null,
    digits?.startsWith('8859') ? `iso-8859-${text.slice(text.indexOf('8859') + 4).replace(/\D/g, '')}` : null,
    digits ? `windows-${digits}` : null,
    digits ? `ibm${digits}` : null,
    text.replace(/[\s_]/g, '-'),
  ];
  for (const label of candidates) {
    if (label === null || label === '') continue;
    try {
      return new TextDecoder(label).encoding;
    } catch {
      // Not a label; the next spelling.
    }
  }
  return null;
}

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 128);

/**
 * How the texts of a table are encoded. The .cpg counts before the language byte; both are checked against the
 * bytes for UTF-8, because writers in Vietnam leave them at their default. Unproven: windows-1258 where plain, else
 * windows-1252 byte for byte, so that TCVN3 and VNI can still be recognised.
 * @param sample texts of the table, end to end, each ended by a NUL
 */
export function findDbfEncoding(cpg: string | null, languageByte: number, sample: Uint8Array): TextEncoding {
  const declared = cpg?.trim() || (BY_LANGUAGE[languageByte] ?? null);
  const label = cpg?.trim() ? labelOfCodePage(cpg) : declared;
  if (isAscii(sample)) return { used: label ?? 'utf-8', declared, certain: true };
  if (isUtf8(sample)) return { used: 'utf-8', declared, certain: true };
  // A western code page is what a writer says who does not know: the bytes decide.
  if (label && label !== 'utf-8' && label !== 'windows-1252')
    return { used: label, declared, certain: cpg !== null };
  return { used: findSingleByteEncoding(sample), declared, certain: false };
}
