import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type {
  CardDocument,
  ScorebookDocument,
  ScoreDocument,
} from '../../cloudfunctions/civility/collections.ts';
import { addDays, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';

/** Scorecards of members and of merchants: adopted by two, agreed to, reported, reviewed, objected to, and seen. */
let stage: Stage;
let party: Phone;
let other: Phone;

const all = <Doc>(name: string) => [...stage.cloud.database.documents(name)] as unknown as Doc[];
const page = (name: string, query = '') =>
  `/package-civility/pages/${name}/index?communityId=sunshine${query}`;
const modify = (collectionName: string, query: object, data: object) =>
  stage.cloud.database.command('database.modifyDocument', {
    collectionName,
    queryType: 'WHERE',
    query: JSON.stringify(query),
    data: JSON.stringify(data),
    multi: true,
    merge: true,
    upsert: false,
  });
const empty = (collectionName: string) =>
  stage.cloud.database.command('database.removeDocument', {
    collectionName,
    queryType: 'WHERE',
    query: '{}',
    multi: true,
  });
const upkeep = () => stage.pull('timer', { function: 'civility', trigger: 'upkeep' });
const book = (kind: string) =>
  all<ScorebookDocument>('scorebooks').find(({ _id }) => _id === `sunshine:${kind}`);
const scoreOf = (ruleId: string) =>
  all<ScoreDocument>('scores').find((score) => score.ruleId === ruleId);

/** Its table holds already: a phone's own day is not the test's to move. */
const begin = (kind: string) =>
  modify(
    'scorebooks',
    { _id: `sunshine:${kind}` },
    { $set: { 'tables.0.from': addDays(dayOf(Date.now()), -1) } },
  );

/** Somebody decides what waits in a tab of a book. */
async function decide(phone: Phone, kind: string, tab: string, why: string): Promise<void> {
  await phone.open(page('score-book', `&book=${kind}`));
  await phone.tap(`segment >>> [data-key="${tab}"]`);
  await phone.tap('[data-score] >>> button');
  await phone.type('[data-field="reason"] >>> textarea', why);
  await phone.tap('[data-score] >>> button', 1);
  await phone.misses(why);
}

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 120, functions: 'inside' });
  for (const name of ['scorebooks', 'scorecards', 'scores', 'scoreEntries', 'scoreAccounts']) {
    await empty(name);
  }
  // A second one of the branch whom a phone can be.
  const { roles } = all<ResidentDocument>('residents').find(
    ({ _id }) => _id === 'party',
  ) as ResidentDocument;
  await modify('residents', { _id: 'observer' }, { $set: { roles } });
  party = await stage.phone({ as: 'party' });
  other = await stage.phone({ as: 'observer' });
});
afterAll(() => stage.close());

test('the branch opens its book by two, and others find none', async () => {
  await party.open(page('score-book', '&book=members'));
  await party.sees('党员记分还没有开始');
  await party.tap('[data-do="rules"]');
  await party.tap('[data-do="start"] >>> button');
  await party.sees('要请另一位来通过');
  // A rule that takes points away.
  await party.tap('[data-do="add"] >>> button');
  await party.type('[data-name="title"] >>> input', '没请假缺席');
  await party.type('[data-name="text"] >>> textarea', '组织生活没有请假也没有来。');
  await party.tap('choice-chips[data-name="takes"] >>> [data-key="true"]');
  await party.type('[data-name="points"] >>> input', '1');
  await party.tap('action-bar >>> button', 1);
  await party.sees('没请假缺席');
  await other.open(page('score-rules', '&book=members'));
  await other.tap('action-bar >>> button');
  await other.sees('起换成新的办法');
  expect(book('members')?.tables).toHaveLength(1);
  const secretary = await stage.phone({ as: 'secretary' });
  await secretary.open(page('score-book', '&book=members'));
  await secretary.misses('记分办法');
  await secretary.misses('还没有开始');
  await secretary.open('/package-home/pages/desk-overview/index?communityId=sunshine');
  await secretary.misses('党员记分');
  secretary.close();
  await begin('members');
});

test('a member agrees, is reported and reviewed, and a deduction that is not right is taken off', async () => {
  await party.open(page('score-enter', '&book=members'));
  await party.type('[data-field="person"] >>> input', '王秋实');
  await party.tap('[data-person="resident-wang"]');
  await party.tap('action-bar >>> button');
  const [card] = all<CardDocument>('scorecards');
  expect(card?.state).toBe('asked');
  const member = await stage.phone({ as: 'resident-wang' });
  await member.open('/pages/me/index');
  await member.tap('[data-do="card"]');
  await member.sees('支部请您参加党员记分');
  await member.tap('action-bar >>> button', 1);
  await member.sees('还没有记过分');

  await party.open(page('score-report', `&book=members&cardId=${card?._id}`));
  await party.tap('[data-rule="tasks"]');
  await party.type('[data-field="note"] >>> textarea', '把旧家具登记完了');
  await party.tap('action-bar >>> button');
  await decide(other, 'members', 'open', '问过了，是他做的');
  await upkeep();
  await member.open(page('score-card'));
  await member.sees('完成支部交办的事');

  const table = book('members')?.tables.at(-1);
  const absent = table?.rules.find(({ points }) => points < 0)?.ruleId ?? '';
  await other.open(page('score-report', `&book=members&cardId=${card?._id}`));
  await other.tap(`[data-rule="${absent}"]`);
  await other.type('[data-field="note"] >>> textarea', '昨天没有来');
  await other.tap('action-bar >>> button');
  await decide(party, 'members', 'open', '签到表上没有');
  await member.open(page('score-card'));
  await member.sees('前都可以申诉');
  await member.tap('[data-score] >>> button');
  await member.type('[data-field="appeal"] >>> textarea', '那天陪老伴住院，请过假');
  await member.tap('action-bar >>> button', 1);
  await member.sees('正在听申诉');
  // Both of them had a part in it: a third one hears it.
  await party.open(page('score-book', '&book=members'));
  await party.tap('segment >>> [data-key="appealed"]');
  await party.sees('要请别人来定');
  const { roles } = all<ResidentDocument>('residents').find(
    ({ _id }) => _id === 'party',
  ) as ResidentDocument;
  await modify('residents', { _id: 'rater' }, { $set: { roles } });
  const third = await stage.phone({ as: 'rater' });
  await decide(third, 'members', 'appealed', '假条找到了');
  await upkeep();
  expect(scoreOf(absent)?.state).toBe('overturned');
  await member.open(page('score-card'));
  await member.sees('申诉成立，不扣了');
  third.close();
  member.close();
});

test('a shop is entered, agrees, earns stars, and its neighbours see it', async () => {
  const secretary = await stage.phone({ as: 'secretary' });
  await secretary.open(page('score-rules', '&book=merchants'));
  await secretary.tap('[data-do="start"] >>> button');
  await secretary.sees('要请另一位来通过');
  await secretary.tap('[data-do="frame"]');
  for (const [at, points] of ['1', '2', '3', '4', '5'].entries()) {
    await secretary.type(`[data-list="stars"][data-at="${at}"] >>> input`, points);
  }
  await secretary.type('[data-list="least"] >>> input', '0');
  await secretary.tap('action-bar >>> button', 1);
  await secretary.sees('三星 3 分');
  await party.open(page('score-rules', '&book=merchants'));
  await party.tap('action-bar >>> button');
  await party.sees('起换成新的办法');
  await begin('merchants');

  await secretary.open(page('score-enter', '&book=merchants'));
  await secretary.type('[data-name="name"] >>> input', '归雁小厨');
  await secretary.type('[data-name="address"] >>> input', '东门口第五间');
  await secretary.tap('[data-do="place"]');
  await secretary.tap('place-picker >>> [data-id="sunshine"]');
  await secretary.type('[data-field="person"] >>> input', '周归雁');
  await secretary.tap('[data-person="resident-zhou"]');
  await secretary.tap('action-bar >>> button');
  const keeper = await stage.phone({ as: 'resident-zhou' });
  await keeper.open(page('score-card'));
  await keeper.sees('社区请您的店参加商户记分');
  await keeper.tap('switch-row >>> .tap');
  await keeper.tap('action-bar >>> button', 1);
  await keeper.sees('还没有记过分');
  await keeper.tap('action-bar >>> button');
  await keeper.tap('[data-rule="elders"]');
  await keeper.type('[data-field="note"] >>> textarea', '给 2 栋的老人送饭');
  await keeper.tap('action-bar >>> button');
  const neighbour = await stage.phone({ as: 'resident-li' });
  await neighbour.open(page('star-merchants'));
  await neighbour.sees('还没有星级商户');
  await decide(secretary, 'merchants', 'open', '老人家里问过');
  await upkeep();
  await neighbour.open('/pages/me/index');
  await neighbour.tap('[data-points]');
  await neighbour.tap('[data-id="stars"]');
  await neighbour.sees('归雁小厨');
  await neighbour.sees('三星');
  for (const phone of [secretary, keeper, neighbour]) phone.close();
});
