import type { BallotActions } from '../../../typings/contract/ballot.ts';
import type { MotionLine } from '../../../typings/contract/motion.ts';
import { now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import type { Actor } from '../../people/actor.ts';
import type { MotionDocument } from '../collections.ts';
import { livesIn } from '../poll/take-poll.ts';
import { findOwnVoters } from '../roster/voter-repository.ts';
import { ballotIdOf } from '../vote/ballot-id.ts';
import { findUsed } from '../vote/ballot-repository.ts';
import { announces, scopeOf } from './motion-access.ts';
import { findMotions, MOTIONS_A_PAGE } from './motion-repository.ts';
import { phaseOf } from './motion-rules.ts';
import { claimOfRow } from './show-motion.ts';

/** Motions of the reader's places, newest first, and whether a vote of the reader's is still missing. */
export async function listMotions(
  { communityId, after }: BallotActions['listMotions']['input'],
  { actor }: ActorContext,
): Promise<BallotActions['listMotions']['data']> {
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

/** Open motions in which the actor, or a household or unit of theirs, has not voted. At most two requests. */
async function waitingOf(open: MotionDocument[], actor: Actor): Promise<Set<string>> {
  const polls = open.filter(({ ruleId, placeId }) => ruleId === 'poll' && livesIn(actor, placeId));
  const votes = open.filter(({ ruleId }) => ruleId !== 'poll');
  const [unanswered, uncast] = await Promise.all([
    unansweredOf(polls, actor),
    uncastOf(votes, actor),
  ]);
  return new Set([...unanswered, ...uncast]);
}

async function unansweredOf(polls: MotionDocument[], actor: Actor): Promise<string[]> {
  if (polls.length === 0) return [];
  const byBallot = new Map(polls.map((poll) => [ballotIdOf(poll, actor.residentId), poll._id]));
  for (const { _id } of await findUsed(actor.communityId, [...byBallot.keys()])) {
    byBallot.delete(_id);
  }
  return [...byBallot.values()];
}

async function uncastOf(votes: MotionDocument[], actor: Actor): Promise<string[]> {
  if (votes.length === 0) return [];
  const byId = new Map(votes.map((motion) => [motion._id, motion]));
  const rows = await findOwnVoters(actor.communityId, [...byId.keys()], actor);
  const waits = rows.filter((row) => {
    const claim = claimOfRow(byId.get(row.motionId) as MotionDocument, row, actor);
    return row.cast === null && claim !== null && claim !== 'not-mine';
  });
  return waits.map(({ motionId }) => motionId);
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
