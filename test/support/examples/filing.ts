import { HOME, MAPLE, NOTICE, PLACE } from '../community.ts';
import { COVENANT } from '../covenants.ts';
import { MEETING } from '../held-meetings.ts';
import { commandId } from '../inputs.ts';
import type { Linli } from '../linli.ts';
import { MOTION } from '../motions.ts';
import { CARD } from '../scorecards.ts';
import { appointed, ofSelection, SELECTION, VACANT } from '../selections.ts';
import { SHIFT, TEAM } from '../volunteers.ts';
import { example } from './example.ts';

const papers = (placeId: string) => (n: number) => ({
  communityId: MAPLE,
  motionId: MOTION.open,
  placeId,
  count: 0,
  commandId: commandId(n),
});

export const filingExamples = [
  example('filing', 'printPapers', {
    as: 'stairSteward',
    writes: true,
    concerns: [PLACE.stair],
    input: papers(PLACE.stair),
    elsewhere: [PLACE.otherStair, PLACE.otherEstate, PLACE.cedarBuilding].map((placeId) => ({
      concerns: [placeId],
      input: papers(placeId),
    })),
  }),
  example('filing', 'makePack', {
    as: 'secretary',
    writes: true,
    concerns: [PLACE.building],
    input: (n) => ({ communityId: MAPLE, motionId: MOTION.published, commandId: commandId(n) }),
    elsewhere: [
      {
        concerns: [],
        input: (n) => ({ communityId: MAPLE, motionId: MOTION.cedar, commandId: commandId(n) }),
      },
    ],
  }),
  example('filing', 'printCovenant', {
    as: 'resident',
    writes: true,
    input: (n) => ({
      communityId: MAPLE,
      covenantId: COVENANT.open,
      form: 'docx',
      commandId: commandId(n),
    }),
  }),
  example('filing', 'printShift', {
    as: 'teamLeader',
    writes: true,
    input: (n) => ({
      communityId: MAPLE,
      shiftId: SHIFT.open,
      teamId: TEAM.patrol,
      what: 'list',
      commandId: commandId(n),
    }),
  }),
  example('filing', 'printStatement', {
    as: 'resident',
    writes: true,
    input: (n) => ({
      communityId: MAPLE,
      bearer: { kind: 'household', id: HOME.second },
      form: 'docx',
      commandId: commandId(n),
    }),
  }),
  example('filing', 'printCard', {
    as: 'resident',
    writes: true,
    input: (n) => ({
      communityId: MAPLE,
      book: 'merchants',
      cardId: CARD.shop,
      form: 'docx',
      commandId: commandId(n),
    }),
  }),
  example('filing', 'printReport', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => ({
      communityId: MAPLE,
      month: '2026-06',
      form: 'docx',
      commandId: commandId(n),
    }),
  }),
  example('filing', 'printMeeting', {
    as: 'buildingSteward',
    writes: true,
    input: (n) => ({
      communityId: MAPLE,
      meetingId: MEETING.closed,
      what: 'list',
      commandId: commandId(n),
    }),
  }),
  example('filing', 'printPlate', {
    as: 'secretary',
    writes: true,
    concerns: [VACANT],
    input: async (n, linli) => {
      await appointed(linli);
      return ofSelection(n, SELECTION.appointing);
    },
    elsewhere: [
      {
        concerns: [PLACE.cedarBuilding],
        input: (n) => ofSelection(n, SELECTION.standing),
      },
    ],
  }),
  example('filing', 'showCode', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, kind: 'notice', subjectId: NOTICE.community }),
  }),
  example('filing', 'printCertificate', {
    as: 'stairSteward',
    writes: true,
    input: async (n, linli) => {
      const certificateId = await certificateOf(n, linli);
      return { communityId: MAPLE, certificateId, commandId: commandId(n) };
    },
  }),
];

/** The stair steward's, issued before. */
export async function certificateOf(n: number, linli: Linli): Promise<string> {
  const days = { from: '2026-01-01', until: '2026-12-31' };
  const input = { communityId: MAPLE, ...days, commandId: commandId(n + 300_000) };
  const { envelope } = await linli.call('volunteer', 'issueCertificate', input, 'stairSteward');
  return (envelope as { data: { certificateId: string } }).data.certificateId;
}
