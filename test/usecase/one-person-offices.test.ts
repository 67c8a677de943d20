import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReviewLine } from '../../typings/contract/moderation.ts';
import type { MotionEvent } from '../../typings/contract/motion.ts';
import type { AuditLine } from '../../typings/contract/resident.ts';
import type { Proposal } from '../../typings/contract/role.ts';
import {
  HOME,
  idOf,
  MAPLE,
  openidOf,
  PLACE,
  personOf,
  residentIdOf,
} from '../support/community.ts';
import { amending, COVENANT, decidingAbout } from '../support/covenants.ts';
import {
  commandId,
  consentFor,
  correction,
  type Input,
  newPerson,
  publication,
} from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { casting, MOTION, onVoter } from '../support/motions.ts';
import { deciding } from '../support/requests.ts';
import { granting } from '../support/roles.ts';
import { talkWith } from '../support/talk.ts';

/** What one officer alone must not be able to do with offices, words, doors and homes; and who watches. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const THIRD = idOf(MAPLE, '一期', '1栋', '2单元', '201');
const FOURTH = idOf(MAPLE, '一期', '2栋', '1单元', '101');
const { ask, refusal } = talkWith(() => linli);
const codeOf = async (name: string, input: Input, as: As) => {
  const answer = await refusal(name, input, as);
  return Array.isArray(answer) ? answer[0] : answer;
};
let n = 1000;
const command = () => {
  n += 1;
  return { commandId: commandId(n) };
};
const term = (who: As, role: string, placeId: string = MAPLE) =>
  granting(n, { residentId: residentIdOf(who as never), role, placeId, ...command() });

async function proposalOf(role: string): Promise<string> {
  const { proposals } = await ask<{ proposals: Proposal[] }>(
    'role.listProposals',
    { communityId: MAPLE },
    'secretary',
  );
  return proposals.filter((one) => one.role === role).at(-1)?.proposalId ?? '';
}
const accept = (proposalId: string) => ({
  communityId: MAPLE,
  proposalId,
  decision: 'accept',
  ...command(),
});
async function office(who: As, role: string): Promise<void> {
  await ask('role.grantRole', term(who, role), 'secretary');
  await ask('role.decideProposal', accept(await proposalOf(role)), 'partyBranch');
}

describe('offices with a vote or a count', () => {
  it('are neither given nor taken by one alone', async () => {
    for (const role of ['representative', 'committee-member', 'supervisor']) {
      const { state } = await ask<{ state: string }>(
        'role.grantRole',
        term('volunteer', role),
        'secretary',
      );
      expect([role, state]).toStrictEqual([role, 'proposed']);
    }
    await ask('role.decideProposal', accept(await proposalOf('representative')), 'partyBranch');
    const { until: _, ...ending } = term('volunteer', 'representative');
    const { state } = await ask<{ state: string }>('role.endRole', ending, 'secretary');
    expect(state).toBe('proposed');
    const proposals = await proposalOf('representative');
    await ask('role.decideProposal', accept(proposals), 'partyBranch');
  });

  it('are not agreed to by whoever gets them, while somebody else could', async () => {
    await office('mediator', 'secretary');
    await ask('role.grantRole', term('partyBranch', 'supervisor'), 'secretary');
    const own = accept(await proposalOf('supervisor'));
    expect(await codeOf('role.decideProposal', own, 'partyBranch')).toBe('PROPOSAL_OWN');
    await ask('role.decideProposal', accept(own.proposalId), 'mediator');
  });
});

describe('the audit trail', () => {
  it('is read by those who watch, not by the secretary alone', async () => {
    await office('volunteer', 'supervisor');
    const read = (as: As) => codeOf('resident.listAudit', { communityId: MAPLE }, as);
    expect(await read('partyBranch')).toBe('ok');
    expect(await read('volunteer')).toBe('ok');
    expect(await read('streetObserver')).toBe('NOT_ALLOWED');
    await ask('ballot.checkInFor', onVoter(1), 'stairSteward');
    const { entries } = await ask<{ entries: AuditLine[] }>(
      'resident.listAudit',
      { communityId: MAPLE },
      'volunteer',
    );
    const tick = entries.find(({ action }) => action === 'voter.present');
    expect([tick?.actorName, tick?.target]).toStrictEqual(['白若溪', '老人活动室']);
  });

  it('of a vote is read by everybody whom it concerns, without names', async () => {
    await ask('ballot.castBallot', casting(1), 'resident');
    await ask('ballot.voidBallot', onVoter(2, { reason: '投错了' }), 'stairSteward');
    await ask('ballot.checkInFor', onVoter(3), 'stairSteward');
    await ask('ballot.checkInFor', onVoter(4, { voterId: THIRD }), 'buildingSteward');
    await ask('ballot.checkInFor', onVoter(5, { voterId: HOME.first }), 'buildingSteward');
    const { events } = await ask<{ events: MotionEvent[] }>(
      'ballot.listMotionEvents',
      { communityId: MAPLE, motionId: MOTION.open },
      'householdRepresentative',
    );
    const lines = events.map(({ action, office: by, times }) => [action, by, times]);
    expect(new Set(lines.map(String))).toStrictEqual(
      new Set([
        'ballot.void,stair-steward,1',
        'voter.present,stair-steward,1',
        'voter.present,building-steward,2',
      ]),
    );
    const text = JSON.stringify(events);
    for (const hidden of [HOME.second, THIRD, personOf('stairSteward').name]) {
      expect(text).not.toContain(hidden);
    }
    const elsewhere = { communityId: MAPLE, motionId: MOTION.open };
    expect(await codeOf('ballot.listMotionEvents', elsewhere, 'residentElsewhere')).toBe(
      'MOTION_NOT_FOUND',
    );
  });
});

describe('what waits for a person’s eye', () => {
  const published = async () => {
    const input = publication(1, [PLACE.building]);
    const { noticeId } = await ask<{ noticeId: string }>('notice.publish', input, 'gridOfficer');
    return noticeId;
  };
  const queue = (as: As) =>
    ask<{ reviews: ReviewLine[] }>('moderation.listReviews', { communityId: MAPLE }, as);
  const decideAs = (as: As, { reviewId, seen }: ReviewLine) => {
    const decision = { reviewId, seen, decision: 'release', ...command() };
    return codeOf('moderation.decideReview', { communityId: MAPLE, ...decision }, as);
  };

  it('a correction of another’s notice is not released by its writer', async () => {
    const noticeId = await published();
    await linli.verdict('text', 'review');
    await ask('notice.correct', correction(2, noticeId), 'secretary');
    const line = (await queue('secretary')).reviews.find(
      ({ reviewId }) => reviewId === `notice:${noticeId}:correction`,
    ) as ReviewLine;
    expect(line.own).toBe(true);
    expect(await decideAs('secretary', line)).toBe('REVIEW_OWN');
    expect(await decideAs('partyBranch', line)).toBe('ok');
  });

  it('a report is decided neither by who made it nor by who wrote the words', async () => {
    const noticeId = await published();
    await ask('notice.correct', correction(2, noticeId), 'secretary');
    const report = { communityId: MAPLE, noticeId, reason: 'untrue' };
    await ask('notice.reportNotice', { ...report, ...command() }, 'partyBranch');
    const line = (await queue('partyBranch')).reviews.find(
      ({ reviewId }) => reviewId === `notice:${noticeId}:reports`,
    ) as ReviewLine;
    expect(line.own).toBe(true);
    expect(await decideAs('partyBranch', line)).toBe('REVIEW_OWN');
    // The secretary wrote the text that stands.
    expect(await decideAs('secretary', line)).toBe('REVIEW_OWN');
    await office('mediator', 'secretary');
    expect(await decideAs('mediator', line)).toBe('ok');
  });

  it('an amendment is not accepted by the drafter who wrote it', async () => {
    await office('resident', 'elder-adviser');
    const { amendmentId } = await ask<{ amendmentId: string }>(
      'covenant.writeAmendment',
      amending(1),
      'resident',
    );
    const decision = { ...decidingAbout(2, amendmentId, { covenantId: COVENANT.open }) };
    expect(await codeOf('covenant.decideAmendment', decision, 'resident')).toBe('AMENDMENT_OWN');
    expect(await codeOf('covenant.decideAmendment', decision, 'secretary')).toBe('ok');
  });
});

describe('doors', () => {
  const codeFor = async (householdId: string, as: As) =>
    (
      await ask<{ code: string }>(
        'resident.issueCode',
        { communityId: MAPLE, householdId, ...command() },
        as,
      )
    ).code;
  const join = (code: string, as: As) =>
    codeOf('resident.joinHousehold', { code, name: '温如玉', ...command() }, as);

  it('do not open to whoever gave the code out', async () => {
    const code = await codeFor(HOME.second, 'buildingSteward');
    expect(await join(code, 'buildingSteward')).toBe('CODE_OWN');
    expect(await join(code, 'stranger')).toBe('ok');
    const others = await codeFor(HOME.second, 'secretary');
    expect(await join(others, 'buildingSteward')).toBe('ok');
  });

  it('of more homes than three open to one person by two officers only', async () => {
    for (const home of [HOME.first, HOME.second, THIRD]) {
      expect(await join(await codeFor(home, 'secretary'), 'stranger')).toBe('ok');
    }
    expect(await join(await codeFor(FOURTH, 'secretary'), 'stranger')).toBe('HOUSEHOLDS_MANY');
    const request = { communityId: MAPLE, stairId: FOURTH.slice(0, FOURTH.lastIndexOf('.')) };
    const { requestId } = await ask<{ requestId: string }>(
      'resident.askToJoin',
      { ...request, number: '101', name: '温如玉', ...command() },
      'stranger',
    );
    const accepting = () => deciding(n, requestId, command());
    const { state } = await ask<{ state: string }>(
      'resident.decideRequest',
      accepting(),
      'secretary',
    );
    expect(state).toBe('open');
    expect(await codeOf('resident.decideRequest', accepting(), 'secretary')).toBe('REQUEST_OWN');
    const second = await ask<{ state: string }>(
      'resident.decideRequest',
      accepting(),
      'gridOfficer',
    );
    expect(second.state).toBe('accepted');
  });

  it('of an officer’s own home are opened and closed by another', async () => {
    const own = { communityId: MAPLE, householdId: HOME.first };
    expect(await codeOf('resident.issueCode', { ...own, ...command() }, 'stairSteward')).toBe(
      'HOUSEHOLD_OWN',
    );
    const person = newPerson(n, HOME.first);
    expect(await codeOf('resident.addPerson', person, 'stairSteward')).toBe('HOUSEHOLD_OWN');
    expect(await join(await codeFor(HOME.first, 'secretary'), 'stranger')).toBe('ok');
    const stranger = linli
      .documents<{ _id: string; openid: string }>('residents')
      .find(({ openid }) => openid === openidOf('stranger'));
    const out = { ...own, residentId: stranger?._id, reason: 'moved', ...command() };
    expect(await codeOf('resident.endMembership', out, 'stairSteward')).toBe('HOUSEHOLD_OWN');
    const consent = { ...consentFor(n, HOME.second), agentId: stranger?._id, ...command() };
    expect(await codeOf('resident.recordConsent', consent, 'stairSteward')).toBe('CONSENT_OWN');
  });
});
