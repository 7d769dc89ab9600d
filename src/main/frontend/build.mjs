// Bundles bpmn-js and writes its licences beside it. Run by `npm run build`; the result is committed.
import { build } from 'esbuild';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const assets = '../resources/static/assets';

const result = await build({
  entryPoints: { 'bpmn-viewer': 'viewer.js' },
  outdir: assets,
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['es2020'],
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
});

const packages = new Set(
  Object.keys(result.metafile.inputs)
    .map(path => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1])
    .filter(Boolean),
);
const notices = [...packages].sort().map(name => {
  const folder = join('node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find(entry => /^licen[sc]e/i.test(entry));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${license}`;
  return `${name} ${version}\n${'-'.repeat(72)}\n${text}\n`;
});
if (!existsSync(assets)) throw new Error(`no folder ${assets}: run from src/main/frontend`);
writeFileSync(join(assets, 'bpmn-viewer.LICENSES.txt'), `bpmn-viewer.js and bpmn-viewer.css hold these packages.\n\n${notices.join('\n')}`);
console.log(`bundled ${packages.size} packages`);
