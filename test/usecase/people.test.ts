import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CommentDocument } from '../../cloudfunctions/covenant/collections.ts';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { ConsentDocument } from '../../cloudfunctions/resident/collections.ts';
import type { ConsentLine, Member, OwnData } from '../../typings/contract/resident.ts';
import { HOME, MAPLE, NOTICE, openidOf, residentIdOf, START } from '../support/community.ts';
import { COMMENT, commenting, open } from '../support/covenants.ts';
import { freshCode } from '../support/examples/resident.ts';
import { settle } from '../support/faults.ts';
import { commandId, consentFor, consentOf, newPerson } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { talkWith } from '../support/talk.ts';
import { naming } from '../support/traces.ts';

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const household = { communityId: MAPLE, householdId: HOME.second };
const members = (as: As) =>
  ask<{ members: Member[]; consents: ConsentLine[] }>('resident.members', household, as);
const pair = {
  communityId: MAPLE,
  principalId: residentIdOf('resident'),
  agentId: residentIdOf('residentElsewhere'),
};

describe('somebody without WeChat', () => {
  it('is entered at the door, once, and counted apart', async () => {
    await ask('resident.addPerson', newPerson(1, HOME.second), 'stairSteward');
    await ask('resident.addPerson', newPerson(1, HOME.second), 'stairSteward');
    const found = (await members('stairSteward')).members;
    expect(found.map(({ name, wechat }) => [name, wechat])).toStrictEqual([
      ['顾南枝', true],
      ['陈桂兰', false],
    ]);
  });

  it('is not entered under a name that the check refuses', async () => {
    await linli.verdict('text', 'risky');
    const answer = await refusal('resident.addPerson', newPerson(1, HOME.second), 'stairSteward');
    expect(answer).toStrictEqual(['TEXT_REFUSED', undefined]);
    expect((await members('stairSteward')).members.length).toBe(1);
  });
});

describe('a consent', () => {
  it('is seen by both and by the officer, and ended by any of them at once', async () => {
    for (const as of ['resident', 'residentElsewhere', 'stairSteward'] as const) {
      await linli.reset();
      await ask('resident.recordConsent', consentFor(1, HOME.second), 'stairSteward');
      const own = (person: As) =>
        ask<{ given: ConsentLine[]; received: ConsentLine[] }>(
          'resident.consents',
          { communityId: MAPLE },
          person,
        );
      expect((await own('resident')).given[0]?.agentName).toBe('戴云舟');
      expect((await own('residentElsewhere')).received[0]?.principalName).toBe('顾南枝');
      expect((await members('stairSteward')).consents.length).toBe(1);
      await ask('resident.endConsent', { ...pair, commandId: commandId(2) }, as);
      expect((await own('resident')).given).toStrictEqual([]);
      const confirm = { communityId: MAPLE, noticeId: NOTICE.building };
      const answer = await refusal(
        'notice.confirm',
        { ...confirm, forResidentId: pair.principalId, commandId: commandId(3) },
        'residentElsewhere',
      );
      expect(answer).toStrictEqual(['CONSENT_NEEDED', undefined]);
    }
  });

  it("is nobody else's to end, and not written down by the one who is to act", async () => {
    await ask('resident.recordConsent', consentFor(1, HOME.second), 'stairSteward');
    const end = { ...pair, commandId: commandId(2) };
    for (const as of ['volunteer', 'stewardElsewhere'] as const) {
      expect(await refusal('resident.endConsent', end, as)).toStrictEqual([
        'CONSENT_NEEDED',
        undefined,
      ]);
    }
    const own = { ...consentFor(3, HOME.second), agentId: residentIdOf('stairSteward') };
    expect(await refusal('resident.recordConsent', own, 'stairSteward')).toStrictEqual([
      'CONSENT_OWN',
      undefined,
    ]);
    await ask('resident.recordConsent', own, 'buildingSteward');
  });

  it('is for somebody of that household, by somebody with a phone, for a year at most', async () => {
    const attempt = (more: object) =>
      refusal('resident.recordConsent', { ...consentFor(1, HOME.second), ...more }, 'secretary');
    const missing = ['RESIDENT_NOT_FOUND', undefined];
    expect(await attempt({ principalId: residentIdOf('stairSteward') })).toStrictEqual(missing);
    expect(await attempt({ agentId: pair.principalId })).toStrictEqual(missing);
    expect(await attempt({ agentId: residentIdOf('cedarResident') })).toStrictEqual(missing);
    const { residentId } = await ask<{ residentId: string }>(
      'resident.addPerson',
      newPerson(5, HOME.first),
      'secretary',
    );
    expect(await attempt({ agentId: residentId })).toStrictEqual(missing);
    expect(await attempt({ until: '2026-06-14' })).toStrictEqual([
      'NOTICE_DATE_PAST',
      { field: 'until' },
    ]);
    expect(await attempt({ until: '2027-06-16' })).toStrictEqual([
      'CONSENT_TOO_LONG',
      { days: 365 },
    ]);
    expect(await attempt({ until: '2027-06-15' })).toBe('ok');
  });
});

describe('leaving', () => {
  const leave = (as: As, n = 9) =>
    ask('resident.leave', { communityId: MAPLE, commandId: commandId(n) }, as);

  it('takes along what is kept, then nothing names the person any more', async () => {
    await ask('resident.recordConsent', consentFor(1, HOME.second), 'stairSteward');
    const confirm = { communityId: MAPLE, noticeId: NOTICE.building, commandId: commandId(2) };
    await ask('notice.confirm', confirm, 'resident');
    await ask('covenant.comment', commenting(3), 'resident');
    const voice = { ...open, commentId: COMMENT.shown, value: 'oppose' };
    await ask('covenant.react', voice, 'resident');
    const own = await ask<OwnData>('resident.exportOwn', { communityId: MAPLE }, 'resident');
    expect(own.words.map(({ title, text }) => `${title} ${text}`)).toStrictEqual([
      '枫林居民公约 我同意，很好 3。',
      '枫林居民公约 新邻居来了，大家打个招呼。\n让新邻居不陌生',
    ]);
    expect(own.voices).toBe(1);
    expect(own.name).toBe('顾南枝');
    expect(own.receipts.length).toBe(1);
    expect(own.consents.length).toBe(1);
    await leave('resident');
    await settle(linli);
    expect(naming(linli, [openidOf('resident'), '顾南枝'])).toStrictEqual([]);
    const said = linli
      .documents<CommentDocument>('comments')
      .find(({ text }) => /很好 3/.test(text));
    assert.equal(said?.from, '', 'what they said stays, and nobody sees from where');
    expect(await refusal('notice.confirm', confirm, 'resident')).toStrictEqual([
      'NOT_A_RESIDENT',
      undefined,
    ]);
    expect(await leave('resident')).toStrictEqual({ left: true });
    const entries = linli.documents<AuditDocument>('audit');
    expect(entries.filter(({ action }) => action === 'resident.leave').length).toBe(1);
  });

  it('what was under way at that moment does not name the person for good', async () => {
    await leave('resident');
    // A consent that was decided on before, and written after.
    const consent = { ...consentOf('resident', 'stairSteward'), _id: 'late' };
    await linli.cloud.database.insertMany('consents', [consent] as never);
    await settle(linli);
    expect(naming(linli, ['顾南枝'])).toStrictEqual([]);
    const [kept] = linli.documents<ConsentDocument>('consents');
    assert.notEqual(kept?.endedAt, null, 'nobody acts for whoever has left');
  });

  it('what was confirmed still counts for the household', async () => {
    const confirm = { communityId: MAPLE, noticeId: NOTICE.building, commandId: commandId(2) };
    await ask('notice.confirm', confirm, 'resident');
    await leave('resident');
    const turnout = { communityId: MAPLE, noticeId: NOTICE.building };
    const { confirmed } = await ask<{ confirmed: number }>('notice.turnout', turnout, 'secretary');
    expect(confirmed).toBe(1);
  });

  it('whoever holds an office hands it over first', async () => {
    const input = { communityId: MAPLE, commandId: commandId(1) };
    expect(await refusal('resident.leave', input, 'secretary')).toStrictEqual([
      'OFFICE_HELD',
      undefined,
    ]);
    expect(await refusal('resident.leave', input, 'expiredSteward')).toBe('ok');
  });

  it('who comes back is a new person', async () => {
    await leave('resident');
    const code = await freshCode(1, linli, HOME.second);
    const join = { code, name: '顾南枝', commandId: commandId(3) };
    const membership = await ask<{ residentId: string; households: unknown[] }>(
      'resident.join',
      join,
      'resident',
    );
    expect(membership.residentId).not.toBe(residentIdOf('resident'));
    expect(membership.households.length).toBe(1);
    await linli.clock(START + 1000);
    await leave('resident', 10);
    const again = await freshCode(2, linli, HOME.second);
    const second = { code: again, name: '顾南枝', commandId: commandId(4) };
    const third = await ask<{ residentId: string }>('resident.join', second, 'resident');
    expect(third.residentId).not.toBe(membership.residentId);
  });
});
