import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  BallotDocument,
  MotionDocument,
  ObjectionDocument,
  VoterDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import { rosterHashOf } from '../../cloudfunctions/ballot/roster/voter-rules.ts';
import { HOME, MAPLE } from '../support/community.ts';
import { decidingCorrection } from '../support/corrections.ts';
import { checkAudit } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type Linli, startLinli } from '../support/linli.ts';
import { MOTION, OBJECTION } from '../support/motions.ts';
import { inAnyOrder } from '../support/orders.ts';

/** Corrections of one roster at once: whoever is on it has a ballot, and the hash is of what stands. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const motionId = MOTION.notice;
const OTHER = `${OBJECTION.roster}-other`;

/** A correction that one has proposed: another agrees. */
async function agreeing(n: number, objectionId: string, correction: object) {
  const answer = { objectionId, answer: '核对过了。', correction, commandId: commandId(n) };
  const input = { communityId: MAPLE, motionId, ...answer };
  const { envelope } = await linli.call('ballot', 'answerObjection', input, 'secretary');
  assert.ok(envelope.ok, JSON.stringify(envelope));
  const decision = decidingCorrection(linli, 10 + n, input);
  return () => linli.call('ballot', 'decideCorrection', decision, 'partyBranch');
}

/** A second objection beside the one that is there. */
async function addObjection(): Promise<void> {
  const [like] = linli.documents<ObjectionDocument>('objections') as [ObjectionDocument];
  const change = { ...like.change, id: `seed-${OTHER}` };
  await linli.cloud.database.insertMany('objections', [{ ...like, _id: OTHER, change }] as never);
}

function check(answers: Answer[]): void {
  for (const { envelope } of answers) assert.ok(envelope.ok, JSON.stringify(envelope));
  const roster = linli
    .documents<VoterDocument>('voters')
    .filter((one) => one.motionId === motionId && !one.removed);
  const ballots = linli
    .documents<BallotDocument>('ballots')
    .filter((one) => one.motionId === motionId);
  expect(ballots.map(({ _id }) => _id).sort()).toStrictEqual(roster.map(({ _id }) => _id).sort());
  const motion = linli
    .documents<MotionDocument>('motions')
    .find(({ _id }) => _id === motionId) as MotionDocument;
  expect(motion.rosterHash).toBe(rosterHashOf(roster));
  expect(motion.eligible.persons).toBe(roster.length);
  const left = linli.documents<ObjectionDocument>('objections').filter((one) => !one.carried);
  expect(left).toStrictEqual([]);
  checkAudit(linli);
}

describe('two corrections at once', () => {
  const remove = (voterId: string) => ({ kind: 'remove', voterId });
  const PAIRS: [what: string, one: object, other: object][] = [
    [
      'one takes a household off the roster, the other puts it on',
      remove(HOME.first),
      { kind: 'add', id: HOME.first },
    ],
    ['of two households', remove(HOME.first), remove(HOME.second)],
  ];

  for (const [what, one, other] of PAIRS) {
    it(what, () =>
      inAnyOrder(
        linli,
        async () => {
          await addObjection();
          const first = await agreeing(1, OBJECTION.roster, one);
          const second = await agreeing(2, OTHER, other);
          const answers = await Promise.all([first(), second()]);
          check(answers);
        },
        { planned: 60 },
      ),
    );
  }
});

describe('a limit holds whatever is sent at once', () => {
  const codeOf = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.code);
  const few = { planned: 8, random: 2 };

  it('five objections a person', () =>
    inAnyOrder(
      linli,
      async () => {
        const answers = await Promise.all(
          [1, 2, 3, 4, 5, 6, 7].map((n) => {
            const text = { kind: 'roster', text: `漏了 ${n}`, commandId: commandId(n) };
            const input = { communityId: MAPLE, motionId, ...text };
            return linli.call('ballot', 'raiseObjection', input, 'stairSteward');
          }),
        );
        expect(answers.map(codeOf).sort()).toStrictEqual([
          'OBJECTION_TOO_MANY',
          'OBJECTION_TOO_MANY',
          ...Array(5).fill('ok'),
        ]);
        const [, ...raised] = linli.documents<ObjectionDocument>('objections');
        expect(raised.length).toBe(5);
      },
      few,
    ));

  it('five codes that somebody types', () =>
    inAnyOrder(
      linli,
      async () => {
        const answers = await Promise.all(
          [1, 2, 3, 4, 5, 6, 7].map((n) => {
            const guess = { voterId: HOME.second, code: `00000${n}` };
            const input = { communityId: MAPLE, motionId: MOTION.open, ...guess };
            return linli.call('ballot', 'checkIn', input, 'resident');
          }),
        );
        expect(answers.map(codeOf).sort()).toStrictEqual([
          ...Array(5).fill('ROOM_CODE_WRONG'),
          'TRIES_TOO_MANY',
          'TRIES_TOO_MANY',
        ]);
      },
      few,
    ));
});
