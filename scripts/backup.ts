import { parseArgs } from 'node:util';
import { backUp } from './community/backup.ts';
import { CommandError, connect, runAdmin } from './community/cloud.ts';
import { portOf } from './community/port.ts';

const USAGE = `npm run backup -- --community sunshine --to DIR [options]

  --community ID  the community to keep
  --to DIR        a new folder, readable by you alone
  --local URL     a local cloud (http://127.0.0.1:8787) instead of the real one
  --data DIR      the local cloud's data folder (default .data)`;

await runAdmin(async () => {
  const { values } = parseArgs({
    options: {
      community: { type: 'string' },
      to: { type: 'string' },
      local: { type: 'string' },
      data: { type: 'string' },
    },
  });
  const { community, to } = values;
  if (!community || !to) throw new CommandError(USAGE);
  const { communityName } = await backUp(portOf(connect(values)), community, to, console.log);
  console.log(`${communityName} is kept in ${to}. It holds names and addresses: lock it away.`);
});
