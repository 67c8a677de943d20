import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { ProposalDocument } from '../../cloudfunctions/role/collections.ts';
import { HOME, MAPLE, type PersonKey, PLACE, residentIdOf } from '../support/community.ts';
import { checkAudit, settle } from '../support/faults.ts';
import { commandId, representing } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { DUTY, dutyPhone, ending, granting, offering, PROPOSAL } from '../support/roles.ts';

/** Offices granted, ended and agreed to by several at once. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const rolesOf = (key: PersonKey) =>
  linli
    .documents<ResidentDocument>('residents')
    .find(({ _id }) => _id === residentIdOf(key))
    ?.roles.map(({ role, until }) => `${role} ${until}`) ?? [];
const entries = (action: string) =>
  linli.documents<AuditDocument>('audit').filter((entry) => entry.action === action);
const codeOf = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.code);
const decide = (n: number, proposalId: string, as: As, decision = 'accept') =>
  linli.call(
    'role',
    'decideProposal',
    { communityId: MAPLE, proposalId, decision, commandId: commandId(n) },
    as,
  );
const call = (action: string, input: object, as: As) => linli.call('role', action, input, as);
const secretary = (key: PersonKey, from: string) => ({
  residentId: residentIdOf(key),
  role: 'secretary',
  placeId: MAPLE,
  from,
});

/** A second secretary, agreed to. */
async function addSecretary(key: PersonKey): Promise<void> {
  await call('grant', granting(50, { ...secretary(key, '2026-06-15'), until: null }), 'secretary');
  const proposal = linli
    .documents<ProposalDocument>('proposals')
    .find(({ residentId, state }) => residentId === residentIdOf(key) && state === 'open');
  expect(codeOf(await decide(51, proposal?._id ?? '', 'partyBranch'))).toBe('ok');
}

describe('at once', () => {
  it('a number offered from two phones and taken back from a third is one of them, or none', () =>
    inAnyOrder(linli, async () => {
      const numbers = ['13900000001', '13900000002'].map((phone) => ({
        phone,
        from: 0,
        until: 60,
      }));
      const answers = await Promise.all(
        [...numbers, null].map((contact, n) =>
          call('offerContact', offering(n + 1, contact), 'buildingSteward'),
        ),
      );
      expect(answers.map(codeOf)).toStrictEqual(['ok', 'ok', 'ok']);
      const { envelope } = await call('showContact', { communityId: MAPLE }, 'buildingSteward');
      assert.ok(envelope.ok);
      const { contact } = envelope.data as { contact: object | null };
      expect([...numbers, null]).toContainEqual(contact);
      await settle(linli);
      checkAudit(linli);
    }));

  it('the duty phone written twice and taken away is one of them, or none', () =>
    inAnyOrder(linli, async () => {
      const second = { ...DUTY, phone: '021-55550002' };
      const answers = await Promise.all(
        [DUTY, second, null].map((duty, n) =>
          call('setDutyPhone', dutyPhone(n + 1, duty), 'secretary'),
        ),
      );
      expect(answers.map(codeOf)).toStrictEqual(['ok', 'ok', 'ok']);
      const { envelope } = await call('listStewards', { communityId: MAPLE }, 'resident');
      assert.ok(envelope.ok);
      const { duty } = envelope.data as { duty: object | null };
      expect([DUTY, second, null]).toContainEqual(duty);
      await settle(linli);
      checkAudit(linli);
    }));

  it('one office granted three times over is held once', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all(
        [1, 2, 3].map((n) => call('grant', granting(n, { until: `2028-06-1${n}` }), 'secretary')),
      );
      expect(answers.map(codeOf).sort()).toStrictEqual(['ROLE_HELD', 'ROLE_HELD', 'ok']);
      expect(rolesOf('resident').length).toBe(1);
      expect(entries('role.grant').length).toBe(1);
    }));

  it('different offices to one person: all of them, and none of the household’s choice is lost', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all([
        call('grant', granting(1), 'secretary'),
        call('grant', granting(2, { role: 'mediator', placeId: MAPLE }), 'secretary'),
        linli.call(
          'resident',
          'chooseRepresentative',
          representing(3, HOME.second, 'resident'),
          'resident',
        ),
      ]);
      expect(answers.map(codeOf)).toStrictEqual(['ok', 'ok', 'ok']);
      expect(rolesOf('resident').length).toBe(3);
    }));

  it('granted and ended: one after the other', () =>
    inAnyOrder(linli, async () => {
      await Promise.all([
        call(
          'grant',
          granting(1, {
            residentId: residentIdOf('buildingSteward'),
            role: 'mediator',
            placeId: PLACE.estate,
          }),
          'secretary',
        ),
        call('end', ending(2), 'secretary'),
      ]);
      expect(rolesOf('buildingSteward').sort()).toStrictEqual([
        'building-steward 2026-06-14',
        'mediator 2028-06-14',
      ]);
      await settle(linli);
      checkAudit(linli);
    }));

  it('two decide one proposal: the first stands', () =>
    inAnyOrder(linli, async () => {
      await addSecretary('mediator');
      const answers = await Promise.all([
        decide(1, PROPOSAL.gridOfficer, 'partyBranch'),
        decide(2, PROPOSAL.gridOfficer, 'mediator', 'decline'),
      ]);
      expect(answers.map(codeOf).sort()).toStrictEqual(['PROPOSAL_DECIDED', 'ok']);
      const proposal = linli
        .documents<ProposalDocument>('proposals')
        .find(({ _id }) => _id === PROPOSAL.gridOfficer);
      expect(rolesOf('volunteer').length).toBe(proposal?.state === 'accepted' ? 2 : 1);
    }));

  it('two secretaries go at the same moment: one of them remains', () =>
    inAnyOrder(linli, async () => {
      await addSecretary('mediator');
      await call('end', ending(1, secretary('secretary', '2020-01-01')), 'mediator');
      await call('end', ending(2, secretary('mediator', '2026-06-15')), 'secretary');
      const ends = linli
        .documents<ProposalDocument>('proposals')
        .filter(({ kind }) => kind === 'end');
      expect(ends.length).toBe(2);
      const answers = await Promise.all(
        ends.map(({ _id, proposedBy }, index) =>
          decide(
            index + 3,
            _id,
            proposedBy === residentIdOf('secretary') ? 'mediator' : 'secretary',
          ),
        ),
      );
      expect(answers.map(codeOf).sort()).toStrictEqual(['LAST_SECRETARY', 'ok']);
      const left = (['secretary', 'mediator'] as const).filter((key) =>
        rolesOf(key).includes('secretary null'),
      );
      assert.equal(left.length, 1, 'exactly one is secretary');
      await settle(linli);
      checkAudit(linli);
    }));
});
