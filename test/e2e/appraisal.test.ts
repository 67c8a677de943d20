import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MotionDocument } from '../../cloudfunctions/ballot/collections.ts';
import { dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import { questionsOf } from '../../cloudfunctions/role/appraisal/appraisal-rules.ts';
import type { AppraisalDocument } from '../../cloudfunctions/role/collections.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';
import { announceVote, answerVote, publishVote } from '../support/vote-journey.ts';

/** A steward is appraised: who leads it prepares it, neighbours vote in secret, two others confirm what came of it. */
let stage: Stage;
let secretary: Phone;
let party: Phone;
let observer: Phone;
let li: Phone;
let wang: Phone;
/** The demo has one of this year. */
let year = 0;

const all = <Doc>(name: string) => [...stage.cloud.database.documents(name)] as unknown as Doc[];
const page = (of = year) =>
  `/package-resident/pages/appraisal-year/index?communityId=sunshine&year=${of}`;
const appraisal = () => {
  const found = all<AppraisalDocument>('appraisals').find((one) => one.year === year);
  assert.ok(found);
  return found;
};
const vote = () => {
  const found = all<MotionDocument>('motions').find(
    ({ form }) => form.title === `${year} 年民主评议`,
  );
  assert.ok(found);
  return found;
};

/** The cloud and the phones know of the same instant. */
async function clock(now: number): Promise<void> {
  await stage.pull('clock', { now });
  for (const { browser } of [secretary, party, observer, li, wang]) {
    await browser.clock.setSystemTime(now);
  }
}

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 60 });
  secretary = await stage.phone({ as: 'secretary' });
  party = await stage.phone({ as: 'party' });
  observer = await stage.phone({ as: 'observer' });
  li = await stage.phone({ as: 'resident-li' });
  wang = await stage.phone({ as: 'resident-wang' });
  year = Number(dayOf(stage.cloud.now()).slice(0, 4)) + 1;
});
afterAll(() => stage.close());

test('who leads it says who is appraised; the vote about just them is announced and named', async () => {
  await observer.open(page());
  await observer.sees('评议谁');
  await observer.tap('[data-key^="steward building-steward"]');
  await observer.tap('action-bar >>> button');
  await observer.sees('正在准备');
  expect(appraisal().people.map(({ name }) => name)).toStrictEqual(['刘春枝']);
  await secretary.open(page());
  await secretary.tap('[data-do="draw"]');
  await announceVote(secretary);
  expect(vote().form).toMatchObject({
    secret: true,
    questions: questionsOf(appraisal().people),
  });
  await observer.open(page());
  await observer.tap('[data-do="name"]');
  await observer.answer('confirm');
  await observer.sees('无记名投票');
  expect(appraisal().motionId).toBe(vote()._id);
});

test('neighbours vote in secret; the ballot module counts, two sign, and it is published', async () => {
  const { _id, form } = vote();
  const record = `/package-ballot/pages/motion-record/index?communityId=sunshine&motionId=${_id}`;
  await clock(form.opensAt + 1000);
  for (const [phone, grade] of [
    [li, 'excellent'],
    [wang, 'unfit'],
  ] as const) {
    await answerVote(phone, page(), grade);
  }
  await clock(form.countsAt + 1000);
  await publishVote(record, [
    [secretary, '陈明灯'],
    [party, '何松涛'],
  ]);
  expect(vote()).toMatchObject({ state: 'published', result: { ballots: 2 } });
});

test('two confirm it, and of fewer than five raters all read how many they were alone', async () => {
  for (const phone of [observer, party]) {
    await phone.open(page());
    await phone.sees('结果没有问题，我确认');
    await phone.tap('action-bar >>> button');
    await phone.answer('confirm');
    await phone.misses('结果没有问题，我确认');
  }
  await li.open(page());
  await li.sees('郑云舟、何松涛确认，结果已经公布');
  await li.sees('只有 2 位评议，人太少');
  expect(await li.text()).not.toMatch(/优秀|不称职 \d/);
  expect(appraisal().results).toStrictEqual([{ key: 'q1', raters: 2, counts: null, unfit: null }]);
  await li.tap('[data-do="vote"]');
  await li.sees('不到五张票，选了什么不公布');
  await li.open(page());
  await li.tap(`[data-year="${year - 1}"]`);
  await li.sees('优秀 41，称职 18');
});
