import { gzipSync, zipSync } from 'fflate';
import { file, text, type HostileFile } from './hostile-file.ts';

export const ARCHIVES: readonly HostileFile[] = [
  file('bomb.zip', () => zipSync({ 'a.csv': new Uint8Array(40e6) })),
  file('bombs.zip', () =>
    zipSync(Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${i}.csv`, new Uint8Array(4e6)]))),
  ),
  file('nested.zip', () => nest(12)),
  file('20k-entries.zip', () =>
    zipSync(Object.fromEntries(Array.from({ length: 21_000 }, (_, i) => [`${i}.csv`, new Uint8Array(0)]))),
  ),
  file('empty.zip', () => zipSync({})),
  file('folder.zip', () => zipSync({ a: {} })),
  file('proto.zip', () => zipSync(JSON.parse('{"__proto__":[0],"a.csv":[97]}') as never)),
  file('bomb.geojson.gz', () => gzipSync(new Uint8Array(60e6), { level: 1 })),
  file('twice.csv.gz', () => gzipSync(gzipSync(text('a,b\n1,2\n')))),
  file('bomb.kmz', () => zipSync({ 'doc.kml': new Uint8Array(40e6) }, { level: 1 })),
];
function nest(levels: number): Uint8Array {
  let inner = text('a,b\n1,2\n');
  for (let i = 0; i < levels; i++)
    inner = zipSync({ [i === 0 ? 'a.csv' : 'b.zip']: inner, 'c.csv': text('a,b\n1,2') });
  return inner;
}
