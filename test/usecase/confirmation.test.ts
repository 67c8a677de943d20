import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type { ReceiptDocument } from '../../cloudfunctions/notice/collections.ts';
import type { ConsentDocument } from '../../cloudfunctions/resident/collections.ts';
import type {
  ConfirmationLine,
  ForSomebody,
  Turnout,
  UnconfirmedLine,
} from '../../typings/contract/notice.ts';
import {
  HOME,
  MAPLE,
  NOTICE,
  openidOf,
  PLACE,
  residentIdOf,
  START,
  TEMPLATE,
} from '../support/community.ts';
import { checkAudit, settle } from '../support/faults.ts';
import {
  commandId,
  consentFor,
  oneHousehold,
  pinning,
  publication,
  reminder,
  writtenDown,
} from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { talkWith } from '../support/talk.ts';

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal, publish, detail } = talkWith(() => linli);
const HOUR = 60 * 60_000;
const read = { communityId: MAPLE, noticeId: NOTICE.building };
const open = async (as: As, more: object = {}) =>
  (await ask<{ households: UnconfirmedLine[] }>('notice.unconfirmed', { ...read, ...more }, as))
    .households;
const done = async (as: As) =>
  (await ask<{ households: ConfirmationLine[] }>('notice.confirmations', read, as)).households;
const turnout = async () => {
  const { confirmed, households } = await ask<Turnout>('notice.turnout', read, 'secretary');
  return [confirmed, households];
};
const labels = (lines: { label: string }[]) => lines.map(({ label }) => label);

describe('the knock list', () => {
  it('shows each officer the households of their own places that have not confirmed', async () => {
    expect(labels(await open('secretary'))).toStrictEqual([
      '一期 1栋 1单元 101',
      '一期 1栋 1单元 102',
      '一期 1栋 2单元 201',
    ]);
    expect(labels(await open('stairSteward'))).toStrictEqual([
      '一期 1栋 1单元 101',
      '一期 1栋 1单元 102',
    ]);
    expect(labels(await open('secretary', { placeId: PLACE.otherStair }))).toStrictEqual([
      '一期 1栋 2单元 201',
    ]);
    expect(await open('secretary', { placeId: PLACE.otherEstate })).toStrictEqual([]);
    expect(labels(await open('secretary', { search: '10' }))).toStrictEqual([
      '一期 1栋 1单元 101',
      '一期 1栋 1单元 102',
    ]);
    await ask('notice.confirm', { ...read, commandId: commandId(1) }, 'resident');
    expect(labels(await open('stairSteward'))).toStrictEqual(['一期 1栋 1单元 101']);
  });

  it('says who can still be sent a message, and names nobody', async () => {
    const [first] = await open('stairSteward');
    expect(first).toStrictEqual({
      householdId: HOME.first,
      label: '一期 1栋 1单元 101',
      joined: 1,
      withoutWeChat: 0,
      reachable: true,
      message: 'none',
      hasPhone: true,
      objected: null,
    });
  });

  it('gives one number at a time, and each look leaves an entry', async () => {
    const { phone } = await ask<{ phone: string }>(
      'notice.callNumber',
      oneHousehold(1, HOME.second),
      'stairSteward',
    );
    expect(phone).toMatch(/^1\d{10}$/);
    const entries = linli.documents<{ action: string; target: string }>('audit');
    assert.ok(
      entries.some((one) => one.action === 'household.call' && one.target.endsWith(HOME.second)),
    );
    const wrong = await refusal(
      'notice.callNumber',
      oneHousehold(1, HOME.otherEstate),
      'secretary',
    );
    expect(wrong).toStrictEqual(['NOTICE_NOT_ADDRESSED', undefined]);
  });
});

describe('what an officer writes down', () => {
  it('counts the household once, whatever else comes from it', async () => {
    await ask('notice.confirmFor', writtenDown(1, HOME.second), 'stairSteward');
    expect(await turnout()).toStrictEqual([1, 3]);
    await ask('notice.confirm', { ...read, commandId: commandId(2) }, 'resident');
    expect(await turnout()).toStrictEqual([1, 3]);
    const [line] = await done('secretary');
    expect([line?.byName, line?.how, line?.mayUndo]).toStrictEqual(['白若溪', 'paper', false]);
    expect((await done('stairSteward'))[0]?.mayUndo).toBe(true);
  });

  it('may be taken back within a day by the same officer, and written down anew', async () => {
    const undo = oneHousehold(2, HOME.second);
    await ask('notice.confirmFor', writtenDown(1, HOME.second), 'stairSteward');
    const byOther = await refusal('notice.undoConfirmFor', undo, 'buildingSteward');
    expect(byOther).toStrictEqual(['CONFIRMATION_KEPT', undefined]);
    await ask('notice.undoConfirmFor', undo, 'stairSteward');
    expect(await turnout()).toStrictEqual([0, 3]);
    expect((await open('stairSteward')).length).toBe(2);
    await ask('notice.confirmFor', writtenDown(3, HOME.second), 'buildingSteward');
    expect(await turnout()).toStrictEqual([1, 3]);
    await linli.clock(START + 25 * HOUR);
    const late = await refusal(
      'notice.undoConfirmFor',
      oneHousehold(4, HOME.second),
      'buildingSteward',
    );
    expect(late).toStrictEqual(['CONFIRMATION_KEPT', undefined]);
  });
});

describe('what was written down and taken back', () => {
  it('stays so when the first command comes again late, and both are on record', async () => {
    const writing = writtenDown(1, HOME.second);
    await ask('notice.confirmFor', writing, 'stairSteward');
    await ask('notice.undoConfirmFor', oneHousehold(2, HOME.second), 'stairSteward');
    await ask('notice.confirmFor', writing, 'stairSteward');
    expect(await turnout()).toStrictEqual([0, 3]);
    const actions = linli.documents<{ action: string }>('audit').map(({ action }) => action);
    expect(actions.sort()).toStrictEqual(['notice.confirm-for', 'notice.undo-confirm-for']);
  });

  it('gives out no number of a household that has confirmed', async () => {
    await ask('notice.confirm', { ...read, commandId: commandId(1) }, 'resident');
    const call = oneHousehold(2, HOME.second);
    const refused = await refusal('notice.callNumber', call, 'stairSteward');
    expect(refused).toStrictEqual(['HOUSEHOLD_CONFIRMED', undefined]);
    expect(linli.documents('audit')).toStrictEqual([]);
  });
});

describe('acting for somebody', () => {
  const agent = 'residentElsewhere';
  const principal = 'resident';
  const consent = (more: Partial<ConsentDocument> = {}): ConsentDocument => ({
    _id: `${residentIdOf(principal)}:${residentIdOf(agent)}`,
    communityId: MAPLE,
    principalId: residentIdOf(principal),
    principalName: '顾南枝',
    agentId: residentIdOf(agent),
    agentName: '戴云舟',
    from: '2026-06-01',
    until: '2026-06-30',
    given: 'paper',
    recordedBy: residentIdOf('stairSteward'),
    endedAt: null,
    change: { id: 'seed-consent', action: 'seed', actorId: 'seed', target: 'seed', at: START },
    ...more,
  });
  const forMother = (n: number) => ({
    ...read,
    forResidentId: residentIdOf(principal),
    commandId: commandId(n),
  });
  const give = (more: Partial<ConsentDocument> = {}) =>
    linli.cloud.database.insertMany('consents', [{ ...consent(more) }]);

  it('confirms for that person alone, and everyone concerned sees who did', async () => {
    await give();
    const before = await detail(NOTICE.building, 'secretary');
    expect(before.actFor).toStrictEqual([]);
    await ask('notice.confirm', forMother(1), agent);
    expect(await turnout()).toStrictEqual([1, 3]);
    const own = await detail(NOTICE.building, principal);
    expect(own.confirmedAt).not.toBe(null);
    expect(own.confirmedBy).toBe('戴云舟');
    const [line] = await done('stairSteward');
    expect([line?.byName, line?.how]).toStrictEqual(['戴云舟', 'agent']);
    const [receipt] = linli
      .documents<ReceiptDocument>('receipts')
      .filter(({ noticeId }) => noticeId === NOTICE.building);
    expect(receipt?.residentId).toBe(residentIdOf(principal));
    await settle(linli);
    checkAudit(linli);
    const entry = linli
      .documents<{ action: string; actorId: string }>('audit')
      .find(({ action }) => action === 'notice.confirm-agent');
    expect(entry?.actorId).toBe(residentIdOf(agent));
  });

  it('is offered where the notice asks the other', async () => {
    await give();
    const { actFor } = await detail(NOTICE.community, agent);
    expect(actFor).toStrictEqual([
      { residentId: residentIdOf(principal), name: '顾南枝', confirmedAt: null, byName: '' },
    ]);
  });

  it('is read by whoever acts for one whom it asks, wherever they live, while they may', async () => {
    const hidden = await refusal('notice.detail', read, agent);
    expect(hidden).toStrictEqual(['NOTICE_NOT_FOUND', undefined]);
    await give();
    const { actFor, addressed } = await detail(NOTICE.building, agent);
    expect([actFor.length, addressed]).toStrictEqual([1, false]);
    await linli.clock(Date.parse('2026-07-01T02:00:00Z'));
    expect(await refusal('notice.detail', read, agent)).toStrictEqual(hidden);
  });

  it('needs a consent that is in force', async () => {
    for (const more of [
      { until: '2026-06-14' },
      { from: '2026-06-16' },
      { endedAt: START - 1 },
      { agentId: residentIdOf('volunteer'), _id: `${residentIdOf(principal)}:x` },
    ]) {
      await linli.reset();
      await give(more);
      expect(await refusal('notice.confirm', forMother(1), agent)).toStrictEqual([
        'CONSENT_NEEDED',
        undefined,
      ]);
    }
  });
});

describe('a reminder', () => {
  const settled = async () => (await linli.messages()).map(({ touser }) => touser);

  it('goes to those alone whose household has not confirmed', async () => {
    await ask('notice.confirm', { ...read, commandId: commandId(1) }, 'resident');
    const { households } = await ask<{ households: number }>(
      'notice.remind',
      reminder(2, NOTICE.building),
      'secretary',
    );
    expect(households).toBe(2);
    await settle(linli);
    expect(await settled()).toStrictEqual([openidOf('stairSteward')]);
    const tried = linli.documents<MessageDocument>('messages').map(({ residentId }) => residentId);
    const others = ['householdRepresentative', 'stairSteward'] as const;
    expect(tried.sort()).toStrictEqual(others.map(residentIdOf).sort());
  });

  it('that is on its way to a household that confirms in between does not go out', async () => {
    await ask('notice.remind', reminder(1, NOTICE.building), 'secretary');
    await linli.cloud.database.insertMany('messages', [
      {
        _id: `${NOTICE.building}:${residentIdOf('resident')}:r1`,
        communityId: MAPLE,
        noticeId: NOTICE.building,
        residentId: residentIdOf('resident'),
        openid: openidOf('resident'),
        templateId: TEMPLATE,
        page: 'pages/home/index',
        data: {},
        needless: [`${NOTICE.building}:${HOME.second}`],
        state: 'due',
        attempts: 0,
        at: START,
      },
    ]);
    await ask('notice.confirm', { ...read, commandId: commandId(2) }, 'resident');
    await settle(linli);
    expect(await settled()).toStrictEqual([openidOf('stairSteward')]);
    const message = linli
      .documents<MessageDocument>('messages')
      .find(({ residentId }) => residentId === residentIdOf('resident'));
    expect(message?.state).toBe('cancelled');
  });

  it('sent again late is answered as the first time, whatever became of the notice since', async () => {
    const first = await ask('notice.remind', reminder(1, NOTICE.building), 'secretary');
    await ask('notice.pin', pinning(2, NOTICE.building), 'secretary');
    expect(await ask('notice.remind', reminder(1, NOTICE.building), 'secretary')).toStrictEqual(
      first,
    );
  });

  it('waits twenty hours for the next, which goes out anew', async () => {
    await ask('notice.remind', reminder(1, NOTICE.building), 'secretary');
    await settle(linli);
    const soon = await refusal('notice.remind', reminder(2, NOTICE.building), 'secretary');
    expect(soon).toStrictEqual(['REMINDED_RECENTLY', { hours: 20 }]);
    await linli.clock(START + 21 * HOUR);
    await ask('notice.remind', reminder(3, NOTICE.building), 'secretary');
    await settle(linli);
    assert.equal((await settled()).length, 4, 'two people are granted two each in WeChat');
  });

  it('does not go out while the first messages still do', async () => {
    const noticeId = await publish({ ...publication(9, [PLACE.building]) }, 9);
    const attempt = await refusal('notice.remind', reminder(1, noticeId), 'secretary');
    expect(attempt).toStrictEqual(['REMINDED_RECENTLY', { hours: 20 }]);
  });
});

describe('what waits for somebody else', () => {
  const forOthers = async (as: As) =>
    (await ask<{ people: ForSomebody[] }>('notice.forOthers', { communityId: MAPLE }, as)).people;
  const consent = (n: number) =>
    ask('resident.recordConsent', consentFor(n, HOME.second), 'stairSteward');

  it('is shown to the one who may act, wherever they live, until it is done', async () => {
    expect(await forOthers('residentElsewhere')).toStrictEqual([]);
    await consent(1);
    const [found] = await forOthers('residentElsewhere');
    expect([found?.name, found?.notices.map(({ noticeId }) => noticeId).sort()]).toStrictEqual([
      '顾南枝',
      [NOTICE.building, NOTICE.community],
    ]);
    const done = { ...read, forResidentId: residentIdOf('resident'), commandId: commandId(2) };
    await ask('notice.confirm', done, 'residentElsewhere');
    await ask(
      'notice.confirmFor',
      { ...writtenDown(3, HOME.second), noticeId: NOTICE.community },
      'stairSteward',
    );
    assert.deepEqual(await forOthers('residentElsewhere'), [], 'by whomever it was done');
  });

  it('is nobody else’s to see, and not once the consent is over', async () => {
    await consent(1);
    for (const as of ['resident', 'volunteer', 'secretary'] as const) {
      expect(await forOthers(as)).toStrictEqual([]);
    }
    const { principalId, agentId } = consentFor(1, HOME.second);
    const end = { communityId: MAPLE, principalId, agentId, commandId: commandId(2) };
    await ask('resident.endConsent', end, 'resident');
    expect(await forOthers('residentElsewhere')).toStrictEqual([]);
  });
});
