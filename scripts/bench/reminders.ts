import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type { NoticeDocument, ReceiptDocument } from '../../cloudfunctions/notice/collections.ts';
import type {
  HouseholdDocument,
  ResidentDocument,
} from '../../cloudfunctions/people/collections.ts';
import { seedDemo } from '../../local/demo/index.ts';
import { TEMPLATE } from '../../test/support/community.ts';
import { commandId } from '../../test/support/inputs.ts';
import { startLinli } from '../../test/support/linli.ts';
import { type Figure, quantile, rounded } from './figure.ts';
import { timedCall } from './levers.ts';

const HOUSEHOLDS = 5000;
const MOST_RUNS = 400;
const NOTICE_ID = 'bench-reminder';
const communityId = 'sunshine';

/**
 * A reminder to a community of 5,000 households, one person in each, of which a tenth has confirmed:
 * sent by the timer in chunks, with every tenth run cut on its way.
 */
export async function measureReminders(): Promise<Figure[]> {
  const linli = await startLinli({ functions: 'processes' });
  try {
    const { cloud } = linli;
    await seedDemo(cloud, { seed: 'demo', households: HOUSEHOLDS, progress: () => {} });
    const ofDemo = <Doc extends { communityId: string }>(name: string) =>
      linli.documents<Doc>(name).filter((one) => one.communityId === communityId);
    const [model] = ofDemo<NoticeDocument>('notices').filter(
      ({ mustConfirm, state, audience }) =>
        mustConfirm && state === 'published' && audience.includes(communityId),
    );
    const [person] = ofDemo<ResidentDocument>('residents');
    if (!model || !person) throw new Error('The demo has no notice to confirm, or no resident.');
    const homes = ofDemo<HouseholdDocument>('households');
    const people = homes.map(({ _id: householdId, label, lineage }, n) => {
      const _id = `bench-${String(n).padStart(5, '0')}`;
      const openid = `o-${_id}`;
      const households = [{ householdId, label, joinedAt: 0 }];
      const account = { _id, openid, accountKey: `wx:${openid}`, roles: [] };
      const grants = { [TEMPLATE]: 1 };
      return { ...person, ...account, households, lineages: lineage, grants };
    });
    const receipts = people.slice(0, HOUSEHOLDS / 10).map(
      ({ _id: residentId, households }): ReceiptDocument => ({
        _id: `${NOTICE_ID}:${residentId}`,
        communityId,
        noticeId: NOTICE_ID,
        residentId,
        households: [],
        keys: households.map(({ householdId }) => `${NOTICE_ID}:${householdId}`),
        by: { residentId, name: '', how: 'self' },
        confirmedAt: 0,
        undoneAt: null,
      }),
    );
    await cloud.database.insertMany('notices', [{ ...model, _id: NOTICE_ID }]);
    await cloud.database.insertMany('residents', people);
    await cloud.database.insertMany(
      'receipts',
      receipts.map((receipt) => ({ ...receipt })),
    );
    for (const { openid } of people) await cloud.grantMessage(openid, TEMPLATE, 1);

    const command = { communityId, noticeId: NOTICE_ID, commandId: commandId(1) };
    const begun = await timedCall(linli.origin, 'notice.remindHouseholds', command, 'secretary');
    const times: number[] = [];
    let requests = 0;
    const own = () =>
      linli.documents<MessageDocument>('messages').filter(({ noticeId }) => noticeId === NOTICE_ID);
    for (let run = 1; run <= MOST_RUNS; run += 1) {
      if (run % 10 === 0) await linli.cut('notice', { request: 60, when: 'after' });
      const started = performance.now();
      const { databaseRequests } = await linli.timer('notice');
      times.push(performance.now() - started);
      requests = Math.max(requests, databaseRequests);
      const [notice] = linli
        .documents<NoticeDocument>('notices')
        .filter(({ _id }) => _id === NOTICE_ID);
      if (notice?.delivery.state === 'done' && own().every(({ state }) => state !== 'due')) break;
    }
    const sent = own().filter(({ state }) => state === 'sent').length;
    const receivers = (await linli.messages()).map(({ touser }) => touser);
    if (new Set(receivers).size !== receivers.length) throw new Error('Somebody got two.');
    return [
      { name: 'reminders/begin', value: begun.databaseRequests, unit: 'requests' },
      { name: 'reminders/begin-time', value: rounded(begun.milliseconds), unit: 'ms' },
      { name: 'reminders/sent', value: sent, unit: 'messages' },
      { name: 'reminders/not-sent', value: own().length - sent, unit: 'messages' },
      { name: 'reminders/runs', value: times.length, unit: 'runs' },
      { name: 'reminders/run-requests', value: requests, unit: 'requests' },
      { name: 'reminders/run-p95', value: rounded(quantile(times, 0.95)), unit: 'ms' },
    ];
  } finally {
    await linli.stop();
  }
}
