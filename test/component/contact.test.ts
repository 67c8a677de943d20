import { expect, it } from '@jest/globals';
import type { DutyPhone } from '../../typings/contract/parts/contact.ts';
import type { Steward } from '../../typings/contract/role.ts';
import { type Answers, answering, openPage, refusing, waiting } from '../support/component.ts';
import { COMMUNITY, MEMBERSHIP } from './samples.ts';

/** 有事找谁: whom neighbours call, and what an officer offers them. */

type OfContact = NonNullable<Answers['role']>['showContact'];
const KNOWN = { phone: '13900000001', from: 480, until: 1200 };

const offer = (showContact: OfContact, offerContact = answering({ offered: true })) =>
  openPage('package-resident/pages/contact-offer/index', {
    query: { communityId: COMMUNITY },
    // Afterwards it goes home.
    answers: {
      role: { showContact, offerContact },
      resident: { listMemberships: refusing('OFFLINE') },
    },
  });

const steward = (more: Partial<Steward> = {}): Steward => ({
  name: '沈秋',
  role: 'building-steward',
  placeLabel: '一期 1栋',
  reach: null,
  ...more,
});

const me = (stewards: Steward[], duty: DutyPhone | null = null) =>
  openPage('pages/me/index', {
    answers: {
      resident: { listMemberships: answering({ memberships: [MEMBERSHIP] }) },
      civility: { listOwnCards: answering({ cards: [] }) },
      role: { listStewards: answering({ stewards, duty }) },
    },
  });

it('calls whom the neighbours may call now, and says when the others can be called', async () => {
  const { phone, ...hours } = KNOWN;
  const page = await me([
    steward({ reach: { phone, ...hours } }),
    steward({ name: '罗清和', reach: { phone: null, ...hours } }),
    steward({ name: '文一舟', role: 'secretary' }),
  ]);
  await page.atRest();
  expect(page.all('[aria-label^="打电话给"]').length).toBe(1);
  expect(page.text()).toContain('一期 1栋 楼栋长 · 08:00–20:00 可以打电话');
  page.tap('打电话给 沈秋');
  expect(page.dialog()).toContain(phone);
  page.close();
});

it('says who will see the number, before there is one', async () => {
  const page = await offer(answering({ contact: null }));
  await page.atRest();
  expect(page.text()).toContain('您负责的楼里的邻居，在您说的时间里看得到这个号码');
  expect(page.text()).not.toContain('不再让邻居打');
  page.tap('让邻居打这个电话');
  await page.atRest();
  expect(page.text()).toContain('请写对电话号码');
  expect(page.calls.map(({ name }) => name)).toStrictEqual(['role.showContact']);
  page.type('电话', '139 0000 0001');
  page.tap('让邻居打这个电话');
  page.tap('让邻居打这个电话');
  await page.atRest();
  const sent = page.calls.filter(({ name }) => name === 'role.offerContact');
  expect(sent).toMatchObject([{ input: { communityId: COMMUNITY, contact: KNOWN } }]);
  page.close();
});

it('takes it back after a question, and keeps what was typed when it is refused', async () => {
  const page = await offer(answering({ contact: KNOWN }), refusing('SERVICE_BUSY') as never);
  await page.atRest();
  expect(page.text()).toContain('邻居现在看得到 13900000001，08:00–20:00');
  page.tap('收回，不再让邻居打');
  page.answer('cancel');
  await page.atRest();
  expect(page.calls.length).toBe(1);
  page.tap('收回，不再让邻居打');
  page.answer('confirm');
  await page.atRest();
  expect(page.calls.at(-1)).toMatchObject({
    name: 'role.offerContact',
    input: { contact: null },
  });
  expect(page.text()).toContain('邻居现在看得到');
  page.close();
});

it('shows the shape of what is to come, and why it does not come', async () => {
  const coming = await offer(waiting);
  expect(coming.text()).toBe('');
  coming.close();
  const failed = await offer(refusing('OFFLINE'));
  await failed.atRest();
  expect(failed.text()).toContain('现在连不上网络');
  failed.close();
});

const ON_DUTY: DutyPhone = { phone: '021-55550001', from: 0, until: 1440, who: '社区值班室' };

it('has the duty phone beneath the stewards, with its hours', async () => {
  const page = await me([steward()], ON_DUTY);
  await page.atRest();
  expect(page.text()).toContain('社区值班室 全天有人接');
  page.tap('打电话给 社区值班室');
  expect(page.dialog()).toContain(ON_DUTY.phone);
  page.close();
});

it('writes down the duty phone, and says what is missing first', async () => {
  const page = await openPage('package-home/pages/duty-phone/index', {
    query: { communityId: COMMUNITY },
    answers: {
      role: {
        listStewards: answering({ stewards: [], duty: null }),
        setDutyPhone: answering({ duty: ON_DUTY }),
      },
      resident: { listMemberships: refusing('OFFLINE') },
    },
  });
  await page.atRest();
  page.tap('给大家看这个电话');
  await page.atRest();
  expect(page.text()).toContain('请写对电话号码');
  page.type('电话', '021-5555 0001');
  page.tap('给大家看这个电话');
  await page.atRest();
  expect(page.text()).toContain('请写接电话的是谁');
  page.type('谁来接', '社区值班室');
  page.tap('给大家看这个电话');
  page.tap('给大家看这个电话');
  await page.atRest();
  const sent = page.calls.filter(({ name }) => name === 'role.setDutyPhone');
  expect(sent).toMatchObject([{ input: { duty: { ...ON_DUTY, from: 480, until: 1200 } } }]);
  page.close();
});

it('says how a parent is set up, whose own tap is the consent, and whom to ask about it', async () => {
  const page = await openPage('package-resident/pages/my-household/index', {
    query: { communityId: COMMUNITY, householdId: 'h1' },
    answers: {
      resident: {
        showHousehold: answering({
          label: '一期 1栋 1单元 101',
          members: [],
          representativeId: null,
        }),
      },
      role: {
        listStewards: answering({ stewards: [steward({ reach: KNOWN })], duty: null }),
      },
    },
  });
  await page.atRest();
  expect(page.text()).toContain('帮爸妈加入');
  expect(page.text()).toContain('要他们自己点：“我的”、“我的资料”、“请人替我办”');
  expect(page.calls.map(({ name }) => name)).toStrictEqual(['resident.showHousehold']);
  page.tap('有事找谁？打电话问一问');
  await page.atRest();
  page.choose('楼栋长 沈秋');
  await page.atRest();
  expect(page.dialog()).toContain(KNOWN.phone);
  page.close();
});
