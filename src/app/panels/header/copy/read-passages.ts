/** One sentence or table that can be copied alone. */
export interface CopyPart {
  readonly kind: 'sentence' | 'table';
  /** The sentence, or what the table is called. */
  readonly name: string;
  readonly html: string;
  /** Cells parted by tabs, rows by line ends. */
  readonly plain: string;
  /** Cells, the head first. */
  readonly rows: readonly (readonly string[])[];
}

export interface CopySection {
  readonly name: string;
  readonly parts: readonly CopyPart[];
}

/** The policy of the page forbids styles in parsed text as well, though nothing of it is shown: they rest while it is read. */
const [STYLE, RESTING] = [' style="', ' data-style="'] as const;

const textOf = (element: Element | null): string => element?.textContent?.trim() ?? '';

const htmlOf = ({ outerHTML }: Element): string => outerHTML.replaceAll(RESTING, STYLE);

function partOf(element: Element): CopyPart {
  if (element.tagName !== 'TABLE') {
    const name = textOf(element);
    return { kind: 'sentence', name, html: htmlOf(element), plain: name, rows: [] };
  }
  const rows = [...element.querySelectorAll('tr')].map((row) => [...row.children].map(textOf));
  const plain = rows.map((cells) => cells.join('\t')).join('\n');
  return {
    kind: 'table',
    name: textOf(element.querySelector('caption')),
    html: element.outerHTML,
    plain,
    rows,
  };
}

/** The parts of `passages.html`: what is copied is what the file holds. */
export function readPassages(bytes: Uint8Array): CopySection[] {
  const text = new TextDecoder().decode(bytes).replaceAll(STYLE, RESTING);
  const page = new DOMParser().parseFromString(text, 'text/html');
  return [...page.querySelectorAll('section')].map((section) => ({
    name: textOf(section.querySelector('h2')),
    parts: [...section.querySelectorAll('p, table')].map(partOf),
  }));
}
