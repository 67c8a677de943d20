import { parseArgs } from 'node:util';
import { checkBackup, checkCloud, reportLines } from './community/check-books.ts';
import { CommandError, connect, runAdmin } from './community/cloud.ts';
import { portOf } from './community/port.ts';

const USAGE = `npm run check-books -- --from DIR
npm run check-books -- --community sunshine [--local URL]

  --from DIR      a backup
  --community ID  the community, as it is in the cloud
  --local URL     a local cloud (http://127.0.0.1:8787) instead of the real one`;

await runAdmin(async () => {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      community: { type: 'string' },
      local: { type: 'string' },
    },
  });
  const { from, community } = values;
  if (!from === !community) throw new CommandError(USAGE);
  const report = from
    ? await checkBackup(from)
    : await checkCloud(portOf(connect({ ...values, keyless: true })), community as string);
  for (const line of reportLines(report)) console.log(line);
  if (report.broken.length > 0) throw new CommandError('The books do not agree.');
});
