import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';

/** The secretary asks people into office; what takes two is agreed to by the party branch. */
let stage: Stage;
let secretary: Phone;
let party: Phone;

const rolesOf = (id: string) =>
  ([...stage.cloud.database.documents('residents')] as unknown as ResidentDocument[]).find(
    ({ _id }) => _id === id,
  )?.roles ?? [];

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 60 });
  secretary = await stage.phone({ as: 'secretary' });
  party = await stage.phone({ as: 'party' });
});
afterAll(() => stage.close());

/** The party branch finds on its first page what was proposed about somebody, and agrees. */
async function agreeTo(person: string, name: string): Promise<void> {
  await party.open('/pages/home/index');
  await party.sees('2\n任职商定');
  await party.tap('desk-figures >>> [data-id="proposals"]');
  await party.sees(name);
  expect(rolesOf(person)).toStrictEqual([]);
  const [proposal] = (
    [...stage.cloud.database.documents('proposals')] as { _id: string; residentId: string }[]
  ).filter(({ residentId }) => residentId === person);
  await party.tap(`[data-accept="${proposal?._id}"] >>> button`);
  await party.sees('同意以后马上生效');
  await party.tap('[data-id="decide"] >>> button');
  await party.misses(name);
}

test('a vacant post is filled by two: found by name, place and office already chosen', async () => {
  await secretary.open('/pages/me/index');
  await secretary.tap('[data-id="desk"]');
  await secretary.tap('[data-drawer="settings"]');
  await secretary.tap('[data-id="posts"]');
  await secretary.sees('单元空着');
  await secretary.tap('[data-vacant][data-role="stair-steward"]');
  await secretary.sees('看得到要联系的住户电话');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('请先找到要请的人');
  await secretary.type('form-field >>> input', '李晨');
  await secretary.tap('[data-person="resident-li"]');
  await secretary.sees('换一位');
  await secretary.sees('请先请一位党支部成员');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('单元空着');
  await agreeTo('resident-li', '李晨露');
  await secretary.open('/package-resident/pages/role-posts/index?communityId=sunshine');
  await secretary.sees('李晨露');
  const [held] = rolesOf('resident-li');
  expect(held?.role).toBe('stair-steward');
});

test('who was asked finds the workbench, and neighbours find whom to ask', async () => {
  const li = await stage.phone({ as: 'resident-li' });
  await li.open('/pages/me/index');
  await li.sees('楼道长');
  await li.sees('工作台');
  await li.sees('有事找谁');
});

test('an office with power over data waits for the second officer, who finds it on the first page', async () => {
  await secretary.open(
    '/package-resident/pages/role-grant/index?communityId=sunshine&role=grid-officer',
  );
  await secretary.type('form-field >>> input', '王秋实');
  await secretary.tap('[data-person="resident-wang"]');
  await secretary.sees('同意后才生效');
  await secretary.tap('place-picker >>> .place-row__choose', 1);
  await secretary.tap('action-bar >>> button');
  await secretary.misses('提议请他担任');
  await agreeTo('resident-wang', '王秋实');
  expect(rolesOf('resident-wang')[0]?.role).toBe('grid-officer');
});

test('a term is ended at once, and the last secretary stays', async () => {
  await secretary.open('/package-resident/pages/role-posts/index?communityId=sunshine');
  await secretary.tap('[data-held="resident-li"]');
  await secretary.tap('[data-end="resident-li"]');
  await secretary.answer('confirm');
  await secretary.misses('李晨露');
  await secretary.tap('[data-held="secretary"]');
  await secretary.tap('[data-end="secretary"]');
  await secretary.answer('confirm');
  await secretary.browser.getByText('至少要有一位书记').first().waitFor({ state: 'attached' });
});
