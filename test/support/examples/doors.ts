import { HOME, MAPLE, NOTICE, PLACE } from '../community.ts';
import { handing, PAPER, returning } from '../doors.ts';
import { commandId, oneHousehold, writtenDown } from '../inputs.ts';
import type { Linli } from '../linli.ts';
import { patch } from '../patch.ts';
import { atHouseholds, type Elsewhere, example } from './example.ts';

/** A mark on the door of the resident's household, which another officer's door does not have. */
async function marked(n: number, linli: Linli): Promise<void> {
  await linli.call('notice', 'confirmFor', writtenDown(n + 300_000, HOME.second), 'stairSteward');
}

const atNotice = (noticeId: string, ...concerns: string[]): Elsewhere => ({
  concerns,
  input: (n) => ({ communityId: MAPLE, noticeId, commandId: commandId(n) }),
});
const notices = [
  atNotice(NOTICE.community, PLACE.maple),
  atNotice(NOTICE.elsewhere, PLACE.otherEstate),
  atNotice(NOTICE.cedar),
];
const withoutCommand = ({ concerns, input }: Elsewhere): Elsewhere => ({
  concerns,
  input: (n) => {
    const { commandId: _commandId, ...rest } = input(n);
    return rest;
  },
});

export const doorExamples = [
  example('notice', 'denyMark', {
    as: 'resident',
    writes: true,
    input: async (n, linli) => {
      await marked(n, linli);
      return oneHousehold(n, HOME.second);
    },
  }),
  example('notice', 'listRechecks', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('notice', 'recheckMark', {
    as: 'secretary',
    writes: true,
    concerns: [HOME.second],
    input: async (n, linli) => {
      await marked(n, linli);
      await patch(linli, 'receipts', { _id: PAPER }, { recheck: 'drawn' });
      return { ...oneHousehold(n, HOME.second), result: 'unaware' };
    },
    elsewhere: atHouseholds((n, householdId) => ({
      ...oneHousehold(n, householdId),
      result: 'sure',
    })),
  }),
  example('notice', 'countMarks', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('notice', 'showHandout', {
    as: 'secretary',
    concerns: [PLACE.building],
    input: () => ({ communityId: MAPLE, noticeId: NOTICE.building }),
    elsewhere: notices.map(withoutCommand),
  }),
  example('notice', 'handOutDoors', {
    as: 'secretary',
    writes: true,
    concerns: [PLACE.building],
    input: (n) => handing(n, [PLACE.building]),
    elsewhere: [[PLACE.otherBuilding], [PLACE.cedarBuilding]].map((placeIds) => ({
      concerns: placeIds,
      input: (n) => handing(n, placeIds),
    })),
  }),
  example('notice', 'returnDoors', {
    as: 'buildingSteward',
    writes: true,
    concerns: [PLACE.building],
    input: async (n, linli) => {
      const first = handing(n + 300_000, [PLACE.building]);
      await linli.call('notice', 'handOutDoors', first, 'secretary');
      return returning(n, PLACE.building);
    },
    elsewhere: [PLACE.otherBuilding, PLACE.cedarBuilding].map((placeId) => ({
      concerns: [placeId],
      input: (n) => returning(n, placeId),
    })),
  }),
  example('filing', 'printDoors', {
    as: 'secretary',
    writes: true,
    concerns: [PLACE.building],
    input: (n) => ({ communityId: MAPLE, noticeId: NOTICE.building, commandId: commandId(n) }),
    elsewhere: notices,
  }),
];
