import * as v from 'valibot';
import type { MotionLine } from '../../../typings/contract/motion.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { type ActorContext, action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import type { MotionDocument } from '../collections.ts';
import { livesIn } from '../poll/poll-answer.ts';
import { findOwnVoters, homeOf } from '../roster/voter-repository.ts';
import { ballotIdOf } from '../vote/ballot-id.ts';
import { findUsed } from '../vote/ballot-repository.ts';
import { claimFor, hasLeftHome, scopeOf } from './motion-access.ts';
import { findMotions } from './motion-repository.ts';
import { hasOutcome, phaseOf, shortAskOf } from './motion-rules.ts';
import { after } from './motion-schema.ts';

type Actor = ActorContext['actor'];

/** Motions of the reader's places, newest first, and whether a vote of the reader's is still missing. */
export const listMotions = action('ballot.listMotions', {
  input: v.strictObject({ communityId, after }),
  access: RESIDENTS,
  budget: 4,
  run: async (input, { actor }) => {
    const { rows, next } = await findMotions(input.communityId, scopeOf(actor), input.after);
    const open = rows.filter((motion) => phaseOf(motion.state, motion.form, now()) === 'open');
    const waiting = await waitingOf(open, actor);
    return { motions: rows.map((motion) => lineOf(motion, waiting.get(motion._id))), next };
  },
});

type Waiting = Pick<MotionLine, 'waits' | 'leftHome'>;
const WAITS: Waiting = { waits: true };

/** Open motions in which the actor, or a household or unit of theirs, has not voted. At most two requests. */
async function waitingOf(open: MotionDocument[], actor: Actor): Promise<Map<string, Waiting>> {
  const polls = open.filter(({ ruleId, placeId }) => ruleId === 'poll' && livesIn(actor, placeId));
  const votes = open.filter(({ ruleId }) => ruleId !== 'poll');
  const [unanswered, uncast] = await Promise.all([
    unansweredOf(polls, actor),
    uncastOf(votes, actor),
  ]);
  return new Map([...unanswered.map((id) => [id, WAITS] as const), ...uncast]);
}

async function unansweredOf(polls: MotionDocument[], actor: Actor): Promise<string[]> {
  if (polls.length === 0) return [];
  const byBallot = new Map(polls.map((poll) => [ballotIdOf(poll, actor.residentId), poll._id]));
  for (const { _id } of await findUsed(actor.communityId, [...byBallot.keys()])) {
    byBallot.delete(_id);
  }
  return [...byBallot.values()];
}

async function uncastOf(votes: MotionDocument[], actor: Actor): Promise<[string, Waiting][]> {
  if (votes.length === 0) return [];
  const byId = new Map(votes.map((motion) => [motion._id, motion]));
  const rows = await findOwnVoters(actor.communityId, [...byId.keys()], actor);
  return rows.flatMap((row): [string, Waiting][] => {
    const motion = byId.get(row.motionId) as MotionDocument;
    const claim = claimFor(motion, row, actor, homeOf(row));
    if (row.cast !== null || !isVoting(claim)) return [];
    return [[motion._id, hasLeftHome(motion, row, actor) ? { ...WAITS, leftHome: true } : WAITS]];
  });
}

function lineOf(motion: MotionDocument, waiting: Waiting = { waits: false }): MotionLine {
  const { _id, form, ruleId, placeLabel, state, result } = motion;
  const ask = waiting.waits ? shortAskOf(form) : undefined;
  return {
    motionId: _id,
    title: form.title,
    ruleId,
    placeLabel,
    phase: phaseOf(state, form, now()),
    state,
    opensAt: form.opensAt,
    closesAt: form.closesAt,
    passed: hasOutcome(form) ? (result?.passed ?? null) : null,
    ...waiting,
    ...(ask && { ask }),
  };
}

const isVoting = (claim: ReturnType<typeof claimFor>) =>
  claim !== null && claim !== 'not-mine' && claim !== 'unconfirmed';
