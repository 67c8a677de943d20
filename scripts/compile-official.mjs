// @ts-check
// Runs WeChat's own compiler, offline, and writes the size of every compiled file to the given file.
// Called by package-sizes.ts in a process of its own, which the preloaded no-network.cjs keeps offline.
import { writeFileSync } from 'node:fs';
import ci from 'miniprogram-ci';

const [, , projectPath = '', resultFile = ''] = process.argv;

const project = new ci.Project({
  projectPath,
  type: 'miniProgram',
  appid: 'wx0123456789abcdef',
  privateKey: 'x',
  ignores: ['node_modules/**/*'],
});
// Otherwise asked of WeChat's server; it holds the platform's own limits.
project.attr = async () => ci.DefaultProjectAttr;

/** @type {Record<string, string | Buffer>} */
const files = await ci.getCompiledResult({
  project,
  version: '0',
  setting: { es6: true, es7: true, minify: true, minifyWXML: true, minifyWXSS: true },
});
const sizes = Object.entries(files).map(([path, content]) => [path, Buffer.byteLength(content)]);
writeFileSync(resultFile, JSON.stringify(Object.fromEntries(sizes)));
process.exit(0);
