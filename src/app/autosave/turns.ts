/** Works that come one after the other, each whatever became of those before. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Resolves once everything asked so far has ended. */
  ended(): Promise<void> {
    return this.run(() => Promise.resolve());
  }
}
