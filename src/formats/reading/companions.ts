/** Endings of the files that belong to another one and say nothing alone, by the ending of that one. */
const ENDINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['shp', ['dbf', 'shx', 'prj', 'cpg', 'qpj', 'sbn', 'sbx', 'qix']],
  ['gpkg', ['gpkg-wal', 'gpkg-shm', 'gpkg-journal']],
  ['sqlite', ['sqlite-wal', 'sqlite-shm', 'sqlite-journal']],
  ['mif', ['mid']],
  ['tab', ['dat', 'map', 'id', 'ind']],
]);

const splitName = (name: string): readonly [stem: string, ending: string] => {
  const dot = name.lastIndexOf('.');
  return dot > name.lastIndexOf('/') ? [name.slice(0, dot), name.slice(dot + 1).toLowerCase()] : [name, ''];
};

/** Whether a file belongs to another: `v.dbf` to `v.shp`, `v.gpkg-wal` to `v.gpkg`, whatever the case of their letters. */
export function isCompanion(main: string, other: string): boolean {
  const [stem, ending] = splitName(main);
  const [otherStem, otherEnding] = splitName(other);
  const parts = ENDINGS.get(ending);
  return (parts?.includes(otherEnding) ?? false) && stem.toLowerCase() === otherStem.toLowerCase();
}

/** Whether files of this name may have others that belong to them. */
export const mayHaveCompanions = (name: string): boolean => ENDINGS.has(splitName(name)[1]);
