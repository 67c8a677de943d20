import { parseArgs } from 'node:util';
import { connect, runAdmin } from './community/cloud.ts';
import { failureLines, readFailures } from './community/failures.ts';

const USAGE = `npm run failures -- [options]

  --local URL    a local cloud (http://127.0.0.1:8787) instead of the real one
  --data DIR     the local cloud's data folder (default .data)
  --help         this`;

await runAdmin(async () => {
  const { values } = parseArgs({
    options: { local: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const lines = failureLines(await readFailures(connect(values)));
  console.log(lines.length > 0 ? lines.join('\n') : 'Nothing fails.');
});
