import * as v from 'valibot';
import type { Clause, CovenantActions } from '../../../typings/contract/covenant.ts';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { checkWords } from '../check/check-texts.ts';
import { type CovenantDocument, covenants } from '../collections.ts';
import { suggestAspects } from './aspect-rules.ts';
import { DRAFT_ACCESS } from './covenant-access.ts';
import { keepVersion } from './covenant-repository.ts';
import { fingerprintOf } from './covenant-rules.ts';
import {
  aspect,
  chapter,
  clausesOf,
  clauseText,
  nullableId,
  oneCovenant,
  preamble,
  title,
  version,
} from './covenant-schema.ts';
import { CHANGEABLE, isTooLong, publicAfterChange } from './covenant-state-rules.ts';
import { clauseIdOf, tooLong } from './new-clause.ts';

type Input = CovenantActions['reviseCovenant']['input'];

/**
 * The drafting group's own change. Of two at once the first stands, and the other one is told. The text
 * before is written down for good first, so that the history has no gap whatever is cut.
 */
export const reviseCovenant = action('covenant.reviseCovenant', {
  input: v.strictObject({
    ...oneCovenant,
    version,
    title,
    preamble,
    clauses: clausesOf(
      v.strictObject({
        clauseId: nullableId,
        chapter,
        text: clauseText,
        aspects: v.pipe(
          v.array(aspect),
          v.check((all) => new Set(all).size === all.length),
        ),
      }),
    ),
    commandId,
  }),
  texts: 'within',
  access: DRAFT_ACCESS,
  load: ({ covenantId }) => ({ covenant: one(covenants, covenantId, 'COVENANT_NOT_FOUND') }),
  command: ({ covenantId }) => ({ action: 'covenant.revise', target: `covenant:${covenantId}` }),
  budget: 4,
  run: (input, context) => {
    const { title, preamble } = input;
    const { openid, actor, command } = context;
    return change(context, covenants, context.covenant, {
      missing: 'COVENANT_NOT_FOUND',
      prepare: async (covenant) => {
        const clauses = revisedClauses(input, covenant, openid);
        const checked = await checkWords(openid, { title, preamble, clauses }, covenant);
        // What everybody reads at once has to pass at once.
        if (covenant.state === 'open' && checked !== 'passed') {
          throw new Refusal(checked === 'unchecked' ? 'SERVICE_BUSY' : 'TEXT_REFUSED');
        }
        await keepVersion(covenant);
        return { checked, state: covenant.state };
      },
      decide: (covenant, { checked, state }) => {
        const clauses = revisedClauses(input, covenant, openid);
        // A text that has not passed is never put before everybody by a round that opens meanwhile.
        if (checked !== 'passed' && covenant.state !== state) throw new Refusal('COVENANT_CHANGED');
        return {
          title,
          preamble,
          clauses,
          fingerprint: fingerprintOf({ title, preamble, clauses }),
          made: command.stamp,
          madeByName: actor.resident.name,
          checked,
          version: covenant.version + 1,
          publicVersions: publicAfterChange(covenant),
        };
      },
      seen: ['version', 'state'],
      answer: () => ({ version: input.version + 1 }),
    });
  },
});

/**
 * The clauses as they are to be. One that stays keeps its id, so that what was said about it stays with it.
 * @throws Refusal COVENANT_FROZEN, COVENANT_CHANGED, CLAUSE_GONE, COVENANT_NO_CLAUSES, COVENANT_TOO_LONG
 */
function revisedClauses(
  { clauses, commandId, version, title, preamble }: Input,
  covenant: CovenantDocument,
  openid: string,
): Clause[] {
  if (!CHANGEABLE.includes(covenant.state)) throw new Refusal('COVENANT_FROZEN');
  if (covenant.version !== version) throw new Refusal('COVENANT_CHANGED');
  const known = new Set(covenant.clauses.map(({ clauseId }) => clauseId));
  const named = clauses.flatMap(({ clauseId }) => (clauseId === null ? [] : [clauseId]));
  if (!named.every((id) => known.has(id)) || new Set(named).size !== named.length) {
    throw new Refusal('CLAUSE_GONE');
  }
  if (covenant.state === 'open' && clauses.length === 0) throw new Refusal('COVENANT_NO_CLAUSES');
  if (isTooLong(title, preamble, clauses)) throw tooLong();
  return clauses.map(({ clauseId, chapter, text, aspects }, index) => ({
    clauseId: clauseId ?? clauseIdOf(openid, commandId, index),
    chapter,
    text,
    aspects: clauseId === null && aspects.length === 0 ? suggestAspects(text) : aspects,
  }));
}
