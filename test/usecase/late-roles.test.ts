import { afterAll, beforeAll } from '@jest/globals';
import type { ProposalDocument } from '../../cloudfunctions/role/collections.ts';
import { MAPLE, PLACE, residentIdOf, TEMPLATE } from '../support/community.ts';
import { roleExamples } from '../support/examples/role.ts';
import { commandId } from '../support/inputs.ts';
import { type Call, describeLateRepeats, type Late, must as mustOf } from '../support/late.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import {
  dutyPhone,
  ending,
  endingGranted,
  granting,
  offering,
  PROPOSAL,
  seeking,
} from '../support/roles.ts';

/** Commands about offices, sent again late. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const must = (...call: Call) => mustOf(linli, ...call);
const grid = { role: 'grid-officer', placeId: PLACE.otherEstate, until: null };
const openProposal = (person: string) =>
  linli
    .documents<ProposalDocument>('proposals')
    .find(({ residentId, state }) => residentId === person && state === 'open')?._id ?? '';
const decision = (n: number, proposalId: string, what = 'accept') => ({
  communityId: MAPLE,
  proposalId,
  decision: what,
  commandId: commandId(n),
});

const LATE: Late[] = [
  {
    after: 'the same was looked for again',
    command: () => ['role.listPeople', seeking(1), 'secretary'],
    between: () => must('role.listPeople', seeking(2), 'secretary'),
    answered: true,
  },
  {
    after: 'it was taken away',
    command: () => ['role.setDutyPhone', dutyPhone(1), 'secretary'],
    between: () => must('role.setDutyPhone', dutyPhone(2, null), 'secretary'),
  },
  {
    after: 'it was taken back',
    command: () => ['role.offerContact', offering(1), 'buildingSteward'],
    between: () => must('role.offerContact', offering(2, null), 'buildingSteward'),
  },
  {
    after: 'it was ended',
    command: () => ['role.grantRole', granting(1), 'secretary'],
    between: async () => {
      await must('role.endRole', endingGranted(2), 'secretary');
    },
  },
  {
    after: 'it was declined',
    command: () => ['role.grantRole', granting(1, grid), 'secretary'],
    between: async () => {
      const proposalId = openProposal(residentIdOf('resident'));
      await must('role.decideProposal', decision(2, proposalId, 'decline'), 'partyBranch');
    },
  },
  {
    after: 'there is a second officer',
    answered: true,
    command: () => [
      'role.grantRole',
      granting(1, {
        communityId: 'cedar',
        residentId: residentIdOf('cedarResident'),
        role: 'party-branch',
        placeId: 'cedar',
      }),
      'cedarSecretary',
    ],
    between: async () => {
      const input = { communityId: 'cedar', templateIds: [TEMPLATE], commandId: commandId(2) };
      await must('resident.grantMessages', input, 'cedarResident');
    },
  },
  {
    after: 'the second officer is one no more',
    command: () => [
      'role.grantRole',
      granting(1, { role: 'party-branch', placeId: MAPLE }),
      'secretary',
    ],
    between: () => {
      const office = { role: 'party-branch', placeId: MAPLE };
      const end = ending(2, { ...office, residentId: residentIdOf('partyBranch') });
      return must('role.endRole', end, 'secretary');
    },
    answered: true,
  },
  {
    after: 'it was granted again',
    prepare: () => must('role.grantRole', granting(3), 'secretary'),
    command: () => ['role.endRole', endingGranted(1), 'secretary'],
    between: () => must('role.grantRole', granting(2), 'secretary'),
  },
  {
    after: 'it was declined',
    prepare: async () => {
      const second = {
        residentId: residentIdOf('mediator'),
        role: 'secretary',
        placeId: MAPLE,
        until: null,
      };
      await must('role.grantRole', granting(3, second), 'secretary');
      const proposalId = openProposal(residentIdOf('mediator'));
      await must('role.decideProposal', decision(4, proposalId), 'partyBranch');
    },
    command: () => [
      'role.endRole',
      ending(1, { residentId: residentIdOf('secretary'), role: 'secretary', placeId: MAPLE }),
      'mediator',
    ],
    between: async () => {
      const proposalId = openProposal(residentIdOf('secretary'));
      await must('role.decideProposal', decision(2, proposalId, 'decline'), 'partyBranch');
    },
  },
  {
    after: 'the office was ended',
    command: () => ['role.decideProposal', decision(1, PROPOSAL.gridOfficer), 'partyBranch'],
    between: async () => {
      const office = {
        residentId: residentIdOf('volunteer'),
        role: 'grid-officer',
        placeId: PLACE.otherEstate,
      };
      await must('role.endRole', ending(2, { ...office, from: '2026-06-15' }), 'secretary');
    },
  },
];

describeLateRepeats(() => linli, 'role', LATE, roleExamples);
