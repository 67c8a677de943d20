import * as v from 'valibot';
import type { SelectionMay } from '../../../typings/contract/office/selection.ts';
import { manyBy } from '../../kernel/action/load.ts';
import { endOfDay } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { action } from '../../people/action.ts';
import { hasStatedAdult } from '../../people/adult/adult-rules.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { proposals } from '../collections.ts';
import {
  ANSWERERS,
  APPOINTERS,
  APPROVERS,
  findAnswerers,
  getVote,
  hasOffice,
  OPENERS,
  onSelection,
  STREET,
  selectionLoad,
  somebody,
  VETTERS,
  waits,
} from './selection-access.ts';
import { candidateLines, objectionLines, selectionLine } from './selection-line.ts';
import { findVotes } from './selection-repository.ts';
import {
  homesAt,
  isConcerned,
  isRunning,
  isVoteOn,
  MOST_CANDIDATES,
  mayDecide,
  mayRecommend,
  questionOf,
} from './selection-rules.ts';

/** How far a selection has come, for every resident, and what the caller may do in it. */
export const showSelection = action('role.showSelection', {
  input: v.strictObject(onSelection),
  access: RESIDENTS,
  load: (input) => ({
    ...selectionLoad(input),
    made: manyBy(proposals, 'selectionId', input.selectionId),
  }),
  budget: 4,
  run: async (_input, { actor, selection, made }) => {
    const at = now();
    const who = somebody(actor);
    const has = (roles: Parameters<typeof hasOffice>[2]) =>
      hasOffice(actor.roles, selection.placeId, roles);
    const names = has(OPENERS);
    const asks = has(ANSWERERS) && selection.objections.some(({ answer }) => answer === null);
    const [vote, officers, drawn] = await Promise.all([
      getVote(selection),
      asks ? findAnswerers(selection, at) : [],
      names ? findVotes(selection.communityId, selection.placeId, selection.order) : [],
    ]);
    const line = selectionLine(selection, vote, at);
    const { candidates, current, standUntil, motionId } = selection;
    const { step } = line;
    const own = candidates.find((one) => one.residentId === actor.residentId && isRunning(one));
    const other = mayDecide(selection, who);
    const isVoting = step === 'voting' && (vote === null || vote.cancelled);
    const proposed = made.some((one) => waits(one, at));
    const may: SelectionMay = {
      stand:
        step === 'standing' &&
        !own &&
        candidates.filter(isRunning).length < MOST_CANDIDATES &&
        hasStatedAdult(actor.resident) &&
        homesAt(selection.placeId, who.homes).length > 0,
      withdraw: own !== undefined && step !== 'appointed' && step !== 'ended',
      nameVote: names && isVoting && !isConcerned(candidates, who),
      recommend:
        step === 'recommending' && names && other
          ? mayRecommend(candidates, vote?.votes ?? null)
          : [],
      vet: step === 'vetting' && has(VETTERS) && other,
      approve: step === 'approving' && has(APPROVERS) && other,
      fromPaper: !has(STREET),
      object: selection.state === 'publishing' && at <= endOfDay(current?.publishedUntil ?? ''),
      appoint:
        step === 'appointing' && has(APPOINTERS) && !proposed && !isConcerned(candidates, who),
      print: step === 'appointed' && names && line.steward !== '',
      end:
        names &&
        !isConcerned(candidates, who) &&
        selection.state === 'open' &&
        (vote?.votes ? mayRecommend(candidates, vote.votes).length === 0 : true),
    };
    return {
      ...line,
      from: selection.from,
      until: selection.until,
      standUntil,
      publicationDays: selection.publicationDays,
      candidateLines: candidateLines(selection, vote, actor.residentId),
      vote:
        motionId === null || vote === null || vote.cancelled
          ? null
          : {
              motionId,
              opensAt: vote.opensAt,
              closesAt: vote.closesAt,
              published: vote.publishedAt !== null,
            },
      votes: may.nameVote
        ? drawn
            .filter(({ form, state }) => state !== 'cancelled' && isVoteOn(selection, form))
            .map(({ _id, announcedAt }) => ({ motionId: _id, announced: announcedAt !== null }))
        : [],
      question: may.nameVote ? questionOf(selection) : null,
      recommended: current && { key: current.key, on: current.on, reason: current.reason },
      vettedOn: current?.vetting?.on ?? null,
      approved: current?.approval ?? null,
      publishedUntil: current?.publishedUntil ?? null,
      objections: objectionLines(selection, who, has(ANSWERERS), officers),
      proposed,
      endReason: selection.endReason,
      may,
    };
  },
});
