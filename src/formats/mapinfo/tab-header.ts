import { RefusalError } from '../../model/basics/result.ts';

export interface TabField {
  readonly name: string;
  /** Lower case: `char`, `integer`, `smallint`, `largeint`, `decimal`, `float`, `logical`, `date`, `time`, `datetime`. */
  readonly type: string;
}

/** What the text file of a MapInfo table says of it. */
export interface TabHeader {
  /** `native`: cells of the .DAT are binary; `dbf`: they are text. */
  readonly kind: 'native' | 'dbf';
  readonly charset: string;
  readonly fields: readonly TabField[];
}

/** @throws RefusalError `tab-damaged`, `tab-kind-not-read` */
export function readTabHeader(text: string, file: string): TabHeader {
  const [, kind = ''] = /^\s*type\s+"?(\w+)"?/im.exec(text) ?? [];
  const refuse = (code: string): RefusalError =>
    new RefusalError({ code, location: { file }, context: { kind: kind || '–' } });
  if (!/^\s*!table\b/i.test(text)) throw refuse('tab-damaged');
  // Tables of views, servers, pictures and other files hold no objects of their own.
  const read = /^(native|nativex)$/i.test(kind) ? 'native' : /^dbf$/i.test(kind) ? 'dbf' : null;
  if (!read || /^\s*"\\IsSeamless"\s*=\s*"TRUE"/im.test(text)) throw refuse('tab-kind-not-read');
  const [, count = '0', list = ''] = /^\s*fields\s+(\d+)[^\n]*\n([\s\S]*)/im.exec(text) ?? [];
  const fields = list
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, Number(count))
    .map((line): TabField => {
      const [, name = '', type = ''] = /^\s*(\S+)\s+(\w+)/.exec(line) ?? [];
      return { name: name.replace(/^"|"$/g, ''), type: type.toLowerCase() };
    });
  if (fields.length !== Number(count) || fields.some(({ type }) => type === '')) throw refuse('tab-damaged');
  const charset = /^\s*!charset\s+(\S+)/im.exec(text)?.[1] ?? /charset\s+"([^"]*)"/i.exec(text)?.[1] ?? '';
  return { kind: read, charset, fields };
}
