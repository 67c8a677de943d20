import { isDeepStrictEqual } from 'node:util';
import type { BallotActions } from '../../../typings/contract/ballot.ts';
import { recordAudit, stampOf, timerStamp } from '../../kernel/audit.ts';
import { now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { MotionDocument } from '../collections.ts';
import { motionOf } from '../motion/motion-access.ts';
import { carryMotion, changeMotion, findDue, motions } from '../motion/motion-repository.ts';
import { BODIES, countsRoomOnly, phaseOf } from '../motion/motion-rules.ts';
import { carryPapers } from '../paper/decide-paper.ts';
import { findInactive, findVoterPage, markCast } from '../roster/voter-repository.ts';
import { ballotIdOf, boxBallotIdOf } from '../vote/ballot-id.ts';
import {
  countFilled,
  findConfirmed,
  findFilled,
  findUsed,
  forgetChoices,
  insertBallot,
  markInRoom,
  refuseLate,
  removeEmpty,
  sealBallots,
} from '../vote/ballot-repository.ts';
import { activeOf } from '../vote/count-turnout.ts';
import { finishVoids } from '../vote/void-ballot.ts';
import { Counter, type CountFrame, hasPassed, headOf, ListHash, lineOf } from './count-rules.ts';

/** Counts what is due, should the timer be late; whoever asks earlier is told so. */
export async function countNow(
  { communityId, motionId }: BallotActions['countMotion']['input'],
  context: ActorContext,
): Promise<BallotActions['countMotion']['data']> {
  const motion = motionOf(context);
  const phase = phaseOf(motion.state, motion.form, now());
  if (phase === 'over') return { state: motion.state };
  if (phase !== 'counting') throw new Refusal('MOTION_NOT_DUE');
  await countMotion(motion);
  const counted = await motions.get(communityId, motionId);
  return { state: counted?.state ?? motion.state };
}

/** For the timer. */
export async function countDue(): Promise<void> {
  for (const motion of await findDue(now())) await countMotion(motion);
}

/**
 * Counts once: nothing is written to a sealed ballot, so that every run that follows finds the same, and the
 * first to finish puts the result down. With it goes the salt: nobody can find a voter's ballot any more.
 */
async function countMotion(motion: MotionDocument): Promise<void> {
  const { communityId } = motion;
  const change = timerStamp('motion.count', motion._id, motion.form.countsAt);
  await carryPapers();
  await finishVoids();
  await refuseLate(motion, change);
  await recordAudit(communityId, change);
  if (motion.form.secret) await openBox(motion);
  await sealBallots(motion);
  if (motion.ruleId !== 'poll') await noteForgotten(motion);
  if (BODIES[motion.ruleId].room) await noteRoom(motion);
  const counted = await countBallots(motion);
  const patch = {
    state: motion.ruleId === 'poll' ? ('closed' as const) : ('counted' as const),
    result: { ...counted, countedAt: change.at },
    salt: null,
    dueAt: null,
    carried: false,
    change,
  };
  if ((await changeMotion(motion, patch)) === 1) await tidyAfterCount({ ...motion, ...patch });
}

/** Empty ballots and what papers of a secret motion said are of no use any more. A second time changes nothing. */
export async function tidyAfterCount(motion: MotionDocument): Promise<void> {
  await removeEmpty(motion);
  if (motion.form.secret) await forgetChoices(motion);
  await carryMotion(motion, {});
}

/** Confirmed papers of a secret motion become ballots like the others. */
async function openBox(motion: MotionDocument): Promise<void> {
  const { communityId, _id: motionId } = motion;
  for (let after = ''; ; ) {
    const page = await findConfirmed(motion, after);
    for (const { serial, choice, channel } of page) {
      if (serial === null || choice === null) continue;
      const weight = { persons: 1, area: null, room: channel === 'room', sealed: true };
      const _id = boxBallotIdOf(motion, serial);
      await insertBallot({
        _id,
        communityId,
        motionId,
        guard: _id,
        receipt: serial,
        choice,
        ...weight,
      });
    }
    if (page.length < 1000) return;
    after = page.at(-1)?._id ?? '';
  }
}

/** Voters whose ballots are there, while a cut kept their part in the vote from being noted. */
async function noteForgotten(motion: MotionDocument): Promise<void> {
  for (let after = ''; ; ) {
    const page = await findInactive(motion, after);
    const byBallot = new Map(page.map((voter) => [ballotIdOf(motion, voter.key), voter]));
    const used = byBallot.size > 0 ? await findUsed(motion.communityId, [...byBallot.keys()]) : [];
    for (const { _id, receipt } of used) {
      const voter = byBallot.get(_id);
      if (voter) await markCast(voter, receipt.startsWith('paper:') ? 'paper' : 'phone', null);
    }
    if (page.length < 1000) return;
    after = page.at(-1)?._id ?? '';
  }
}

/** Ballots of those who were in the room are told apart. */
async function noteRoom(motion: MotionDocument): Promise<void> {
  for (let after = ''; ; ) {
    const page = await findVoterPage(motion, after, { present: true, removed: false }, ['key']);
    const ids = page.map(({ key }) => ballotIdOf(motion, key));
    if (ids.length > 0) await markInRoom(motion.communityId, ids);
    if (page.length < 1000) return;
    after = page.at(-1)?._id ?? '';
  }
}

type Counted = Omit<NonNullable<MotionDocument['result']>, 'countedAt'>;

async function countBallots(motion: MotionDocument): Promise<Counted> {
  const frame = await frameOf(motion);
  const head = headOf(frame);
  const { counter, listHash } = await readList(motion, head);
  const questions = counter.results(frame);
  return {
    questions,
    passed: hasPassed(questions),
    ballots: counter.ballots,
    listHash,
    head,
    present: frame.present,
  };
}

async function frameOf(motion: MotionDocument): Promise<CountFrame> {
  const { _id, ruleId, form, settings } = motion;
  const isPoll = ruleId === 'poll';
  const answered = isPoll ? { persons: await countFilled(motion) } : null;
  const present = answered ?? (await activeOf(motion)).turnout.present;
  return {
    motionId: _id,
    ruleId,
    questions: form.questions,
    eligible: answered ?? motion.eligible,
    present,
    roomOnly: countsRoomOnly(ruleId, settings),
  };
}

/** Reads every ballot once, a thousand a request: what is counted is what is published. */
async function readList(
  motion: MotionDocument,
  head: readonly string[],
): Promise<{ counter: Counter; listHash: string }> {
  const counter = new Counter();
  const hash = new ListHash(head);
  for (let after = ''; ; ) {
    const page = await findFilled(motion, after);
    for (const ballot of page) {
      const { receipt, persons, area, room, choice } = ballot;
      const counted = { receipt, persons, area, room, choice: choice ?? '' };
      counter.add(counted);
      hash.add(lineOf(counted));
    }
    if (page.length < 1000) return { counter, listHash: hash.hex() };
    after = page.at(-1)?.receipt ?? '';
  }
}

/** Counts the stored ballots again, as anybody whom it concerns may ask, and says whether it is the same. */
export async function recountMotion(
  { communityId, motionId, commandId }: BallotActions['recountMotion']['input'],
  context: ActorContext,
): Promise<BallotActions['recountMotion']['data']> {
  const { openid, actor } = context;
  const motion = motionOf(context);
  const { result } = motion;
  if (!result) throw new Refusal('MOTION_NOT_COUNTED');
  const { counter, listHash } = await readList(motion, result.head);
  const { _id, ruleId, form, settings, eligible } = motion;
  const questions = counter.results({
    motionId: _id,
    ruleId,
    questions: form.questions,
    eligible: ruleId === 'poll' ? result.present : eligible,
    present: result.present,
    roomOnly: countsRoomOnly(ruleId, settings),
  });
  const same = listHash === result.listHash && isDeepStrictEqual(questions, result.questions);
  const target = `motion:${motionId}`;
  const action = same ? 'motion.recount' : 'motion.recount-differs';
  await recordAudit(communityId, stampOf(openid, commandId, actor.residentId, action, target));
  return { same, listHash, ballots: counter.ballots };
}
