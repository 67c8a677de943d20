import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  BallotDocument,
  MotionDocument,
  VoterDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import { lookupHash } from '../../cloudfunctions/kernel/secret.ts';
import type { OwnerProposalDocument } from '../../cloudfunctions/roster/collections.ts';
import { HOME, MAPLE, PLACE, START } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { formOf } from '../support/motions.ts';
import { inAnyOrder } from '../support/orders.ts';
import { proposed, registered } from '../support/owners.ts';
import { uploadRoster } from '../support/roster.ts';

/** Who owns what changes while a vote of owners is announced, and two people decide at once. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

async function call(name: string, input: object, as: As): Promise<Answer['envelope']> {
  const [functionName = '', action = ''] = name.split('.');
  return (await linli.call(functionName, action, input, as)).envelope;
}
const codeOf = (envelope: Answer['envelope']) => (envelope.ok ? 'ok' : envelope.code);

async function drafted(): Promise<object> {
  const form = formOf({
    ruleId: 'owners-ordinary',
    basis: 'owners',
    matter: 'owners-other',
    placeId: PLACE.estate,
    registered: 4,
    session: null,
    totalsReason: '还没有拿到竣工资料。',
    opensAt: START + 16 * DAY,
    closesAt: START + 22 * DAY,
    countsAt: START + 22 * DAY,
  });
  const draft = { communityId: MAPLE, motionId: null, form, commandId: commandId(1) };
  const answer = await call('ballot.saveMotion', draft, 'ownersCommittee');
  const { motionId } = (answer as { data: { motionId: string } }).data;
  return { communityId: MAPLE, motionId };
}

describe('the owners of a vote', () => {
  it('are those that were checked, whoever a register makes of them meanwhile', async () => {
    const ends = new Set<string>();
    await inAnyOrder(
      linli,
      async () => {
        const phone = '13600000051';
        await registered(linli, HOME.first, {
          owners: ['王伟'],
          'head.phoneHash': lookupHash('phone-lookup', phone),
        });
        const door = ['一期', '1栋', '1单元', '102', '90', '', phone, '王伟'];
        const fileId = await uploadRoster(linli, [door], 'sold');
        const motion = (await drafted()) as { motionId: string };
        const sold = { communityId: MAPLE, fileId, commandId: commandId(3) };
        const [answer] = await Promise.all([
          call('ballot.announceMotion', { ...motion, commandId: commandId(2) }, 'ownersCommittee'),
          call('roster.importRoster', sold, 'secretary'),
        ]);
        const found = linli
          .documents<MotionDocument>('motions')
          .find(({ _id }) => _id === motion.motionId);
        // With two units of one owner there are three: the register of four is not complete any more.
        ends.add(codeOf(answer));
        expect(found?.state).toBe(answer.ok ? 'announced' : 'draft');
        const voters = linli
          .documents<VoterDocument>('voters')
          .filter(({ motionId }) => motionId === motion.motionId);
        const claims = voters.flatMap((voter) => voter.claims);
        expect(new Set(claims).size).toBe(claims.length);
        if (answer.ok) {
          const ballots = linli
            .documents<BallotDocument>('ballots')
            .filter(({ motionId }) => motionId === motion.motionId);
          expect([voters.length, ballots.length, claims.length]).toStrictEqual([4, 4, 4]);
        }
      },
      { planned: 40, random: 10 },
    );
    expect([...ends].sort()).toStrictEqual(['MOTION_HAS_PROBLEMS', 'ROSTER_CHANGED', 'ok']);
  });

  it('are decided about once by two at once', () =>
    inAnyOrder(
      linli,
      async () => {
        const proposal = await proposed(linli, 1);
        const answers = await Promise.all([
          call('roster.decideOwners', { ...proposal, decision: 'agree' }, 'partyBranch'),
          call('roster.decideOwners', { ...proposal, decision: 'decline' }, 'ownersCommittee'),
        ]);
        expect(answers.map(codeOf).sort()).toStrictEqual(['OWNERS_PROPOSAL_DECIDED', 'ok']);
        const [document] = linli.documents<OwnerProposalDocument>('ownerProposals');
        expect(document?.state).toBe(answers[0]?.ok ? 'agreed' : 'declined');
        const taken = linli
          .documents<{ action: string }>('audit')
          .filter(({ action }) => /^owner\.(agree|decline)$/.test(action));
        expect(taken.length).toBe(1);
      },
      { planned: 20, random: 5 },
    ));
});
