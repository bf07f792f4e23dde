import { RefusalError } from '../../model/basics/result.ts';

export type XmlEvent = 'open' | 'close' | 'text' | 'end';

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
/** Deeper documents are made to exhaust their reader. */
const MAX_DEPTH = 1000;

/** Predefined and numeric references only: a document cannot declare its own. An unknown one stays as written. */
function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{2,4}));/g, (whole, decimal, hex, name) => {
    if (name) return NAMED[name as string] ?? whole;
    const code = decimal ? Number(decimal) : parseInt(hex as string, 16);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
      ? String.fromCodePoint(code)
      : '\uFFFD';
  });
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML event by event, without a tree, without recursion. Document types are refused, so that there are no
 * entities to expand and nothing to fetch. Names come without their prefix.
 */
export class XmlScanner {
  /** Local name of the element just opened or closed. */
  name = '';
  /** Text of the last `text` event, references decoded. */
  text = '';
  #at = 0;
  #attributes = '';
  /** The element just opened has no content; its `close` comes next. */
  #pendingClose = false;
  #open: string[] = [];

  constructor(
    readonly source: string,
    readonly file: string,
  ) {}

  get depth(): number {
    return this.#open.length;
  }

  /** @throws RefusalError `xml-syntax`, `xml-truncated`, `xml-document-type`, `xml-too-deep` */
  next(): XmlEvent {
    if (this.#pendingClose) return this.#close(this.#open.at(-1)!);
    for (;;) {
      const { source } = this;
      if (this.#at >= source.length) {
        if (this.#open.length > 0) this.#refuse('xml-truncated');
        return 'end';
      }
      if (source[this.#at] !== '<') {
        const end = source.indexOf('<', this.#at);
        const text = source.slice(this.#at, end < 0 ? source.length : end);
        this.#at += text.length;
        if (this.#open.length === 0) {
          if (text.trim() !== '') this.#refuse('xml-syntax', this.#at - text.length);
          continue;
        }
        this.text = decodeReferences(text);
        return 'text';
      }
      const event = this.#markup();
      if (event) return event;
    }
  }

  /** Value of an attribute of the element just opened, by its local name; null where it has none. */
  attribute(name: string): string | null {
    const text = this.#attributes;
    for (let at = 0; at < text.length;) {
      const equals = text.indexOf('=', at);
      const open = firstQuote(text, equals, text.length);
      if (equals < 0 || open < 0) return null;
      const close = text.indexOf(text[open]!, open + 1);
      if (close < 0) return null;
      if (localName(text.slice(at, equals).trim()) === name)
        return decodeReferences(text.slice(open + 1, close));
      at = close + 1;
    }
    return null;
  }

  /** All text inside the element just opened, to its end. */
  innerText(): string {
    const depth = this.#open.length;
    let text = '';
    for (;;) {
      const event = this.next();
      if (event === 'text') text += this.text;
      else if (event === 'end' || (event === 'close' && this.#open.length < depth)) return text;
    }
  }

  /** Walks over the element just opened, to its end. */
  skip(): void {
    const depth = this.#open.length;
    for (let event = this.next(); event !== 'end'; event = this.next()) {
      if (event === 'close' && this.#open.length < depth) return;
    }
  }

  #markup(): XmlEvent | null {
    const { source } = this;
    const second = source[this.#at + 1];
    if (second === '!') return this.#declaration();
    if (second === '?') {
      this.#passOver('?>');
      return null;
    }
    const end = this.#tagEnd();
    if (second === '/') {
      const name = source.slice(this.#at + 2, end).trim();
      if (this.#open.length === 0 || this.#open.at(-1) !== name) this.#refuse('xml-syntax');
      this.#at = end + 1;
      return this.#close(name);
    }
    return this.#openTag(end);
  }

  #openTag(end: number): XmlEvent {
    const { source } = this;
    const empty = source[end - 1] === '/';
    const inside = source.slice(this.#at + 1, empty ? end - 1 : end);
    const name = /^[^\s<>/=!?"'&]+/.exec(inside)?.[0];
    if (!name) this.#refuse('xml-syntax');
    if (this.#open.length >= MAX_DEPTH) this.#refuse('xml-too-deep');
    this.#open.push(name!);
    this.#attributes = inside.slice(name!.length);
    this.name = localName(name!);
    this.#pendingClose = empty;
    this.#at = end + 1;
    return 'open';
  }

  /** Position of the `>` that ends the tag, those inside quotes passed over. */
  #tagEnd(): number {
    const { source } = this;
    let at = this.#at + 1;
    let end = -1;
    for (;;) {
      if (end < at) end = source.indexOf('>', at);
      if (end < 0) this.#refuse('xml-truncated', source.length);
      const quote = firstQuote(source, at, end);
      if (quote < 0) return end;
      const closing = source.indexOf(source[quote]!, quote + 1);
      if (closing < 0) this.#refuse('xml-syntax', quote);
      at = closing + 1;
    }
  }

  #declaration(): XmlEvent | null {
    const { source } = this;
    if (source.startsWith('<!--', this.#at)) {
      this.#passOver('-->');
      return null;
    }
    if (source.startsWith('<![CDATA[', this.#at) && this.#open.length > 0) {
      const start = this.#at + 9;
      this.#passOver(']]>');
      this.text = source.slice(start, this.#at - 3);
      return 'text';
    }
    return this.#refuse(
      /^<!DOCTYPE/i.test(source.slice(this.#at, this.#at + 9)) ? 'xml-document-type' : 'xml-syntax',
    );
  }

  #passOver(end: string): void {
    const found = this.source.indexOf(end, this.#at + 2);
    if (found < 0) this.#refuse('xml-truncated', this.source.length);
    this.#at = found + end.length;
  }

  #close(name: string): XmlEvent {
    this.#pendingClose = false;
    this.#open.pop();
    this.name = localName(name);
    return 'close';
  }

  #refuse(code: string, at = this.#at): never {
    throw new RefusalError({ code, location: { file: this.file, byte: at + 1 } });
  }
}

function firstQuote(source: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = source.charCodeAt(at);
    if (code === 34 || code === 39) return at;
  }
  return -1;
}
