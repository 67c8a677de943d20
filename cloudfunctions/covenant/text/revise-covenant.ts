import type { CovenantActions } from '../../../typings/contract/covenant.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { checkWords } from '../check/check-texts.ts';
import type { CovenantDocument } from '../collections.ts';
import { CHANGEABLE, isTooLong } from '../round/covenant-state-rules.ts';
import { suggestAspects } from './aspect-rules.ts';
import { covenants, keepVersion, saveText } from './covenant-repository.ts';
import { fingerprintOf } from './covenant-rules.ts';
import { clauseIdOf, tooLong } from './create-covenant.ts';
import { covenantLoad, draftedCovenant } from './see-covenant.ts';

type Input = CovenantActions['reviseCovenant']['input'];

const stampFor = ({ commandId, covenantId }: Input, openid: string, actorId: string) =>
  stampOf(openid, commandId, actorId, 'covenant.revise', `covenant:${covenantId}`);

/** The covenant, and the entry that an earlier attempt of this command left. */
export function reviseLoad(input: Input, openid: string) {
  const done = { from: 'audit', ids: stampFor(input, openid, '').id };
  return { ...covenantLoad(input), done };
}

/**
 * The drafting group's own change. Of two at once the first stands, and the other one is told. The text
 * before is written down for good first, so that the history has no gap whatever is cut.
 */
export async function reviseCovenant(
  input: Input,
  context: ActorContext,
): Promise<CovenantActions['reviseCovenant']['data']> {
  const { openid, actor, loaded } = context;
  const { communityId, covenantId, version, title, preamble } = input;
  const covenant = draftedCovenant(context);
  const change = stampFor(input, openid, actor.residentId);
  if (loaded.done?.length || covenant.made.id === change.id) {
    if (covenant.made.id === change.id) await recordAudit(communityId, covenant.made);
    return { version: version + 1 };
  }
  if (!CHANGEABLE.includes(covenant.state)) throw new Refusal('COVENANT_FROZEN');
  if (covenant.version !== version) throw new Refusal('COVENANT_CHANGED');
  const clauses = clausesOf(input, covenant, openid);
  if (covenant.state === 'open' && clauses.length === 0) throw new Refusal('COVENANT_NO_CLAUSES');
  if (isTooLong(title, preamble, clauses)) throw tooLong();
  const checked = await checkWords(openid, { title, preamble, clauses }, covenant);
  // What everybody reads at once has to pass at once.
  if (covenant.state === 'open' && checked !== 'passed') {
    throw new Refusal(checked === 'unchecked' ? 'SERVICE_BUSY' : 'TEXT_REFUSED');
  }
  await keepVersion(covenant);
  const text = {
    title,
    preamble,
    clauses,
    fingerprint: fingerprintOf({ title, preamble, clauses }),
    made: change,
    madeByName: actor.resident.name,
    checked,
  };
  let made = change;
  // A text that has not passed is never put before everybody by a round that opens meanwhile.
  const states = checked === 'passed' ? CHANGEABLE : [covenant.state];
  if ((await saveText(covenant, text, states)) === 0) {
    const stands = await covenants.get(communityId, covenantId);
    if (stands?.made.id !== change.id) throw new Refusal('COVENANT_CHANGED');
    made = stands.made;
  }
  await recordAudit(communityId, made);
  return { version: version + 1 };
}

/** A clause that stays keeps its id, so that what was said about it stays with it. */
function clausesOf({ clauses, commandId }: Input, covenant: CovenantDocument, openid: string) {
  const known = new Set(covenant.clauses.map(({ clauseId }) => clauseId));
  const named = clauses.flatMap(({ clauseId }) => (clauseId === null ? [] : [clauseId]));
  if (!named.every((id) => known.has(id)) || new Set(named).size !== named.length) {
    throw new Refusal('CLAUSE_GONE');
  }
  return clauses.map(({ clauseId, chapter, text, aspects }, index) => ({
    clauseId: clauseId ?? clauseIdOf(openid, commandId, index),
    chapter,
    text,
    aspects: clauseId === null && aspects.length === 0 ? suggestAspects(text) : aspects,
  }));
}
