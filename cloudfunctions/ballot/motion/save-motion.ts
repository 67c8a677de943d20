import type { BallotActions } from '../../../typings/contract/ballot.ts';
import type { Question } from '../../../typings/contract/motion.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { PlaceDocument } from '../../places/collections.ts';
import type { MotionDocument } from '../collections.ts';
import { announces } from './motion-access.ts';
import { changeMotion, motions } from './motion-repository.ts';
import { DEFAULT_SETTINGS } from './motion-rules.ts';

type Input = BallotActions['saveMotion']['input'];

export function saveLoad({ motionId, form }: Input) {
  return {
    place: { from: 'places', ids: form.placeId },
    motion: { from: 'motions', ids: motionId ?? [] },
  };
}

/** The three answers of a yes-no question are always the same. */
function completed(questions: readonly Question[]): Question[] {
  return questions.map((question) =>
    question.kind === 'yes-no' ? { ...question, options: [], most: 1 } : question,
  );
}

/** Keeps a draft as it was typed: whatever is still missing is told when it is checked. */
export async function saveMotion(
  { communityId, motionId, form, commandId }: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<BallotActions['saveMotion']['data']> {
  const place = loaded.place?.[0] as PlaceDocument | undefined;
  if (!place) throw new Refusal('PLACE_NOT_FOUND');
  const kept = { ...form, questions: completed(form.questions) };
  const drawn = { form: kept, ruleId: form.ruleId, placeId: place._id, placeLabel: place.label };
  const lineage = ancestorsAndSelf(place._id);
  if (motionId === null) {
    const stamp = stampOf(openid, commandId, actor.residentId, 'motion.save', 'motion:');
    const change = { ...stamp, target: `motion:${stamp.id}` };
    const made = { ...emptyMotion(communityId, change, actor.residentId), ...drawn, lineage };
    await motions.insert(made);
    await recordAudit(communityId, (await motions.get(communityId, stamp.id))?.change ?? change);
    return { motionId: stamp.id };
  }
  const before = loaded.motion?.[0] as MotionDocument | undefined;
  if (!before || !announces(actor, before.placeId)) throw new Refusal('MOTION_NOT_FOUND');
  const change = stampOf(openid, commandId, actor.residentId, 'motion.save', `motion:${motionId}`);
  if (before.change.id === change.id) {
    await recordAudit(communityId, before.change);
    return { motionId };
  }
  if (before.state !== 'draft') throw new Refusal('MOTION_ANNOUNCED');
  if ((await changeMotion(before, { ...drawn, lineage, change })) === 0) {
    const after = await motions.get(communityId, motionId);
    if (after?.change.id !== change.id) throw new Refusal('MOTION_CHANGED');
  }
  await recordAudit(communityId, change);
  return { motionId };
}

/** A motion before anything is said in it. Its id is that of the command that made it. */
export function emptyMotion(
  communityId: string,
  change: MotionDocument['change'],
  authorId: string,
): Omit<MotionDocument, 'form' | 'ruleId' | 'placeId' | 'placeLabel' | 'lineage'> {
  return {
    _id: change.id,
    communityId,
    state: 'draft',
    authorId,
    order: now(),
    settings: DEFAULT_SETTINGS,
    salt: null,
    announcedAt: null,
    dueAt: null,
    rosterHash: null,
    rosterVersion: 0,
    eligible: { persons: 0 },
    buildings: [],
    covenant: null,
    cancelled: null,
    result: null,
    signatures: [],
    publishedAt: null,
    publishedUntil: null,
    filed: null,
    carried: true,
    change,
  };
}
