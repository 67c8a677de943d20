import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import type { OwnerProposalDocument } from '../../cloudfunctions/roster/collections.ts';
import type { Slips } from '../../typings/contract/roster.ts';
import { HOME, idOf, MAPLE, NOTICE, PLACE, START } from '../support/community.ts';
import { COVENANT } from '../support/covenants.ts';
import { certificateOf } from '../support/examples/filing.ts';
import { freshCode } from '../support/examples/resident.ts';
import { EXAMPLES } from '../support/examples.ts';
import { MEETING } from '../support/held-meetings.ts';
import { EXPORT } from '../support/imports.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { MEDIATION } from '../support/mediations.ts';
import { casting, MOTION } from '../support/motions.ts';
import { agreed, proposed, proposing, statement } from '../support/owners.ts';
import { ROSTER, uploadRoster } from '../support/roster.ts';
import { CARD } from '../support/scorecards.ts';
import { appointed, ofSelection, SELECTION } from '../support/selections.ts';
import { SHIFT, TEAM } from '../support/volunteers.ts';

/**
 * A command of the roster or of the filing that comes again after another one has changed the same
 * documents changes nothing. Files are made anew, so the note that one is there is looked at apart.
 */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const DAY = 24 * 60 * 60_000;
type Call = [name: string, input: Input, as: As];

interface Late {
  /** what happens in between, for the name of the test */
  after: string;
  /** before the command */
  prepare?(): Promise<unknown>;
  command(): Call | Promise<Call>;
  /** changes the same documents */
  between(): Promise<unknown>;
}

async function send(name: string, input: Input, as: As) {
  const [functionName = '', action = ''] = name.split('.');
  return (await linli.call(functionName, action, input, as)).envelope;
}
async function must(...call: Call): Promise<unknown> {
  const envelope = await send(...call);
  assert.ok(envelope.ok, `${call[0]}: ${JSON.stringify(envelope)}`);
  return envelope.data;
}

const here = (n: number, more: object = {}) => ({
  communityId: MAPLE,
  ...more,
  commandId: commandId(n),
});
const bearer = { kind: 'household', id: HOME.second };
const card = { book: 'merchants', cardId: CARD.shop };
const slips = (placeId: string, all: boolean): Call => [
  'roster.printSlips',
  here(1, { placeId, all }),
  'secretary',
];
const grid = (n: number, name: string | null): Call => [
  'roster.setGrid',
  here(n, { householdIds: [HOME.first, HOME.second], grid: name }),
  'secretary',
];
const importing = async (n: number, lines = ROSTER): Promise<Call> => [
  'roster.importRoster',
  here(n, { fileId: await uploadRoster(linli, lines, `file-${n}`) }),
  'secretary',
];
const household = (n: number, householdId: string) => here(n, { householdId });

const LATE: Late[] = [
  {
    after: 'a household went into a micro-grid',
    command: () => importing(1),
    between: () => must(...grid(2, '第2网格')),
  },
  {
    after: 'another roster',
    command: () => importing(1),
    between: async () =>
      must(...(await importing(2, [['一期', '1栋', '1单元', '101', '77', '户主丙']]))),
  },
  {
    after: 'another roster',
    command: async () => ['roster.markRoster', (await importing(1))[1], 'secretary'],
    between: async () => must(...(await importing(2))),
  },
  {
    after: 'another roster',
    command: () => ['roster.exportRoster', here(1, { withPhones: true }), 'secretary'],
    between: async () => must(...(await importing(2))),
  },
  {
    after: 'other households went into another one',
    command: () => grid(1, '第1网格'),
    between: () => must(...grid(2, '第2网格')),
  },
  {
    after: 'a code for one door',
    command: () => slips(PLACE.stair, true),
    between: async () => void (await freshCode(2, linli, HOME.second)),
  },
  {
    after: 'others moved in, for whom the code was withdrawn',
    command: () => slips(PLACE.stair, true),
    between: () => must('resident.takeOver', household(2, HOME.second), 'secretary'),
  },
  {
    after: 'somebody moved out of a door that had none',
    prepare: () => must('resident.takeOver', household(3, HOME.second), 'secretary'),
    command: () => slips(PLACE.stair, false),
    between: () => must('resident.leaveHousehold', household(2, HOME.first), 'stairSteward'),
  },
  {
    after: 'doors that were not there yet',
    command: () => slips(idOf(MAPLE, '二期', '1栋'), true),
    between: async () => must(...(await importing(2))),
  },
  {
    after: 'a ballot',
    command: () => [
      'filing.printPapers',
      here(1, { motionId: MOTION.open, placeId: PLACE.stair, count: 0 }),
      'stairSteward',
    ],
    between: () => must('ballot.castBallot', casting(2, { voterId: HOME.first }), 'stairSteward'),
  },
  {
    after: 'it was filed',
    command: () => ['filing.makePack', here(1, { motionId: MOTION.published }), 'secretary'],
    between: () =>
      must(
        'ballot.recordFiling',
        here(2, { motionId: MOTION.published, day: '2026-06-15', office: '街道办' }),
        'secretary',
      ),
  },
  {
    after: 'it was printed in another form',
    command: () => [
      'filing.printCovenant',
      here(1, { covenantId: COVENANT.adopted, form: 'docx' }),
      'resident',
    ],
    between: () =>
      must(
        'filing.printCovenant',
        here(1, { covenantId: COVENANT.adopted, form: 'html' }),
        'resident',
      ),
  },
  {
    after: 'another month was printed',
    command: () => ['filing.printReport', here(1, { month: '2026-06', form: 'docx' }), 'secretary'],
    between: () =>
      must('filing.printReport', here(2, { month: '2026-05', form: 'xlsx' }), 'secretary'),
  },
  {
    after: 'it was signed',
    command: () => [
      'filing.printAgreement',
      here(1, { mediationId: MEDIATION.agreed }),
      'mediator',
    ],
    between: () =>
      must(
        'matter.signAgreement',
        here(2, { mediationId: MEDIATION.agreed, day: '2026-06-15' }),
        'mediator',
      ),
  },
  {
    after: 'the poster was printed',
    command: () => [
      'filing.printShift',
      here(1, { shiftId: SHIFT.open, teamId: TEAM.patrol, what: 'list' }),
      'teamLeader',
    ],
    between: () =>
      must(
        'filing.printShift',
        here(1, { shiftId: SHIFT.open, teamId: TEAM.patrol, what: 'poster' }),
        'teamLeader',
      ),
  },
  {
    after: 'the invitation was printed',
    command: () => [
      'filing.printMeeting',
      here(1, { meetingId: MEETING.closed, what: 'list' }),
      'buildingSteward',
    ],
    between: () =>
      must(
        'filing.printMeeting',
        here(1, { meetingId: MEETING.closed, what: 'invitation' }),
        'buildingSteward',
      ),
  },
  {
    after: 'they have left the community',
    command: async () => {
      await appointed(linli);
      const { communityId, selectionId } = ofSelection(1, SELECTION.appointing);
      return ['filing.printPlate', here(1, { communityId, selectionId }), 'secretary'];
    },
    between: () =>
      must(
        'resident.leaveCommunity',
        { communityId: 'maple', commandId: commandId(2) },
        'resident',
      ),
  },
  {
    after: 'another was made',
    command: async () => [
      'filing.printCertificate',
      here(1, { certificateId: await certificateOf(1, linli) }),
      'stairSteward',
    ],
    between: () => certificateOf(2, linli),
  },
  {
    after: 'the list was fetched once more',
    command: () => ['filing.printExport', here(1, { exportId: EXPORT.agreed }), 'secretary'],
    between: () => must('filing.printExport', here(2, { exportId: EXPORT.agreed }), 'secretary'),
  },
  {
    after: 'doors were exported once more',
    command: () => ['filing.printDoors', here(1, { noticeId: NOTICE.building }), 'secretary'],
    between: () => must('filing.printDoors', here(2, { noticeId: NOTICE.building }), 'secretary'),
  },
  {
    after: 'the table was made',
    command: () => ['filing.printStatement', here(1, { bearer, form: 'docx' }), 'resident'],
    between: () => must('filing.printStatement', here(1, { bearer, form: 'xlsx' }), 'resident'),
  },
  {
    after: 'the table of the card was made',
    command: () => ['filing.printCard', here(1, { ...card, form: 'docx' }), 'resident'],
    between: () => must('filing.printCard', here(2, { ...card, form: 'xlsx' }), 'resident'),
  },
  {
    after: 'it was agreed to',
    command: async () => ['roster.proposeOwners', await proposing(linli, 1), 'secretary'],
    between: () => decided(2, openProposal()),
  },
  {
    after: 'what was agreed to is asked again',
    command: async () => [
      'roster.decideOwners',
      { ...(await proposed(linli, 1)), decision: 'agree' },
      'ownersCommittee',
    ],
    between: () => {
      const { _id: proposalId, lines } = openProposal();
      const { doubtId } = lines[0] ?? {};
      return must('roster.reopenOwners', here(2, { proposalId, doubtId }), 'ownersCommittee');
    },
  },
  {
    after: 'it was decided anew',
    command: async () => ['roster.reopenOwners', await agreed(linli, 1), 'ownersCommittee'],
    between: async () => {
      await must('roster.proposeOwners', await proposing(linli, 3), 'secretary');
      await decided(4, openProposal());
    },
  },
  {
    after: 'something else was stated',
    command: () => ['roster.stateEstate', statement(linli, 1), 'secretary'],
    between: () => {
      const stated = { area: 40_000, units: 5, developer: null };
      const input = { ...statement(linli, 2), statement: stated };
      return must('roster.stateEstate', input, 'secretary');
    },
  },
];

/** The proposal about owners that was made last. */
function openProposal(): OwnerProposalDocument {
  const [latest] = linli
    .documents<OwnerProposalDocument>('ownerProposals')
    .sort((one, other) => other.change.at - one.change.at);
  assert.ok(latest);
  return latest;
}
const decided = (n: number, { _id: proposalId }: OwnerProposalDocument) =>
  must('roster.decideOwners', here(n, { proposalId, decision: 'agree' }), 'ownersCommittee');

const state = (without = '') =>
  linli
    .state()
    .split('\n')
    .filter((line) => without === '' || !line.startsWith(`${without} `))
    .join('\n');

describe('a late repeat', () => {
  const covered = new Set<string>();
  for (const [index, late] of LATE.entries()) {
    it(`${index + 1}: after ${late.after}, changes nothing`, async () => {
      await linli.reset();
      await late.prepare?.();
      const call = await late.command();
      covered.add(call[0]);
      await must(...call);
      await linli.clock(START + 60_000);
      await late.between();
      const before = state();
      await send(...call);
      assert.equal(state(), before, `${call[0]}, at once`);
      await linli.clock(START + DAY / 2);
      const later = state('exports');
      await send(...call);
      assert.equal(state('exports'), later, `${call[0]}, half a day later`);
    });
  }

  it('was tried for every command of these functions', () => {
    const commands = EXAMPLES.filter(
      ({ functionName, writes }) => writes && ['roster', 'filing'].includes(functionName),
    ).map(({ functionName, action }) => `${functionName}.${action}`);
    const isCommand = (name: string) => name !== 'roster.checkRoster'; // has no command
    expect([...covered].sort()).toStrictEqual(commands.filter(isCommand).sort());
  });

  it('of slips prints the doors of the first time, and gives no other one a code', async () => {
    await linli.reset();
    await must('resident.takeOver', household(3, HOME.second), 'secretary');
    const print = () => must(...slips(PLACE.stair, false)) as Promise<Slips>;
    expect((await print()).slips).toBe(1);
    await must('resident.leaveHousehold', household(2, HOME.first), 'stairSteward');
    const { slips: again, newer } = await print();
    expect([again, newer]).toStrictEqual([1, 0]);
    const home = linli
      .documents<HouseholdDocument>('households')
      .find(({ _id }) => _id === HOME.first);
    expect(home?.code.issuedAt).toBe(null);
  });
});
