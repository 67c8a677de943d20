import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { addDays, DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { MediationDocument } from '../../cloudfunctions/matter/collections.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import { asResident, documentOn, type Phone, type Stage, startStage } from '../support/phone.ts';

/** Two neighbours are talked with: it rises to the mediation committee by itself, and ends in a paper that all sign. */
const WORDS = '三楼的鹦鹉夜里一直叫，孩子睡不着';
const OTHER = '三楼养鸟的那一家';
const AGREED = '晚上九点以后把鹦鹉关进里屋';
let stage: Stage;
let li: Phone;
let neighbour: Phone;
let mediationId = '';
const names = { neighbour: '', door: '' };

const all = <Doc>(name: string) => [...stage.cloud.database.documents(name)] as unknown as Doc[];
const mediation = () => {
  const found = all<MediationDocument>('mediations').find(({ words }) => words === WORDS);
  assert.ok(found);
  return found;
};
const residentOf = (id: string) => {
  const found = all<ResidentDocument>('residents').find(({ _id }) => _id === id);
  assert.ok(found);
  return found;
};
const upkeep = () => stage.pull('timer', { function: 'matter', trigger: 'upkeep' });
const later = async (days: number) => {
  await stage.pull('clock', { now: stage.cloud.now() + days * DAY });
  await upkeep(); // it rises
  await upkeep(); // and somebody is found
};
const page = (name: string, more = '') =>
  `/package-matter/pages/${name}/index?communityId=sunshine${more}`;
const detail = () => page('mediation-detail', `&mediationId=${mediationId}`);

/** The phone of whoever talks between them now, with the mediation on it. */
async function mediatorsPhone(): Promise<Phone> {
  const { mediator } = mediation();
  assert.ok(mediator);
  const phone = await stage.phone({ as: asResident(stage, residentOf(mediator.residentId)) });
  await phone.open(page('mediation-list'));
  await phone.tap(`[data-id="${mediationId}"]`);
  await phone.sees('谁和谁谈');
  return phone;
}

/** The mediator names somebody who has no part in it, and takes them out; they read why, and find nothing else. */
async function namesByMistake(steward: Phone): Promise<void> {
  const { name, households } = residentOf('resident-zhou');
  await steward.type('form-field[data-field="name"] >>> input', name);
  await steward.type('form-field[data-field="door"] >>> input', households[0]?.label ?? '');
  await steward.tap('[data-do="party"] >>> button');
  await steward.sees('还没说愿不愿意谈');
  const other = await stage.phone({ as: 'resident-zhou' });
  await other.open(detail());
  await other.sees('我愿意谈');
  await steward.tap('[data-remove="1"]');
  await steward.browser.tap('.phone-choice >> text=同名的另一位');
  await steward.answer('confirm');
  await steward.sees('有一位是弄错了才写进来的（同名的另一位）');
  expect(await steward.text()).not.toContain(name);
  await other.open(detail());
  await other.sees('您是被弄错了才写进来的');
  await other.open(page('mediation-list'));
  await other.sees('现在没有和您有关的协调');
  other.close();
}

/** What somebody finds of it: on its own page, in their list, by search, among their messages. */
async function findsNothing(phone: Phone): Promise<void> {
  await phone.open(detail());
  await phone.sees('没有找到');
  await phone.open(page('mediation-list'));
  await phone.sees('现在没有和您有关的协调');
  await phone.open('/package-home/pages/search-all/index?communityId=sunshine');
  await phone.type('form-field >>> input', '鹦鹉');
  await phone.tap('[data-do="seek"] >>> button');
  await phone.sees('没有找到');
  expect(await phone.text()).not.toContain('鹦鹉');
}

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 160 });
  li = await stage.phone({ as: 'resident-li' });
  const found = residentOf('resident-wang');
  names.neighbour = found.name;
  names.door = found.households[0]?.label ?? '';
  const { _id, ...observer } = residentOf('observer');
  const office = { role: 'mediator', placeId: 'sunshine', placeLabel: '', from: '2026-01-01' };
  const mediator = { ...observer, _id: 'mediator', openid: 'o-mediator', name: '柳如烟' };
  const roles = [{ ...office, until: null }];
  await stage.cloud.database.insertMany('residents', [
    { ...mediator, accountKey: 'wx:o-mediator', roles },
  ] as never);
  neighbour = await stage.phone({ as: found._id });
});
afterAll(() => stage.close());

test('one asks, whom to call about violence stands first; a steward is found and names the other', async () => {
  await li.open(page('matter-list'));
  await li.tap('segment >>> [data-key="raised"]');
  await li.tap('[data-do="mediations"]');
  await li.sees('别的邻居、干部都看不到');
  await li.tap('action-bar >>> button');
  await li.sees('打 110 报警');
  await li.type('form-field[data-field="words"] >>> textarea', WORDS);
  await li.type('form-field[data-field="other"] >>> input', OTHER);
  await li.tap('action-bar >>> button');
  await li.sees('正在找合适的人来谈');
  mediationId = mediation()._id;
  await upkeep();
  await li.open(detail());
  await li.sees('楼栋长初调，等大家同意');
  const steward = await mediatorsPhone();
  await steward.sees(OTHER);
  await namesByMistake(steward);
  await steward.type('form-field[data-field="name"] >>> input', names.neighbour);
  await steward.type('form-field[data-field="door"] >>> input', names.door);
  await steward.tap('[data-do="party"] >>> button');
  await steward.sees('还没说愿不愿意谈');
  steward.close();
});

test('what the mediator writes down for the other is marked, and the other says that it is not so', async () => {
  const steward = await mediatorsPhone();
  await steward.tap('[data-party="1"][data-consents="true"]');
  await steward.browser.tap('.phone-choice >> text=电话里说的');
  await steward.sees('由调解员代记');
  await upkeep();
  await li.open(detail());
  await li.sees('电话里说的。已经告诉本人，不对可以说。');
  await neighbour.open(detail());
  await neighbour.tap('[data-do="denied"]');
  await neighbour.sees('我愿意谈');
  await neighbour.misses('由调解员代记');
  steward.close();
});

test('the other reads that they are asked, not what was said of them, and agrees', async () => {
  await upkeep();
  await neighbour.open(page('mediation-list'));
  await neighbour.tap(`[data-id="${mediationId}"]`);
  await neighbour.sees('我愿意谈');
  expect(await neighbour.text()).not.toContain(OTHER);
  await neighbour.tap('[data-do="agree-to-talk"] >>> button');
  await neighbour.misses('我愿意谈');
  await li.open(detail());
  await li.sees('楼栋长初调');
  await li.misses('等大家同意');
});

test('a level whose days are over gives it to the next, and keeps nothing of it', async () => {
  const steward = residentOf(mediation().mediator?.residentId ?? '');
  await later(8);
  await li.open(detail());
  await li.sees('业委会协调');
  const former = await stage.phone({ as: asResident(stage, steward) });
  await findsNothing(former);
  former.close();
  await later(8);
  await li.open(detail());
  await li.sees('社区终调');
  await li.sees('人民调解法');
  await li.sees('谈不拢，就到此为止');
  expect(mediation()).toMatchObject({ level: 'committee', state: 'going' });
});

test('what they agree on is printed, signed, and may be taken to the court for thirty days', async () => {
  const mediator = await mediatorsPhone();
  await mediator.type('form-field[data-field="text"] >>> textarea', AGREED);
  const day = addDays(dayOf(stage.cloud.now()), 14);
  await mediator.choose('picker', day);
  await mediator.tap('[data-do="agree"] >>> button');
  await mediator.sees('打印出来签字');
  await mediator.tap('[data-do="print"] >>> button');
  const paper = await documentOn(mediator);
  const text = new TextDecoder().decode(unzipSync(paper.bytes)['word/document.xml']);
  for (const words of ['人民调解协议书', '李晨露', names.neighbour, AGREED, '（签名）']) {
    expect(text).toContain(words);
  }
  expect(paper.name).not.toContain('李晨露');
  await mediator.choose('picker', dayOf(stage.cloud.now()));
  await mediator.sees('都签字了');
  for (const party of [li, neighbour]) {
    await party.open(detail());
    await party.sees('谈好了');
    await party.sees(AGREED);
    await party.sees('司法确认');
  }
  await mediator.sees('看看做到没有');
  expect(mediation().agreement?.followUps).toStrictEqual([{ day, result: null }]);
  mediator.close();
});

test('nobody else finds anything of it: officers, supervisors, neighbours, the record', async () => {
  for (const as of ['secretary', 'party', 'grid-officer', 'volunteer']) {
    const phone = await stage.phone({ as });
    await findsNothing(phone);
    if (as === 'secretary') {
      await phone.open(page('matter-board'));
      await phone.sees('七天内到期');
      expect(await phone.text()).not.toContain('鹦鹉');
    }
    if (as === 'party') {
      await phone.open('/package-resident/pages/audit-list/index?communityId=sunshine');
      await phone.sees('谁也改不了');
      for (const said of [WORDS, AGREED, names.neighbour]) {
        expect(await phone.text()).not.toContain(said);
      }
    }
    phone.close();
  }
  const record = all<{ target: string; action: string }>('audit');
  const entries = record.filter(({ target }) => target === `mediation:${mediationId}`);
  expect(entries.length).toBeGreaterThan(4);
  expect(new Set(entries.map(({ action }) => action))).toStrictEqual(new Set(['mediation.change']));
});
