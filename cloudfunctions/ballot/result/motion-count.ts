import type { MotionState } from '../../../typings/contract/motion.ts';
import { recordAudit } from '../../kernel/audit.ts';
import { upkeepStamp } from '../../kernel/command.ts';
import { SEED } from '../../kernel/database/collection.ts';
import { job } from '../../kernel/upkeep.ts';
import { BODIES } from '../body/body-rules.ts';
import { type MotionDocument, motions } from '../collections.ts';
import {
  dueToCount,
  dueToTidy,
  finishChange,
  getMotion,
  saveCount,
} from '../motion/motion-repository.ts';
import { countsRoomOnly } from '../motion/motion-rules.ts';
import { applyConfirmation } from '../paper/apply-confirmation.ts';
import { findBoxes, removeBoxes } from '../paper/box-repository.ts';
import { finishLeaving } from '../paper/leave-box.ts';
import {
  findConfirmed,
  findUncarried,
  findUnrecorded,
  forgetChoices,
  refuseLate,
} from '../paper/paper-repository.ts';
import { applyCorrection } from '../roster/correct-roster.ts';
import { findUncarried as findUncorrected } from '../roster/objection-repository.ts';
import {
  dropNotes,
  findInactive,
  findVoiding,
  findVoterPage,
  markCast,
} from '../roster/voter-repository.ts';
import { ballotIdOf, boxBallotIdOf } from '../vote/ballot-id.ts';
import {
  countFilled,
  findUsed,
  insertBallot,
  markInRoom,
  removeEmpty,
  sealBallots,
} from '../vote/ballot-repository.ts';
import { countActivity } from '../vote/count-activity.ts';
import { finishVoid } from '../vote/finish-void.ts';
import { countList } from './ballot-list.ts';
import { type CountFrame, hasPassed, headOf } from './count-rules.ts';

const A_REQUEST = 1000;

/**
 * Counts once: nothing is written to a sealed ballot, so that every run that follows finds the same, and the
 * first to finish puts the result down. With it goes the salt: nobody can find a voter's ballot any more.
 * @returns the motion's state then
 */
export async function countMotion(due: MotionDocument): Promise<MotionState> {
  const { communityId, _id, form, ruleId } = due;
  const change = upkeepStamp('motion.count', _id, form.countsAt);
  const isPoll = ruleId === 'poll';
  const motion = isPoll ? due : await finishStarted(due);
  if (motion.state !== 'announced') return motion.state;
  // The count takes the place of the stamp that stands.
  if (motion.change.action !== SEED) await recordAudit(communityId, motion.change);
  await recordAudit(communityId, change);
  if (!isPoll) await refuseWaiting(motion, change);
  if (form.secret && !isPoll) await emptyBox(motion);
  await sealBallots(motion);
  if (!isPoll) await noteForgotten(motion);
  if (BODIES[ruleId].sits) await noteRoom(motion);
  const counted = await countBallots(motion);
  const patch = {
    state: isPoll ? ('closed' as const) : ('counted' as const),
    result: { ...counted, countedAt: change.at },
    salt: null,
    dueAt: null,
    carried: false,
    change,
  };
  if ((await saveCount(motion, patch)) === 1) await tidyCount({ ...motion, ...patch });
  return (await getMotion(communityId, _id))?.state ?? patch.state;
}

/**
 * What a crash left half done and what counts: corrections of the roster, voids and confirmed papers.
 * @returns the motion as it is then
 */
async function finishStarted(motion: MotionDocument): Promise<MotionDocument> {
  const corrections = await findUncorrected(motion);
  for (const objection of corrections) await applyCorrection(motion, objection);
  for (const box of motion.form.secret ? await findBoxes(motion) : []) {
    await finishLeaving(motion, box);
  }
  for (const voter of await findVoiding(motion)) await finishVoid(motion, voter);
  for (const paper of await findUncarried(motion)) await applyConfirmation(motion, paper);
  if (motion.ruleId !== 'poll') await dropNotes(motion);
  if (corrections.length === 0) return motion;
  return (await getMotion(motion.communityId, motion._id)) ?? motion;
}

/** Papers that nobody confirmed in time are void. What was done to them stays in the audit trail. */
async function refuseWaiting(
  motion: MotionDocument,
  change: MotionDocument['change'],
): Promise<void> {
  for (const stamp of await findUnrecorded(motion)) await recordAudit(motion.communityId, stamp);
  await refuseLate(motion, change);
}

/** Empty ballots and what papers of a secret motion said are of no use any more. A second time changes nothing. */
async function tidyCount(motion: MotionDocument): Promise<void> {
  await removeEmpty(motion);
  if (motion.form.secret) {
    await forgetChoices(motion);
    await removeBoxes(motion);
  }
  await finishChange(motion, {});
}

/** Confirmed papers of a secret motion become ballots like the others. */
async function emptyBox(motion: MotionDocument): Promise<void> {
  const { communityId, _id: motionId } = motion;
  for (let after = ''; ; ) {
    const page = await findConfirmed(motion, after);
    for (const { serial, choice, channel } of page) {
      if (serial === null || choice === null) continue;
      const weight = { persons: 1, area: null, room: channel === 'room', sealed: true };
      const _id = boxBallotIdOf(motion, serial);
      const place = { _id, communityId, motionId, guard: _id };
      await insertBallot({ ...place, receipt: serial, choice, ...weight });
    }
    if (page.length < A_REQUEST) return;
    after = page.at(-1)?._id ?? '';
  }
}

/** Voters whose ballots are there, while a crash kept their part in the vote from being noted. */
async function noteForgotten(motion: MotionDocument): Promise<void> {
  for (let after = ''; ; ) {
    const page = await findInactive(motion, after);
    const byBallot = new Map(page.map((voter) => [ballotIdOf(motion, voter.key), voter]));
    const used = byBallot.size > 0 ? await findUsed(motion.communityId, [...byBallot.keys()]) : [];
    for (const { _id, receipt } of used) {
      const voter = byBallot.get(_id);
      // A paper in the box counts by what two officers noted, not by the place that one has taken.
      if (voter && !receipt.startsWith('paper:')) await markCast(motion, voter, 'phone', null);
    }
    if (page.length < A_REQUEST) return;
    after = page.at(-1)?._id ?? '';
  }
}

/** Ballots of those who were in the room are told apart. */
async function noteRoom(motion: MotionDocument): Promise<void> {
  for (let after = ''; ; ) {
    const page = await findVoterPage(motion, after, { present: true, removed: false }, ['key']);
    const ids = page.map(({ key }) => ballotIdOf(motion, key));
    if (ids.length > 0) await markInRoom(motion.communityId, ids);
    if (page.length < A_REQUEST) return;
    after = page.at(-1)?._id ?? '';
  }
}

type Counted = Omit<NonNullable<MotionDocument['result']>, 'countedAt'>;

async function countBallots(motion: MotionDocument): Promise<Counted> {
  const frame = await frameOf(motion);
  const head = headOf(frame);
  const { counter, listHash } = await countList(motion, head);
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
  const present = answered ?? (await countActivity(motion)).turnout.present;
  return {
    motionId: _id,
    ruleId,
    terms: form.terms,
    questions: form.questions,
    eligible: answered ?? motion.eligible,
    present,
    roomOnly: countsRoomOnly(ruleId, settings),
  };
}

export const countDue = job<MotionDocument>({
  name: 'motion.count',
  collection: motions,
  due: dueToCount,
  order: { dueAt: 1 },
  one: async (motion) => void (await countMotion(motion)),
  heavy: true,
});

export const tidyCounted = job<MotionDocument>({
  name: 'motion.tidy',
  collection: motions,
  due: dueToTidy,
  one: tidyCount,
});
