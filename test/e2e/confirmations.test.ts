import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type { NoticeDocument, ReceiptDocument } from '../../cloudfunctions/notice/collections.ts';
import type {
  HouseholdDocument,
  ResidentDocument,
} from '../../cloudfunctions/people/collections.ts';
import type { ConsentDocument } from '../../cloudfunctions/resident/collections.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';

/** Who has not confirmed: written down at the door, reminded, and confirmed for by a daughter. */
const TEMPLATE = 'linli-notice-published';
let stage: Stage;
let communityId: string;
let noticeId: string;
let secretary: Phone;

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 60 });
  communityId = stage.cloud.personas()[0]?.communityId ?? '';
  const notice = documents<NoticeDocument>('notices').find(
    ({ mustConfirm, state, audience }) =>
      mustConfirm && state === 'published' && audience.includes(communityId),
  );
  assert.ok(notice);
  noticeId = notice._id;
  secretary = await stage.phone({ as: 'secretary' });
});
afterAll(() => stage.close());

function documents<Doc>(collection: string): Doc[] {
  return [...stage.cloud.database.documents(collection)] as unknown as Doc[];
}

const page = (name: string) =>
  `/package-notice/pages/${name}/index?communityId=${communityId}&noticeId=${noticeId}`;
const isConfirmed = (householdId: string) =>
  documents<ReceiptDocument>('receipts').some(({ keys }) =>
    keys.includes(`${noticeId}:${householdId}`),
  );
const confirmed = async () => {
  await secretary.open(page('notice-turnout'));
  await secretary.sees('户已确认');
  const turnout = (await (await secretary.program.currentPage())?.data('turnout')) as {
    confirmed: number;
  };
  return turnout.confirmed;
};

const doorOf = ({ number }: HouseholdDocument) => `.door-grid__door[aria-label*="${number}，"]`;
/** The doors of the stair, narrowed to this one and those whose numbers begin alike. */
async function openDoors(home: HouseholdDocument): Promise<void> {
  const placeId = home._id.replace(/\.[^.]+$/, '');
  await secretary.open(`${page('notice-unconfirmed')}&placeId=${placeId}`);
  await secretary.type('form-field >>> input', home.number);
  await secretary.browser.waitForSelector(doorOf(home));
}

test('a person without a phone is confirmed on paper, and a slip of the finger is taken back', async () => {
  const before = await confirmed();
  const home = documents<HouseholdDocument>('households').find(
    ({ _id }) =>
      !isConfirmed(_id) &&
      !documents<ResidentDocument>('residents').some(({ households }) =>
        households.some(({ householdId }) => householdId === _id),
      ),
  );
  assert.ok(home);
  await openDoors(home);
  await secretary.tap(`door-board >>> door-grid >>> ${doorOf(home)}`);
  await secretary.browser.tap('.phone-choice >> text=纸面已签');
  await secretary.sees('：纸面已签');
  expect(await confirmed()).toBe(before + 1);
  await openDoors(home);
  await secretary.tap(`door-board >>> door-grid >>> ${doorOf(home)}`);
  await secretary.browser.waitForSelector('.phone-dialog:has-text("记下：纸面已签")');
  await secretary.answer('confirm');
  await secretary.browser.waitForSelector(`${doorOf(home)}[aria-label*="还没确认"]`);
  expect(await confirmed()).toBe(before);
});

test('a household is called, and what it said on the phone is written down', async () => {
  const before = await confirmed();
  const home = documents<HouseholdDocument>('households').find(
    ({ _id, head }) => head.phoneCipher !== null && !isConfirmed(_id),
  );
  assert.ok(home);
  await openDoors(home);
  await secretary.tap(`door-board >>> door-grid >>> ${doorOf(home)}`);
  await secretary.browser.tap('.phone-choice >> text=打电话');
  for (const question of ['打电话给这一户', '拨打电话', '电话里说好了吗']) {
    await secretary.browser.waitForSelector(`.phone-dialog:has-text("${question}")`);
    await secretary.answer('confirm');
  }
  await secretary.sees('：电话里说好了');
  expect(await confirmed()).toBe(before + 1);
  const looks = documents<AuditDocument>('audit').filter(
    ({ action }) => action === 'household.call',
  );
  expect(looks.map(({ target }) => target)).toStrictEqual([`household:${home._id}`]);
});

test('a reminder goes to those who have not confirmed, and to nobody else', async () => {
  const people = documents<ResidentDocument>('residents').filter(
    ({ openid, households }) => openid !== null && households.length === 1,
  );
  const homeOf = ({ households }: ResidentDocument) => households[0]?.householdId ?? '';
  const done = people.find((one) => isConfirmed(homeOf(one)));
  const open = people.find((one) => !isConfirmed(homeOf(one)));
  assert.ok(done && open, 'the demo has both');
  for (const [n, { openid }] of [done, open].entries()) {
    await stage.cloud.grantMessage(openid ?? '', TEMPLATE, 1);
    await stage.pull('call', {
      function: 'resident',
      action: 'grantMessages',
      input: { communityId, templateIds: [TEMPLATE], commandId: `e2e-grant-command-${n}` },
      as: openid,
    });
  }
  await secretary.open(page('notice-turnout'));
  await secretary.sees('其中 1 户收得到提醒');
  await secretary.tap('action-bar >>> button');
  await secretary.answer('confirm');
  await secretary.sees('提醒过');
  for (let turn = 0; turn < 3; turn += 1) {
    await stage.pull('timer', { function: 'notice', trigger: 'upkeep' });
  }
  const sent = documents<MessageDocument>('messages').filter(
    ({ _id, state }) => state === 'sent' && /:r\d+$/.test(_id),
  );
  expect(sent.map(({ residentId }) => residentId)).toStrictEqual([open._id]);
  assert.ok(!(await secretary.text()).includes('提醒没确认的'), 'not again so soon');
});

test('a daughter who may act for her mother confirms for her; mother and steward see who did', async () => {
  const daughter = documents<ResidentDocument>('residents').find(
    ({ _id }) => _id === 'resident-li',
  );
  const mother = documents<ResidentDocument>('residents').find(
    ({ _id, openid, households }) =>
      _id !== 'resident-li' &&
      openid !== null &&
      households.length === 1 &&
      !isConfirmed(households[0]?.householdId ?? ''),
  );
  assert.ok(daughter && mother);
  const consent: ConsentDocument = {
    _id: `${mother._id}:${daughter._id}`,
    communityId,
    principalId: mother._id,
    principalName: mother.name,
    agentId: daughter._id,
    agentName: daughter.name,
    from: '2020-01-01',
    until: '2099-12-31',
    given: 'paper',
    recordedBy: 'secretary',
    endedAt: null,
    change: { id: 'e2e-consent', action: 'seed', actorId: 'seed', target: 'seed', at: 1 },
  };
  await stage.cloud.database.insertMany('consents', [consent] as never);
  const phone = await stage.phone({ as: 'resident-li' });
  await phone.open('/pages/home/index');
  await phone.sees(`替 ${mother.name} 确认`);
  await phone.tap(`need-card[data-need="for"][data-of="${noticeId}"] >>> .need-card__open`);
  await phone.sees(`替${mother.name}确认`);
  await phone.tap('act-for >>> button');
  await phone.answer('confirm');
  await phone.sees(`${daughter.name} 替${mother.name}确认`);
  phone.close();
  const motherPhone = await stage.phone({ as: mother._id });
  await motherPhone.open(page('notice-detail'));
  await motherPhone.sees(`${daughter.name} 替您确认的`);
  motherPhone.close();
  const home = documents<HouseholdDocument>('households').find(
    ({ _id }) => _id === mother.households[0]?.householdId,
  );
  assert.ok(home);
  await openDoors(home);
  await secretary.tap(`door-board >>> door-grid >>> ${doorOf(home)}`);
  await secretary.browser.waitForSelector(
    `.phone-dialog:has-text("${daughter.name} 替${mother.name}确认")`,
  );
});
