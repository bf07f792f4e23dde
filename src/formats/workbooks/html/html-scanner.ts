/** Elements whose content is no text of the page. */
const SILENT: ReadonlySet<string> = new Set([
  'script',
  'style',
  'xml',
  'noscript',
  'title',
  'template',
  'svg',
]);

export type HtmlEvent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open' | 'close'; readonly name: string; readonly attributes: string };

/**
 * Text and tags of an HTML page in their order, without a tree: scripts, styles and comments are passed over, what is
 * never closed ends with the page. Nothing is run and nothing fetched.
 */
export function* htmlEvents(page: string): Generator<HtmlEvent> {
  for (let at = 0; at < page.length;) {
    const tag = page.indexOf('<', at);
    if (tag !== at) {
      yield { kind: 'text', text: page.slice(at, tag < 0 ? page.length : tag) };
      if (tag < 0) return;
    }
    if (page.startsWith('<!--', tag)) {
      at = behind(page, '-->', tag + 4);
      continue;
    }
    const name = /^<\/?([a-zA-Z][\w:-]{0,30})/.exec(page.slice(tag, tag + 40))?.[1]?.toLowerCase();
    if (!name) {
      // `<` in a text; a declaration or an instruction goes to its end.
      const isMark = page[tag + 1] === '!' || page[tag + 1] === '?';
      if (!isMark) yield { kind: 'text', text: '<' };
      at = isMark ? behind(page, '>', tag) : tag + 1;
      continue;
    }
    const end = tagEnd(page, tag + 1);
    const closing = page[tag + 1] === '/';
    if (!closing && SILENT.has(name) && page[end - 2] !== '/') {
      at = behindClosing(page, name, end);
      continue;
    }
    yield { kind: closing ? 'close' : 'open', name, attributes: page.slice(tag + name.length + 1, end - 1) };
    at = end;
  }
}

function behind(page: string, mark: string, from: number): number {
  const found = page.indexOf(mark, from);
  return found < 0 ? page.length : found + mark.length;
}

function behindClosing(page: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}[^>]{0,100}>`, 'gi');
  closing.lastIndex = from;
  return closing.exec(page) ? closing.lastIndex : page.length;
}

/** The place behind the `>` of a tag, those inside quotes passed over; the end of the page where there is none. */
function tagEnd(page: string, from: number): number {
  let quote = '';
  for (let at = from; at < page.length; at++) {
    const letter = page.charAt(at);
    if (quote) {
      if (letter === quote) quote = '';
    } else if (letter === '>') return at + 1;
    else if ((letter === '"' || letter === "'") && page[at - 1] === '=') quote = letter;
  }
  return page.length;
}

/** Value of an attribute, quoted or not; null where it is missing. Names in lower case. */
export function attributeOf(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    attributes,
  );
  return found ? (found[1] ?? found[2] ?? found[3] ?? '') : null;
}
