import type { BallotActions } from '../../../typings/contract/ballot.ts';
import type { PaperLine } from '../../../typings/contract/motion.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { MotionDocument, PaperDocument } from '../collections.ts';
import { looksAfter, motionLoad, motionOf } from '../motion/motion-access.ts';
import { motions } from '../motion/motion-repository.ts';
import { countHandedIn, getVoter, markCast } from '../roster/voter-repository.ts';
import { answersOf } from '../vote/answer-rules.ts';
import { ballotIdOf, emptyReceipt, guardOf, paperReceiptOf } from '../vote/ballot-id.ts';
import {
  changePaper,
  countConfirmed,
  fillBallot,
  findUncarriedPapers,
  getBallot,
  listPaperPage,
  papers,
} from '../vote/ballot-repository.ts';
import { checkPapers } from './enter-paper.ts';

type Input = BallotActions['decidePaper']['input'];

const A_PAGE = 30;

export function decidePaperLoad({ motionId, paperId }: Input) {
  return { ...motionLoad({ motionId }), paper: { from: 'papers', ids: paperId } };
}

/** Papers that wait for a second person, of the caller's doors. */
export async function listPapers(
  { after }: BallotActions['listPapers']['input'],
  context: ActorContext,
): Promise<BallotActions['listPapers']['data']> {
  const motion = motionOf(context);
  const [at = '', ...id] = after?.split(':') ?? [];
  const cursor = after === undefined ? undefined : { at: Number(at), id: id.join(':') };
  const found = await listPaperPage(motion, cursor);
  const page = found.slice(0, A_PAGE);
  const last = found.length > A_PAGE ? page.at(-1) : undefined;
  const mine = page.filter(({ places }) => looksAfter(context.actor, places));
  return {
    papers: mine.map((paper) => lineOf(motion, paper, context.actor.residentId)),
    next: last ? `${last.at}:${last._id}` : null,
  };
}

function lineOf({ form }: MotionDocument, paper: PaperDocument, readerId: string): PaperLine {
  const { _id, name, channel, choice, enteredBy, state } = paper;
  return {
    paperId: _id,
    name,
    channel,
    answers: choice === null ? [] : answersOf(form.questions, choice),
    enteredBy: enteredBy.name,
    state: state === 'clashed' ? 'refused' : state,
    own: enteredBy.residentId === readerId,
  };
}

/**
 * A second person has compared the entry with the paper. Confirming is one conditional update; then the
 * ballot is filled in, unless the voter has voted otherwise meanwhile: the paper prevails only once that
 * vote was voided on record.
 */
export async function decidePaper(
  { communityId, motionId, decision, commandId }: Input,
  context: ActorContext,
): Promise<BallotActions['decidePaper']['data']> {
  const { openid, actor, loaded } = context;
  const motion = motionOf(context);
  let paper = loaded.paper?.[0] as PaperDocument | undefined;
  if (!paper || paper.motionId !== motionId || !looksAfter(actor, paper.places)) {
    throw new Refusal('PAPER_NOT_FOUND');
  }
  const action = decision === 'confirm' ? 'paper.confirm' : 'paper.refuse';
  const change = stampOf(openid, commandId, actor.residentId, action, `motion:${motionId}`);
  if (paper.change.id !== change.id) {
    checkPapers(motion);
    if (paper.enteredBy.residentId === actor.residentId) throw new Refusal('PAPER_OWN');
    if (paper.state !== 'entered') throw new Refusal('PAPER_DECIDED');
    const decidedBy = { residentId: actor.residentId, name: actor.resident.name };
    const state = decision === 'confirm' ? ('confirmed' as const) : ('refused' as const);
    const carried = decision === 'refuse';
    if ((await changePaper(paper, { state, carried, decidedBy, change })) === 0) {
      const after = await papers.get(communityId, paper._id);
      if (after?.change.id !== change.id) throw new Refusal('PAPER_DECIDED');
    }
    paper = { ...paper, state, carried, change };
  }
  await recordAudit(communityId, paper.change);
  if (!paper.carried) paper = await carryPaper(motion, paper);
  if (paper.state === 'clashed') {
    const voter = paper.voterKey ? await getVoter(motion, paper.voterKey) : undefined;
    throw new Refusal('BALLOT_CAST', { channel: voter?.cast ?? 'phone' });
  }
  if (paper.state === 'entered') throw new Refusal('PAPERS_TOO_MANY');
  return { state: decision === 'confirm' ? 'confirmed' : 'refused' };
}

/**
 * A box holds no more papers than voters put in: whoever confirms one too many takes it back. Two who
 * confirm the last one at once both do, and one of them tries again.
 */
async function carryToBox(motion: MotionDocument, paper: PaperDocument): Promise<PaperDocument> {
  const { channel } = paper;
  const [confirmed, handedIn] = await Promise.all([
    countConfirmed(motion, channel),
    countHandedIn(motion, channel),
  ]);
  const state = confirmed <= handedIn ? ('confirmed' as const) : ('entered' as const);
  await changePaper(paper, { state, carried: true });
  return { ...paper, state, carried: true };
}

/** What a confirmed paper says becomes the voter's ballot; a second time changes nothing. */
async function carryPaper(motion: MotionDocument, paper: PaperDocument): Promise<PaperDocument> {
  if (motion.form.secret) return carryToBox(motion, paper);
  const { voterKey, round, choice, channel, communityId } = paper;
  const key = voterKey ?? '';
  const ballotId = ballotIdOf(motion, key);
  const receipt = paperReceiptOf(motion, key, round);
  const expected = {
    ballotId,
    guard: guardOf(motion, key, round),
    receipt: emptyReceipt(ballotId),
  };
  const filled = await fillBallot(communityId, expected, { receipt, choice });
  const isIn = filled === 1 || (await getBallot(communityId, ballotId))?.receipt === receipt;
  if (isIn) {
    const voter = await getVoter(motion, key);
    if (voter && voter.round === round) await markCast(voter, channel, null);
  }
  const state = isIn ? ('confirmed' as const) : ('clashed' as const);
  await changePaper(paper, { state, carried: true });
  return { ...paper, state, carried: true };
}

/** For the timer and before counting: confirmations that a cut kept from their ballots. */
export async function carryPapers(): Promise<void> {
  for (const paper of await findUncarriedPapers()) {
    const motion = await motions.get(paper.communityId, paper.motionId);
    if (motion?.salt) await carryPaper(motion, paper);
    else await changePaper(paper, { state: 'clashed', carried: true });
  }
}
