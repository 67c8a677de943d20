// @ts-check
// Uploads the built app with WeChat's own tool; called by deploy.ts in a process of its own.
import ci from 'miniprogram-ci';

const [, , projectPath = '', appid = '', privateKeyPath = '', version = '', desc = ''] =
  process.argv;

const project = new ci.Project({
  appid,
  projectPath,
  privateKeyPath,
  type: 'miniProgram',
  ignores: ['node_modules/**/*'],
});
await ci.upload({
  project,
  version,
  desc,
  setting: { es6: true, es7: true, minify: true, minifyWXML: true, minifyWXSS: true },
  onProgressUpdate: () => undefined,
});
process.exit(0);
