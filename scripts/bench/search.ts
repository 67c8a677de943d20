import type { NoticeDocument } from '../../cloudfunctions/notice/collections.ts';
import { MAPLE, NOTICE, openidOf } from '../../test/support/community.ts';
import { startLinli } from '../../test/support/linli.ts';
import { type Figure, quantile, rounded } from './figure.ts';
import { LATENCY_MS, timedCall } from './levers.ts';

const NOTICES = 10_000;
const CALLS = 20;
const CHUNK = 1000;

/** A word that few of 10,000 notices hold, looked for in all their titles and texts by a resident. */
export async function measureSearch(): Promise<Figure[]> {
  const linli = await startLinli({ functions: 'processes' });
  try {
    const [model] = linli
      .documents<NoticeDocument>('notices')
      .filter(({ _id }) => _id === NOTICE.community);
    if (!model) throw new Error('The test community has no notice to all.');
    const body = '各位邻居：因主管道检修，届时停水，请提前储水，关好水龙头，互相转告。'.repeat(6);
    for (let from = 0; from < NOTICES; from += CHUNK) {
      const chunk = Array.from({ length: CHUNK }, (_, index) => {
        const n = from + index;
        const at = model.publishedAt - n * 60_000;
        const title = n % 997 === 0 ? `反诈讲座第 ${n} 期` : `停水检修第 ${n} 次`;
        return { ...model, _id: `bench-${n}`, title, body, publishedAt: at, order: at };
      });
      await linli.cloud.database.insertMany('notices', chunk);
    }
    await linli.latency(LATENCY_MS);
    const calls = [];
    for (let n = 0; n <= CALLS; n += 1) {
      const input = { communityId: MAPLE, search: '反诈' };
      calls.push(await timedCall(linli.origin, 'notice.listNotices', input, openidOf('resident')));
    }
    const samples = calls.slice(1); // the first call starts a process
    const times = samples.map(({ milliseconds }) => milliseconds);
    const requests = Math.max(...samples.map(({ databaseRequests }) => databaseRequests));
    return [
      { name: 'search/notices', value: NOTICES, unit: 'notices' },
      { name: 'search/requests', value: requests, unit: 'requests' },
      { name: 'search/p50', value: rounded(quantile(times, 0.5)), unit: 'ms' },
      { name: 'search/p95', value: rounded(quantile(times, 0.95)), unit: 'ms' },
    ];
  } finally {
    await linli.stop();
  }
}
