import type { MotionDocument } from '../../../cloudfunctions/ballot/collections.ts';
import { serialOf } from '../../../cloudfunctions/ballot/vote/ballot-id.ts';
import { CEDAR, HOME, MAPLE, PLACE, residentIdOf } from '../community.ts';
import { decidingCorrection } from '../corrections.ts';
import { commandId, type Input } from '../inputs.ts';
import type { Linli } from '../linli.ts';
import {
  casting,
  formOf,
  MOTION,
  NO,
  OBJECTION,
  onVoter,
  PAPER,
  QUESTION,
  RECEIPT,
  resultHash,
} from '../motions.ts';
import { waitingNote } from '../notes.ts';
import { patch } from '../patch.ts';
import { proposedSettings } from '../settings.ts';
import { example } from './example.ts';

const onMotion =
  (motionId: string, more: Input = {}) =>
  (n: number): Input => ({ communityId: MAPLE, motionId, ...more, commandId: commandId(n) });
const reading =
  (motionId: string, more: Input = {}) =>
  (): Input => ({ communityId: MAPLE, motionId, ...more });

const concerns = [PLACE.building];
const ofCedar = (input: (n: number) => Input) => [
  { concerns: [], input: (n: number) => ({ ...input(n), motionId: MOTION.cedar }) },
];

/** A number that was printed for the secret motion. */
export function printedSerial(linli: Linli, n: number): string {
  const motion = linli
    .documents<MotionDocument>('motions')
    .find(({ _id }) => _id === MOTION.secret) as MotionDocument;
  return serialOf(motion, 'print', n);
}

const announcing = (action: string, input: (n: number) => Input) =>
  example('ballot', action, {
    as: 'secretary',
    writes: true,
    concerns,
    input,
    elsewhere: ofCedar(input),
  });

export const ballotExamples = [
  example('ballot', 'showSettings', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('ballot', 'saveSettings', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => ({
      communityId: MAPLE,
      settings: {
        leastDays: 7,
        mostDays: 30,
        publicationDays: 15,
        proxiesPerPerson: 2,
        remoteRule: '',
        ownersApproval: '',
      },
      commandId: commandId(n),
    }),
  }),
  example('ballot', 'decideSettings', {
    as: 'partyBranch',
    writes: true,
    concerns: [MAPLE],
    input: (n, linli) => proposedSettings(linli, n),
  }),
  example('ballot', 'listMotions', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('ballot', 'showMotion', { as: 'resident', input: reading(MOTION.open) }),
  example('ballot', 'listBodies', {
    as: 'secretary',
    concerns,
    input: () => ({ communityId: MAPLE, placeId: PLACE.building }),
    elsewhere: [PLACE.otherEstate, PLACE.estate].map((placeId) => ({
      concerns: [placeId],
      input: () => ({ communityId: MAPLE, placeId }),
    })),
  }),
  example('ballot', 'saveMotion', {
    as: 'secretary',
    writes: true,
    concerns,
    input: (n) => ({ communityId: MAPLE, motionId: null, form: formOf(), commandId: commandId(n) }),
    elsewhere: [PLACE.otherEstate, PLACE.estate, CEDAR].map((placeId) => ({
      concerns: [placeId],
      input: (n: number) => ({
        communityId: MAPLE,
        motionId: null,
        form: formOf({ placeId }),
        commandId: commandId(n),
      }),
    })),
  }),
  example('ballot', 'checkMotion', { as: 'secretary', concerns, input: reading(MOTION.draft) }),
  announcing('announceMotion', onMotion(MOTION.draft)),
  announcing('cancelMotion', onMotion(MOTION.notice, { reason: '日期要改' })),
  example('ballot', 'listMotionEvents', { as: 'resident', input: reading(MOTION.open) }),
  example('ballot', 'listVoters', { as: 'buildingSteward', concerns, input: reading(MOTION.open) }),
  example('ballot', 'countTurnout', {
    as: 'buildingSteward',
    concerns,
    input: reading(MOTION.open),
  }),
  example('ballot', 'showRoomCode', {
    as: 'buildingSteward',
    concerns,
    input: reading(MOTION.open),
  }),
  example('ballot', 'checkIn', {
    as: 'resident',
    writes: true,
    input: async (_n, linli) => ({
      communityId: MAPLE,
      motionId: MOTION.open,
      voterId: HOME.second,
      code: await roomCode(linli),
    }),
  }),
  example('ballot', 'callVoter', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: (n) => onVoter(n, { householdId: HOME.second }),
    elsewhere: [HOME.otherBuilding, HOME.otherEstate].map((householdId) => ({
      concerns: [householdId],
      input: (n: number) => onVoter(n, { householdId }),
    })),
  }),
  example('ballot', 'checkInFor', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: (n) => onVoter(n),
  }),
  example('ballot', 'undoCheckIn', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: async (n, linli) => {
      const there = { present: true, active: true, cast: null };
      await patch(linli, 'voters', { _id: `${MOTION.open}:${HOME.second}` }, there);
      return onVoter(n, { reason: '没有到会' });
    },
  }),
  example('ballot', 'castBallot', { as: 'resident', writes: true, input: (n) => casting(n) }),
  example('ballot', 'voidBallot', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: (n) => onVoter(n, { reason: '改投纸票' }),
  }),
  example('ballot', 'setProxy', {
    as: 'secretary',
    writes: true,
    concerns: [HOME.second],
    input: (n) => onVoter(n, { agentId: residentIdOf('householdRepresentative') }),
  }),
  example('ballot', 'endProxy', { as: 'resident', writes: true, input: (n) => onVoter(n) }),
  example('ballot', 'listNotes', {
    as: 'buildingSteward',
    concerns,
    input: reading(MOTION.open),
  }),
  example('ballot', 'decideNote', {
    as: 'gridOfficer',
    writes: true,
    concerns: [HOME.second],
    input: async (n, linli) =>
      onVoter(n, {
        noteId: await waitingNote(n, linli),
        kind: 'proxy',
        decision: 'confirm',
      }),
  }),
  example('ballot', 'denyNote', {
    as: 'resident',
    writes: true,
    input: async (n, linli) => onVoter(n, { noteId: await waitingNote(n, linli) }),
  }),
  example('ballot', 'enterPaper', {
    as: 'stairSteward',
    writes: true,
    concerns,
    input: (n) => onVoter(n, { voterId: HOME.first, serial: null, channel: 'door', answers: NO }),
  }),
  example('ballot', 'handIn', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: (n) => onVoter(n, { motionId: MOTION.secret, channel: 'paper' }),
  }),
  example('ballot', 'listPapers', { as: 'buildingSteward', concerns, input: reading(MOTION.open) }),
  example('ballot', 'decidePaper', {
    as: 'buildingSteward',
    writes: true,
    concerns,
    input: onMotion(MOTION.open, { paperId: PAPER, decision: 'confirm' }),
  }),
  example('ballot', 'raiseObjection', {
    as: 'resident',
    writes: true,
    input: onMotion(MOTION.notice, { kind: 'roster', text: '我家没有在名册上。' }),
  }),
  example('ballot', 'listObjections', { as: 'resident', input: reading(MOTION.notice) }),
  announcing(
    'answerObjection',
    onMotion(MOTION.notice, {
      objectionId: OBJECTION.roster,
      answer: '查过了，101 已经空置，从名册上去掉。',
      correction: { kind: 'remove', voterId: HOME.first },
    }),
  ),
  example('ballot', 'decideCorrection', {
    as: 'partyBranch',
    writes: true,
    concerns,
    input: async (n, linli) => decidingCorrection(linli, n, await proposedCorrection(n, linli)),
  }),
  example('ballot', 'countMotion', {
    as: 'secretary',
    writes: true,
    concerns,
    input: reading(MOTION.due),
  }),
  example('ballot', 'signResult', {
    as: 'partyBranch',
    writes: true,
    concerns,
    input: onMotion(MOTION.counted, { listHash: resultHash(MOTION.counted) }),
  }),
  announcing('publishResult', onMotion(MOTION.signed)),
  example('ballot', 'recountMotion', {
    as: 'resident',
    writes: true,
    input: onMotion(MOTION.counted),
  }),
  example('ballot', 'findReceipt', {
    as: 'resident',
    input: reading(MOTION.counted, { receipt: RECEIPT(0) }),
  }),
  example('ballot', 'listBallots', { as: 'resident', input: reading(MOTION.counted) }),
  announcing(
    'recordFiling',
    onMotion(MOTION.published, { day: '2026-06-15', office: '枫林街道办' }),
  ),
  example('ballot', 'makePoll', {
    as: 'secretary',
    writes: true,
    concerns,
    input: (n) => ({
      communityId: MAPLE,
      placeId: PLACE.building,
      title: '晾衣绳放哪里',
      questions: [{ ...QUESTION, text: '楼顶晾衣服，您看行吗？' }],
      closesAt: Date.parse('2026-06-20T02:00:00Z'),
      commandId: commandId(n),
    }),
    elsewhere: [PLACE.otherBuilding, PLACE.cedarBuilding].map((placeId) => ({
      concerns: [placeId],
      input: (n: number) => ({
        communityId: MAPLE,
        placeId,
        title: '晾衣绳放哪里',
        questions: [QUESTION],
        closesAt: Date.parse('2026-06-20T02:00:00Z'),
        commandId: commandId(n),
      }),
    })),
  }),
];

/** An answer that takes a household off the roster, if it waits for nobody yet. */
async function proposedCorrection(n: number, linli: Linli): Promise<Input> {
  const answer = {
    communityId: MAPLE,
    motionId: MOTION.notice,
    objectionId: OBJECTION.roster,
    answer: '查过了，101 已经空置。',
    correction: { kind: 'remove', voterId: HOME.first },
    commandId: commandId(n + 700_000),
  };
  await linli.call('ballot', 'answerObjection', answer, 'secretary');
  return answer;
}

/** The code that the room reads, asked for by an officer. */
export async function roomCode(linli: Linli, motionId: string = MOTION.open): Promise<string> {
  const answer = await linli.call(
    'ballot',
    'showRoomCode',
    { communityId: MAPLE, motionId },
    'secretary',
  );
  if (!answer.envelope.ok) throw new Error(answer.envelope.code);
  return (answer.envelope.data as { code: string }).code;
}
