import { verifyFile } from '../../scripts/verify-one.ts';
const t = performance.now();
console.log(JSON.stringify(await verifyFile(process.argv[2]!, process.argv[2]!.split('/').pop()!)).slice(0,600), Math.round(performance.now()-t), Math.round(process.memoryUsage.rss()/1e6));
