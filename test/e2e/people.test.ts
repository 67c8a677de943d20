import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { ConsentDocument } from '../../cloudfunctions/resident/collections.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';

/** Somebody without WeChat is entered at the door and helped; somebody leaves and takes their data along. */
let stage: Stage;
let secretary: Phone;
let resident: Phone;
let li: ResidentDocument;

const residents = () =>
  [...stage.cloud.database.documents('residents')] as unknown as ResidentDocument[];

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 60 });
  secretary = await stage.phone({ as: 'secretary' });
  resident = await stage.phone({ as: 'resident-li' });
  const found = residents().find(({ name }) => name === '李晨露');
  assert.ok(found);
  li = found;
});
afterAll(() => stage.close());

const myData = () => `/package-resident/pages/my-data/index?communityId=${li.communityId}`;

test('the secretary enters an elder at the door; a name left half typed is still there', async () => {
  const { communityId, households } = li;
  const url = `/package-resident/pages/household-members/index?communityId=${communityId}&householdId=${households[0]?.householdId}`;
  await secretary.open(url);
  await secretary.sees('李晨露');
  await secretary.tap('action-bar >>> button');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('请写下这位居民的姓名');
  await secretary.type('form-field >>> input', '陈奶奶');
  await secretary.open(url);
  await secretary.sees('登记到这一户');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('没有微信，当面或电话联系');
  expect(residents().filter(({ name }) => name === '陈奶奶').length).toBe(1);
});

test('and writes down that her neighbour may act for her, until a day', async () => {
  const elder = residents().find(({ name }) => name === '陈奶奶');
  await secretary.tap(`.tap[data-member="${elder?._id}"]`);
  await secretary.tap('.text-button[data-do="consent"]');
  await secretary.sees('谁替 陈奶奶 办');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('请先选好由谁来办');
  await secretary.tap(`.candidate[data-id="${li._id}"]`);
  await secretary.tap('action-bar >>> button');
  await secretary.sees('李晨露 可以替 陈奶奶 办事');
});

test('both find it among their own data; the helper ends it herself', async () => {
  await resident.open('/pages/me/index');
  await resident.tap('[data-id="my-data"]');
  await resident.sees('我替 陈奶奶 办');
  await resident.sees('李晨露');
  await resident.tap('.text-button[data-agent]');
  await resident.answer('confirm');
  await resident.misses('我替 陈奶奶 办');
  const consents = [...stage.cloud.database.documents('consents')] as unknown as ConsentDocument[];
  const ended = consents.find(({ principalName }) => principalName === '陈奶奶');
  assert.ok(ended?.endedAt);
});

test('a resident leaves: nothing names her any more, and the app greets her as a stranger', async () => {
  await resident.open(myData());
  await resident.tap('[data-id="leave"]');
  await resident.answer('cancel');
  await resident.sees('李晨露');
  await resident.tap('[data-id="leave"]');
  await resident.answer('confirm');
  await resident.sees('欢迎到邻里来');
  const collections = ['residents', 'receipts', 'consents', 'households', 'messages'];
  for (const name of collections) {
    const documents = [...stage.cloud.database.documents(name)] as { owners?: unknown }[];
    // Who owns a home is the register's to say, whoever uses the app.
    const all = JSON.stringify(documents.map(({ owners: _, ...rest }) => rest));
    assert.ok(!all.includes('李晨露') && !all.includes('o-resident-li'), name);
  }
});
