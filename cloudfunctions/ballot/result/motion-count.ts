import type { MotionState } from '../../../typings/contract/motion.ts';
import { recordAudit } from '../../kernel/audit.ts';
import { now } from '../../kernel/clock.ts';
import { upkeepStamp } from '../../kernel/command.ts';
import { SEED } from '../../kernel/database/collection.ts';
import { log } from '../../kernel/log.ts';
import { job } from '../../kernel/upkeep.ts';
import { BODIES } from '../body/body-rules.ts';
import { type MotionDocument, motions, type PaperDocument } from '../collections.ts';
import {
  dueToCount,
  dueToTidy,
  finishChange,
  getMotion,
  saveCount,
  saveStop,
} from '../motion/motion-repository.ts';
import { countsRoomOnly } from '../motion/motion-rules.ts';
import { dropNotes } from '../note/note-repository.ts';
import { applyConfirmation } from '../paper/apply-confirmation.ts';
import { findBoxes, removeBoxes } from '../paper/box-repository.ts';
import { finishLeaving } from '../paper/leave-box.ts';
import {
  findConfirmed,
  findUnapplied,
  findUnrecorded,
  forgetChoices,
  refuseLate,
} from '../paper/paper-repository.ts';
import { applyCorrection } from '../roster/correct-roster.ts';
import { findUnapplied as findUncorrected } from '../roster/objection-repository.ts';
import { findInactive, findVoiding, findVoterPage, markCast } from '../roster/voter-repository.ts';
import { beginRenewal, renewBallots } from '../secret/renew-ballots.ts';
import { isByAnswer } from '../secret/scheme-rules.ts';
import { ballotIdOf, boxBallotIdOf, spareReceiptOf } from '../vote/ballot-id.ts';
import {
  countFilled,
  findUsed,
  insertBallot,
  markInRoom,
  removeAllBallots,
  removeEmpty,
  sealBallots,
} from '../vote/ballot-repository.ts';
import { countActivity } from '../vote/count-activity.ts';
import { finishVoid } from '../vote/finish-void.ts';
import { findApart } from './check-count.ts';
import { type CountFrame, hasPassed } from './count-rules.ts';
import type { Apart } from './count-stop-rules.ts';
import { TallyError } from './decision-rules.ts';
import { countPublished, headOfList } from './published-list.ts';

const A_REQUEST = 1000;

/**
 * Counts once: nothing is written to a sealed ballot, so that every run that follows finds the same, and the
 * first to finish puts the result down. Of a secret motion the ballots become answers before, in a stage of
 * its own, as much in one call as fits. With the result the salts go: nobody can find a voter's ballot, or
 * what became of it, any more.
 * @returns the motion's state then; announced while there is more to do, or if the count has stopped
 */
export async function countMotion(due: MotionDocument): Promise<MotionState> {
  const { motion, apart } = due.renewal ? { motion: due, apart: null } : await sealMotion(due);
  if (motion.state !== 'announced') return motion.state;
  if (apart) return stopCount(motion, apart);
  if (motion.renewal) {
    const renewed = await renewBallots(motion, motion.renewal);
    if (renewed === 'more') return motion.state;
    if (renewed !== 'done') return stopCount(motion, renewed);
  }
  const counted = await countBallots(motion);
  if ('reason' in counted) return stopCount(motion, counted);
  return finishCount(motion, counted);
}

/**
 * Seals every ballot, and compares what is there with what was confirmed. A second time changes nothing.
 * @returns the motion as it is then, and what does not fit
 */
async function sealMotion(
  due: MotionDocument,
): Promise<{ motion: MotionDocument; apart: Apart | null }> {
  const isPoll = due.ruleId === 'poll';
  const motion = isPoll ? due : await finishStarted(due);
  if (motion.state !== 'announced') return { motion, apart: null };
  // The count takes the place of the stamp that stands.
  if (motion.change.action !== SEED) await recordAudit(motion.communityId, motion.change);
  if (motion.form.secret && !isPoll && !isByAnswer(motion)) await emptyBox(motion);
  await sealBallots(motion);
  if (!isPoll) await noteForgotten(motion);
  if (BODIES[motion.ruleId].sits) await noteRoom(motion);
  const apart = isPoll ? null : await findApart(motion);
  if (apart || !isByAnswer(motion)) return { motion, apart };
  return { motion: await beginRenewal(motion), apart: null };
}

async function finishCount(motion: MotionDocument, counted: Counted): Promise<MotionState> {
  const { communityId, _id, form, ruleId } = motion;
  const change = upkeepStamp('motion.count', _id, form.countsAt);
  await recordAudit(communityId, change);
  const patch = {
    state: ruleId === 'poll' ? ('closed' as const) : ('counted' as const),
    result: { ...counted, countedAt: change.at },
    stopped: null,
    salt: null,
    renewal: null,
    dueAt: null,
    carried: false,
    change,
  };
  if ((await saveCount(motion, patch)) === 1) await tidyCount({ ...motion, ...patch });
  return (await getMotion(communityId, _id))?.state ?? patch.state;
}

/**
 * Nothing is counted that was not confirmed: officers and the operator see what does not fit, and it is tried
 * again only when an officer asks for it.
 */
async function stopCount(motion: MotionDocument, apart: Apart): Promise<MotionState> {
  const { communityId, _id, form } = motion;
  const at = now();
  if ((await saveStop(motion, { ...apart, at })) === 1) {
    await recordAudit(communityId, upkeepStamp('motion.stop', _id, form.countsAt));
    log({ function: 'ballot', action: 'motion.count', outcome: 'COUNT_STOPPED', milliseconds: 0 });
  }
  return (await getMotion(communityId, _id))?.state ?? motion.state;
}

/**
 * What a crash left half done and what counts: corrections of the roster, voids and confirmed papers.
 * @returns the motion as it is then
 */
async function finishStarted(motion: MotionDocument): Promise<MotionDocument> {
  // From here on nobody agrees to anything: what was agreed to is finished, and nothing is added to it.
  await refuseWaiting(motion);
  await dropNotes(motion);
  const corrections = await findUncorrected(motion);
  for (const objection of corrections) await applyCorrection(motion, objection);
  for (const box of motion.form.secret ? await findBoxes(motion) : []) {
    await finishLeaving(motion, box);
  }
  for (const voter of await findVoiding(motion)) await finishVoid(motion, voter);
  const settled: PaperDocument[] = [];
  for (const paper of await findUnapplied(motion)) {
    settled.push(await applyConfirmation(motion, paper));
  }
  // Of those that found no place in the box.
  if (settled.some(({ state }) => state === 'entered')) await refuseWaiting(motion);
  if (corrections.length === 0) return motion;
  return (await getMotion(motion.communityId, motion._id)) ?? motion;
}

/** Papers that nobody confirmed in time are void. What was done to them stays in the audit trail. */
async function refuseWaiting(motion: MotionDocument): Promise<void> {
  const { communityId, _id, form } = motion;
  for (const stamp of await findUnrecorded(motion)) await recordAudit(communityId, stamp);
  const change = upkeepStamp('motion.late', _id, form.countsAt);
  if ((await refuseLate(motion, change)) > 0) await recordAudit(communityId, change);
}

/** What is of no use any more, and would say more than the list. A second time changes nothing. */
async function tidyCount(motion: MotionDocument): Promise<void> {
  await (isByAnswer(motion) ? removeAllBallots(motion) : removeEmpty(motion));
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
      const ballot = { _id, communityId, motionId, guard: _id, choice, ...weight };
      if (await insertBallot({ ...ballot, receipt: serial })) continue;
      // It is there already, or a phone has its number; a second time changes nothing.
      await insertBallot({ ...ballot, receipt: spareReceiptOf(motion, serial) });
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

async function countBallots(motion: MotionDocument): Promise<Counted | Apart> {
  const frame = await frameOf(motion);
  const head = headOfList(motion, frame);
  const { present } = frame;
  const withheld = motion.renewal ? { withheld: motion.renewal.withheld } : {};
  try {
    const counted = await countPublished(motion, frame, head);
    return { ...counted, ...withheld, passed: hasPassed(counted.questions), head, present };
  } catch (error) {
    if (!(error instanceof TallyError)) throw error;
    const { persons } = present;
    return { reason: 'figures-impossible', expected: motion.eligible.persons, found: persons };
  }
}

async function frameOf(motion: MotionDocument): Promise<CountFrame> {
  const { _id, ruleId, form, settings } = motion;
  const isPoll = ruleId === 'poll';
  const ballots = isPoll ? (motion.renewal?.ballots ?? (await countFilled(motion))) : 0;
  const answered = isPoll ? { persons: ballots } : null;
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
  steps: true,
});

export const tidyCounted = job<MotionDocument>({
  name: 'motion.tidy',
  collection: motions,
  due: dueToTidy,
  one: tidyCount,
});
