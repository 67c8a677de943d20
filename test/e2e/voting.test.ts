import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import type {
  BallotDocument,
  MotionDocument,
  PaperDocument,
  VoterDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import { idsOf } from '../support/pages.ts';
import { documentOn, type Phone, type Stage, startStage, until } from '../support/phone.ts';

/** A building votes on the phone, on paper and in the room; it is counted, signed, published and challenged. */
let stage: Stage;
let secretary: Phone;
let officer: Phone;
let li: Phone;
let home = '';

const NAMED = 'demo-motion-open';
const SECRET = 'demo-motion-secret';
const MEETING = 'demo-motion-meeting';
const page = (name: string, motionId: string, more = '') =>
  `/package-ballot/pages/${name}/index?communityId=sunshine&motionId=${motionId}${more}`;

function all<Doc>(collection: string): Doc[] {
  return [...stage.cloud.database.documents(collection)] as unknown as Doc[];
}
const motionOf = (id: string) =>
  all<MotionDocument>('motions').find(({ _id }) => _id === id) as MotionDocument;
const voterOf = (motionId: string, key: string) =>
  all<VoterDocument>('voters').find(({ _id }) => _id === `${motionId}:${key}`) as VoterDocument;
const ballotOf = (key: string) =>
  all<BallotDocument>('ballots').find(({ _id }) => _id === `${NAMED}:${key}`) as BallotDocument;
const votersOf = (motionId: string) =>
  all<VoterDocument>('voters').filter((voter) => voter.motionId === motionId);
const option = (id: string, question = 'q1') =>
  `[data-question="${question}"][data-option="${id}"]`;

/** Taps the door of a voter, and what is to be done there. */
async function atDoor(motionId: string, key: string, way: string): Promise<void> {
  const { label } = voterOf(motionId, key);
  await secretary.sees('还没投');
  await secretary.type('form-field >>> input', label.split(' ').at(-1) ?? '');
  const door = `[aria-label="${label.split(' ').slice(0, 2).join(' ')}"]`;
  const within = label.split(' ').slice(2).join(' ');
  await secretary.tap(
    `door-board >>> door-grid >>> ${door} .door-grid__door[aria-label^="${within}，"]`,
  );
  await secretary.browser.tap(`.phone-choice >> text=${way}`);
}

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 160 });
  home = idsOf(stage.cloud.database).ownHouseholdId;
  secretary = await stage.phone({ as: 'secretary' });
  officer = await stage.phone({ as: 'grid-officer' });
  li = await stage.phone({ as: 'resident-li' });
});
afterAll(() => stage.close());

/** A second officer agrees to the one note that waits about a voter. */
async function agree(key: string): Promise<void> {
  const [note] = voterOf(NAMED, key).notes ?? [];
  await officer.open(page('note-list', NAMED));
  await officer.tap(`[data-confirm="${note?.id}"] >>> button`);
  await officer.sees('没有等着核对的登记');
}

test('a vote waits on the first page; it is cast, and changed while it is open', async () => {
  await li.open('/pages/home/index');
  await li.tap(`need-card[data-of="${NAMED}"] >>> [data-option="no"]`);
  await li.browser.waitForSelector('.phone-dialog:has-text("您选：不同意")');
  await li.sees('我家的意见');
  await li.sees('记名：');
  await li.answer('confirm');
  await li.sees('您的意见记下了');
  await li.sees('选了：不同意');
  const before = ballotOf(home).receipt;
  await li.tap(`.card--mine .text-button[data-id="${home}"]`);
  await li.tap(option('yes'));
  await li.tap('action-bar >>> button');
  await li.sees('您的选择');
  await li.tap('action-bar >>> button', 1);
  await li.sees('您的意见记下了');
  expect(ballotOf(home).choice).toBe('yes');
  expect(ballotOf(home).receipt).not.toBe(before);
});

test('a paper counts once somebody else has looked at it', async () => {
  const [paper] = all<PaperDocument>('papers');
  assert.ok(paper?.voterKey);
  await officer.open(page('paper-list', NAMED));
  await officer.sees('请另一位来核对');
  await secretary.open(page('paper-list', NAMED));
  await secretary.tap(`[data-confirm="${paper._id}"] >>> button`);
  await secretary.sees('没有等着核对的纸票');
  expect(voterOf(NAMED, paper.voterKey).cast).toBe('door');
});

test('a ballot is voided on record; its voter reads why and votes again', async () => {
  await secretary.open(page('voter-list', NAMED));
  await atDoor(NAMED, home, '作废这一票');
  await secretary.answer('confirm');
  await secretary.sees('等另一位核对');
  await secretary.open(page('note-list', NAMED));
  await secretary.sees('要请另一位来核对');
  await agree(home);
  await li.open(page('motion-detail', NAMED));
  await li.sees('作废了手机的一票');
  await li.sees('还没有说');
  // at the door the household's paper is being written down at the same time
  await officer.open(page('paper-enter', NAMED, `&voterId=${home}&name=101`));
  await officer.tap(option('no'));
  await li.tap('[data-option="yes"]');
  await li.browser.waitForSelector('.phone-dialog:has-text("您选：同意")');
  await li.answer('confirm');
  await li.sees('您的意见记下了');
  await officer.tap('action-bar >>> button');
  await officer.sees('已经在手机上投过了');
  expect(voterOf(NAMED, home).round).toBe(1);
  expect(ballotOf(home).choice?.startsWith('yes')).toBe(true);
});

test('an answer that a later question has overtaken is not shown', async () => {
  await secretary.open(page('voter-list', NAMED));
  await secretary.sees('还没投');
  const first = await secretary.holdNext('listVoters');
  await secretary.type('form-field >>> input', '101');
  await first.come();
  await secretary.type('form-field >>> input', '没有这个人', true);
  await secretary.browser.getByText('没有找到 没有这个人').waitFor();
  first.release();
  await secretary.sees('没有找到 没有这个人');
});

test('who cannot come signs a paper, and a neighbour votes in their place', async () => {
  const absent = votersOf(NAMED).find(({ key, cast }) => key !== home && cast === null);
  assert.ok(absent);
  const give = async () => {
    await secretary.type('form-field >>> input', '李晨露');
    await secretary.tap('[data-person="resident-li"]');
    await secretary.tap('action-bar >>> button');
    await secretary.sees('等另一位核对');
    await agree(absent.key);
    await secretary.open(page('voter-list', NAMED));
    await secretary.sees('委托了别人');
  };
  await secretary.open(page('voter-list', NAMED));
  await atDoor(NAMED, absent.key, '委托别人投');
  await secretary.sees(`谁替 ${absent.name} 投票`);
  await secretary.tap('action-bar >>> button');
  await secretary.sees('请先找到委托书上写的受托人');
  await secretary.type('form-field >>> input', '王秋实');
  await secretary.tap('[data-person="resident-wang"]');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('受托人不住在这次投票的范围里');
  await secretary.tap('[data-id="other"]');
  await give();
  await atDoor(NAMED, absent.key, '换人或取消委托');
  await secretary.tap('[data-id="end"]');
  await secretary.answer('confirm');
  await secretary.sees('等另一位核对');
  await agree(absent.key);
  await secretary.open(page('voter-list', NAMED));
  await secretary.sees('还没投');
  await secretary.misses('委托了别人');
  await atDoor(NAMED, absent.key, '委托别人投');
  await give();
  await li.open('/pages/home/index');
  await li.tap(`need-card[data-of="${NAMED}"] >>> [data-option="yes"]`);
  await li.browser.waitForSelector(`.phone-dialog:has-text("代表：${absent.name}")`);
  await li.sees(`受托 · ${absent.name}`);
  await li.answer('confirm');
  await li.sees('您的意见记下了');
  expect(voterOf(NAMED, absent.key).castBy?.residentId).toBe('resident-li');
});

test('in the room six digits say who is there; who has no phone is ticked off at the door', async () => {
  const member = await stage.phone({ as: 'volunteer' });
  const party = await stage.phone({ as: 'party' });
  await secretary.open(page('room-code', MEETING));
  await secretary.sees('签到码');
  const [, first = '', second = ''] = /(\d{3}) (\d{3})/.exec(await secretary.text()) ?? [];
  await member.open(page('motion-detail', MEETING));
  await member.sees('社区活动中心二楼');
  await member.tap('[data-id="check-in"]');
  await member.type('form-field >>> input', '000000' === first + second ? '000001' : '000000');
  await member.tap('action-bar >>> button');
  await member.sees('签到码不对');
  await member.type('form-field >>> input', first + second);
  await member.tap('action-bar >>> button');
  await member.misses('签到码不对');
  await member.sees('已到会');
  expect(voterOf(MEETING, 'volunteer').present).toBe(true);
  const [other] = votersOf(MEETING).filter(({ key }) => key !== 'volunteer' && key !== 'secretary');
  assert.ok(other);
  await secretary.open(page('voter-list', MEETING));
  await atDoor(MEETING, other.key, '到会了');
  await until('a note', async () => (voterOf(MEETING, other.key).notes ?? []).length > 0);
  assert.ok(!voterOf(MEETING, other.key).present);
  await party.open(page('note-list', MEETING));
  await party.tap('[data-confirm] >>> button');
  await party.sees('没有等着核对的登记');
  assert.ok(voterOf(MEETING, other.key).present);
});

const NUMBER = /[0-9A-Z]{5}(-[0-9A-Z]{5}){3}/;

test('a secret vote shows no number on the phone before the list is out', async () => {
  await li.open(page('motion-detail', SECRET));
  await li.tap('action-bar >>> button');
  await li.sees('不记名');
  await li.tap(option('yes'));
  await li.tap(option('no', 'q2'));
  await li.tap('action-bar >>> button');
  await li.sees('您的选择');
  await li.tap('action-bar >>> button', 1);
  await li.sees('您的意见记下了');
  await li.sees('手机上不显示任何号码');
  expect(await li.text()).not.toMatch(NUMBER);
  await li.open(page('motion-detail', SECRET));
  await li.sees('已经说了');
  expect(await li.text()).not.toMatch(NUMBER);
});

test('a poll takes a minute, and says nowhere that anything is decided', async () => {
  await secretary.open('/package-ballot/pages/poll-make/index?communityId=sunshine');
  await secretary.type('form-field >>> textarea', '楼下要不要装晾衣架？');
  await secretary.type('form-field[data-at="0"] >>> input', '要');
  await secretary.type('form-field[data-at="1"] >>> input', '不要');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('正在听意见');
  const poll = all<MotionDocument>('motions').find(({ form }) => form.title.includes('晾衣架'));
  assert.ok(poll);
  await li.open(page('motion-detail', poll._id));
  await li.sees('我的回答');
  const words = [await li.text()];
  await li.tap('[data-option="o1"]');
  const sheet = await li.browser.waitForSelector('.phone-dialog:has-text("您选：要")');
  words.push((await sheet.textContent()) ?? '');
  await li.answer('confirm');
  await li.sees('记下了');
  await li.sees('已经回答');
  words.push(await li.text());
  expect(words.join('\n')).not.toMatch(/表决|通过|决定/);
});

test('counted when it is over, signed by two, published', async () => {
  const { countsAt } = motionOf(NAMED).form;
  await stage.pull('clock', { now: countsAt + 1000 }); // timers that are due fire
  await secretary.open(page('motion-record', NAMED));
  await secretary.sees('核对过了，签字');
  await secretary.tap('action-bar >>> button');
  await secretary.answer('confirm');
  await secretary.sees('陈明灯');
  const party = await stage.phone({ as: 'party' });
  await party.open(page('motion-record', NAMED));
  await party.tap('action-bar >>> button');
  await party.answer('confirm');
  await party.sees('何松涛');
  await secretary.open(page('motion-record', NAMED));
  await secretary.sees('公示结果');
  await secretary.tap('action-bar >>> button');
  await secretary.answer('confirm');
  await secretary.sees('到');
  await secretary.tap('[data-id="pack"]');
  await secretary.sees('发到微信，在电脑上打开');
  await secretary.tap('[data-id="pack"]');
  const pack = await documentOn(secretary);
  expect(pack.name).toMatch(/备案材料/);
  const files = Object.keys(unzipSync(pack.bytes));
  assert.ok(files.includes('05 计票.xlsx') && files.includes('07 票单.txt'), files.join());
  const { result, state } = motionOf(NAMED);
  expect(state).toBe('published');
  expect(result?.passed).toBe(true);
  await li.open(page('motion-detail', NAMED));
  await li.sees('参加的 4 户：要一半以上，达到了');
  await li.sees('谈成了');
  await li.sees('公示中');
});

test('the phone finds the answers of the secret vote in the list, and shows their numbers', async () => {
  await li.open(page('receipt-find', SECRET));
  await li.tap('action-bar >>> button');
  await li.sees('这张票在名单里，已经计入');
  expect(await li.text()).toMatch(NUMBER);
});

test('somebody objects to the result, and is answered in public', async () => {
  await li.open(page('motion-objections', NAMED));
  await li.tap('action-bar >>> button');
  await li.type('form-field >>> textarea', '我想看看纸票是怎么核对的。');
  await li.tap('action-bar >>> button', 1);
  await li.sees('等答复');
  await secretary.open(page('motion-objections', NAMED));
  await secretary.sees('我想看看纸票');
  await secretary.tap('[data-do="answer"]');
  await secretary.type('form-field >>> textarea', '两个人当面核对，欢迎来看。');
  await secretary.tap('action-bar >>> button', 1);
  await secretary.sees('已答复');
  await li.open(page('motion-objections', NAMED));
  await li.sees('欢迎来看');
});
