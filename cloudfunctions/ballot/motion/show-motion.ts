import type { BallotActions } from '../../../typings/contract/ballot.ts';
import type { MotionDetail, MotionResult, OwnVoter } from '../../../typings/contract/motion.ts';
import { now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import type { MotionDocument, VoterDocument } from '../collections.ts';
import { showPoll } from '../poll/take-poll.ts';
import { findOwnVoters, type OwnVoterRow } from '../roster/voter-repository.ts';
import { type Claimant, claimOf } from '../roster/voter-rules.ts';
import { answersOf } from '../vote/answer-rules.ts';
import { activeOf } from '../vote/count-turnout.ts';
import { motionOf } from './motion-access.ts';
import { isBinding, phaseOf } from './motion-rules.ts';

/** A motion as the reader sees it: where it stands, their own votes, the turnout, and once it is over the result. */
export async function showMotion(
  _input: BallotActions['showMotion']['input'],
  context: ActorContext,
): Promise<BallotActions['showMotion']['data']> {
  const motion = motionOf(context);
  const { actor } = context;
  const detail = detailOf(motion);
  if (motion.ruleId === 'poll') return showPoll(motion, detail, actor);
  if (detail.phase === 'draft' || detail.phase === 'cancelled') return detail;
  const [rows, active] = await Promise.all([
    findOwnVoters(motion.communityId, [motion._id], actor),
    activeOf(motion),
  ]);
  const own = rows.flatMap((row) => ownOf(motion, row, actor));
  return { ...detail, own, turnout: active.turnout };
}

function detailOf(motion: MotionDocument): MotionDetail {
  const { _id, form, state, ruleId, settings } = motion;
  return {
    motionId: _id,
    form,
    placeLabel: motion.placeLabel,
    state,
    phase: phaseOf(state, form, now()),
    announcedAt: motion.announcedAt,
    cancelled: motion.cancelled,
    settings,
    binding: isBinding(ruleId, settings),
    rosterHash: motion.rosterHash,
    rosterVersion: motion.rosterVersion,
    covenant: motion.covenant,
    own: [],
    turnout: null,
    result: resultOf(motion),
    filed: motion.filed,
  };
}

function resultOf({
  result,
  signatures,
  publishedAt,
  publishedUntil,
}: MotionDocument): MotionResult | null {
  if (!result) return null;
  const { questions, passed, ballots, listHash, countedAt } = result;
  return {
    questions,
    passed,
    ballots,
    listHash,
    countedAt,
    signatures: signatures.map(({ name, as, at }) => ({ name, as, at })),
    publishedAt,
    publishedUntil,
  };
}

/** As what the actor may vote for a voter of a list. */
export function claimOfRow(
  { form }: MotionDocument,
  row: OwnVoterRow,
  actor: ActorContext['actor'],
) {
  const representatives = new Map(
    row.homes.flatMap(({ _id, representative }): [string, string][] =>
      representative ? [[_id, representative.residentId]] : [],
    ),
  );
  return claimOf(form.basis, row, claimantOf(actor), representatives);
}

/** A void as people see it. */
export const voidLine = ({ day, channel, reason, byName }: VoterDocument['voids'][number]) => ({
  day,
  channel,
  reason,
  byName,
});

export function claimantOf({ residentId, resident }: ActorContext['actor']): Claimant {
  const households = resident.households.map(({ householdId }) => householdId);
  return { residentId, name: resident.name, households };
}

/** What somebody is told about a voter they may vote for; of others' votes nothing. */
function ownOf(motion: MotionDocument, row: OwnVoterRow, actor: ActorContext['actor']): OwnVoter[] {
  const claim = claimOfRow(motion, row, actor);
  if (claim === null) return [];
  const ballot = motion.form.secret ? undefined : row.ballots[0];
  const mine = claim !== 'not-mine' && ballot?.choice != null;
  return [
    {
      voterId: row.key,
      name: motion.form.basis === 'owners' ? row.label : row.name,
      as: claim === 'not-mine' ? 'household' : claim,
      notMine: claim === 'not-mine',
      persons: row.persons,
      area: row.area,
      present: row.present,
      cast: row.cast,
      castBy: row.castBy?.name ?? null,
      proxy: row.agent?.name ?? null,
      answers: mine && ballot?.choice ? answersOf(motion.form.questions, ballot.choice) : null,
      receipt: mine ? (ballot?.receipt ?? null) : null,
      voids: row.voids.map(voidLine),
    },
  ];
}
