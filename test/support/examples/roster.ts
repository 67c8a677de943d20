import { HOME, MAPLE, PLACE } from '../community.ts';
import { commandId } from '../inputs.ts';
import { agreed, proposed, proposing, statement } from '../owners.ts';
import { uploadRoster } from '../roster.ts';
import { atHouseholds, example } from './example.ts';

const slipsFor = (n: number, placeId: string) => ({
  communityId: MAPLE,
  placeId,
  all: true,
  commandId: commandId(n),
});

const intoGrid = (n: number, householdIds: string[]) => ({
  communityId: MAPLE,
  householdIds,
  grid: '第1网格',
  commandId: commandId(n),
});

export const rosterExamples = [
  example('roster', 'makeTemplate', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('roster', 'checkRoster', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: async (_, linli) => ({ communityId: MAPLE, fileId: await uploadRoster(linli) }),
  }),
  example('roster', 'importRoster', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: async (n, linli) => ({
      communityId: MAPLE,
      fileId: await uploadRoster(linli),
      commandId: commandId(n),
    }),
  }),
  example('roster', 'markRoster', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: async (n, linli) => ({
      communityId: MAPLE,
      fileId: await uploadRoster(linli),
      commandId: commandId(n),
    }),
  }),
  example('roster', 'exportRoster', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => ({ communityId: MAPLE, withPhones: false, commandId: commandId(n) }),
  }),
  example('roster', 'printSlips', {
    as: 'buildingSteward',
    writes: true,
    concerns: [PLACE.building],
    input: (n) => slipsFor(n, PLACE.building),
    elsewhere: [PLACE.stair, PLACE.otherBuilding].map((placeId) => ({
      concerns: [placeId],
      input: (n: number) => slipsFor(n, placeId),
    })),
  }),
  example('roster', 'listGrids', {
    as: 'secretary',
    concerns: [PLACE.building],
    input: () => ({ communityId: MAPLE, placeId: PLACE.building }),
    elsewhere: [PLACE.maple, PLACE.otherBuilding].map((placeId) => ({
      concerns: [placeId],
      input: () => ({ communityId: MAPLE, placeId }),
    })),
  }),
  example('roster', 'setGrid', {
    as: 'secretary',
    writes: true,
    concerns: [HOME.first, HOME.second],
    input: (n) => intoGrid(n, [HOME.first, HOME.second]),
    elsewhere: atHouseholds((n, householdId) => intoGrid(n, [householdId])),
  }),
  example('roster', 'listOwnerDoubts', {
    as: 'ownersCommittee',
    concerns: [PLACE.estate],
    input: () => ({ communityId: MAPLE, estateId: PLACE.estate }),
    elsewhere: [PLACE.otherEstate].map((estateId) => ({
      concerns: [estateId],
      input: () => ({ communityId: MAPLE, estateId }),
    })),
  }),
  example('roster', 'proposeOwners', {
    as: 'secretary',
    writes: true,
    concerns: [PLACE.estate],
    input: (n, linli) => proposing(linli, n),
  }),
  example('roster', 'listOwnerProposals', {
    as: 'partyBranch',
    concerns: [PLACE.estate],
    input: () => ({ communityId: MAPLE, estateId: PLACE.estate }),
  }),
  example('roster', 'decideOwners', {
    as: 'ownersCommittee',
    writes: true,
    concerns: [PLACE.estate],
    input: async (n, linli) => ({ ...(await proposed(linli, n)), decision: 'agree' }),
  }),
  example('roster', 'reopenOwners', {
    as: 'ownersCommittee',
    writes: true,
    concerns: [PLACE.estate],
    input: (n, linli) => agreed(linli, n),
  }),
  example('roster', 'listEstates', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('roster', 'stateEstate', {
    as: 'secretary',
    writes: true,
    concerns: [PLACE.estate],
    input: (n, linli) => statement(linli, n),
  }),
];
