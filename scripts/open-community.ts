import { parseArgs } from 'node:util';
import { CommandError, connect, runAdmin } from './community/cloud.ts';
import { openCommunity } from './community/open.ts';

const USAGE = `npm run open-community -- --id sunshine --name 阳光苑社区 [options]

  --id ID        small letters and digits, never changed later
  --name NAME    the community's name
  --local URL    a local cloud (http://127.0.0.1:8787) instead of the real one
  --data DIR     the local cloud's data folder (default .data)`;

await runAdmin(async () => {
  const { values } = parseArgs({
    options: {
      id: { type: 'string' },
      name: { type: 'string' },
      local: { type: 'string' },
      data: { type: 'string' },
    },
  });
  const { id, name } = values;
  if (!id || !name) throw new CommandError(USAGE);
  const { code, expiresAt } = await openCommunity(connect(values), { id, name, at: Date.now() });
  const until = new Date(expiresAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' });
  console.log(`${name} 书记码：${code}

请交给社区书记本人。书记打开小程序，在“输入门牌码”处输入这张码，就成为书记。
码只能用一次，${until} 以前有效，没有存在任何地方；丢了就再运行一次，旧码随之作废。`);
});
