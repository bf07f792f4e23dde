import { PDFHexString, PDFName, type PDFDocument, type PDFPage, type PDFRef } from '@cantoo/pdf-lib';

/** Standard types of ISO 32000, 14.8.4. */
export type Tag =
  'Document' | 'Sect' | 'H1' | 'H2' | 'P' | 'Figure' | 'L' | 'LI' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD';

export interface TagFacts {
  /** What a reader hears in place of a picture. */
  readonly alt?: string;
  /** Which cells a head is for. */
  readonly scope?: 'Column' | 'Row';
}

interface Element extends TagFacts {
  readonly role: Tag;
  readonly kids: Element[];
  /** Marked content of a page; null for what only holds others. */
  readonly mark: { readonly page: number; readonly id: number } | null;
}

/** What a document says and in which order, for readers who hear it: the tree of a tagged PDF. */
export class Structure {
  private readonly root: Element = { role: 'Document', kids: [], mark: null };
  private open: Element = this.root;
  /** Marks given on each page. */
  private readonly marks: number[] = [];

  /** All that `draw` says belongs to one element. */
  within(role: Tag, draw: () => void, facts: TagFacts = {}): void {
    const outer = this.open;
    this.open = { role, kids: [], mark: null, ...facts };
    outer.kids.push(this.open);
    draw();
    this.open = outer;
  }

  /** The mark of a piece of content that is an element of its own. */
  mark(page: number, role: Tag, facts: TagFacts): number {
    const id = this.marks[page] ?? 0;
    this.marks[page] = id + 1;
    this.open.kids.push({ role, kids: [], mark: { page, id }, ...facts });
    return id;
  }

  write(document: PDFDocument, pages: readonly PDFPage[]): void {
    const { context, catalog } = document;
    const rootRef = context.nextRef();
    const byPage = pages.map((): PDFRef[] => []);
    const build = (element: Element, parent: PDFRef): PDFRef => {
      const ref = context.nextRef();
      const { role, mark, alt, scope } = element;
      const kids = element.kids.map((kid) => build(kid, ref));
      if (mark) byPage[mark.page]![mark.id] = ref;
      const dict = context.obj({
        Type: 'StructElem',
        S: role,
        P: parent,
        ...(mark ? { K: mark.id, Pg: pages[mark.page]!.ref } : { K: kids }),
        ...(alt !== undefined && { Alt: PDFHexString.fromText(alt) }),
        ...(scope && { A: { O: 'Table', Scope: scope } }),
      });
      context.assign(ref, dict);
      return ref;
    };
    const top = build(this.root, rootRef);
    const nums = byPage.flatMap((refs, page) => [page, refs]);
    const parentTree = context.register(context.obj({ Nums: nums }));
    context.assign(
      rootRef,
      context.obj({
        Type: 'StructTreeRoot',
        K: top,
        ParentTree: parentTree,
        ParentTreeNextKey: pages.length,
      }),
    );
    catalog.set(PDFName.of('StructTreeRoot'), rootRef);
    catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
    pages.forEach(({ node }, page) => {
      node.set(PDFName.of('StructParents'), context.obj(page));
      node.set(PDFName.of('Tabs'), PDFName.of('S'));
    });
  }
}
