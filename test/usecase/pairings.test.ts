import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import { HOME, MAPLE, type PersonKey, residentIdOf, START } from '../support/community.ts';
import { settle } from '../support/faults.ts';
import { commandId, consentOf, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { pairingTalk } from '../support/pairing-talk.ts';
import {
  COORDINATOR,
  confirming,
  ELDER,
  HELPER,
  noting,
  onPairing,
  planning,
  proposal,
  weekly,
} from '../support/pairings.ts';
import { patch } from '../support/patch.ts';

/** One helper and one elder, from the proposal to the end, and what nobody else is shown. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { must, code, refusal, one, show, list, document, propose } = pairingTalk(() => linli);

describe('a pairing', () => {
  it('begins when both have agreed, has its visits, and ends by one phone call', async () => {
    const pairingId = await propose(1);
    const on = (n: number, more = {}) => onPairing(n, { pairingId, ...more });
    expect((await show('resident', pairingId)).waitsFor).toStrictEqual(['helper', 'elder']);
    expect(await code('planVisits', on(2, { plans: [], seen: 'x' }), 'stairSteward')).toBe(
      'PAIRING_NOT_AGREED',
    );
    expect(await code('writeDiary', on(3, { text: '你好' }), 'stairSteward')).toBe(
      'PAIRING_NOT_AGREED',
    );
    await must('agreeToPairing', on(4, { agrees: true }), 'stairSteward');
    const said = on(5, { agrees: true, elderSaid: 'spoken' });
    expect(await code('agreeToPairing', said, 'stairSteward')).toBe('PAIRING_NOT_YOURS');
    expect(await must('agreeToPairing', said, COORDINATOR)).toStrictEqual({ state: 'active' });
    expect(document(pairingId).agreed.elder).toMatchObject({
      how: 'spoken',
      by: residentIdOf(COORDINATOR),
    });

    const { seen } = await show('stairSteward', pairingId);
    const plans = [weekly({ day: '2026-06-15', start: '15:00' })];
    await must('planVisits', on(6, { plans, seen }), 'stairSteward');
    expect(await code('planVisits', on(7, { plans, seen }), 'resident')).toBe('PAIRING_CHANGED');
    expect((await show('resident', pairingId)).coming[0]).toStrictEqual({
      day: '2026-06-15',
      start: '15:00',
      minutes: 60,
    });

    await linli.clock(START + 7 * 60 * 60_000);
    const visit = on(8, { day: '2026-06-15', start: '15:00', minutes: 60 });
    const { visitId } = await must<{ visitId: string }>('noteVisit', visit, 'stairSteward');
    expect(await code('confirmVisit', confirming(9, { visitId }), 'stairSteward')).toBe(
      'PAIRING_NOT_YOURS',
    );
    await must('confirmVisit', confirming(10, { visitId }), 'resident');
    expect((await show(COORDINATOR, pairingId)).visits).toMatchObject([
      { day: '2026-06-15', state: 'confirmed', decidedBy: 'elder' },
    ]);

    const asked = { by: 'elder', how: 'phone' };
    expect(await code('endPairing', on(11, { asked }), 'mediator')).toBe('PAIRING_NOT_FOUND');
    await must('endPairing', on(12, { asked }), 'secretary');
    expect(document(pairingId).ended).toMatchObject({
      why: 'elder',
      by: residentIdOf('secretary'),
      how: 'phone',
    });
    expect(
      await code(
        'noteVisit',
        on(13, { day: '2026-06-14', start: '10:00', minutes: 30 }),
        'stairSteward',
      ),
    ).not.toBe('ok');
    expect(await code('writeDiary', on(14, { text: '再见' }), 'stairSteward')).toBe(
      'PAIRING_ENDED',
    );
    expect(await propose(15)).not.toBe(pairingId);
  });

  it.each<[string, As]>([
    ['the elder', ELDER],
    ['the helper', HELPER],
    ['the coordinator', COORDINATOR],
    ['another officer of the door', 'secretary'],
  ])('is ended by %s without a reason, and twice is once', async (_who, as) => {
    await must('endPairing', onPairing(1), as);
    const { ended } = document();
    expect(await must('endPairing', onPairing(2), ELDER)).toStrictEqual({ state: 'ended' });
    expect(document().ended).toStrictEqual(ended);
  });

  it('is ended by who lives with the elder, and by whom the elder lets act', async () => {
    const homes = [{ householdId: document().placeId, label: '', joinedAt: START }];
    await patch(linli, 'residents', { _id: residentIdOf('volunteer') }, { households: homes });
    await linli.cloud.database.insertMany('consents', [consentOf(ELDER, 'mediator')] as never);
    for (const as of ['volunteer', 'mediator'] as const) {
      expect((await list('mine', as)).map(({ parts }) => parts)).toStrictEqual([['family']]);
      expect((await show(as)).may).toMatchObject({ end: true, confirm: true, readDiary: false });
      expect(await code('listDiary', one, as)).toBe('PAIRING_NOT_FOUND');
    }
    await must('confirmVisit', confirming(1), 'mediator');
    await must('endPairing', onPairing(2), 'volunteer');
    expect(await must('endPairing', onPairing(2), 'volunteer')).toStrictEqual({ state: 'ended' });
    expect(document().ended?.why).toBe('elder');
    expect(await code('showPairing', one, 'volunteer')).toBe('PAIRING_NOT_FOUND');
    expect(await list('mine', 'mediator')).toStrictEqual([]);
  });

  it.each<[string, PersonKey]>([
    ['the elder', ELDER],
    ['the helper', HELPER],
  ])('ends by itself when %s moves away', async (_who, key) => {
    await patch(linli, 'residents', { _id: residentIdOf(key) }, { households: [], lineages: [] });
    await settle(linli);
    expect(document().ended).toMatchObject({ why: 'moved', by: null });
  });

  it('goes on while both live where they did', async () => {
    await settle(linli);
    expect(document().state).toBe('active');
  });

  it('ends with who leaves, and its diary goes at once', async () => {
    const input = { communityId: MAPLE, commandId: commandId(1) };
    const { envelope } = await linli.call('resident', 'leaveCommunity', input, HELPER);
    expect(envelope.ok).toBe(true);
    expect(document().ended?.why).toBe('left');
    expect(linli.documents('pairingDiary')).toStrictEqual([]);
    expect((await show(ELDER)).helper.name).toBe('');
  });

  it('that nobody answers ends after thirty days', async () => {
    const pairingId = await propose(1);
    await linli.clock(START + 29 * DAY);
    expect(document(pairingId).state).toBe('proposed');
    await linli.clock(START + 31 * DAY);
    expect(document(pairingId).ended?.why).toBe('unanswered');
  });

  it('that one declines has never begun, and frees both', async () => {
    const pairingId = await propose(1);
    const no = onPairing(2, { pairingId, agrees: false });
    expect(await must('agreeToPairing', no, 'resident')).toStrictEqual({ state: 'ended' });
    expect((await show(COORDINATOR, pairingId)).ended?.why).toBe('declined');
    const yes = onPairing(3, { pairingId, agrees: true });
    expect(await code('agreeToPairing', yes, 'stairSteward')).toBe('PAIRING_ENDED');
    await propose(4);
  });
});

describe('who can be paired', () => {
  it('is one helper with one elder: neither has two', async () => {
    const elder = { elderId: residentIdOf(ELDER), householdId: document().placeId };
    expect(await code('proposePairing', proposal(1, elder), COORDINATOR)).toBe('PAIRED');
    const helper = { helperId: residentIdOf(HELPER) };
    expect(await code('proposePairing', proposal(2, helper), COORDINATOR)).toBe('PAIRED');
  });

  it.each<[string, As, Input, unknown]>([
    [
      'the same person',
      COORDINATOR,
      { helperId: residentIdOf('resident') },
      ['PAIRING_UNFIT', { what: 'same' }],
    ],
    [
      'somebody of another door',
      COORDINATOR,
      { householdId: HOME.first },
      ['PAIRING_UNFIT', { what: 'door' }],
    ],
    [
      'a helper without a home here',
      COORDINATOR,
      { helperId: residentIdOf('volunteer') },
      ['PAIRING_UNFIT', { what: 'helper' }],
    ],
    [
      'a guardian of another home',
      COORDINATOR,
      { guardianId: residentIdOf('volunteer') },
      ['PAIRING_UNFIT', { what: 'guardian' }],
    ],
    ['the officer’s own', 'stairSteward', {}, ['PAIRING_OWN', undefined]],
    ['nobody', COORDINATOR, { elderId: 'nobody' }, ['RESIDENT_NOT_FOUND', undefined]],
  ])('is not %s', async (_who, as, more, expected) => {
    const before = linli.state();
    expect(await refusal('proposePairing', proposal(1, more), as)).toStrictEqual(expected);
    expect(linli.state()).toBe(before);
  });

  it('is not who lives together', async () => {
    const households = [{ householdId: HOME.second, label: '', joinedAt: START }];
    await patch(linli, 'residents', { _id: residentIdOf('stairSteward') }, { households });
    expect(await refusal('proposePairing', proposal(1), COORDINATOR)).toStrictEqual([
      'PAIRING_UNFIT',
      { what: 'home' },
    ]);
  });

  it('is nobody whom no officer has confirmed as 18, unless a guardian is there each time', async () => {
    const helperId = residentIdOf('stairSteward');
    await patch(linli, 'residents', { _id: helperId }, { adult: null });
    expect(await refusal('proposePairing', proposal(1), COORDINATOR)).toStrictEqual([
      'PAIRING_MINOR',
      { who: 'helper' },
    ]);
    const households = [{ householdId: HOME.first, label: '', joinedAt: START }];
    const guardianId = residentIdOf('volunteer');
    await patch(linli, 'residents', { _id: guardianId }, { households });
    const pairingId = await propose(2, { guardianId });
    const on = (n: number, more = {}) => onPairing(n, { pairingId, ...more });
    await must('agreeToPairing', on(3, { agrees: true }), 'stairSteward');
    await must('agreeToPairing', on(4, { agrees: true }), 'resident');
    expect((await show('volunteer', pairingId)).waitsFor).toStrictEqual(['guardian']);
    await must('agreeToPairing', on(5, { agrees: true }), 'volunteer');
    const { seen } = await show('volunteer', pairingId);
    await must('planVisits', on(6, { plans: [weekly()], seen }), 'volunteer');
    await linli.clock(START + DAY);
    const visit = { day: '2026-06-15', start: '15:00', minutes: 60 };
    expect(await refusal('noteVisit', on(7, visit), 'stairSteward')).toStrictEqual([
      'VISIT_UNFIT',
      { what: 'guardian' },
    ]);
    await must('noteVisit', on(8, { ...visit, withGuardian: true }), 'stairSteward');
    expect(await code('listDiary', { communityId: MAPLE, pairingId }, 'volunteer')).toBe(
      'PAIRING_NOT_FOUND',
    );
  });

  it('has no visits to come while somebody’s age is in doubt', async () => {
    await patch(linli, 'residents', { _id: residentIdOf(HELPER) }, { adult: null });
    expect(await show(ELDER)).toMatchObject({ unconfirmed: ['helper'], coming: [], next: null });
    expect(await refusal('planVisits', planning(1), ELDER)).toStrictEqual([
      'PAIRING_MINOR',
      { who: 'helper' },
    ]);
  });

  it('is found at the doors of one’s offices, and among those who volunteer', async () => {
    const find = async (as: 'elder' | 'helper', search: string, by: As) =>
      (
        await must<{ people: { name: string; doors: { label: string }[] }[] }>(
          'findForPairing',
          { communityId: MAPLE, as, search },
          by,
        )
      ).people.map(({ name, doors }) => [name, doors.length]);
    expect(await find('elder', '孟小满', COORDINATOR)).toStrictEqual([['孟小满', 1]]);
    expect(await find('elder', '201', COORDINATOR)).toStrictEqual([['孟小满', 1]]);
    expect(await find('elder', '孟小满', 'stairSteward')).toStrictEqual([]);
    expect(await find('elder', '孟小满', 'stewardElsewhere')).toStrictEqual([]);
    expect(await find('helper', '叶青禾', 'stewardElsewhere')).toStrictEqual([['叶青禾', 0]]);
    expect(await find('helper', '唐景行', COORDINATOR)).toStrictEqual([]);
  });
});

describe('visits', () => {
  it('are never at night, nor planned by officers who do not accompany the pairing', async () => {
    for (const more of [{ start: '06:30' }, { start: '19:30', minutes: 60 }]) {
      const input = planning(1, { plans: [weekly(more)] });
      expect(await refusal('planVisits', input, HELPER)).toStrictEqual([
        'VISITS_UNFIT',
        { what: 'hours' },
      ]);
    }
    expect(await refusal('noteVisit', noting(2, { start: '21:00' }), HELPER)).toStrictEqual([
      'VISIT_UNFIT',
      { what: 'hours' },
    ]);
    expect(await code('planVisits', planning(3), 'secretary')).toBe('PAIRING_NOT_YOURS');
    expect(await show('secretary')).toMatchObject({
      plans: [],
      coming: [],
      visits: [],
      next: null,
    });
  });

  it('are said once to have been, and the coordinator has the last word', async () => {
    await must('confirmVisit', confirming(1, { tookPlace: false }), ELDER);
    const homes = [{ householdId: document().placeId, label: '', joinedAt: START }];
    await patch(linli, 'residents', { _id: residentIdOf('volunteer') }, { households: homes });
    expect(await code('confirmVisit', confirming(2), 'volunteer')).toBe('VISIT_DECIDED');
    await must('confirmVisit', confirming(3), COORDINATOR);
    expect((await show(ELDER)).visits[0]).toMatchObject({
      state: 'confirmed',
      decidedBy: 'coordinator',
    });
  });
});
