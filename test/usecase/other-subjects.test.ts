import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type { ReviewDocument } from '../../cloudfunctions/review/collections.ts';
import { MAPLE, NOTICE, openidOf, PLACE, residentIdOf, TEMPLATE } from '../support/community.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';

/**
 * Messages and reviews of something that the app has not: here places stand for it. Nothing of messages/,
 * review/ or moderation/ is told of it but by what a module declares.
 */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
  // The functions of this process reach the database as those of the cloud do.
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'test',
    TENCENTCLOUD_SECRETKEY: 'test',
    SCF_NAMESPACE: 'linli-local',
    TCB_ENV: 'linli-local',
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_CONTEXT_CNFG',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${linli.origin}/admin` }),
  });
});
afterAll(() => linli.stop());
beforeEach(async () => {
  await linli.reset();
  await linli.clock(Date.now());
});

describe('messages about something else', () => {
  it('go out once, or not at all when they are needless; notices send none of them', async () => {
    const { messageSubject } = await import('../../cloudfunctions/messages/subject.ts');
    const { outboxOf, queueMessages } = await import('../../cloudfunctions/messages/outbox.ts');
    const { runUpkeep } = await import('../../cloudfunctions/kernel/upkeep.ts');
    const shifts = messageSubject<MessageDocument & { found: { kind: string }[] }>({
      name: 'shift',
      template: 'notice',
      idField: 'subjectId',
      page: (communityId, id) => `package-volunteer/pages/shift-detail/index?${communityId}&${id}`,
      join: (pipeline) =>
        pipeline.lookup({
          from: 'places',
          localField: 'subjectId',
          foreignField: '_id',
          as: 'found',
        }),
      isNeedless: ({ found: [place] }) => place?.kind !== 'building',
    });
    const messageTo = (key: 'resident' | 'stairSteward', aboutId: string) => ({
      _id: `${aboutId}:${residentIdOf(key)}`,
      communityId: MAPLE,
      aboutId,
      residentId: residentIdOf(key),
      openid: openidOf(key),
      data: {
        thing1: { value: '周六巡逻' },
        time2: { value: '2026年6月20日 09:00' },
        thing3: { value: '请按时到场' },
      },
    });
    const list = [messageTo('resident', PLACE.building), messageTo('stairSteward', PLACE.stair)];
    // What the years since the seed have brought about is told as well.
    const before = (await linli.messages()).length;
    await patch(
      linli,
      'residents',
      { _id: residentIdOf('resident') },
      { grants: { [TEMPLATE]: 1 } },
    );
    await queueMessages(shifts, list);
    await queueMessages(shifts, list);
    await linli.timer('notice');
    expect((await linli.messages()).slice(before)).toStrictEqual([]);
    const report = await runUpkeep(outboxOf(shifts));
    expect(report).toStrictEqual({ done: 3, failed: 0, unfinished: false });
    const sent = (await linli.messages()).slice(before).map(({ touser, page }) => [touser, page]);
    expect(sent).toStrictEqual([
      [
        openidOf('resident'),
        `package-volunteer/pages/shift-detail/index?${MAPLE}&${PLACE.building}`,
      ],
    ]);
    const asked: string[] = [PLACE.building, PLACE.stair];
    const kept = linli
      .documents<MessageDocument>('messages')
      .filter(({ subjectId = '' }) => asked.includes(subjectId));
    expect(kept.map(({ subject, subjectId, state }) => [subject, subjectId, state])).toStrictEqual([
      ['shift', PLACE.building, 'sent'],
      ['shift', PLACE.stair, 'cancelled'],
    ]);
  });
});

describe('reviews of something else', () => {
  it('wait in the queue in their turn, while what they are about waits', async () => {
    const { reviewSubject } = await import('../../cloudfunctions/review/subject.ts');
    const { openReviews } = await import('../../cloudfunctions/review/review.ts');
    const { findWaiting } = await import(
      '../../cloudfunctions/moderation/queue/queue-repository.ts'
    );
    const { SUBJECTS } = await import('../../cloudfunctions/moderation/queue/review-subjects.ts');
    const { places } = await import('../../cloudfunctions/places/collections.ts');
    const name = 'shift' as ReviewDocument['subject'];
    const shifts = reviewSubject({
      name,
      collection: places,
      parts: { text: { kind: ['building', 'stair'] } },
      writersOf: () => [],
      undecided: () => [],
      lineOf: ({ label }) => ({
        title: label,
        body: '',
        pictures: [],
        attachments: [],
        reports: [],
        authorName: '',
      }),
      settle: async () => {},
    });
    const change = { id: 'seed', action: 'seed', actorId: 'x', target: 'x', at: 0 };
    for (const id of ['bbbbbbbb', 'eeeeeeee']) {
      await linli.cloud.database.insertMany('places', [
        { _id: id, communityId: MAPLE, kind: id === 'bbbbbbbb' ? 'building' : 'estate' },
      ]);
      const about = { _id: id, communityId: MAPLE, change };
      await openReviews(about, [{ part: 'text', reason: 'text-review' }], name);
    }
    const { rows } = await findWaiting([...SUBJECTS, shifts], MAPLE, undefined, 20);
    expect(rows.map(({ _id }) => _id)).toStrictEqual([
      `notice:${NOTICE.held}:text`,
      'shift:bbbbbbbb:text',
    ]);
    // A queue that does not know of them yet leaves them as they are.
    await linli.timer('moderation');
    const open = linli
      .documents<ReviewDocument>('reviews')
      .filter(({ subject, state }) => subject === name && state === 'open');
    expect(open.length).toBe(2);
  });
});
