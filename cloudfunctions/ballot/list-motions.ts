import type { BallotActions } from '../../typings/contract/ballot.ts';
import type { MotionLine } from '../../typings/contract/motion.ts';
import { now } from '../shared/clock.ts';
import type { MotionDocument } from '../shared/documents-ballots.ts';
import type { ActorContext } from '../shared/handler.ts';
import { announces, scopeOf } from './motion-access.ts';
import { findMotions, MOTIONS_A_PAGE } from './motion-repository.ts';
import { phaseOf } from './motion-rules.ts';
import { claimOfRow } from './show-motion.ts';
import { findOwnVoters } from './voter-repository.ts';

/** Motions of the reader's places, newest first, and whether a vote of the reader's is still missing. */
export async function listMotions(
  { communityId, after }: BallotActions['motions']['input'],
  { actor }: ActorContext,
): Promise<BallotActions['motions']['data']> {
  const [order = '', id = ''] = after?.split(':') ?? [];
  const cursor = after === undefined ? undefined : { order: Number(order), id };
  const found = await findMotions(communityId, scopeOf(actor), cursor);
  const shown = found.filter(
    ({ state, placeId }) =>
      (state !== 'draft' && state !== 'announcing') || announces(actor, placeId),
  );
  const open = shown.filter((motion) => phaseOf(motion.state, motion.form, now()) === 'open');
  const waiting = await waitingOf(open, actor);
  const last = found.length === MOTIONS_A_PAGE ? found.at(-1) : undefined;
  return {
    motions: shown.map((motion) => lineOf(motion, waiting.has(motion._id))),
    next: last ? `${last.order}:${last._id}` : null,
  };
}

/** Open motions in which the actor, or a household or unit of theirs, has not voted. At most one request. */
async function waitingOf(
  open: MotionDocument[],
  actor: ActorContext['actor'],
): Promise<Set<string>> {
  if (open.length === 0) return new Set();
  const rows = await findOwnVoters(
    actor.communityId,
    open.map(({ _id }) => _id),
    actor,
  );
  const byId = new Map(open.map((motion) => [motion._id, motion]));
  const waits = rows.filter((row) => {
    const claim = claimOfRow(byId.get(row.motionId) as MotionDocument, row, actor);
    return row.cast === null && claim !== null && claim !== 'not-mine';
  });
  const polls = open.filter(
    ({ _id, ruleId }) => ruleId === 'poll' && !rows.some(({ motionId }) => motionId === _id),
  );
  return new Set([...waits.map(({ motionId }) => motionId), ...polls.map(({ _id }) => _id)]);
}

function lineOf(motion: MotionDocument, waits: boolean): MotionLine {
  const { _id, form, ruleId, placeLabel, state, result } = motion;
  return {
    motionId: _id,
    title: form.title,
    ruleId,
    placeLabel,
    phase: phaseOf(state, form, now()),
    state,
    opensAt: form.opensAt,
    closesAt: form.closesAt,
    passed: result?.passed ?? null,
    waits,
  };
}
