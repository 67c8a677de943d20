import type { CovenantActions, CovenantState } from '../../../typings/contract/covenant.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { endOfDay } from '../../kernel/calendar.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { CovenantDocument, TextCheck } from '../../shared/documents-covenant.ts';
import { checkWords } from '../check/check-texts.ts';
import { openFlags } from '../check/look-for-flags.ts';
import { covenants, saveState, whole } from '../text/covenant-repository.ts';
import { covenantLoad, draftedCovenant } from '../text/see-covenant.ts';
import { countWaiting } from './amendment-repository.ts';
import { CHANGEABLE, mayOpenUntil } from './covenant-state-rules.ts';

type Patch = Parameters<typeof saveState>[1];
type Named = { communityId: string; covenantId: string; commandId: string };

const targetOf = (covenantId: string) => `covenant:${covenantId}`;

/** The covenant, and the entry that an earlier attempt of a command left. */
const loadFor =
  (action: string) => (input: { covenantId: string; commandId: string }, openid: string) => ({
    ...covenantLoad(input),
    done: {
      from: 'audit',
      ids: stampOf(openid, input.commandId, '', action, targetOf(input.covenantId)).id,
    },
  });

export const openLoad = loadFor('covenant.open');
export const settleLoad = loadFor('covenant.settle');
export const reopenLoad = loadFor('covenant.reopen');
export const dropLoad = loadFor('covenant.drop');

/** Brings a covenant into another state, once: a repeat of the command finds its stamp or its entry. */
async function changeState(
  action: string,
  { communityId, covenantId, commandId }: Named,
  context: ActorContext,
  decide: (covenant: CovenantDocument, at: number) => Patch | Promise<Patch>,
): Promise<void> {
  const { openid, actor, loaded } = context;
  const covenant = draftedCovenant(context);
  let change = stampOf(openid, commandId, actor.residentId, action, targetOf(covenantId));
  if (covenant.change.id === change.id) change = covenant.change;
  else if (loaded.done?.length) return;
  else {
    const patch = await decide(covenant, change.at);
    if ((await saveState(covenant, patch, change)) === 0) {
      const stands = await covenants.get(communityId, covenantId);
      if (stands?.change.id !== change.id) throw new Refusal('COVENANT_CHANGED');
      change = stands.change;
    }
  }
  await recordAudit(communityId, change);
}

/**
 * Whether all of a text may be put before everybody. What the check doubts is for a second person to look
 * at: whoever wrote it does not open it.
 * @throws Refusal COVENANT_NO_CLAUSES, TEXT_REFUSED, SERVICE_BUSY, COVENANT_SECOND_PERSON
 */
async function passing(
  covenant: CovenantDocument,
  { openid, actor }: ActorContext,
): Promise<TextCheck> {
  if (covenant.clauses.length === 0) throw new Refusal('COVENANT_NO_CLAUSES');
  const { checked, made } = covenant;
  const verdict = checked === 'unchecked' ? await checkWords(openid, covenant) : checked;
  if (verdict === 'unchecked') throw new Refusal('SERVICE_BUSY');
  if (verdict === 'review' && made.actorId === actor.residentId) {
    throw new Refusal('COVENANT_SECOND_PERSON');
  }
  return 'passed';
}

function changeable({ state }: CovenantDocument): void {
  if (!CHANGEABLE.includes(state)) throw new Refusal('COVENANT_FROZEN');
}

/** Everybody there may comment until the end of a day; a later day prolongs. */
export async function openRound(
  input: CovenantActions['openRound']['input'],
  context: ActorContext,
): Promise<CovenantActions['openRound']['data']> {
  const openUntil = endOfDay(input.until);
  await changeState('covenant.open', input, context, async (covenant, at) => {
    changeable(covenant);
    if (!mayOpenUntil(covenant, openUntil, at)) throw new Refusal('COVENANT_DATE_PAST');
    return { state: 'open', openUntil, checked: await passing(covenant, context) };
  });
  return { openUntil };
}

/** The text stands still, once nothing that was said about it lacks its answer. */
export async function settleCovenant(
  input: CovenantActions['settleCovenant']['input'],
  context: ActorContext,
): Promise<CovenantActions['settleCovenant']['data']> {
  const { communityId, covenantId, version } = input;
  await changeState('covenant.settle', input, context, async (covenant, at) => {
    changeable(covenant);
    if (covenant.version !== version) throw new Refusal('COVENANT_CHANGED');
    const checked = await passing(covenant, context);
    const flags = openFlags(covenant).length;
    if (flags > 0) throw new Refusal('COVENANT_FLAGS_OPEN', { flags });
    const amendments = await countWaiting(communityId, covenantId);
    if (amendments > 0) throw new Refusal('COVENANT_AMENDMENTS_OPEN', { amendments });
    const settled = whole({ at, byName: context.actor.resident.name });
    return { state: 'settled', checked, settled };
  });
  return { fingerprint: draftedCovenant(context).fingerprint };
}

/** Back to a draft, while no vote on it is announced. */
export async function reopenCovenant(
  input: CovenantActions['reopenCovenant']['input'],
  context: ActorContext,
): Promise<CovenantActions['reopenCovenant']['data']> {
  await changeState('covenant.reopen', input, context, ({ state, motionId }) => {
    if (state !== 'settled' || motionId !== null) throw new Refusal('COVENANT_FROZEN');
    return { state: 'draft', openUntil: null, settled: null };
  });
  return { state: 'draft' };
}

const DROPPABLE: readonly CovenantState[] = [...CHANGEABLE, 'settled'];

/** Gives up a text that is not in force. */
export async function dropCovenant(
  input: CovenantActions['dropCovenant']['input'],
  context: ActorContext,
): Promise<CovenantActions['dropCovenant']['data']> {
  await changeState('covenant.drop', input, context, ({ state, motionId }, at) => {
    if (!DROPPABLE.includes(state) || motionId !== null) throw new Refusal('COVENANT_FROZEN');
    const dropped = whole({ at, reason: input.reason, byName: context.actor.resident.name });
    return { state: 'dropped', dropped };
  });
  return { state: 'dropped' };
}
