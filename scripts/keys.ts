import { parseArgs } from 'node:util';
import { dayOf } from '../cloudfunctions/kernel/calendar.ts';
import { connect, runAdmin } from './community/cloud.ts';
import { keyLines, listKeys } from './community/keys.ts';

/*
npm run keys -- [options]

  --local URL    a local cloud (http://127.0.0.1:8787) instead of the real one
  --data DIR     the local cloud's data folder (default .data)
*/

await runAdmin(async () => {
  const { values } = parseArgs({
    options: { local: { type: 'string' }, data: { type: 'string' } },
  });
  const uses = await listKeys(connect(values), Date.now());
  for (const line of keyLines(uses, dayOf)) console.log(line);
});
