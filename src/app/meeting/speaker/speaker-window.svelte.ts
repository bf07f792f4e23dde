import { mount, unmount } from 'svelte';
import { applyTheme } from '../../theme.ts';
import type { Session } from '../../session/session.svelte.ts';
import type { Show } from '../show.svelte.ts';
import SpeakerNotes from './SpeakerNotes.svelte';

/** The same rules for another window, which asks no server for them. */
function copyOf(sheet: CSSStyleSheet, { CSSStyleSheet: Sheet }: Window & typeof globalThis): CSSStyleSheet {
  const base = sheet.href ?? document.baseURI;
  const rules = [...sheet.cssRules].map(({ cssText }) => cssText).join('\n');
  const copy = new Sheet();
  // The empty page stands elsewhere than the sheet, whose fonts lie beside it.
  copy.replaceSync(
    rules.replace(/url\("([^"]+)"\)/g, (_, url: string) => `url("${new URL(url, base).href}")`),
  );
  return copy;
}

/**
 * The window of who speaks, beside the one that the room sees. It is an empty page of this one: under the same policy
 * of content, without an address that could hold anything, and filled from here without a server.
 */
export class SpeakerWindow {
  /** The browser refused to open it. */
  blocked = $state(false);

  #opened: Window | null = null;
  #notes: object | null = null;

  constructor(
    private readonly session: Session,
    private readonly show: Show,
    /** A remote turns the scenes whichever window has the focus. */
    private readonly onkey: (event: KeyboardEvent) => void,
  ) {}

  open(): void {
    if (this.#opened && !this.#opened.closed) return this.#opened.focus();
    this.close();
    const opened = window.open('', '', 'popup,width=760,height=600') as (Window & typeof globalThis) | null;
    this.blocked = opened === null;
    if (!opened) return;
    const { document: page } = opened;
    page.adoptedStyleSheets = [...document.styleSheets].map((sheet) => copyOf(sheet, opened));
    applyTheme(page.documentElement);
    this.#opened = opened;
    this.#notes = mount(SpeakerNotes, {
      target: page.body,
      props: { session: this.session, show: this.show, page },
    });
    opened.addEventListener('keydown', this.onkey, true);
    opened.addEventListener('pagehide', () => this.#empty());
  }

  close(): void {
    const opened = this.#opened;
    this.#empty();
    opened?.close();
  }

  #empty(): void {
    const notes = this.#notes;
    this.#notes = null;
    this.#opened = null;
    if (notes) void unmount(notes);
  }
}
