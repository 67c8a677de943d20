import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type {
  MeetingDocument,
  MinutesDocument,
  PresenceDocument,
  TaskDocument,
} from '../../cloudfunctions/meeting/collections.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';

/** A matter is put on the agenda, talked about, resolved and done; the minutes are published and corrected. */
let stage: Stage;
let secretary: Phone;
let party: Phone;
let li: Phone;
let meetingId = '';

const BODY = 'demo-body-party';
const COMMUNITY = 'communityId=sunshine';
const page = (name: string, more = '') =>
  `/package-meeting/pages/${name}/index?${COMMUNITY}&meetingId=${meetingId}${more}`;
const all = <Doc>(name: string) => [...stage.cloud.database.documents(name)] as unknown as Doc[];
const meeting = () => {
  const found = all<MeetingDocument>('meetings').find(({ _id }) => _id === meetingId);
  assert.ok(found);
  return found;
};
const seat = (seatId: string, what: string) => `[data-do="${what}"][data-id="${seatId}"]`;
const chosen = (phone: Phone, index: number) =>
  phone.browser.tap(`.phone-choice[data-choice="${index}"]`);

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 160 });
  secretary = await stage.phone({ as: 'secretary' });
  party = await stage.phone({ as: 'party' });
  li = await stage.phone({ as: 'resident-li' });
});
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
});

test('one answers on the phone, for another an officer writes down what was said on the telephone', async () => {
  await party.open(`/package-meeting/pages/meeting-list/index?${COMMUNITY}`);
  await party.sees('等您回复');
  await party.open(page('meeting-detail'));
  await party.tap('action-bar >>> button');
  await chosen(party, 0);
  await party.sees('您的回复：能来');
  await secretary.open(page('meeting-detail'));
  await secretary.tap(seat('s3', 'enter'));
  await chosen(secretary, 0);
  await secretary.sees('电话里说的');
});

test('who is there is known by code and by list; the quorum is had, lost and had again', async () => {
  await stage.pull('clock', { now: meeting().startsAt + 60_000 });
  await secretary.open(page('meeting-run'));
  await secretary.tap('action-bar >>> button');
  await secretary.sees('散会');
  await secretary.tap(seat('s1', 'in'));
  await secretary.sees('还要 2 位');
  await secretary.tap(seat('s3', 'in'));
  await secretary.sees('还要 1 位');
  await secretary.tap('[data-do="code"]');
  await secretary.sees('秒后换下一个');
  const [figures = ''] = (await secretary.text()).match(/\d{4} \d{4}/) ?? [];
  await party.open(page('meeting-detail'));
  await party.type('form-field >>> input', figures);
  await party.tap('[data-do="typed"] >>> button');
  await party.sees('签到了');
  const hows = all<PresenceDocument>('presences')
    .filter((one) => one.meetingId === meetingId)
    .map(({ stays }) => stays[0]?.how);
  expect(hows.sort()).toStrictEqual(['code', 'list', 'list']);
  await secretary.open(page('meeting-run'));
  await secretary.sees('现在够了');
});

test('what is resolved has an owner; what is decided with too few does not count', async () => {
  await secretary.tap(seat('i1', 'decide'));
  await secretary.type('form-field >>> textarea', '每周去看一次');
  await secretary.tap('[data-do="save"] >>> button');
  await secretary.sees('决定了的事要有人办');
  await secretary.tap('[data-do="owner"]');
  await chosen(secretary, 1);
  await secretary.tap('[data-do="save"] >>> button');
  await secretary.sees('够 3 位');
  await secretary.tap(seat('s3', 'out'));
  await secretary.sees('现在定的不算数');
  await secretary.tap(seat('i2', 'decide'));
  await secretary.tap('[data-outcome="noted"]');
  await secretary.type('form-field >>> textarea', '先听听大家的想法');
  await secretary.tap('[data-do="save"] >>> button');
  await secretary.sees('这一项不算数');
  await secretary.tap(seat('s3', 'in'));
  await secretary.sees('现在够了');
  await secretary.tap('[data-do="end"]');
  await secretary.answer('confirm');
  await secretary.misses('散会');
  const [first, second] = meeting().agenda;
  expect([first?.decision?.present, second?.decision?.present]).toStrictEqual([3, 2]);
  const tasks = all<TaskDocument>('meetingTasks').filter((one) => one.meetingId === meetingId);
  expect(tasks.map(({ itemId }) => itemId)).toStrictEqual(['i1']);
});

test('its owner says that it is done, and it stands with the matter for all', async () => {
  await party.open(`/package-meeting/pages/task-list/index?${COMMUNITY}`);
  await party.tap('[data-which="mine"]');
  await party.sees('每周去看一次');
  const rows = all<TaskDocument>('meetingTasks').find((one) => one.meetingId === meetingId);
  await party.tap(`[data-do="write"][data-id="${rows?._id}"]`);
  await party.type('form-field >>> textarea', '看了三家，都好');
  await party.tap('[data-do="done"] >>> button');
  await party.misses('看了三家，都好');
  const matterId = meeting().agenda[0]?.source.id ?? '';
  await li.open(`/package-matter/pages/matter-detail/index?${COMMUNITY}&matterId=${matterId}`);
  await li.tap('[data-do="meetings"]');
  await li.sees('看了三家，都好');
  await li.sees('办好了');
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
  await party.open(page('meeting-run'));
  await party.tap(seat('i1', 'decide'));
  await party.type('form-field[data-field="text"] >>> textarea', '每两周去看一次');
  await party.type('form-field[data-field="why"] >>> input', '隔多久写错了');
  await party.tap('[data-do="owner"]');
  await chosen(party, 1);
  await party.tap('[data-do="save"] >>> button');
  await party.sees('等另一位看更正');
  await li.open(page('meeting-detail'));
  await li.sees('每周去看一次');
  await secretary.open(page('meeting-run'));
  await secretary.tap(seat('i1', 'agree'));
  await secretary.misses('等另一位看更正');
  await li.open(page('meeting-minutes'));
  await li.sees('第 3 版');
  await li.sees('这一版更正了：隔多久写错了');
  await li.sees('每两周去看一次');
  const matterId = meeting().agenda[0]?.source.id ?? '';
  await li.open(`/package-matter/pages/matter-detail/index?${COMMUNITY}&matterId=${matterId}`);
  await li.tap('[data-do="meetings"]');
  await li.sees('每两周去看一次');
  await li.tap(`[data-meeting="${meetingId}"] .text-button`);
  await li.sees('谁来开');
  await li.tap('[data-do="source"]');
  await li.sees('办到哪一步');
});
