import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MotionDocument } from '../../cloudfunctions/ballot/collections.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { ProposalDocument, SelectionDocument } from '../../cloudfunctions/role/collections.ts';
import { questionOf } from '../../cloudfunctions/role/selection/selection-rules.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';
import { announceVote, answerVote, publishVote } from '../support/vote-journey.ts';

/** A steward is selected in six steps, each on another phone; then a former one hands over. */
let stage: Stage;
let secretary: Phone;
let party: Phone;
let observer: Phone;
let li: Phone;

const all = <Doc>(name: string) => [...stage.cloud.database.documents(name)] as unknown as Doc[];
const ID = 'demo-selection-1';
const PAGE = `/package-resident/pages/selection-detail/index?communityId=sunshine&selectionId=${ID}`;
const selection = () => all<SelectionDocument>('selections').find(({ _id }) => _id === ID);
const vote = () => all<MotionDocument>('motions').find(({ form }) => form.title.startsWith('推选'));

/** The cloud and the phones know of the same instant. */
async function clock(now: number): Promise<void> {
  await stage.pull('clock', { now });
  for (const { browser } of [secretary, party, observer, li])
    await browser.clock.setSystemTime(now);
}
const later = (days: number) => clock(stage.cloud.now() + days * DAY);

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 60 });
  secretary = await stage.phone({ as: 'secretary' });
  party = await stage.phone({ as: 'party' });
  observer = await stage.phone({ as: 'observer' });
  li = await stage.phone({ as: 'resident-li' });
});
afterAll(() => stage.close());

test('a neighbour stands, and the secretary prepares the vote about just the candidates', async () => {
  await li.open('/pages/council/index');
  await li.tap('[data-id="selections"]');
  await li.sees('哪里还空着');
  await li.tap(`[data-selection="${ID}"]`);
  await li.sees('我来报名');
  await li.tap('action-bar >>> button');
  await li.type('[data-field="text"] >>> textarea', '白天在家，愿意跑腿');
  await li.tap('action-bar >>> button');
  await li.sees('我不参选了');
  await later(7);
  await secretary.open(PAGE);
  await secretary.sees('准备推选的投票');
  await secretary.tap('action-bar >>> button');
  await announceVote(secretary);
  const found = selection();
  const question = found && questionOf(found);
  expect(vote()?.form.questions).toStrictEqual([question]);
  await secretary.open(PAGE);
  await secretary.sees('就用这一次投票来推选');
  await secretary.tap('action-bar >>> button');
  await secretary.answer('confirm');
  await secretary.sees('去看推选的投票');
  expect(selection()?.motionId).toBe(vote()?._id);
});

test('neighbours vote in secret; it is counted, signed by two and published by the ballot module', async () => {
  const form = vote()?.form;
  assert.ok(form);
  const page = (name: string) =>
    `/package-ballot/pages/${name}/index?communityId=sunshine&motionId=${vote()?._id}`;
  await clock(form.opensAt + 1000);
  await answerVote(li, PAGE, 'yes');
  await clock(form.countsAt + 1000);
  await publishVote(page('motion-record'), [
    [secretary, '陈明灯'],
    [party, '何松涛'],
  ]);
  expect(vote()).toMatchObject({ state: 'published', result: { ballots: 1 } });
});

test('recommended, vetted, approved and published by others each time, then appointed by two', async () => {
  await secretary.open(PAGE);
  await secretary.sees('1 票');
  await secretary.tap('[data-do="recommend"]');
  await secretary.type('[data-field="text"] >>> textarea', '邻居们选的');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('推荐的人选');
  await party.open(PAGE);
  await party.sees('党总支审查通过');
  await party.tap('action-bar >>> button');
  await party.answer('confirm');
  await party.sees('街道审批（正在这一步）');
  await observer.open(PAGE);
  await observer.sees('批准，开始公示');
  await observer.tap('action-bar >>> button');
  await observer.answer('confirm');
  await observer.sees('公示（正在这一步）');
  await later(8);
  await secretary.open(PAGE);
  await secretary.sees('提议任命');
  await secretary.tap('action-bar >>> button');
  await secretary.answer('confirm');
  await secretary.sees('等另一位书记或党支部成员同意');
  const proposal = all<ProposalDocument>('proposals').find(({ selectionId }) => selectionId === ID);
  await party.open('/package-resident/pages/role-proposals/index?communityId=sunshine');
  await party.tap(`[data-accept="${proposal?._id}"] >>> button`);
  await party.sees('同意以后马上生效');
  await party.tap('[data-id="decide"] >>> button');
  await party.misses('同意以后马上生效');
  await li.open(PAGE);
  await li.sees('由李晨露担任');
  const roles = all<ResidentDocument>('residents').find(({ _id }) => _id === 'resident-li')?.roles;
  expect(roles?.map(({ role }) => role)).toStrictEqual(['stair-steward']);
});

test('a former steward hands over, the next one takes it, and the street’s observer witnesses', async () => {
  const page =
    '/package-resident/pages/handover-detail/index?communityId=sunshine&handoverId=demo-handover-1';
  const words = ['我都交出去了', '我都接过来了', '我见证，交接好了'];
  const list = '/package-resident/pages/handover-list/index?communityId=sunshine';
  await secretary.open(list);
  await secretary.sees('钱长河');
  for (const [index, as] of ['former-steward', 'steward', 'observer'].entries()) {
    const phone = as === 'observer' ? observer : await stage.phone({ as });
    await phone.open(page);
    await phone.sees(words[index] ?? '');
    await phone.tap('action-bar >>> button');
    await phone.answer('confirm');
    await phone.misses(words[index] ?? '');
    if (as !== 'observer') phone.close();
  }
  await secretary.open(list);
  await secretary.misses('钱长河');
});
