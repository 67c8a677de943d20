import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  BallotDocument,
  MotionDocument,
  VoterDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import { HOME, MAPLE, START } from '../support/community.ts';
import { checkAudit } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { casting, MOTION, onVoter } from '../support/motions.ts';
import { decidingNote, noteAndAgree, waitingAt } from '../support/notes.ts';
import { inAnyOrder } from '../support/orders.ts';
import { setFields } from '../support/set-fields.ts';

/** What two officers agree to about a voter, while the voter acts themself. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const call = (action: string, input: object, as: As) => linli.call('ballot', action, input, as);
const codeOf = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.code);
const filled = (motionId: string) =>
  linli
    .documents<BallotDocument>('ballots')
    .filter((one) => one.motionId === motionId && one.choice !== null);
const voterOf = (motionId: string, key: string) =>
  linli
    .documents<VoterDocument>('voters')
    .find(({ _id }) => _id === `${motionId}:${key}`) as VoterDocument;

describe('a vote on the phone', () => {
  for (const motionId of [MOTION.open, MOTION.secret]) {
    it(`while a void is agreed to is noted in the round that it was cast in (${motionId === MOTION.open ? 'named' : 'secret'})`, () =>
      inAnyOrder(linli, async () => {
        await call('void', onVoter(90, { motionId, reason: '作废' }), 'stairSteward');
        const decision = decidingNote(linli, 91, 'void', { motionId });
        await Promise.all([
          call('cast', casting(1, { motionId }), 'resident'),
          call('decideNote', decision, 'gridOfficer'),
        ]);
        expect(voterOf(motionId, HOME.second).cast).toBe(filled(motionId).length ? 'phone' : null);
      }));
  }
});

describe('somebody', () => {
  it('checked in and said not to be there by two officers, who agree to each other: never half of it', () =>
    inAnyOrder(linli, async () => {
      await noteAndAgree(linli, 'checkInFor', onVoter(90), 'stairSteward');
      await call('undoCheckIn', onVoter(91, { reason: '没有到会' }), 'stairSteward');
      const agree = decidingNote(linli, 92, 'absent');
      const noteId = waitingAt(linli, 'absent')?.id;
      const answers = await Promise.all([
        call('decideNote', agree, 'gridOfficer'),
        call('decideNote', { ...agree, commandId: commandId(93) }, 'secretary'),
        call('denyNote', onVoter(94, { noteId }), 'resident'),
        call('undoCheckIn', onVoter(95, { reason: '没有到会' }), 'buildingSteward'),
      ]);
      const codes = answers.slice(0, 3).map(codeOf);
      assert.equal(codes.filter((code) => code === 'ok').length, 1, codes.join());
      const { present, absences = [] } = voterOf(MOTION.open, HOME.second);
      const isDenied = codes[2] === 'ok';
      expect([present, absences.length]).toStrictEqual(isDenied ? [true, 0] : [false, 1]);
      checkAudit(linli);
    }));
});

describe('of what is noted at once', () => {
  const kinds = (motionId: string) =>
    (voterOf(motionId, HOME.second).notes ?? []).map(({ kind }) => kind).sort();
  type Noting = readonly [action: string, more: object, as: As];
  const PRESENT: Noting = ['checkInFor', {}, 'stairSteward'];
  const PROXY: Noting = ['setProxy', { agentId: null }, 'secretary'];
  const VOID: Noting = ['voidBallot', { reason: '作废' }, 'stairSteward'];
  const HAND_IN: Noting = ['handIn', { channel: 'paper' }, 'buildingSteward'];
  const note = ([action, more, as]: Noting, n: number, motionId: string) =>
    call(action, onVoter(n, { motionId, ...more }), as);

  it.each([
    ['hand-in', 'present', HAND_IN, PRESENT, MOTION.secret],
    ['present', 'proxy', PRESENT, PROXY, MOTION.open],
    ['proxy', 'void', PROXY, VOID, MOTION.open],
    ['present', 'void', PRESENT, VOID, MOTION.open],
  ] as const)('nothing is lost: %s and %s', (one, other, first, second, motionId) =>
    inAnyOrder(linli, async () => {
      if (other === 'void') await call('castBallot', casting(1), 'resident');
      const answers = await Promise.all([note(first, 80, motionId), note(second, 81, motionId)]);
      expect(answers.map(codeOf)).toStrictEqual(['ok', 'ok']);
      expect(kinds(motionId)).toStrictEqual([one, other]);
    }),
  );

  it.each([
    ['present', 'proxy', PRESENT, PROXY, 'refuse'],
    ['proxy', 'present', PROXY, PRESENT, 'refuse'],
    ['proxy', 'present', PROXY, PRESENT, 'confirm'],
    ['proxy', 'present', PROXY, PRESENT, 'deny'],
  ] as const)('%s is gone and %s stands, when they say %s', (one, other, first, second, decision) =>
    inAnyOrder(linli, async () => {
      await note(first, 80, MOTION.open);
      const noteId = waitingAt(linli, one)?.id;
      const decided =
        decision === 'deny'
          ? call('denyNote', onVoter(90, { noteId }), 'resident')
          : call('decideNote', onVoter(90, { noteId, kind: one, decision }), 'gridOfficer');
      const answers = await Promise.all([decided, note(second, 81, MOTION.open)]);
      expect(answers.map(codeOf)).toStrictEqual(['ok', 'ok']);
      expect(kinds(MOTION.open)).toStrictEqual([other]);
    }),
  );
});

describe('a signed result', () => {
  it('put up by its convener while it is put up by itself is put up once', () =>
    inAnyOrder(
      linli,
      async () => {
        const motionId = MOTION.signed;
        await setFields(linli, 'motions', { _id: motionId }, { dueAt: START - 1 });
        const input = { communityId: MAPLE, motionId, commandId: commandId(1) };
        const [answer] = await Promise.all([
          call('publishResult', input, 'secretary'),
          linli.timer('ballot'),
        ]);
        const entries = linli
          .documents<{ action: string; target: string }>('audit')
          .filter(({ action, target }) => action === 'motion.publish' && target.includes(motionId));
        const motion = linli
          .documents<MotionDocument>('motions')
          .find(({ _id }) => _id === motionId);
        expect(['ok', 'RESULT_SIGNED']).toContain(codeOf(answer));
        expect([motion?.state, entries.length]).toStrictEqual(['published', 1]);
        checkAudit(linli);
      },
      { planned: 12, random: 3 },
    ));
});
