import * as v from 'valibot';
import type { MotionDetail, MotionResult, OwnVoter } from '../../../typings/contract/motion.ts';
import { now } from '../../kernel/clock.ts';
import { type ActorContext, action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import type { MotionDocument } from '../collections.ts';
import { noteLine } from '../note/note-rules.ts';
import { showPoll } from '../poll/poll-answer.ts';
import { findOwnVoters, homeOf, type OwnVoterRow } from '../roster/voter-repository.ts';
import { voidLine } from '../roster/voter-rules.ts';
import { answersOf } from '../vote/answer-rules.ts';
import { countActivity } from '../vote/count-activity.ts';
import { claimFor, motionLoad, seenMotion } from './motion-access.ts';
import { isBinding, isFormerBody, phaseOf } from './motion-rules.ts';
import { onMotion } from './motion-schema.ts';

/** A motion as the reader sees it: where it stands, their own votes, the turnout, and once it is over the result. */
export const showMotion = action('ballot.showMotion', {
  input: v.strictObject(onMotion),
  access: RESIDENTS,
  load: motionLoad,
  budget: 3,
  run: async (_input, context) => {
    const motion = seenMotion(context);
    const { actor } = context;
    const detail = detailOf(motion);
    if (motion.ruleId === 'poll') return showPoll(motion, detail, actor);
    if (detail.phase === 'draft' || detail.phase === 'cancelled') return detail;
    const [rows, { turnout }] = await Promise.all([
      findOwnVoters(motion.communityId, [motion._id], actor),
      countActivity(motion),
    ]);
    return { ...detail, own: rows.flatMap((row) => ownOf(motion, row, actor)), turnout };
  },
});

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
    ...totalsOf(motion),
    covenant: motion.covenant,
    own: [],
    turnout: null,
    result: resultOf(motion),
    filed: motion.filed,
    formerBody: isFormerBody(motion),
    ...(motion.unadopted ? { unadopted: motion.unadopted } : {}),
    seen: motion.change.id,
  };
}

function totalsOf({ totals = [], form }: MotionDocument): Pick<MotionDetail, 'totals'> {
  if (totals.length === 0) return {};
  return { totals: { estates: totals, reason: form.totalsReason ?? '' } };
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

/** What somebody is told about a voter they may vote for; of others' votes nothing. */
function ownOf(motion: MotionDocument, row: OwnVoterRow, actor: ActorContext['actor']): OwnVoter[] {
  const claim = claimFor(motion, row, actor, homeOf(row));
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
      notes: (row.notes ?? []).map(noteLine),
    },
  ];
}
