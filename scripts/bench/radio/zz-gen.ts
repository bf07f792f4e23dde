import { writeProvince } from './made-up.ts';
const [n,b,dir]=process.argv.slice(2);
console.log(await writeProvince(dir, Number(n), Number(b)));
