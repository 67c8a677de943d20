import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type { SeasonDocument, ShiftDocument } from '../../cloudfunctions/volunteer/collections.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';

/** A leader publishes a month of patrols from a template, a neighbour signs up, and one of them is called off. */
let stage: Stage;
let leader: Phone;
let li: Phone;
let shift: ShiftDocument;

const documents = <Doc>(name: string) =>
  [...stage.cloud.database.documents(name)] as unknown as Doc[];

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 160 });
  leader = await stage.phone({ as: 'volunteer' });
  li = await stage.phone({ as: 'resident-li' });
});
afterAll(() => stage.close());

test('a month of patrols is published from a template, every day of it seen before', async () => {
  const team = documents<{ _id: string; name: string }>('teams').find(
    ({ name }) => name === '平安巡逻队',
  );
  await leader.open(
    `/package-volunteer/pages/team-detail/index?communityId=sunshine&teamId=${team?._id}`,
  );
  await leader.tap('[data-id="plan"]');
  await leader.tap('[data-id="template"]');
  await leader.browser.tap('.phone-choice >> text=晚间巡逻');
  await leader.type('form-field[data-field="meet"] >>> input', '一期西门岗亭');
  await leader.tap('action-bar >>> button', -1);
  await leader.tap('switch-row[data-field="repeats"]');
  await leader.sees('一共');
  await leader.tap('action-bar >>> button', -1);
  await leader.sees('要几个人');
  await leader.tap('action-bar >>> button', -1);
  await leader.sees('点一下可以去掉或加上');
  await leader.tap('action-bar >>> button', -1);
  await leader.sees('排好的一段时间');
  const [season] = documents<SeasonDocument>('seasons').sort(
    (one, other) => other.change.at - one.change.at,
  );
  expect(season?.made).toBe(true);
  const shifts = documents<ShiftDocument>('shifts').filter(
    ({ seasonId }) => seasonId === season?._id,
  );
  expect(shifts.length).toBeGreaterThanOrEqual(25);
  [shift] = shifts.sort((one, other) => other.from - one.from) as [ShiftDocument];
});

test('a neighbour reads what to beware of, and then has a place', async () => {
  await li.open(
    `/package-volunteer/pages/shift-detail/index?communityId=sunshine&shiftId=${shift._id}`,
  );
  await li.sees('要当心的');
  await li.tap('action-bar >>> button');
  await li.answer('confirm');
  await li.sees('报上了');
});

test('called off, it tells the neighbour and nobody else', async () => {
  await leader.open(
    `/package-volunteer/pages/sign-up-list/index?communityId=sunshine&shiftId=${shift._id}&teamId=${shift.teamId}`,
  );
  await leader.sees('李晨露');
  await leader.tap('[data-id="cancel"]');
  await leader.answer('confirm');
  await leader.sees('这一班已经取消');
  await stage.pull('timer', { function: 'volunteer', trigger: 'upkeep' });
  const told = documents<MessageDocument>('messages').filter(
    ({ subjectId }) => subjectId === shift._id,
  );
  expect(told.map(({ residentId }) => residentId)).toStrictEqual(['resident-li']);
  await li.open('/pages/volunteer/index');
  await li.sees('取消了：');
});
