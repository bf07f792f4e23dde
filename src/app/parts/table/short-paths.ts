/** Folders of a path from the file upwards: `b/c/x.csv` of three. */
const tail = (parts: readonly string[], count: number): string => parts.slice(-count).join('/');

/**
 * The shortest end of each path that no other has: the name of the file, with as many of its folders as tell it from
 * another file of that name.
 */
export function shortPaths(paths: Iterable<string>): ReadonlyMap<string, string> {
  const short = new Map<string, string>();
  let open = [...new Set(paths)].map((path) => ({ path, parts: path.split('/') }));
  for (let count = 1; open.length > 0; count++) {
    const holders = new Map<string, number>();
    for (const { parts } of open) {
      const end = tail(parts, count);
      holders.set(end, (holders.get(end) ?? 0) + 1);
    }
    const isSettled = ({ parts }: { readonly parts: readonly string[] }): boolean =>
      holders.get(tail(parts, count)) === 1 || count >= parts.length;
    for (const { path, parts } of open.filter(isSettled)) short.set(path, tail(parts, count));
    open = open.filter((one) => !isSettled(one));
  }
  return short;
}
