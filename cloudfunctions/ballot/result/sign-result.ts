import type { BallotActions } from '../../../typings/contract/ballot.ts';
import { recordAudit, stampOf, timerStamp } from '../../kernel/audit.ts';
import { DAY, dayOf, endOfDay, now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { MotionDocument } from '../collections.ts';
import { endVote } from '../motion/covenant-text.ts';
import { motionOf, signsAs } from '../motion/motion-access.ts';
import {
  carryMotion,
  changeMotion,
  countOpenObjections,
  findPublishedUntil,
  motions,
  postponeClosing,
} from '../motion/motion-repository.ts';

/** A result stands once two people have put their names to the same list. */
const SIGNATURES = 2;
const HOUR = 60 * 60 * 1000;

/** The caller has compared the result with the list, and says so. */
export async function signResult(
  { communityId, motionId, listHash, commandId }: BallotActions['signResult']['input'],
  context: ActorContext,
): Promise<BallotActions['signResult']['data']> {
  const { openid, actor } = context;
  const motion = motionOf(context);
  const { residentId, resident } = actor;
  const change = stampOf(openid, commandId, residentId, 'motion.sign', `motion:${motionId}`);
  if (motion.change.id === change.id) {
    await recordAudit(communityId, motion.change);
    return { state: motion.state };
  }
  if (!motion.result) throw new Refusal('MOTION_NOT_COUNTED');
  if (motion.result.listHash !== listHash) throw new Refusal('RESULT_CHANGED');
  if (
    motion.state !== 'counted' ||
    motion.signatures.some((one) => one.residentId === residentId)
  ) {
    throw new Refusal('RESULT_SIGNED');
  }
  const as = signsAs(actor, motion.placeId) ?? '';
  const signature = { residentId, name: resident.name, as, at: change.at };
  const signatures = [...motion.signatures, signature];
  const state = signatures.length >= SIGNATURES ? ('signed' as const) : ('counted' as const);
  await changeOnce(motion, { signatures, state, change });
  await recordAudit(communityId, change);
  return { state };
}

/** Puts the signed result up for everybody, for the days that the community keeps; objections run as long. */
export async function publishResult(
  { communityId, motionId, commandId }: BallotActions['publishResult']['input'],
  context: ActorContext,
): Promise<BallotActions['publishResult']['data']> {
  const { openid, actor } = context;
  const motion = motionOf(context);
  const target = `motion:${motionId}`;
  const change = stampOf(openid, commandId, actor.residentId, 'motion.publish', target);
  if (motion.change.id === change.id) {
    await recordAudit(communityId, motion.change);
    return { state: motion.state, publishedUntil: motion.publishedUntil ?? 0 };
  }
  if (motion.state !== 'signed') {
    const code = motion.result ? 'MOTION_NOT_SIGNED' : 'MOTION_NOT_COUNTED';
    if (motion.state === 'published' || motion.state === 'closed')
      throw new Refusal('RESULT_SIGNED');
    throw new Refusal(code, { signatures: motion.signatures.length });
  }
  const days = motion.settings.publicationDays;
  const publishedUntil = endOfDay(dayOf(change.at + days * DAY));
  const patch = { state: 'published' as const, publishedAt: change.at, publishedUntil, change };
  await changeOnce(motion, { ...patch, dueAt: publishedUntil });
  await recordAudit(communityId, change);
  return { state: 'published', publishedUntil };
}

/** When the filing with the street office was done. */
export async function recordFiling(
  { communityId, motionId, day, office, commandId }: BallotActions['recordFiling']['input'],
  context: ActorContext,
): Promise<BallotActions['recordFiling']['data']> {
  const { openid, actor } = context;
  const motion = motionOf(context);
  const target = `motion:${motionId}`;
  const change = stampOf(openid, commandId, actor.residentId, 'motion.file', target);
  const filed = { day, office };
  if (motion.change.id === change.id) {
    await recordAudit(communityId, motion.change);
    return { filed: motion.filed ?? filed };
  }
  if (motion.state !== 'published' && motion.state !== 'closed') {
    throw new Refusal('MOTION_NOT_SIGNED', { signatures: motion.signatures.length });
  }
  await changeOnce(motion, { filed, change });
  await recordAudit(communityId, change);
  return { filed };
}

/** @throws Refusal MOTION_CHANGED if somebody else was quicker */
async function changeOnce(motion: MotionDocument, patch: Partial<MotionDocument>): Promise<void> {
  if ((await changeMotion(motion, patch)) === 1) return;
  const after = await motions.get(motion.communityId, motion._id);
  if (after?.change.id !== patch.change?.id) throw new Refusal('MOTION_CHANGED');
}

/** For the timer: a publication that is over closes the motion, unless an objection waits for its answer. */
export async function closePublished(): Promise<void> {
  for (const motion of await findPublishedUntil(now())) {
    const { communityId, _id } = motion;
    if ((await countOpenObjections(communityId, _id)) > 0) {
      await postponeClosing(motion, now() + HOUR);
      continue;
    }
    const change = timerStamp('motion.close', _id, motion.publishedUntil ?? now());
    const patch = { state: 'closed' as const, dueAt: null, carried: false, change };
    if ((await changeMotion(motion, patch)) === 1) await carryClosing({ ...motion, ...patch });
  }
}

/** What was adopted comes into force, what was not goes back to those who drafted it. */
export async function carryClosing(motion: MotionDocument): Promise<void> {
  await recordAudit(motion.communityId, motion.change);
  await endVote(motion);
  await carryMotion(motion, {});
}
