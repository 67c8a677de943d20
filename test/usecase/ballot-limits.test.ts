import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  LimitDocument,
  MotionDocument,
  ObjectionDocument,
  VoterDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import { DAY, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type { MotionDetail, ObjectionLine, VoterLine } from '../../typings/contract/motion.ts';
import { HOME, MAPLE, openidOf, residentIdOf, START, TEMPLATE } from '../support/community.ts';
import { settle } from '../support/faults.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { casting, MOTION, OBJECTION, onVoter } from '../support/motions.ts';
import { decidingNote, noteAndAgree } from '../support/notes.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';

/** Objections by the hundred, and codes that somebody guesses: nothing is lost, nothing goes on without end. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const on = (motionId: string, more: Input = {}): Input => ({
  communityId: MAPLE,
  motionId,
  ...more,
});
const codeOf = async (...args: Parameters<typeof refusal>) => {
  const answer = await refusal(...args);
  return Array.isArray(answer) ? (answer[0] as string) : answer;
};
const stateOf = (motionId: string) =>
  linli.documents<MotionDocument>('motions').find(({ _id }) => _id === motionId)?.state;

/** So many objections to a result that is published, each of another person, the last one the newest. */
async function objections(count: number, state: 'open' | 'answered'): Promise<void> {
  const [like] = linli
    .documents<ObjectionDocument>('objections')
    .filter(({ _id }) => _id === OBJECTION.roster) as [ObjectionDocument];
  const all = Array.from({ length: count }, (_, n) => ({
    ...like,
    _id: `e1${String(n).padStart(18, '0')}`,
    motionId: MOTION.published,
    kind: 'result' as const,
    residentId: `person-${n}`,
    text: `第 ${n} 条`,
    at: START - DAY + n,
    state,
  }));
  await linli.cloud.database.insertMany('objections', all as never);
}

describe('objections', () => {
  const raise = (n: number, more: Input = {}, as: As = 'resident') =>
    codeOf(
      'ballot.raiseObjection',
      on(MOTION.published, { kind: 'result', text: '数错了', commandId: commandId(n), ...more }),
      as,
    );
  const list = (after?: string) =>
    ask<{ objections: ObjectionLine[]; next: string | null }>(
      'ballot.listObjections',
      on(MOTION.published, after === undefined ? {} : { after }),
      'secretary',
    );

  it('beyond two hundred are all seen, those that wait first, and can be answered', async () => {
    await objections(230, 'answered');
    expect(await raise(1)).toBe('ok');
    const first = await list();
    const { objectionId = '', text } = first.objections[0] ?? {};
    expect(text).toBe('数错了');
    const seen = new Set(first.objections.map((one) => one.objectionId));
    for (let { next } = first; next !== null; ) {
      const page = await list(next);
      for (const one of page.objections) {
        expect(seen.has(one.objectionId)).toBe(false);
        seen.add(one.objectionId);
      }
      next = page.next;
    }
    expect(seen.size).toBe(231);
    const answer = { objectionId, answer: '重新数过，没有错。', correction: { kind: 'none' } };
    const input = on(MOTION.published, { ...answer, commandId: commandId(2) });
    expect(await codeOf('ballot.answerObjection', input, 'secretary')).toBe('ok');
  });

  it('keep a result open until the last one is answered, and no longer', async () => {
    await objections(230, 'answered');
    await patch(linli, 'objections', { text: '第 229 条' }, { state: 'open' });
    await linli.clock(START + 14 * DAY);
    await linli.clock(START + 14 * DAY + 2 * MINUTE);
    expect(stateOf(MOTION.published)).toBe('published');
    await patch(linli, 'objections', { text: '第 229 条' }, { state: 'answered' });
    await linli.clock(START + 14 * DAY + 70 * MINUTE);
    await linli.clock(START + 14 * DAY + 71 * MINUTE);
    expect(stateOf(MOTION.published)).toBe('closed');
  });

  it('are refused once the publication is over, whether the timer has closed it or not', async () => {
    await patch(linli, 'motions', { _id: MOTION.published }, { dueAt: null });
    await linli.clock(START + 14 * DAY - MINUTE);
    expect(await raise(1)).toBe('ok');
    await linli.clock(START + 14 * DAY);
    expect(stateOf(MOTION.published)).toBe('published');
    expect(await raise(2)).toBe('OBJECTION_TOO_LATE');
  });

  it('are five a person, and the same one sent again is one of them', async () => {
    for (const n of [1, 2, 3, 4, 5]) expect(await raise(n)).toBe('ok');
    expect(await raise(5)).toBe('ok');
    expect(await raise(6)).toBe('OBJECTION_TOO_MANY');
    expect(await raise(7, {}, 'stairSteward')).toBe('ok');
  });
});

describe('the room', () => {
  const type = (code: string, as: As = 'resident') =>
    codeOf('ballot.checkIn', on(MOTION.open, { voterId: HOME.second, code }), as);
  const codeNow = async () =>
    (await ask<{ code: string }>('ballot.showRoomCode', on(MOTION.open), 'secretary')).code;
  const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  const voter = () =>
    linli
      .documents<VoterDocument>('voters')
      .find(({ _id }) => _id === `${MOTION.open}:${HOME.second}`);

  it('lets nobody guess its code: after five tries also the right one waits', async () => {
    const right = await codeNow();
    for (let n = 0; n < 5; n += 1) expect(await type(other(right))).toBe('ROOM_CODE_WRONG');
    expect(await type(right)).toBe('TRIES_TOO_MANY');
    expect(voter()?.present).toBe(false);
    await linli.clock(START + 5 * MINUTE);
    expect(await type(await codeNow())).toBe('ok');
    expect(voter()?.present).toBe(true);
    await linli.clock(START + 20 * MINUTE);
    expect(linli.documents<LimitDocument>('ballotLimits')).toStrictEqual([]);
  });

  it('takes a code for its minute and a little more: one that was relayed is of no use', async () => {
    const code = await codeNow();
    await linli.clock(START + MINUTE + 15_000);
    expect(await type(code)).toBe('ok');
    await linli.reset();
    const again = await codeNow();
    await linli.clock(START + MINUTE + 25_000);
    expect(await type(again)).toBe('ROOM_CODE_WRONG');
  });

  it('takes a mistaken check-in back by two, on record, and tells the voter', async () => {
    await patch(
      linli,
      'residents',
      { _id: residentIdOf('resident') },
      { grants: { [TEMPLATE]: 2 } },
    );
    await noteAndAgree(linli, 'checkInFor', onVoter(1), 'stairSteward');
    expect(await codeOf('ballot.castBallot', casting(1), 'resident')).toBe('ok');
    const undo = onVoter(2, { reason: '认错了人' });
    expect(await codeOf('ballot.undoCheckIn', undo, 'stairSteward')).toBe('ok');
    expect(await codeOf('ballot.undoCheckIn', undo, 'stairSteward')).toBe('ok');
    expect(voter()?.present).toBe(true);
    await ask('ballot.decideNote', decidingNote(linli, 3, 'absent'), 'gridOfficer');
    expect([voter()?.present, voter()?.cast, voter()?.active]).toStrictEqual([
      false,
      'phone',
      true,
    ]);
    const lines = [{ day: '2026-06-15', reason: '认错了人', byName: '白若溪、郭望舒' }];
    const { own } = await ask<MotionDetail>('ballot.showMotion', on(MOTION.open), 'resident');
    expect(own[0]?.absences).toStrictEqual(lines);
    const { voters } = await ask<{ voters: VoterLine[] }>(
      'ballot.listVoters',
      on(MOTION.open),
      'secretary',
    );
    expect(voters.find(({ voterId }) => voterId === HOME.second)?.absences).toStrictEqual(lines);
    await settle(linli);
    const told = (await linli.messages()).filter(({ data }) =>
      JSON.stringify(data).includes('撤回'),
    );
    expect(told.map(({ touser }) => touser)).toStrictEqual([openidOf('resident')]);
    expect(await type(await codeNow())).toBe('ok'); // who is there after all
    expect(voter()?.present).toBe(true);
  });

  it('keeps who has put a paper in in the room', async () => {
    await patch(
      linli,
      'voters',
      { _id: `${MOTION.open}:${HOME.second}` },
      { present: true, cast: 'room', active: true },
    );
    const undo = onVoter(2, { reason: '认错了人' });
    expect(await codeOf('ballot.undoCheckIn', undo, 'stairSteward')).toBe('BALLOT_CAST');
  });

  it('keeps who puts a paper in in the room before a second officer agrees that they are not there', async () => {
    const of = { _id: `${MOTION.open}:${HOME.second}` };
    await patch(linli, 'voters', of, { present: true, active: true });
    await ask('ballot.undoCheckIn', onVoter(2, { reason: '认错了人' }), 'stairSteward');
    const agree = decidingNote(linli, 3, 'absent');
    await patch(linli, 'voters', of, { cast: 'room' });
    expect(await codeOf('ballot.decideNote', agree, 'gridOfficer')).toBe('BALLOT_CAST');
    expect(voter()?.present).toBe(true);
  });
});
