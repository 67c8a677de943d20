import type { CovenantActions } from '../../../typings/contract/covenant.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { checkText } from '../../review/content-check.ts';
import { openReviews, TEXT_REASON } from '../../review/review.ts';
import type { AmendmentDocument, CovenantDocument } from '../collections.ts';
import { applyChange } from '../text/covenant-rules.ts';
import { covenantLoad, seenCovenant, spokenOf } from '../text/see-covenant.ts';
import { amendments, saveWithdrawal } from './amendment-repository.ts';
import { buildingLabel, homeIn, placeOf, wordsOf } from './covenant-state-rules.ts';

type Input = CovenantActions['writeAmendment']['input'];
type WithdrawInput = CovenantActions['withdrawAmendment']['input'];

const idOf = ({ commandId }: Input, openid: string) =>
  idFromCommand(openid, `${commandId} amendment`);

export function amendLoad(input: Input, openid: string) {
  return { ...covenantLoad(input), earlier: { from: 'amendments', ids: idOf(input, openid) } };
}

/** A resident's wish how a clause should read, which the drafting group answers in public. */
export async function writeAmendment(
  input: Input,
  context: ActorContext,
): Promise<CovenantActions['writeAmendment']['data']> {
  const { communityId, covenantId, change: amend, reason, commandId } = input;
  const { openid, actor, loaded } = context;
  const _id = idOf(input, openid);
  const earlier = loaded.earlier?.[0] as AmendmentDocument | undefined;
  if (earlier) return finish(earlier);
  const { residentId, resident } = actor;
  const covenant = spokenOf(context, now());
  if (applyChange(covenant.clauses, amend, _id) === null) throw new Refusal('CLAUSE_GONE');
  const verdict = await checkText(openid, `${wordsOf(amend)}\n${reason}`.trim(), 'forum');
  if (verdict === 'risky') throw new Refusal('TEXT_REFUSED');
  const change = stampOf(openid, commandId, residentId, 'amendment.write', `amendment:${_id}`);
  const amendment: AmendmentDocument = {
    _id,
    communityId,
    covenantId,
    clauseId: placeOf(amend),
    amend,
    before: amend.kind === 'add' ? '' : textOf(covenant, amend.clauseId),
    reason,
    residentId,
    from: buildingLabel(homeIn(resident.households, covenant.placeId)?.label ?? ''),
    shown: verdict === 'pass' ? 'shown' : 'held',
    heldFor: verdict === 'pass' ? null : verdict,
    state: 'open',
    rank: 1,
    answer: '',
    taking: null,
    carried: true,
    at: change.at,
    change,
  };
  const isFirst = await amendments.insert(amendment);
  return finish(isFirst ? amendment : ((await amendments.get(communityId, _id)) ?? amendment));
}

const textOf = ({ clauses }: CovenantDocument, clauseId: string): string =>
  clauses.find((clause) => clause.clauseId === clauseId)?.text ?? '';

/** What follows from an amendment, harmless when done again. */
async function finish(
  amendment: AmendmentDocument,
): Promise<CovenantActions['writeAmendment']['data']> {
  const { _id, communityId, shown, heldFor, change } = amendment;
  if (shown === 'held' && heldFor) {
    await openReviews(amendment, [{ part: 'text', reason: TEXT_REASON[heldFor] }], 'amendment');
  }
  if (change.action === 'amendment.write') await recordAudit(communityId, change);
  return { amendmentId: _id, state: shown === 'shown' ? 'shown' : 'held' };
}

const withdrawal = ({ commandId, amendmentId }: WithdrawInput, openid: string, actorId: string) =>
  stampOf(openid, commandId, actorId, 'amendment.withdraw', `amendment:${amendmentId}`);

export function withdrawLoad(input: WithdrawInput) {
  return { ...covenantLoad(input), amendment: { from: 'amendments', ids: input.amendmentId } };
}

/** Takes back what one asked for, while it waits. */
export async function withdrawAmendment(
  input: WithdrawInput,
  context: ActorContext,
): Promise<CovenantActions['withdrawAmendment']['data']> {
  const { communityId, covenantId, amendmentId } = input;
  const { openid, actor, loaded } = context;
  seenCovenant(context);
  const amendment = loaded.amendment?.[0] as AmendmentDocument | undefined;
  if (amendment?.covenantId !== covenantId || amendment.residentId !== actor.residentId) {
    throw new Refusal('AMENDMENT_NOT_FOUND');
  }
  let change = withdrawal(input, openid, actor.residentId);
  if (amendment.change.id === change.id) change = amendment.change;
  else if ((await saveWithdrawal(amendment, change)) === 0) {
    const stands = await amendments.get(communityId, amendmentId);
    if (stands?.change.id !== change.id) throw new Refusal('AMENDMENT_DECIDED');
    change = stands.change;
  }
  await recordAudit(communityId, change);
  return { state: 'withdrawn' };
}
