import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
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

let linli: Linli;
before(async () => {
  linli = await startLinli();
});
after(() => linli.stop());
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
    assert.deepEqual(
      found.map(({ name, wechat }) => [name, wechat]),
      [
        ['顾南枝', true],
        ['陈桂兰', false],
      ],
    );
  });

  it('is not entered under a name that the check refuses', async () => {
    await linli.verdict('text', 'risky');
    const answer = await refusal('resident.addPerson', newPerson(1, HOME.second), 'stairSteward');
    assert.deepEqual(answer, ['TEXT_REFUSED', undefined]);
    assert.equal((await members('stairSteward')).members.length, 1);
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
      assert.equal((await own('resident')).given[0]?.agentName, '戴云舟');
      assert.equal((await own('residentElsewhere')).received[0]?.principalName, '顾南枝');
      assert.equal((await members('stairSteward')).consents.length, 1);
      await ask('resident.endConsent', { ...pair, commandId: commandId(2) }, as);
      assert.deepEqual((await own('resident')).given, []);
      const confirm = { communityId: MAPLE, noticeId: NOTICE.building };
      const answer = await refusal(
        'notice.confirm',
        { ...confirm, forResidentId: pair.principalId, commandId: commandId(3) },
        'residentElsewhere',
      );
      assert.deepEqual(answer, ['CONSENT_NEEDED', undefined]);
    }
  });

  it("is nobody else's to end, and not written down by the one who is to act", async () => {
    await ask('resident.recordConsent', consentFor(1, HOME.second), 'stairSteward');
    const end = { ...pair, commandId: commandId(2) };
    for (const as of ['volunteer', 'stewardElsewhere'] as const) {
      assert.deepEqual(await refusal('resident.endConsent', end, as), [
        'CONSENT_NEEDED',
        undefined,
      ]);
    }
    const own = { ...consentFor(3, HOME.second), agentId: residentIdOf('stairSteward') };
    assert.deepEqual(await refusal('resident.recordConsent', own, 'stairSteward'), [
      'CONSENT_OWN',
      undefined,
    ]);
    await ask('resident.recordConsent', own, 'buildingSteward');
  });

  it('is for somebody of that household, by somebody with a phone, for a year at most', async () => {
    const attempt = (more: object) =>
      refusal('resident.recordConsent', { ...consentFor(1, HOME.second), ...more }, 'secretary');
    const missing = ['RESIDENT_NOT_FOUND', undefined];
    assert.deepEqual(await attempt({ principalId: residentIdOf('stairSteward') }), missing);
    assert.deepEqual(await attempt({ agentId: pair.principalId }), missing);
    assert.deepEqual(await attempt({ agentId: residentIdOf('cedarResident') }), missing);
    const { residentId } = await ask<{ residentId: string }>(
      'resident.addPerson',
      newPerson(5, HOME.first),
      'secretary',
    );
    assert.deepEqual(await attempt({ agentId: residentId }), missing);
    assert.deepEqual(await attempt({ until: '2026-06-14' }), [
      'NOTICE_DATE_PAST',
      { field: 'until' },
    ]);
    assert.deepEqual(await attempt({ until: '2027-06-16' }), ['CONSENT_TOO_LONG', { days: 365 }]);
    assert.equal(await attempt({ until: '2027-06-15' }), 'ok');
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
    assert.deepEqual(
      own.words.map(({ title, text }) => `${title} ${text}`),
      ['枫林居民公约 我同意，很好 3。', '枫林居民公约 新邻居来了，大家打个招呼。\n让新邻居不陌生'],
    );
    assert.equal(own.voices, 1);
    assert.equal(own.name, '顾南枝');
    assert.equal(own.receipts.length, 1);
    assert.equal(own.consents.length, 1);
    await leave('resident');
    await settle(linli);
    const everything = linli.state();
    assert.ok(!everything.includes(openidOf('resident')), 'the openid is gone');
    assert.ok(!everything.includes('顾南枝'), 'the name is gone');
    const said = linli
      .documents<CommentDocument>('comments')
      .find(({ text }) => /很好 3/.test(text));
    assert.equal(said?.from, '', 'what they said stays, and nobody sees from where');
    assert.deepEqual(await refusal('notice.confirm', confirm, 'resident'), [
      'NOT_A_RESIDENT',
      undefined,
    ]);
    assert.deepEqual(await leave('resident'), { left: true });
    const entries = linli.documents<AuditDocument>('audit');
    assert.equal(entries.filter(({ action }) => action === 'resident.leave').length, 1);
  });

  it('what was under way at that moment does not name the person for good', async () => {
    await leave('resident');
    // A consent that was decided on before, and written after.
    const consent = { ...consentOf('resident', 'stairSteward'), _id: 'late' };
    await linli.cloud.database.insertMany('consents', [consent] as never);
    await settle(linli);
    assert.ok(!linli.state().includes('顾南枝'));
    const [kept] = linli.documents<ConsentDocument>('consents');
    assert.notEqual(kept?.endedAt, null, 'nobody acts for whoever has left');
  });

  it('what was confirmed still counts for the household', async () => {
    const confirm = { communityId: MAPLE, noticeId: NOTICE.building, commandId: commandId(2) };
    await ask('notice.confirm', confirm, 'resident');
    await leave('resident');
    const turnout = { communityId: MAPLE, noticeId: NOTICE.building };
    const { confirmed } = await ask<{ confirmed: number }>('notice.turnout', turnout, 'secretary');
    assert.equal(confirmed, 1);
  });

  it('whoever holds an office hands it over first', async () => {
    const input = { communityId: MAPLE, commandId: commandId(1) };
    assert.deepEqual(await refusal('resident.leave', input, 'secretary'), [
      'OFFICE_HELD',
      undefined,
    ]);
    assert.equal(await refusal('resident.leave', input, 'expiredSteward'), 'ok');
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
    assert.notEqual(membership.residentId, residentIdOf('resident'));
    assert.equal(membership.households.length, 1);
    await linli.clock(START + 1000);
    await leave('resident', 10);
    const again = await freshCode(2, linli, HOME.second);
    const second = { code: again, name: '顾南枝', commandId: commandId(4) };
    const third = await ask<{ residentId: string }>('resident.join', second, 'resident');
    assert.notEqual(third.residentId, membership.residentId);
  });
});
