import { MAPLE, PLACE } from '../community.ts';
import { commandId } from '../inputs.ts';
import { dutyPhone, ending, granting, offering, PROPOSAL, seeking } from '../roles.ts';
import { example } from './example.ts';

const at = (placeId: string) => ({
  concerns: [placeId],
  input: (n: number) => granting(n, { placeId }),
});

export const roleExamples = [
  example('role', 'listPeople', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => seeking(n),
  }),
  example('role', 'grantRole', {
    as: 'secretary',
    writes: true,
    concerns: [PLACE.estate],
    input: (n) => granting(n),
    elsewhere: [PLACE.otherBuilding, PLACE.otherEstate, PLACE.cedarBuilding].map(at),
  }),
  example('role', 'endRole', {
    as: 'secretary',
    writes: true,
    concerns: [PLACE.building],
    input: (n) => ending(n),
    elsewhere: [PLACE.otherBuilding, PLACE.cedarBuilding].map((placeId) => ({
      concerns: [placeId],
      input: (n: number) => ({ ...ending(n), placeId }),
    })),
  }),
  example('role', 'listEnding', {
    as: 'partyBranch',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('role', 'listProposals', {
    as: 'partyBranch',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('role', 'decideProposal', {
    as: 'partyBranch',
    writes: true,
    concerns: [MAPLE],
    input: (n) => ({
      communityId: MAPLE,
      proposalId: PROPOSAL.gridOfficer,
      decision: 'accept',
      commandId: commandId(n),
    }),
  }),
  example('role', 'listPosts', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('role', 'listStewards', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('role', 'showContact', {
    as: 'buildingSteward',
    input: () => ({ communityId: MAPLE }),
  }),
  example('role', 'offerContact', {
    as: 'buildingSteward',
    writes: true,
    input: (n) => offering(n),
  }),
  example('role', 'setDutyPhone', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => dutyPhone(n),
  }),
];
