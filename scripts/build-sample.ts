// Writes geodata/sample.songban, the embedded sample province: `npm run sample -- [seed]`.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderOf, packProject } from '../src/project/project-folder.ts';
import { generateSample } from '../src/sample/generate.ts';

const root = process.env['npm_config_local_prefix'] ?? process.cwd();
const seed = Number(process.argv[2] ?? 1);
const folder = await folderOf(await generateSample({ seed }));
if (!folder.ok) throw new Error(folder.refusal.code);
const packed = await packProject(folder.value);
if (!packed.ok) throw new Error(packed.refusal.code);
await writeFile(join(root, 'geodata', 'sample.songban'), packed.value.bytes);
console.log(`geodata/sample.songban: ${packed.value.bytes.length} bytes, seed ${seed}`);
