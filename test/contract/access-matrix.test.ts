import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccessRule } from '../../cloudfunctions/kernel/action/access.ts';
import { type ActionLine, actionTables } from '../support/actions.ts';
import { MAPLE, PERSON_KEYS, personOf } from '../support/community.ts';
import type { Elsewhere } from '../support/examples/example.ts';
import { EXAMPLES, exampleOf } from '../support/examples.ts';
import type { Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';

/**
 * Every action as every person of the test community: each role, an office that has ended or not begun
 * or lies elsewhere, other communities, strangers, nobody. What to expect is made from the action
 * tables by a model of its own; what happens is found by calling.
 */

const TODAY = '2026-06-15';
const lines = await actionTables();
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

/** The refusal that the rule demands, or null for whoever may. */
function expected(rule: AccessRule, as: As, communityId: string, concerns: string[], author?: As) {
  if (as === null) return 'NO_IDENTITY';
  if (rule.who === 'everyone') return null;
  const { communityId: own, roles } = personOf(as);
  if (own !== communityId) return 'NOT_A_RESIDENT';
  if (rule.who === 'residents') return null;
  const offices = roles
    .filter(
      ({ role }) =>
        rule.roles.includes(role) ||
        (as === author && (rule.author?.roles.includes(role) ?? false)),
    )
    .filter(({ from, until }) => Date.parse(from) <= Date.parse(TODAY) && (until ?? TODAY) >= TODAY)
    .map(({ placeId }) => placeId.split('.'));
  const matters = concerns.map((id) => id.split('.'));
  const isAround = (outer: string[], inner: string[]) =>
    outer.length <= inner.length && outer.every((segment, index) => inner[index] === segment);
  const may = offices.some((office) => {
    if (rule.relation === 'within') {
      return matters.length > 0 && matters.every((matter) => isAround(office, matter));
    }
    const isWithin = (matter: string[]) => rule.relation === 'touching' && isAround(matter, office);
    return matters.some((matter) => isAround(office, matter) || isWithin(matter));
  });
  return may ? null : 'NOT_ALLOWED';
}

/**
 * Who may do what, written out a second time: the matrix follows the tables, so a rule that somebody
 * loosens there has to be loosened here too.
 */
const OFFICERS = 'secretary building-steward stair-steward grid-officer';
const EDITORS = `secretary within notice.audience, or notice.authorId as ${OFFICERS}`;
const DOORS = `${OFFICERS} owners-committee`;
const SECONDERS = `${DOORS} party-branch supervisor committee-member`;
const INVITERS = 'building-steward stair-steward grid-officer';
const ANNOUNCERS = `secretary owners-committee within motion.placeId, or motion.authorId as ${INVITERS}`;
const OWNER_DECIDERS = 'secretary party-branch supervisor owners-committee';
const DRAFTERS = 'secretary party-branch owners-committee elder-adviser';
const KEEPERS =
  'secretary committee-member building-steward stair-steward grid-officer party-branch';
const HEARERS = 'secretary committee-member party-branch supervisor within claim.placeId';
const AGREED: Record<string, string> = {
  'civility.showRuleTable': 'residents',
  'civility.saveRuleTable': 'secretary committee-member within input.communityId',
  'civility.adoptRuleTable': 'secretary committee-member party-branch within input.communityId',
  'civility.simulateRuleTable': 'secretary committee-member party-branch within input.communityId',
  'civility.fileClaim': 'residents',
  'civility.listClaims': 'residents',
  'civility.listQueue': `${KEEPERS} supervisor touching input.communityId`,
  'civility.reviewClaim': `${KEEPERS} within claim.placeId`,
  'civility.withdrawClaim': 'residents',
  'civility.raiseAppeal': 'residents',
  'civility.decideAppeal': HEARERS,
  'civility.askToVoid': HEARERS,
  'civility.decideVoid': HEARERS,
  'civility.showAccount': 'residents',
  'civility.listGoods': 'residents',
  'civility.saveGoods': 'secretary committee-member within input.communityId',
  'civility.moveStock': 'secretary committee-member within input.communityId',
  'civility.reserveGoods': 'residents',
  'civility.cancelReservation': 'residents',
  'civility.handOver': 'secretary committee-member within input.communityId',
  'civility.listReservations': 'residents',
  'civility.listCounter': 'secretary committee-member within input.communityId',
  'filing.printPapers': `${DOORS} within input.placeId`,
  'filing.makePack': ANNOUNCERS,
  'filing.printCovenant': 'residents',
  'ballot.showSettings': 'residents',
  'ballot.saveSettings': 'secretary within input.communityId',
  'ballot.listMotions': 'residents',
  'ballot.showMotion': 'residents',
  'ballot.listBodies': `secretary owners-committee ${INVITERS} within input.placeId`,
  'ballot.saveMotion': `secretary owners-committee ${INVITERS} within input.form.placeId`,
  'ballot.checkMotion': ANNOUNCERS,
  'ballot.announceMotion': ANNOUNCERS,
  'ballot.cancelMotion': ANNOUNCERS,
  'ballot.listMotionEvents': 'residents',
  'ballot.listVoters': `${DOORS} touching motion.placeId`,
  'ballot.countTurnout': `${OFFICERS} party-branch street-observer owners-committee supervisor touching motion.placeId`,
  'ballot.showRoomCode': `${DOORS} touching motion.placeId`,
  'ballot.checkIn': 'residents',
  'ballot.checkInFor': `${DOORS} over voter.places`,
  'ballot.undoCheckIn': `${DOORS} over voter.places`,
  'ballot.castBallot': 'residents',
  'ballot.voidBallot': `${DOORS} over voter.places`,
  'ballot.setProxy': 'secretary over voter.places',
  'ballot.endProxy': 'residents',
  'ballot.listNotes': `${SECONDERS} touching motion.placeId`,
  'ballot.decideNote': `${SECONDERS} over voter.places`,
  'ballot.denyNote': 'residents',
  'ballot.enterPaper': `${DOORS} touching motion.placeId`,
  'ballot.handIn': `${DOORS} over voter.places`,
  'ballot.listPapers': `${DOORS} touching motion.placeId`,
  'ballot.decidePaper': `${DOORS} touching motion.placeId`,
  'ballot.raiseObjection': 'residents',
  'ballot.listObjections': 'residents',
  'ballot.answerObjection': ANNOUNCERS,
  'ballot.decideCorrection': `secretary party-branch supervisor owners-committee within motion.placeId, or motion.authorId as ${INVITERS}`,
  'ballot.countMotion': `secretary owners-committee supervisor within motion.placeId, or motion.authorId as ${INVITERS}`,
  'ballot.signResult': `secretary party-branch supervisor owners-committee within motion.placeId, or motion.authorId as ${INVITERS}`,
  'ballot.publishResult': ANNOUNCERS,
  'ballot.recountMotion': 'residents',
  'ballot.findReceipt': 'residents',
  'ballot.listBallots': 'residents',
  'ballot.recordFiling': ANNOUNCERS,
  'ballot.makePoll': `${DOORS} party-branch within input.placeId`,
  'resident.listMemberships': 'everyone',
  'resident.checkCode': 'everyone',
  'resident.joinHousehold': 'everyone',
  'resident.setUp': 'everyone',
  'resident.listPlaces': `${OFFICERS} owners-committee touching input.communityId`,
  'resident.listHouseholds': `${OFFICERS} within input.placeId`,
  'resident.issueCode': `${OFFICERS} within input.householdId`,
  'resident.grantMessages': 'residents',
  'resident.listMembers': `${OFFICERS} within input.householdId`,
  'resident.stateAdult': 'residents',
  'resident.listAdults': `${OFFICERS} within input.placeId`,
  'resident.confirmAdults': `${OFFICERS} within input.placeId`,
  'resident.decideAdult': `${OFFICERS} within input.householdId`,
  'resident.addPerson': `${OFFICERS} within input.householdId`,
  'resident.recordConsent': `${OFFICERS} within input.householdId`,
  'resident.endConsent': 'residents',
  'resident.listConsents': 'residents',
  'resident.exportOwn': 'residents',
  'resident.leaveCommunity': 'everyone',
  'resident.listCommunities': 'everyone',
  'resident.listNames': 'everyone',
  'resident.askToJoin': 'everyone',
  'resident.listOwnRequests': 'everyone',
  'resident.withdrawRequest': 'everyone',
  'resident.listRequests': `${OFFICERS} touching input.communityId`,
  'resident.decideRequest': `${OFFICERS} within request.householdId`,
  'resident.endMembership': `${OFFICERS} within input.householdId`,
  'resident.takeOver': 'secretary within input.householdId',
  'resident.leaveHousehold': 'residents',
  'resident.showHousehold': 'residents',
  'resident.chooseRepresentative': 'residents',
  'resident.listHelpers': 'residents',
  'resident.giveConsent': 'residents',
  'resident.askAsOwner': 'residents',
  'resident.listOwnerClaims': `${DOORS} touching input.communityId`,
  'resident.decideOwnerClaim': `${DOORS} within input.householdId`,
  'resident.listAudit': 'secretary party-branch supervisor within input.communityId',
  'home.showOverview': 'residents',
  'notice.listNotices': 'residents',
  'notice.showNotice': 'residents',
  'notice.publishNotice': `${OFFICERS} within input.audience`,
  'notice.confirmNotice': 'residents',
  'notice.listForOthers': 'residents',
  'notice.countTurnout': `${OFFICERS} touching notice.audience`,
  'notice.countReach': `${OFFICERS} touching notice.audience`,
  'notice.listUnconfirmed': `${OFFICERS} touching notice.audience`,
  'notice.listConfirmations': `${OFFICERS} touching notice.audience`,
  'notice.confirmFor': `${OFFICERS} within input.householdId`,
  'notice.undoConfirmFor': `${OFFICERS} within input.householdId`,
  'notice.callNumber': `${OFFICERS} within input.householdId`,
  'notice.remindHouseholds': `${OFFICERS} within notice.audience`,
  'notice.correctNotice': EDITORS,
  'notice.withdrawNotice': EDITORS,
  'notice.pinNotice': EDITORS,
  'notice.reportNotice': 'residents',
  'notice.listDrafts': `${OFFICERS} touching input.communityId`,
  'notice.beginUpload': `${OFFICERS} touching input.communityId`,
  'notice.saveDraft': `${OFFICERS} touching input.communityId`,
  'notice.dropDraft': `${OFFICERS} touching input.communityId`,
  'role.listPeople': 'secretary within input.communityId',
  'role.grantRole': 'secretary within input.placeId',
  'role.endRole': 'secretary within input.placeId',
  'role.listProposals': 'secretary party-branch within input.communityId',
  'role.decideProposal': 'secretary party-branch within input.communityId',
  'role.listEnding': 'secretary party-branch within input.communityId',
  'role.listPosts': `${OFFICERS} party-branch street-observer touching input.communityId`,
  'role.listStewards': 'residents',
  'moderation.listReviews': 'secretary party-branch within input.communityId',
  'moderation.decideReview': 'secretary party-branch within input.communityId',
  'roster.makeTemplate': 'secretary within input.communityId',
  'roster.exportRoster': 'secretary within input.communityId',
  'roster.printSlips': `${OFFICERS} within input.placeId`,
  'roster.listGrids': 'secretary grid-officer within input.placeId',
  'roster.setGrid': 'secretary grid-officer within input.householdIds',
  'roster.checkRoster': 'secretary within input.communityId',
  'roster.importRoster': 'secretary within input.communityId',
  'roster.markRoster': 'secretary within input.communityId',
  'roster.listOwnerDoubts': `${OWNER_DECIDERS} within input.estateId`,
  'roster.proposeOwners': `${OWNER_DECIDERS} within input.estateId`,
  'roster.listOwnerProposals': `${OWNER_DECIDERS} within input.estateId`,
  'roster.decideOwners': `${OWNER_DECIDERS} within proposal.estateId`,
  'roster.reopenOwners': `${OWNER_DECIDERS} within proposal.estateId`,
  'roster.listEstates': `${OWNER_DECIDERS} touching input.communityId`,
  'roster.stateEstate': 'secretary owners-committee within input.estateId',
  'covenant.listCovenants': 'residents',
  'covenant.showCovenant': 'residents',
  'covenant.splitCovenant': `${DRAFTERS} within input.placeId`,
  'covenant.createCovenant': `${DRAFTERS} within input.placeId`,
  'covenant.reviseCovenant': `${DRAFTERS} within covenant.placeId`,
  'covenant.openRound': `${DRAFTERS} within covenant.placeId`,
  'covenant.settleCovenant': `${DRAFTERS} within covenant.placeId`,
  'covenant.reopenCovenant': `${DRAFTERS} within covenant.placeId`,
  'covenant.dropCovenant': `${DRAFTERS} within covenant.placeId`,
  'covenant.listComments': 'residents',
  'covenant.writeComment': 'residents',
  'covenant.reactToComment': 'residents',
  'covenant.writeAmendment': 'residents',
  'covenant.withdrawAmendment': 'residents',
  'covenant.listAmendments': 'residents',
  'covenant.decideAmendment': `${DRAFTERS} within covenant.placeId`,
  'covenant.checkCovenant': `${DRAFTERS} within covenant.placeId`,
  'covenant.answerFlag': `${DRAFTERS} within covenant.placeId`,
  'covenant.listVersions': 'residents',
  'covenant.compareVersions': 'residents',
  'covenant.reportWords': 'residents',
  'volunteer.saveStation': 'secretary within input.placeId',
  'volunteer.saveTeam': 'secretary within station.placeId',
  'volunteer.endTeam': 'secretary within team.placeId',
  'volunteer.listTeams': 'residents',
  'volunteer.saveBirthYear': 'residents',
  'volunteer.showProfile': 'residents',
  'volunteer.saveMember': 'residents',
  'volunteer.listMembers': 'residents',
  'volunteer.publishSeason': 'residents',
  'volunteer.endSeason': 'residents',
  'volunteer.previewRain': 'secretary within input.communityId',
  'volunteer.applyRain': 'secretary within input.communityId',
  'volunteer.listUnreached': 'residents',
  'volunteer.publishShift': 'residents',
  'volunteer.resizeShift': 'residents',
  'volunteer.cancelShift': 'residents',
  'volunteer.listShifts': 'residents',
  'volunteer.listMonth': 'residents',
  'volunteer.showShift': 'residents',
  'volunteer.signUpForShift': 'residents',
  'volunteer.cancelSignUp': 'residents',
  'volunteer.acceptOffer': 'residents',
  'volunteer.listSignUps': 'residents',
  'volunteer.addToShift': 'residents',
  'volunteer.removeFromShift': 'residents',
  'volunteer.listCodes': 'residents',
  'volunteer.checkIn': 'residents',
  'volunteer.checkOut': 'residents',
  'volunteer.listAttendance': 'residents',
  'volunteer.markAttendance': 'residents',
  'volunteer.closeShift': 'residents',
  'volunteer.addHours': 'residents',
  'volunteer.correctHours': 'residents',
  'volunteer.listPendingHours': 'secretary party-branch supervisor within input.communityId',
  'volunteer.decideHours': 'secretary party-branch supervisor within team.placeId',
  'volunteer.listOwnHours': 'residents',
  'volunteer.countTeams': 'residents',
  'volunteer.countAdded': 'secretary party-branch supervisor within input.communityId',
  'volunteer.issueCertificate': 'residents',
  'volunteer.checkCertificate': 'everyone',
};

function inWords(rule: AccessRule): string {
  if (rule.who !== 'officers') return rule.who;
  const { roles, relation, places, author } = rule;
  const where = 'input' in places ? `input.${places.input}` : `${places.loaded}.${places.field}`;
  const or = author ? `, or ${author.loaded}.${author.field} as ${author.roles.join(' ')}` : '';
  return `${roles.join(' ')} ${relation} ${where}${or}`;
}

const ACCESS_CODES = ['NO_IDENTITY', 'NOT_A_RESIDENT', 'NOT_ALLOWED'];

async function check(
  line: ActionLine,
  as: As,
  input: Input,
  { concerns, author }: Pick<Elsewhere, 'concerns' | 'author'>,
) {
  const before = linli.state();
  const { envelope, status } = await linli.call(line.functionName, line.action, input, as);
  const what = `${line.functionName}.${line.action} as ${as} at ${concerns}`;
  assert.equal(status, 200, what);
  const found = !envelope.ok && ACCESS_CODES.includes(envelope.code) ? envelope.code : null;
  const communityId = String(input.communityId ?? MAPLE);
  const due = expected(line.access, as, communityId, concerns, author);
  assert.equal(found, due, what);
  if (due !== null) assert.equal(linli.state(), before, `${what}: a refusal changes nothing`);
  else if (!envelope.ok) assert.notEqual(envelope.code, 'INTERNAL', what);
  return due === null;
}

describe('the access matrix', () => {
  let n = 0;
  for (const line of lines) {
    it(`${line.functionName}.${line.action}`, async () => {
      const example = exampleOf(line.functionName, line.action);
      if (line.access.who === 'officers') {
        assert.notDeepEqual(example.concerns, [], 'the example says which places it concerns');
      }
      await linli.reset();
      let allowed = 0;
      for (const as of [...PERSON_KEYS, null]) {
        n += 1;
        if (await check(line, as, await example.input(n, linli), example)) allowed += 1;
        for (const other of example.elsewhere) {
          n += 1;
          await check(line, as, other.input(n), other);
        }
      }
      assert.ok(allowed > 0, 'somebody may do it');
    });

    it(`${line.functionName}.${line.action}: the example is right`, async () => {
      const example = exampleOf(line.functionName, line.action);
      await linli.reset();
      n += 1;
      const input = await example.input(n, linli);
      const before = linli.state();
      const { envelope } = await linli.call(line.functionName, line.action, input, example.as);
      assert.equal(envelope.ok, true, JSON.stringify(envelope));
      assert.equal(linli.state() !== before, example.writes, 'it writes, as the example says');
    });
  }

  it('the tables say what was agreed', () => {
    const found = lines.map(({ functionName, action, access }) => [
      `${functionName}.${action}`,
      inWords(access),
    ]);
    expect(Object.fromEntries(found)).toStrictEqual(AGREED);
  });

  it('every action has an example, and every example an action', () => {
    const names = (all: { functionName: string; action: string }[]) =>
      all.map(({ functionName, action }) => `${functionName}.${action}`).sort();
    expect(names(EXAMPLES)).toStrictEqual(names(lines));
  });

  it('what no table names is refused, to anybody', async () => {
    for (const { functionName } of lines) {
      for (const action of ['', 'delete', '__proto__', 'constructor', 'toString', 'upkeep']) {
        const { result } = await linli.invoke(functionName, { action, input: {} }, 'secretary');
        assert.deepEqual(
          result,
          { ok: false, code: 'ACTION_UNKNOWN' },
          `${functionName} ${action}`,
        );
      }
    }
  });

  it('a timer does not start for a person, nor without the platform', async () => {
    const before = linli.state();
    for (const functionName of ['notice', 'moderation']) {
      const event = { Type: 'Timer', TriggerName: 'upkeep', Time: '2026-06-15T02:00:00Z' };
      const byPerson = await linli.invoke(functionName, event, 'secretary');
      expect(byPerson.result).toStrictEqual({ ok: false, code: 'ACTION_UNKNOWN' });
      const byNobody = await linli.invoke(functionName, event, null);
      expect(byNobody.result).toStrictEqual({ ok: false, code: 'NO_IDENTITY' });
      expect(byPerson.databaseRequests + byNobody.databaseRequests).toBe(0);
    }
    expect(linli.state()).toBe(before);
  });

  it('an identity in the event counts for nothing', async () => {
    const input = { communityId: MAPLE };
    const { openid } = personOf('secretary');
    for (const forged of [
      { userInfo: { openId: openid, appId: 'wxlinlilocal0001' } },
      { WX_OPENID: openid, openid, OPENID: openid },
    ]) {
      const event = { action: 'list', input, ...forged };
      const asStranger = await linli.invoke('moderation', event, 'stranger');
      expect(asStranger.result).toStrictEqual({ ok: false, code: 'NOT_A_RESIDENT' });
      const asNobody = await linli.invoke('moderation', event, null);
      expect(asNobody.result).toStrictEqual({ ok: false, code: 'NO_IDENTITY' });
    }
  });

  it('an office ends with its last day', async () => {
    await linli.reset();
    const publish = async (n: number) => {
      const input = await exampleOf('notice', 'publishNotice').input(n, linli);
      return (await linli.call('notice', 'publishNotice', input, 'expiredSteward')).envelope;
    };
    await linli.clock(Date.parse('2026-06-14T15:59:30Z')); // 23:59:30 of its last day in Shanghai
    expect((await publish(900_001)).ok).toBe(true);
    await linli.clock(Date.parse('2026-06-14T16:00:00Z'));
    expect(await publish(900_002)).toStrictEqual({ ok: false, code: 'NOT_ALLOWED' });
  });
});
