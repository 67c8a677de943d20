import type { CovenantActions, CovenantState } from '../../../typings/contract/covenant.ts';
import { now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { openFlags } from '../check/look-for-flags.ts';
import { countAmendments } from '../round/amendment-repository.ts';
import { countComments } from '../round/comment-repository.ts';
import { sees, sightOf, silence } from '../round/covenant-state-rules.ts';
import { findCovenants } from './covenant-repository.ts';
import { seenCovenant } from './see-covenant.ts';

const MOST = 100;
/** Those open for comments come first, what is over last. */
const ORDER: readonly CovenantState[] = [
  'open',
  'settled',
  'draft',
  'adopted',
  'replaced',
  'dropped',
];

/** The covenants of the caller's places; drafts only for those who draft there. */
export async function listCovenants(
  { communityId }: CovenantActions['listCovenants']['input'],
  { actor }: ActorContext,
): Promise<CovenantActions['listCovenants']['data']> {
  const sight = sightOf(actor.resident.households, actor.roles);
  const rows = await findCovenants(communityId, sight, MOST);
  return {
    covenants: rows
      .filter((row) => sees(sight, row))
      .sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state))
      .map(({ _id, kind, title, placeLabel, state, openUntil, adoptedAt, clauses }) => ({
        covenantId: _id,
        kind,
        title,
        placeLabel,
        state,
        openUntil,
        adoptedAt,
        clauses,
      })),
  };
}

/** One covenant with all its clauses, and how much is said about each. */
export async function showCovenant(
  { communityId, covenantId }: CovenantActions['showCovenant']['input'],
  context: ActorContext,
): Promise<CovenantActions['showCovenant']['data']> {
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
    speaks: silence(covenant, context.actor.resident.households, now()) === undefined,
    voting: motionId !== null,
    droppedFor: dropped?.reason ?? null,
    unanswered: isDrafter ? openFlags(covenant).length : 0,
  };
}
