import type { BallotActions } from '../../../typings/contract/ballot.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { MotionDocument, PaperDocument } from '../collections.ts';
import { looksAfter, motionLoad, motionOf, voterOf } from '../motion/motion-access.ts';
import { phaseOf } from '../motion/motion-rules.ts';
import { choiceOf } from '../vote/answer-rules.ts';
import { isSerial } from '../vote/ballot-id.ts';
import { papers, replacePaper } from '../vote/ballot-repository.ts';

type Input = BallotActions['enterPaper']['input'];

/** Papers are entered while it is open, and until it is counted what was handed in before the close. */
export function checkPapers({ state, form, ruleId }: MotionDocument): void {
  const phase = phaseOf(state, form, now());
  if (ruleId === 'poll') throw new Refusal('VOTER_NOT_FOUND');
  if (phase === 'notice' || phase === 'draft') {
    throw new Refusal('MOTION_NOT_OPEN', { opensAt: form.opensAt });
  }
  if (phase !== 'open' && phase !== 'papers') throw new Refusal('MOTION_CLOSED');
}

export function paperLoad({ motionId, voterId }: Input) {
  return {
    ...motionLoad({ motionId }),
    voter: { from: 'voters', ids: voterId === null ? [] : `${motionId}:${voterId}` },
  };
}

/**
 * Writes down what a paper says. It counts once somebody else has confirmed it. In a named motion it is the
 * paper of a voter; in a secret one it has a printed number and nobody's name.
 */
export async function enterPaper(
  { communityId, motionId, voterId, serial, channel, answers, commandId }: Input,
  context: ActorContext,
): Promise<BallotActions['enterPaper']['data']> {
  const { openid, actor } = context;
  const motion = motionOf(context);
  const choice = choiceOf(motion.form.questions, answers);
  if (choice === null) throw new Refusal('ANSWER_UNFIT');
  const isSecret = motion.form.secret;
  const voter = isSecret ? null : voterOf(context);
  if (voter && !looksAfter(actor, voter.places)) throw new Refusal('NOT_ALLOWED');
  if (isSecret && (voterId !== null || serial === null || !isSerial(motion, serial))) {
    throw new Refusal('PAPER_UNKNOWN');
  }
  const round = voter?.round ?? 0;
  const _id = voter ? `${motionId}:${voter.key}:${round}` : `${motionId}:${serial}`;
  const stamp = stampOf(openid, commandId, actor.residentId, 'paper.enter', `motion:${motionId}`);
  const paper: PaperDocument = {
    _id,
    communityId,
    motionId,
    voterKey: voter?.key ?? null,
    serial: isSecret ? serial : null,
    name: voter?.label || voter?.name || (serial ?? ''),
    places: voter?.places ?? [motion.placeId],
    channel,
    round,
    choice,
    enteredBy: { residentId: actor.residentId, name: actor.resident.name },
    entryId: stamp.id,
    decidedBy: null,
    state: 'entered',
    carried: true,
    at: stamp.at,
    change: stamp,
  };
  const known = await papers.get(communityId, _id);
  if (known?.entryId === stamp.id) {
    if (known.change.id === stamp.id) await recordAudit(communityId, known.change);
    return { paperId: _id };
  }
  checkPapers(motion);
  if (voter?.cast) throw new Refusal('BALLOT_CAST', { channel: voter.cast });
  await putPaper(paper, known);
  await recordAudit(communityId, stamp);
  return { paperId: _id };
}

/** One that was refused, or came too late, is entered anew; one that waits or counts is not. */
async function putPaper(paper: PaperDocument, known: PaperDocument | undefined): Promise<void> {
  const isFree = known?.state === 'refused' || known?.state === 'clashed';
  const isPut = known
    ? isFree && (await replacePaper(known, paper)) === 1
    : await papers.insert(paper);
  if (isPut) return;
  const now = await papers.get(paper.communityId, paper._id);
  if (now?.entryId !== paper.entryId) throw new Refusal('PAPER_ENTERED');
}
