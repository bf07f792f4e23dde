/** A page that is there answers within this, also while it writes a large file. */
const PATIENCE_MILLISECONDS = 1000;
const CHANNEL = 'song-ban-pages';

type Said = { readonly asks: string } | { readonly answers: string };

/** Asks the other pages of this browser whether one of them is there; answers for this one. */
export class RollCall {
  readonly #channel: BroadcastChannel;
  readonly #hears = new Set<(page: string) => void>();

  /** @param writes whether this page, by its name, writes a project now */
  constructor(page: string, writes: () => boolean) {
    this.#channel = new BroadcastChannel(CHANNEL);
    this.#channel.onmessage = ({ data }: MessageEvent<Said>) => {
      if ('answers' in data) for (const hear of this.#hears) hear(data.answers);
      else if (data.asks === page && writes()) this.#say({ answers: page });
    };
  }

  #say(said: Said): void {
    this.#channel.postMessage(said);
  }

  isThere(page: string): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (there: boolean): void => {
        clearTimeout(timer);
        this.#hears.delete(hear);
        resolve(there);
      };
      const hear = (answers: string): void => {
        if (answers === page) settle(true);
      };
      const timer = setTimeout(() => settle(false), PATIENCE_MILLISECONDS);
      this.#hears.add(hear);
      this.#say({ asks: page });
    });
  }

  end(): void {
    this.#channel.close();
  }
}
