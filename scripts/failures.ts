import { parseArgs } from 'node:util';
import { CommandError, connect, runAdmin } from './community/cloud.ts';
import {
  collectionsOfJobs,
  failureLines,
  listFailures,
  listStopped,
  stoppedLines,
} from './community/failures.ts';

const USAGE = `npm run failures -- [options]

  --least N       only what has failed N times or more (default 1)
  --local URL     a local cloud (http://127.0.0.1:8787) instead of the real one`;

await runAdmin(async () => {
  const { values } = parseArgs({
    options: {
      least: { type: 'string', default: '1' },
      local: { type: 'string' },
    },
  });
  const least = Number(values.least);
  if (!Number.isInteger(least) || least < 1) throw new CommandError(USAGE);
  const cloud = connect({ ...values, keyless: true });
  const failures = await listFailures(cloud, least);
  for (const line of failureLines(failures, await collectionsOfJobs(), Date.now())) {
    console.log(line);
  }
  for (const line of stoppedLines(await listStopped(cloud))) console.log(line);
});
