import * as v from 'valibot';
import type { MotionDetail, MotionResult, OwnVoter } from '../../../typings/contract/motion.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { covers } from '../../kernel/path-id.ts';
import { type ActorContext, action } from '../../people/action.ts';
import { adultStateOf, hasStatedAdult } from '../../people/adult/adult-rules.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { schemeOf } from '../body/body-rules.ts';
import type { MotionDocument } from '../collections.ts';
import { noteLine } from '../note/note-rules.ts';
import { showPoll } from '../poll/poll-answer.ts';
import { findOwnVoters, homeOf, type OwnVoterRow } from '../roster/voter-repository.ts';
import { absenceLines, voidLine } from '../roster/voter-rules.ts';
import { answersOf } from '../vote/answer-rules.ts';
import { casterOf, mayOverrule, reachOf } from '../vote/caster-rules.ts';
import { countActivity } from '../vote/count-activity.ts';
import {
  cameLate,
  claimFor,
  hasLeftHome,
  motionLoad,
  seenMotion,
  voiceOf,
} from './motion-access.ts';
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
    const own = rows.flatMap((row) => ownOf(motion, row, actor));
    return { ...detail, own, ...offRosterOf(motion, own, actor), turnout };
  },
});

/** Whoever lives there and is not on a roster of adults learns why: as long as it can be put right, what to do. */
function offRosterOf(
  motion: MotionDocument,
  own: readonly OwnVoter[],
  { resident }: ActorContext['actor'],
): Pick<MotionDetail, 'offRoster' | 'late'> {
  const { form, placeId, state } = motion;
  if (form.basis !== 'adults' || own.some(({ as }) => as === 'self')) return {};
  const homes = resident.households.filter(({ householdId }) => covers(placeId, householdId));
  if (homes.length === 0) return {};
  if (phaseOf(state, form, now()) === 'notice') return { offRoster: adultStateOf(resident) };
  return cameLate(motion, homes) ? { late: true } : {};
}

function detailOf(motion: MotionDocument): MotionDetail {
  const { _id, form, state, ruleId, settings } = motion;
  return {
    motionId: _id,
    form,
    scheme: schemeOf(motion),
    placeLabel: motion.placeLabel,
    state,
    phase: phaseOf(state, form, now()),
    announcedAt: motion.announcedAt,
    cancelled: motion.cancelled,
    stopped: motion.stopped ?? null,
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
  const { questions, passed, ballots, listHash, countedAt, withheld = 0 } = result;
  return {
    questions,
    passed,
    ballots,
    withheld,
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
  if (claim === 'unconfirmed') return unconfirmedOf(motion, row, actor);
  const as = claim === 'not-mine' ? 'household' : claim;
  const ballot = motion.form.secret ? undefined : row.ballots[0];
  const caster = casterOf(row, ballot);
  const { residentId } = actor;
  const isPaper = as === 'self' && row.cast !== null && row.cast !== 'phone';
  const mine = ballot?.choice != null && (caster ? caster.residentId === residentId : isPaper);
  const isAdultNeeded =
    motion.adultsOnly && (as === 'household' || as === 'proxy') && !hasStatedAdult(actor.resident);
  const { speaker } = voiceOf(motion, homeOf(row));
  const speaks = speaker === residentId;
  const hasLeft = hasLeftHome(motion, row, actor);
  const reach = claim === 'not-mine' ? 'nobody' : reachOf(as, speaks);
  return [
    {
      voterId: row.key,
      name: motion.form.basis === 'owners' ? row.label : row.name,
      as,
      notMine: claim === 'not-mine',
      ...(claim === 'not-mine' && speaker === null && { late: true }),
      ...(hasLeft && { leftHome: true }),
      persons: row.persons,
      area: row.area,
      ...(isAdultNeeded && { adultNeeded: true }),
      present: row.present,
      cast: row.cast,
      castBy: row.castBy?.name ?? null,
      proxy: row.agent?.name ?? null,
      ...(!motion.form.secret && {
        mine,
        overrules: caster && mayOverrule(reach, caster, residentId) ? caster.residentId : null,
        overruled: (ballot?.overruled ?? []).map(({ at, name, byName }) => ({
          day: dayOf(at),
          name,
          byName,
        })),
      }),
      answers: mine && ballot?.choice ? answersOf(motion.form.questions, ballot.choice) : null,
      receipt: mine ? (ballot?.receipt ?? null) : null,
      voids: row.voids.map(voidLine),
      notes: (row.notes ?? []).map(noteLine),
      absences: absenceLines(row),
    },
  ];
}

/** Of a unit nothing is told to somebody who only lives there, except how they are confirmed as its owner. */
function unconfirmedOf(
  motion: MotionDocument,
  { key, claims }: OwnVoterRow,
  { resident }: ActorContext['actor'],
): OwnVoter[] {
  const home = resident.households.find(({ householdId }) => claims.includes(householdId));
  if (!home) return [];
  return [
    {
      voterId: key,
      name: home.label,
      as: 'owner',
      unconfirmed: home.householdId,
      notMine: true,
      ...(cameLate(motion, [home]) && { late: true }),
      persons: 1,
      area: null,
      present: false,
      cast: null,
      castBy: null,
      proxy: null,
      answers: null,
      receipt: null,
      voids: [],
      notes: [],
    },
  ];
}
