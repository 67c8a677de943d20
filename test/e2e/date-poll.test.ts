import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endOfDay } from '../../cloudfunctions/kernel/calendar.ts';
import type {
  BodyDocument,
  DateAnswerDocument,
  DatePollDocument,
  MeetingDocument,
} from '../../cloudfunctions/meeting/collections.ts';
import { type Phone, type Stage, startStage, until } from '../support/phone.ts';

/** Which of some times suits them: asked on phones, taken down from a telephone call, and called for the best one. */
const BODY = 'demo-body-joint';
const COMMUNITY = 'communityId=sunshine';
let stage: Stage;
let secretary: Phone;
let party: Phone;

const all = <Doc>(name: string) => [...stage.cloud.database.documents(name)] as unknown as Doc[];
const poll = () => all<DatePollDocument>('datePolls').find(({ bodyId }) => bodyId === BODY);
const page = (name: string, more = '') =>
  `/package-meeting/pages/${name}/index?${COMMUNITY}${more}`;
const chosen = (phone: Phone, index: number) =>
  phone.browser.tap(`.phone-choice[data-choice="${index}"]`);
const says = async (phone: Phone, answers: readonly string[]) => {
  for (const [index, said] of answers.entries()) {
    await phone.tap(`choice-chips[data-index="${index}"] >>> [data-key="${said}"]`);
  }
  await phone.tap('action-bar >>> button');
};

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 160 });
  secretary = await stage.phone({ as: 'secretary' });
  party = await stage.phone({ as: 'party' });
});
afterAll(() => stage.close());

test('the convenor picks times from those that suit, and asks', async () => {
  await secretary.open(page('find-slot', `&bodyId=${BODY}`));
  await secretary.sees('这些时间最合适');
  await secretary.tap('[data-slot] [data-do="ask"]', 1);
  await secretary.tap('action-bar >>> button');
  await secretary.sees('请至少选两个时间来问');
  await secretary.tap('[data-slot] [data-do="ask"]', 2);
  await secretary.tap('action-bar >>> button');
  await secretary.sees('北京时间。您说的');
  expect(poll()?.slots).toHaveLength(2);
});

test('one answers on the phone; what another said on the telephone is taken down', async () => {
  await party.open(page('meeting-list'));
  await party.tap(`[data-do="poll"][data-id="${poll()?._id}"]`);
  await party.sees('哪天能来');
  await says(party, ['no', 'yes']);
  await until('the answer is kept', () =>
    all<DateAnswerDocument>('dateAnswers').some(
      ({ pollId, residentId }) => pollId === poll()?._id && residentId === 'party',
    ),
  );
  const seats = all<BodyDocument>('bodies').find(({ _id }) => _id === BODY)?.form.seats;
  const others = (seats ?? []).filter(
    ({ residentId }) => residentId !== null && !['party', 'secretary'].includes(residentId),
  );
  await secretary.open(page('date-poll', `&pollId=${poll()?._id}`));
  await says(secretary, ['maybe', 'yes']);
  await secretary.sees('目前最合适');
  if (others.length > 0) {
    await secretary.tap('[data-do="enter"]');
    await chosen(secretary, 0);
    await secretary.sees('他在电话里怎么说的');
    await says(secretary, ['no', 'maybe']);
    await secretary.misses('他在电话里怎么说的');
  }
  await secretary.tap('[data-index="1"][data-do="unfold"]');
  await secretary.sees('何松涛');
});

test('once its last day is over the best time is taken, and all are invited for it', async () => {
  await stage.pull('clock', { now: endOfDay(poll()?.closesOn ?? '') + 1000 });
  await secretary.open(page('date-poll', `&pollId=${poll()?._id}`));
  await secretary.tap('[data-index="1"][data-do="take"]');
  await secretary.answer('confirm');
  await secretary.sees('谁来开');
  const time = poll()?.slots[1];
  const meeting = all<MeetingDocument>('meetings').find(
    ({ bodyId, day }) => bodyId === BODY && day === time?.day,
  );
  expect(meeting).toMatchObject({ state: 'called', from: time?.from, until: time?.until });
  expect(poll()?.state).toBe('taken');
  await party.open(page('date-poll', `&pollId=${poll()?._id}`));
  await party.tap('[data-do="meeting"]');
  await party.sees('谁来开');
  await party.tap('action-bar >>> button');
  await chosen(party, 0);
  await party.sees('您的回复：能来');
});
