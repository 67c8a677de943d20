import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { countAmendments } from '../amendment/amendment-repository.ts';
import { openFlags } from '../check/flag-rules.ts';
import { covenants } from '../collections.ts';
import { countComments } from '../round/comment-repository.ts';
import { oneCovenant } from './covenant-schema.ts';
import { speakingHindrance } from './covenant-state-rules.ts';
import { seenCovenant } from './see-covenant.ts';

/** One covenant with all its clauses, and how much is said about each. */
export const showCovenant = action('covenant.showCovenant', {
  input: v.strictObject(oneCovenant),
  access: RESIDENTS,
  load: ({ covenantId }) => ({ covenant: one(covenants, covenantId, 'COVENANT_NOT_FOUND') }),
  budget: 3,
  run: async ({ communityId, covenantId }, context) => {
    const { covenant, isDrafter } = seenCovenant(context);
    const [comments, amendments] = await Promise.all([
      countComments(communityId, covenantId),
      countAmendments(communityId, covenantId),
    ]);
    const said = new Map(comments.map(({ _id, count }) => [_id, count]));
    const asked = new Map(amendments.map(({ _id, count }) => [_id, count]));
    const { kind, title, placeLabel, state, openUntil, adoptedAt, placeId, frameId } = covenant;
    const { preamble, version, fingerprint, clauses, motionId, dropped } = covenant;
    return {
      covenantId,
      kind,
      title,
      placeLabel,
      state,
      openUntil,
      adoptedAt,
      placeId,
      frameId,
      preamble,
      version,
      fingerprint,
      clauses: clauses.map((clause) => ({
        ...clause,
        comments: said.get(clause.clauseId) ?? 0,
        amendments: asked.get(clause.clauseId) ?? 0,
      })),
      drafts: isDrafter,
      speaks: speakingHindrance(covenant, context.actor.resident.households, now()) === undefined,
      voting: motionId !== null,
      droppedFor: dropped?.reason ?? null,
      unanswered: isDrafter ? openFlags(covenant).length : 0,
    };
  },
});
