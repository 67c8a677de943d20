import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MatterDocument } from '../../cloudfunctions/matter/collections.ts';
import type {
  BodyDocument,
  MeetingDocument,
  MinutesDocument,
  PresenceDocument,
  TaskDocument,
} from '../../cloudfunctions/meeting/collections.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import { asResident, type Phone, type Stage, startStage } from '../support/phone.ts';

/**
 * A matter is put on the agenda, talked about, resolved and done; the minutes are published and corrected. Seven have
 * a part in it, each on a phone of their own.
 */
let stage: Stage;
let secretary: Phone;
let party: Phone;
/** two others with a seat: one leaves in between, one comes late and does what is resolved */
let third: Phone;
let fourth: Phone;
let guest: Phone;
let raiser: Phone;
let li: Phone;
let meetingId = '';

const BODY = 'demo-body-party';
const COMMUNITY = 'communityId=sunshine';
const page = (name: string, more = '') =>
  `/package-meeting/pages/${name}/index?${COMMUNITY}&meetingId=${meetingId}${more}`;
const all = <Doc>(name: string) => [...stage.cloud.database.documents(name)] as unknown as Doc[];
const meeting = () => found<MeetingDocument>('meetings', meetingId);
const seat = (seatId: string, what: string) => `[data-do="${what}"][data-id="${seatId}"]`;
const found = <Doc extends { _id: string }>(name: string, id: string | null | undefined): Doc => {
  const one = all<Doc>(name).find(({ _id }) => _id === id);
  assert.ok(one, `${name} ${id}`);
  return one;
};
const phoneOf = (id: string | null | undefined) =>
  stage.phone({ as: asResident(stage, found<ResidentDocument>('residents', id)) });
const matterId = () => meeting().agenda[0]?.source.id ?? '';
const MATTER = () =>
  `/package-matter/pages/matter-detail/index?${COMMUNITY}&matterId=${matterId()}`;
const chosen = (phone: Phone, index: number) =>
  phone.browser.tap(`.phone-choice[data-choice="${index}"]`);

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 160 });
  secretary = await stage.phone({ as: 'secretary' });
  party = await stage.phone({ as: 'party' });
  guest = await stage.phone({ as: 'grid-officer' });
  li = await stage.phone({ as: 'resident-li' });
  const { seats } = found<BodyDocument>('bodies', BODY).form;
  third = await phoneOf(seats[2]?.residentId);
  fourth = await phoneOf(seats[3]?.residentId);
});

/** Somebody in the room types the figures that the secretary's phone shows. */
async function attend(phone: Phone, figures: string): Promise<void> {
  await phone.open(page('meeting-detail'));
  await phone.type('form-field >>> input', figures);
  await phone.tap('[data-do="typed"] >>> button');
  await phone.sees('签到了');
}
async function figuresShown(): Promise<string> {
  await secretary.tap('[data-do="code"]');
  await secretary.sees('秒后换下一个');
  const [figures = ''] = (await secretary.text()).match(/\d{4} \d{4}/) ?? [];
  return figures;
}
afterAll(() => stage.close());

test('a time is found, a matter and words of one’s own are put on the agenda, and all are invited', async () => {
  await secretary.open(`/package-meeting/pages/find-slot/index?${COMMUNITY}&bodyId=${BODY}`);
  await secretary.sees('这些时间最合适');
  await secretary.tap('[data-slot] .text-button');
  await secretary.sees('议些什么');
  await secretary.tap('[data-key^="matter:"]');
  await secretary.type('form-field >>> textarea', '暑假看护班');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('谁来开');
  const made = all<MeetingDocument>('meetings').find(
    ({ bodyId, state, startedAt }) => bodyId === BODY && state === 'called' && startedAt === null,
  );
  meetingId = made?._id ?? '';
  expect(meeting().agenda.map(({ source }) => source.kind)).toStrictEqual(['matter', 'own']);
  expect(meeting()).toMatchObject({ clash: false, following: false });
  const { residentId } = found<MatterDocument>('matters', matterId()).raiser;
  expect([...meeting().holders, 'grid-officer', 'resident-li']).not.toContain(residentId);
  raiser = await phoneOf(residentId);
  await raiser.open(MATTER());
  await raiser.tap('[data-do="meetings"]');
  await raiser.sees('党委会');
});

test('two answer on the phone, for another an officer writes down what was said on the telephone', async () => {
  await party.open(`/package-meeting/pages/meeting-list/index?${COMMUNITY}`);
  await party.sees('等您回复');
  for (const phone of [party, fourth]) {
    await phone.open(page('meeting-detail'));
    await phone.tap('action-bar >>> button');
    await chosen(phone, 0);
    await phone.sees('您的回复：能来');
  }
  await secretary.open(page('meeting-detail'));
  await secretary.tap(seat('s3', 'enter'));
  await chosen(secretary, 0);
  await secretary.sees('电话里说的');
});

test('who is there is known by code and by list, also a guest, who does not count', async () => {
  await stage.pull('clock', { now: meeting().startsAt + 60_000 });
  await secretary.open(page('meeting-run'));
  await secretary.tap('action-bar >>> button');
  await secretary.sees('散会');
  await secretary.tap(seat('s1', 'in'));
  await secretary.sees('还要 2 位');
  await secretary.tap(seat('s3', 'in'));
  await secretary.sees('还要 1 位');
  const figures = await figuresShown();
  await attend(guest, figures);
  await secretary.open(page('meeting-run'));
  await secretary.sees('另有 1 位列席');
  await secretary.sees('还要 1 位');
  await attend(party, figures);
  const hows = all<PresenceDocument>('presences')
    .filter((one) => one.meetingId === meetingId)
    .map(({ stays }) => stays[0]?.how);
  expect(hows.sort()).toStrictEqual(['code', 'code', 'list', 'list']);
  await secretary.open(page('meeting-run'));
  await secretary.sees('现在够了');
});

test('what is resolved has an owner; decided after somebody has left, with too few, it does not count', async () => {
  await secretary.tap(seat('i1', 'decide'));
  await secretary.type('form-field >>> textarea', '每周去看一次');
  await secretary.tap('[data-do="save"] >>> button');
  await secretary.sees('决定了的事要有人办');
  await secretary.tap('[data-do="owner"]');
  await chosen(secretary, 3);
  await secretary.tap('[data-do="save"] >>> button');
  await secretary.sees('够 3 位');
  await third.open(page('meeting-detail'));
  await third.tap('[data-do="leave"]');
  await third.answer('confirm');
  await third.misses('签到了');
  await secretary.open(page('meeting-run'));
  await secretary.sees('现在定的不算数');
  await secretary.tap(seat('i2', 'decide'));
  await secretary.tap('[data-outcome="noted"]');
  await secretary.type('form-field >>> textarea', '先听听大家的想法');
  await secretary.tap('[data-do="save"] >>> button');
  await secretary.sees('这一项不算数');
});

test('one comes late, one comes back, and there are enough again', async () => {
  await attend(fourth, await figuresShown());
  await secretary.open(page('meeting-run'));
  await secretary.sees('现在够了');
  await secretary.tap(seat('s3', 'in'));
  await secretary.sees('4 位');
  await secretary.tap('[data-do="end"]');
  await secretary.answer('confirm');
  await secretary.misses('散会');
  const [first, second] = meeting().agenda;
  expect([first?.decision?.present, second?.decision?.present]).toStrictEqual([3, 2]);
  const tasks = all<TaskDocument>('meetingTasks').filter((one) => one.meetingId === meetingId);
  expect(tasks.map(({ itemId }) => itemId)).toStrictEqual(['i1']);
});

test('its owner says that it is done, and it stands with the matter for all', async () => {
  await fourth.open(`/package-meeting/pages/task-list/index?${COMMUNITY}`);
  await fourth.tap('segment >>> [data-key="mine"]');
  await fourth.sees('每周去看一次');
  const rows = all<TaskDocument>('meetingTasks').find((one) => one.meetingId === meetingId);
  await fourth.tap(`[data-do="write"][data-id="${rows?._id}"]`);
  await fourth.type('form-field >>> textarea', '看了三家，都好');
  await fourth.tap('[data-do="done"] >>> button');
  await fourth.misses('看了三家，都好');
  for (const phone of [raiser, li]) {
    await phone.open(MATTER());
    await phone.tap('[data-do="meetings"]');
    await phone.sees('看了三家，都好');
    await phone.sees('办好了');
  }
});

test('minutes are written by one, confirmed by another, read by all, and corrected by a new version', async () => {
  await party.open(page('meeting-minutes', '&version=1'));
  await party.type('form-field >>> textarea', '议了两件事。');
  await party.tap('action-bar >>> button');
  await party.sees('等召集人确认');
  await secretary.open(page('meeting-minutes', '&version=1'));
  await secretary.tap('action-bar >>> button');
  await secretary.sees('第 1 版');
  await li.open(page('meeting-detail'));
  await li.tap('[data-do="minutes"]');
  await li.sees('议了两件事。');
  await li.sees('人数不足');
  await party.open(page('meeting-minutes'));
  await party.tap('[data-do="begin"]');
  await party.sees('更正了什么，为什么');
  await party.type('form-field >>> input', '漏了一句');
  await party.tap('action-bar >>> button');
  await party.sees('等召集人确认');
  await secretary.open(page('meeting-minutes', '&version=2'));
  await secretary.tap('action-bar >>> button');
  await secretary.sees('第 2 版');
  await li.open(page('meeting-minutes'));
  await li.sees('这一版更正了：漏了一句');
  const versions = all<MinutesDocument>('minutes').filter((one) => one.meetingId === meetingId);
  expect(versions.map(({ state }) => state)).toStrictEqual(['published', 'published']);
});

test('a decision that is published is corrected by two, and the minutes come out anew with it', async () => {
  await third.open(page('meeting-run'));
  await third.tap(seat('i1', 'decide'));
  await third.type('form-field[data-field="text"] >>> textarea', '每两周去看一次');
  await third.type('form-field[data-field="why"] >>> input', '隔多久写错了');
  await third.tap('[data-do="owner"]');
  await chosen(third, 3);
  await third.tap('[data-do="save"] >>> button');
  await third.sees('等另一位看更正');
  await li.open(page('meeting-detail'));
  await li.sees('每周去看一次');
  await fourth.open(page('meeting-run'));
  await fourth.tap(seat('i1', 'agree'));
  await fourth.misses('等另一位看更正');
  await li.open(page('meeting-minutes'));
  await li.sees('第 3 版');
  await li.sees('这一版更正了：隔多久写错了');
  await li.sees('每两周去看一次');
  await li.open(MATTER());
  await li.tap('[data-do="meetings"]');
  await li.sees('每两周去看一次');
  await li.tap(`[data-meeting="${meetingId}"] .text-button`);
  await li.sees('谁来开');
  await li.tap('[data-do="source"]');
  await li.sees('办到哪一步');
});
