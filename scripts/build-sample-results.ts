// Works the embedded sample province out and prints the results as the app keeps them, for the build to lie beside it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EngineHost } from '../src/jobs/engine/engine-host.ts';
import type { ByteSource } from '../src/model/basics/bytes.ts';

const root = process.env['npm_config_local_prefix'] ?? process.cwd();
const geodata = (name: string): Uint8Array => readFileSync(join(root, 'geodata', name));
const bytes = geodata('sample.songban');
const sample: ByteSource = {
  name: 'sample.songban',
  size: bytes.length,
  slice: (start, end) => Promise.resolve(bytes.slice(start, end)),
  async *stream() {
    yield await Promise.resolve(bytes);
  },
};
const engine = new EngineHost(
  () => Promise.reject(new Error('results have no fonts')),
  () => Promise.resolve(geodata('commune-crosswalk-2025.tsv.gz')),
);
await engine.openProject([sample], {});
const results = engine.resultsToKeep();
if (!results) throw new Error('the sample is too large to be kept');
process.stdout.write(results);
