import { XmlScanner } from '../../xml/xml-scanner.ts';
import { cellAddress } from '../sheets/sheet-builder.ts';
import { readRelations, readRichText, type OpenPart } from './workbook-parts.ts';

/** A comment on a cell; rows and columns from 0. */
interface Comment {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** Comments of a sheet, old notes and threads; a thread stands in the file as a note as well, which says nothing more. */
export async function readComments(open: OpenPart, path: string): Promise<readonly Comment[]> {
  const relations = [...(await readRelations(open, path)).values()];
  const read = async (type: string, element: string): Promise<Comment[]> => {
    const found: Comment[] = [];
    for (const relation of relations.filter((one) => one.type === type))
      found.push(...commentsOf((await open(relation.path)) ?? '', relation.path, element));
    return found;
  };
  const threads = await read('threadedComment', 'threadedComment');
  const isThread = ({ row, column }: Comment): boolean =>
    threads.some((thread) => thread.row === row && thread.column === column);
  const notes = await read('comments', 'comment');
  return [...threads, ...notes.filter((note) => !isThread(note))];
}

function commentsOf(part: string, path: string, element: string): Comment[] {
  const found: Comment[] = [];
  const authors: string[] = [];
  const xml = new XmlScanner(part, path);
  for (let event = part === '' ? 'end' : xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open') continue;
    if (xml.name === 'author') authors.push(xml.innerText().trim());
    if (xml.name !== element) continue;
    const place = cellAddress(xml.attribute('ref') ?? '');
    const text = element === 'comment' ? readRichText(xml).text : textOf(xml);
    if (place) found.push({ ...place, text: withoutAuthor(text, authors) });
  }
  return found;
}

/** The text of a thread's comment: in an element of its own, with nothing but letters. */
function textOf(xml: XmlScanner): string {
  const { depth } = xml;
  let text = '';
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event === 'close' && xml.depth < depth) break;
    if (event === 'open' && xml.name === 'text') text += xml.innerText();
  }
  return text;
}

/** Programs write the author before the words; who wrote them is of no use here. */
function withoutAuthor(text: string, authors: readonly string[]): string {
  const author = authors.find((name) => name !== '' && text.trimStart().startsWith(`${name}:`));
  return (author === undefined ? text : text.trimStart().slice(author.length + 1)).trim();
}
