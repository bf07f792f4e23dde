/** Path of the cached bundle of a TypeScript entry, relative to the project. */
export function bundleFor(entry: string): Promise<string>;
export function launch(entry: string, args: readonly string[]): Promise<void>;
