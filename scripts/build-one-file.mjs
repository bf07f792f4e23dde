// `npm run build:one-file [-- PROJECT.songban] [-- --out FILE]`: the app with a project in one HTML that opens without a server.
import './require-node.mjs';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync, strFromU8, unzipSync } from 'fflate';
import { oneFilePolicy } from './content-policy.mjs';
import { root } from './install.mjs';

/** One script without imports, and the style that goes with it. */
async function bundle(entry, plugins = []) {
  const { build } = await import('vite');
  const [{ output }] = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins,
    define: {
      'process.env.NODE_ENV': '"production"',
      // An address to begin from, that nothing is fetched by.
      'import.meta.url': '"file:///"',
    },
    build: {
      target: 'es2022',
      write: false,
      minify: true,
      cssCodeSplit: false,
      chunkSizeWarningLimit: 10_000,
      // Its own form of a build: one script, and every font or file inside it.
      lib: { entry: join(root, entry), name: 'songBan', formats: ['iife'], fileName: 'script' },
    },
  });
  const chunks = output.filter((part) => part.type === 'chunk');
  if (chunks.length !== 1) throw new Error(`${entry}: ${chunks.length} scripts`);
  const style = output.find((part) => part.type === 'asset' && part.fileName.endsWith('.css'));
  return { script: chunks[0].code, style: style ? String(style.source) : '' };
}

const packed = (bytes) => Buffer.from(gzipSync(bytes, { level: 9, mtime: 0 })).toString('base64');
const hashOf = (text) => createHash('sha256').update(text).digest('base64');
/** Inside an element a script must not spell its end. */
const asScript = (text) => text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');

/**
 * For whom the file is: what the project says of itself. One that says nothing holds everything, and is internal unless
 * it is made up.
 */
function scopeOf(songban) {
  const project = unzipSync(songban)['project.json'];
  if (!project) throw new Error('Tệp không phải dự án Sóng Bản. (Not a Sóng Bản project.)');
  const { synthetic, withheld, scope } = JSON.parse(strFromU8(project));
  if (withheld === true && scope === 'public') return 'public';
  if (withheld === true && String(scope).startsWith('operator:')) return 'operator';
  return synthetic === true ? 'made-up' : 'internal';
}

/** The page with a project inside. @param {Uint8Array} songban */
export async function oneFile(songban) {
  const { svelte } = await import('@sveltejs/vite-plugin-svelte');
  const page = await bundle('src/app/one-file/main.ts', [svelte()]);
  const engine = await bundle('src/jobs/engine/worker-entry.ts');
  const map = await bundle('node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs');
  const script = asScript(page.script);
  const block = (id, text) => `<script type="text/plain" id="${id}">${text}</script>`;
  const icon = Buffer.from(readFileSync(join(root, 'public', 'favicon.svg'))).toString('base64');
  const facts = JSON.stringify({ scope: scopeOf(songban) });
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${oneFilePolicy([hashOf(script)], [hashOf(page.style)])}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sóng Bản</title>
<link rel="icon" href="data:image/svg+xml;base64,${icon}">
<style>${page.style}</style></head>
<body><div id="app"></div><noscript>Sóng Bản cần JavaScript. (Sóng Bản needs JavaScript.)</noscript>
${block('edition', facts)}
${block('project', packed(songban))}
${block('engine-worker', packed(Buffer.from(engine.script)))}
${block('map-worker', packed(Buffer.from(map.script)))}
<script>${script}</script></body></html>
`;
}

async function main() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
  const from = process.env.INIT_CWD ?? process.cwd();
  const project = positionals[0] ? resolve(from, positionals[0]) : join(root, 'geodata', 'sample.songban');
  const out = values.out ? resolve(from, values.out) : join(root, 'one-file', 'song-ban.html');
  const html = await oneFile(readFileSync(project));
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(`${out}.tmp`, html);
  renameSync(`${out}.tmp`, out);
  console.log(`${out}: ${(Buffer.byteLength(html) / 2 ** 20).toFixed(1)} MiB`);
}

if (process.argv[1]?.endsWith('build-one-file.mjs'))
  await main().catch((error) => {
    console.error(error.message);
    process.exit(2);
  });
