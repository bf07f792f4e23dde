import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mutate } from './mutations.ts';
import { SeededRandom } from './random-bytes.ts';
const [from, to, countText, seedText, mostText] = process.argv.slice(2);
const below = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).sort((a,b)=>a.name<b.name?-1:1).flatMap((e) => e.isDirectory() ? below(folder+'/'+e.name) : [folder+'/'+e.name]);
const files = below(from!).filter((f) => statSync(f).size > 0 && statSync(f).size < Number(mostText ?? 300000) && !/\.(md|dbf|shx|prj|cpg)$/i.test(f));
const parts = /\.shp$/i;
let n = 0;
for (const file of files) {
  const bytes = new Uint8Array(readFileSync(file));
  for (let i = 0; i < Number(countText); i++) {
    const random = new SeededRandom(Number(seedText) + 7919 * n++);
    const name = file.slice(file.lastIndexOf('/') + 1);
    const ext = name.slice(name.indexOf('.'));
    const folder = `${to}/${file.slice(from!.length+1).replaceAll('/', '_').slice(0,80)}`;
    mkdirSync(folder, { recursive: true });
    const hgt = /^N\d/.test(name);
    const dir = hgt ? `${folder}/${i}` : folder;
    mkdirSync(dir, { recursive: true });
    let out = bytes;
    try { 
      const m = random.next();
      if (parts.test(name)) {
        const stem = file.slice(0, -4);
        const which = random.pick(['.shp', '.dbf', '.dbf', '.prj', '.cpg']);
        for (const part of ['.dbf','.prj','.cpg','.shx']) { try { let b = new Uint8Array(readFileSync(stem+part)); if (part===which) b = mutate(b, random) as never; writeFileSync(`${dir}/${i}${part}`, b); } catch {} }
        if (which === '.shp') out = mutate(bytes, random);
      } else out = mutate(bytes, random);
    } catch (e) { continue; }
    writeFileSync(hgt ? `${dir}/${name}` : `${dir}/${i}${ext}`, out);
  }
}
console.log(n);
