/** Work that goes on by one piece whenever it is asked to, and rests in between. */
export class InSteps<T> {
  #goOn: (() => void) | null = null;
  #rests: (() => void) | null = null;
  #value: { readonly of: T } | null = null;
  #failure: { readonly of: unknown } | null = null;

  /** @param work to pause wherever it may be left alone for a while */
  constructor(private readonly work: (pause: () => Promise<void>) => Promise<T>) {}

  /** null: there is more to do. */
  get value(): T | null {
    return this.#value?.of ?? null;
  }

  /** One piece; throws what the work throws. */
  async step(): Promise<void> {
    if (this.#failure) throw this.#failure.of;
    if (this.#value) return;
    const rested = new Promise<void>((resolve) => (this.#rests = resolve));
    if (this.#goOn) this.#goOn();
    else void this.#begin();
    await rested;
    if (this.#failure) throw (this.#failure as { readonly of: unknown }).of;
  }

  async #begin(): Promise<void> {
    try {
      this.#value = {
        of: await this.work(async () => {
          const going = new Promise<void>((resolve) => (this.#goOn = resolve));
          this.#rests?.();
          await going;
        }),
      };
    } catch (of) {
      this.#failure = { of };
    }
    this.#rests?.();
  }
}
