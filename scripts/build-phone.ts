import { join } from 'node:path';
import { PhoneBundle } from '../local/phone/server/bundle.ts';

/** The mini-program as the local phone runs it, built once for every test that opens one. */
const root = join(import.meta.dirname, '..');
const bundle = new PhoneBundle({
  sourceDirectory: join(root, 'miniprogram'),
  outDirectory: join(root, 'dist', 'phone'),
  miniprogramModules: join(root, 'node_modules'),
});
await bundle.build();
for (const problem of bundle.problems) console.error(problem);
process.exitCode = bundle.problems.length > 0 ? 1 : 0;
