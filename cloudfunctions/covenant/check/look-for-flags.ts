import type { CovenantActions, LintFlag } from '../../../typings/contract/covenant.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { CovenantDocument } from '../collections.ts';
import { CHANGEABLE } from '../round/covenant-state-rules.ts';
import { missingAspects } from '../text/aspect-rules.ts';
import { covenants, saveAnswer } from '../text/covenant-repository.ts';
import { draftedCovenant } from '../text/see-covenant.ts';
import { lint } from './lint-rules.ts';

type Input = CovenantActions['answerFlag']['input'];

/** What the check finds in the present text, each with the answer that was given to it. */
function flagsOf({ clauses, answers }: Pick<CovenantDocument, 'clauses' | 'answers'>): LintFlag[] {
  return lint(clauses).map((flag) => ({ ...flag, answer: answers[flag.flagId] ?? null }));
}

/** Flags that nobody has answered. */
export function openFlags(covenant: Pick<CovenantDocument, 'clauses' | 'answers'>): LintFlag[] {
  return flagsOf(covenant).filter(({ answer }) => answer === null);
}

/** What the drafting group should look at before the text stands still. */
export async function checkCovenant(
  _input: CovenantActions['checkCovenant']['input'],
  context: ActorContext,
): Promise<CovenantActions['checkCovenant']['data']> {
  const covenant = draftedCovenant(context);
  return {
    // An annex is about one thing.
    missing: covenant.kind === 'frame' ? missingAspects(covenant.clauses) : [],
    flags: flagsOf(covenant),
  };
}

/** Why the words stay as they are; another answer takes the place of the one before. */
export async function answerFlag(
  { communityId, covenantId, flagId, reason, commandId }: Input,
  context: ActorContext,
): Promise<LintFlag> {
  const { openid, actor } = context;
  const covenant = draftedCovenant(context);
  const target = `covenant:${covenantId}`;
  const change = stampOf(openid, commandId, actor.residentId, 'covenant.answer', target);
  const flag = flagsOf(covenant).find((one) => one.flagId === flagId);
  if (!flag) throw new Refusal('FLAG_GONE');
  if (covenant.change.id === change.id) {
    await recordAudit(communityId, covenant.change);
    return flag;
  }
  if (!CHANGEABLE.includes(covenant.state)) throw new Refusal('COVENANT_FROZEN');
  const answer = { reason, byName: actor.resident.name, at: change.at };
  let stamp = change;
  if ((await saveAnswer(covenant, flagId, answer, CHANGEABLE, change)) === 0) {
    const stands = await covenants.get(communityId, covenantId);
    if (stands?.change.id !== change.id) throw new Refusal('COVENANT_CHANGED');
    stamp = stands.change;
  }
  await recordAudit(communityId, stamp);
  return { ...flag, answer: { ...answer, at: stamp.at } };
}
