import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { JoinRequestDocument } from '../../cloudfunctions/resident/collections.ts';
import type { JoinRequest, OwnRequest } from '../../typings/contract/joining.ts';
import type { Membership } from '../../typings/contract/resident.ts';
import { HOME, MAPLE, openidOf, PLACE, START } from '../support/community.ts';
import { settle } from '../support/faults.ts';
import { commandId, movingOut } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { asking, deciding, REQUEST } from '../support/requests.ts';
import { talkWith } from '../support/talk.ts';

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const waiting = async (as: As) =>
  (await ask<{ requests: JoinRequest[] }>('resident.requests', { communityId: MAPLE }, as))
    .requests;
const own = async (as: As) =>
  (await ask<{ requests: OwnRequest[] }>('resident.myRequests', {}, as)).requests;
const memberships = async (as: As) =>
  (await ask<{ memberships: Membership[] }>('resident.me', {}, as)).memberships;
const withdrawal = (n: number, requestId: string) => ({
  communityId: MAPLE,
  requestId,
  commandId: commandId(n),
});

describe('asking to be let in', () => {
  it('is seen by the officers of that door alone, and lets the person in', async () => {
    const { requestId } = await ask<OwnRequest>('resident.ask', asking(1), 'stranger');
    for (const as of ['stairSteward', 'buildingSteward', 'gridOfficer', 'secretary'] as const) {
      const [found] = (await waiting(as)).filter((one) => one.requestId === requestId);
      expect([found?.name, found?.label, found?.note, found?.joined]).toStrictEqual([
        '温如玉',
        '一期 1栋 1单元 102',
        '刚搬来的',
        1,
      ]);
    }
    expect(await waiting('stewardElsewhere')).toStrictEqual([]);
    expect(await memberships('stranger')).toStrictEqual([]);
    await ask('resident.decideRequest', deciding(2, requestId), 'stairSteward');
    const [membership] = await memberships('stranger');
    expect([membership?.name, membership?.households[0]?.householdId]).toStrictEqual([
      '温如玉',
      HOME.second,
    ]);
    expect((await own('stranger'))[0]?.state).toBe('accepted');
    assert.ok(!(await waiting('stairSteward')).some((one) => one.requestId === requestId));
    expect(await refusal('resident.ask', asking(3), 'stranger')).toStrictEqual([
      'MEMBER_ALREADY',
      undefined,
    ]);
  });

  it('finds the door however its number is written', async () => {
    for (const number of ['102', ' １０２ ', '102室', '102号']) {
      await linli.reset();
      const { label } = await ask<OwnRequest>('resident.ask', { ...asking(1), number }, 'stranger');
      expect(label).toBe('一期 1栋 1单元 102');
    }
    for (const wrong of [
      { number: '999' },
      { stairId: PLACE.building },
      { stairId: PLACE.cedar },
    ]) {
      const answer = await refusal('resident.ask', { ...asking(2), ...wrong }, 'strangerTwo');
      expect(answer).toStrictEqual(['HOUSEHOLD_NOT_FOUND', undefined]);
    }
  });

  it('waits once a person, and three times a week at most', async () => {
    const first = await ask<OwnRequest>('resident.ask', asking(1), 'stranger');
    expect(await refusal('resident.ask', asking(2), 'stranger')).toStrictEqual([
      'REQUEST_OPEN',
      undefined,
    ]);
    await ask('resident.withdrawRequest', withdrawal(3, first.requestId), 'stranger');
    for (const n of [4, 5]) {
      const { requestId } = await ask<OwnRequest>('resident.ask', asking(n), 'stranger');
      await ask(
        'resident.decideRequest',
        deciding(n + 10, requestId, { decision: 'decline', reason: 'wrong-door' }),
        'stairSteward',
      );
    }
    expect((await own('stranger'))[0]?.reason).toBe('wrong-door');
    expect(await refusal('resident.ask', asking(6), 'stranger')).toStrictEqual([
      'REQUEST_TOO_MANY',
      { days: 7 },
    ]);
    await linli.clock(START + 7 * DAY + 60_000);
    expect(await refusal('resident.ask', asking(7), 'stranger')).toBe('ok');
  });

  it('under a name that the check refuses, or that nobody could check, is not kept', async () => {
    for (const [verdict, code] of [
      ['risky', 'TEXT_REFUSED'],
      ['review', 'SERVICE_BUSY'],
      ['fail', 'SERVICE_BUSY'],
    ] as const) {
      await linli.verdict('text', verdict);
      const [found] = (await refusal('resident.ask', asking(1), 'stranger')) as string[];
      expect(found).toBe(code);
      expect(await own('stranger')).toStrictEqual([]);
    }
  });

  it('is not answered by the one who asks, nor by anybody twice', async () => {
    const { requestId } = await ask<OwnRequest>('resident.ask', asking(1), 'buildingSteward');
    expect((await waiting('buildingSteward')).find(({ own: mine }) => mine)?.requestId).toBe(
      requestId,
    );
    expect(
      await refusal('resident.decideRequest', deciding(2, requestId), 'buildingSteward'),
    ).toStrictEqual(['REQUEST_OWN', undefined]);
    await ask('resident.decideRequest', deciding(3, requestId), 'gridOfficer');
    const late = deciding(4, requestId, { decision: 'decline' });
    expect(await refusal('resident.decideRequest', late, 'secretary')).toStrictEqual([
      'REQUEST_DECIDED',
      undefined,
    ]);
  });

  it('belongs to the one who asked: nobody else takes it back, and what is decided stays', async () => {
    const answer = await refusal(
      'resident.withdrawRequest',
      withdrawal(1, REQUEST.stranger),
      'stranger',
    );
    expect(answer).toStrictEqual(['REQUEST_NOT_FOUND', undefined]);
    await ask('resident.decideRequest', deciding(2, REQUEST.stranger), 'secretary');
    const { state } = await ask<OwnRequest>(
      'resident.withdrawRequest',
      withdrawal(3, REQUEST.stranger),
      'strangerTwo',
    );
    expect(state).toBe('accepted');
    expect((await memberships('strangerTwo')).length).toBe(1);
  });
});

describe('an acceptance that was cut', () => {
  it('is finished by the timer, though nobody repeats it', async () => {
    await linli.cut('resident', { request: 4, when: 'after' });
    await linli.call('resident', 'decideRequest', deciding(1, REQUEST.stranger), 'secretary');
    expect(await memberships('strangerTwo')).toStrictEqual([]);
    await settle(linli);
    expect((await memberships('strangerTwo'))[0]?.households.length).toBe(1);
  });
});

describe('an acceptance that was cut once the person was in', () => {
  it('does not bring back whoever has moved out since', async () => {
    const home = () =>
      linli
        .documents<ResidentDocument>('residents')
        .find(({ openid }) => openid === openidOf('strangerTwo'));
    await linli.cut('resident', { request: 7, when: 'after' });
    await linli.call('resident', 'decideRequest', deciding(1, REQUEST.stranger), 'secretary');
    const [request] = linli
      .documents<JoinRequestDocument>('joinRequests')
      .filter(({ _id }) => _id === REQUEST.stranger);
    assert.deepEqual([home()?.households.length, request?.carried], [1, false]);
    const out = { ...movingOut(2, HOME.second), residentId: home()?._id };
    await ask('resident.endMembership', out, 'stairSteward');
    await settle(linli);
    assert.deepEqual(home()?.households, []);
  });
});

describe('a request that is over', () => {
  it('is dropped after thirty days; one that waits is not', async () => {
    await ask('resident.decideRequest', deciding(1, REQUEST.second), 'secretary');
    await linli.clock(START + 29 * DAY);
    await settle(linli);
    const ids = () => linli.documents<JoinRequestDocument>('joinRequests').map(({ _id }) => _id);
    assert.ok(ids().includes(REQUEST.second));
    await linli.clock(START + 31 * DAY);
    await settle(linli);
    expect(ids().sort()).toStrictEqual([REQUEST.otherEstate, REQUEST.cedar, REQUEST.stranger]);
  });

  it('goes with the person who leaves', async () => {
    await ask('resident.decideRequest', deciding(1, REQUEST.stranger), 'secretary');
    const left = { communityId: MAPLE, commandId: commandId(2) };
    await ask('resident.leave', left, 'strangerTwo');
    assert.ok(!linli.state().includes(openidOf('strangerTwo')));
    // A late repeat of the decision does not bring the person back.
    await refusal('resident.decideRequest', deciding(1, REQUEST.stranger), 'secretary');
    await settle(linli);
    const names = linli.documents<ResidentDocument>('residents').map(({ name }) => name);
    assert.ok(!names.includes('程万里'));
  });
});
