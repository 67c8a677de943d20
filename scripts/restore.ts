import { parseArgs } from 'node:util';
import { CommandError, connect, runAdmin } from './community/cloud.ts';
import { portOf } from './community/port.ts';
import { restore } from './community/restore.ts';

const USAGE = `npm run restore -- --from DIR [options]

  --from DIR      a folder that npm run backup has made
  --local URL     a local cloud (http://127.0.0.1:8787) instead of the real one
  --data DIR      the local cloud's data folder (default .data)`;

await runAdmin(async () => {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      local: { type: 'string' },
      data: { type: 'string' },
    },
  });
  if (!values.from) throw new CommandError(USAGE);
  const { documents, files } = await restore(portOf(connect(values)), values.from, console.log);
  console.log(`${documents} documents added, ${files} files; all read back and found equal.`);
});
