import { type Command, change, findFor } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { job } from '../../kernel/upkeep.ts';
import {
  type AmendmentDocument,
  amendments,
  type CovenantDocument,
  covenants,
} from '../collections.ts';
import { getVersion, keepVersion } from '../text/covenant-repository.ts';
import { applyChange, fingerprintOf } from '../text/covenant-rules.ts';
import { CHANGEABLE, publicAfterChange } from '../text/covenant-state-rules.ts';
import { markApplied } from './amendment-repository.ts';

/** The text with what an acceptance takes in, or null if it is another text by now. */
function taken(covenant: CovenantDocument, { _id, taking }: AmendmentDocument) {
  if (!taking || covenant.version !== taking.version) return null;
  if (!CHANGEABLE.includes(covenant.state)) return null;
  return applyChange(covenant.clauses, taking.amend, _id);
}

/**
 * Takes an accepted amendment into its text, which carries the decision's own stamp then. Doing it again
 * changes nothing; where another text came in between, the amendment waits again.
 * @throws Refusal COVENANT_CHANGED if it waits again
 */
export async function takeAmendment(amendment: AmendmentDocument): Promise<void> {
  const { communityId, covenantId, taking, change: stamp } = amendment;
  if (amendment.carried || !taking) return;
  const { document, command } = await findFor(covenants, communityId, covenantId, stamp);
  if (!document) return;
  const covenant = taken(document, amendment)
    ? await takeInto(document, amendment, command)
    : document;
  if (await isTaken(covenant, amendment)) {
    await markApplied(amendment);
    return;
  }
  await putBack(amendment);
  throw new Refusal('COVENANT_CHANGED');
}

/** @returns the text as it is then, whoever changed it */
async function takeInto(
  document: CovenantDocument,
  amendment: AmendmentDocument,
  { stamp, recorded }: Command,
): Promise<CovenantDocument> {
  await keepVersion(document);
  // The entry of the decision is the amendment's: it says nothing about the text.
  const command = { stamp, earlier: undefined, recorded: new Set([...recorded, stamp.id]) };
  return change({ command }, covenants, document, {
    missing: 'COVENANT_NOT_FOUND',
    decide: (covenant) => {
      const clauses = taken(covenant, amendment);
      if (!clauses) return null;
      const { title, preamble } = covenant;
      const fingerprint = fingerprintOf({ title, preamble, clauses });
      const version = covenant.version + 1;
      const madeByName = amendment.taking?.byName ?? '';
      const publicVersions = publicAfterChange(covenant);
      return { clauses, fingerprint, version, made: stamp, madeByName, publicVersions };
    },
    seen: ['version', 'state'],
    answer: (covenant) => covenant,
  });
}

/** Whether the text that follows the version decided on is the one that took the amendment in. */
async function isTaken(
  { communityId, _id, version, made }: CovenantDocument,
  { taking, change: { id } }: AmendmentDocument,
): Promise<boolean> {
  const next = (taking?.version ?? 0) + 1;
  if (version === next) return made.id === id;
  if (version < next) return false;
  return (await getVersion(communityId, _id, next))?.change.id === id;
}

/** Waits again, with an entry that says so, the same whoever writes it. */
async function putBack({ communityId, _id, change: decided }: AmendmentDocument): Promise<void> {
  const { actorId, target, at } = decided;
  const id = idFromCommand(decided.id, 'amendment.again');
  const stamp = { id, action: 'amendment.again', actorId, target, at };
  const { document, ...context } = await findFor(amendments, communityId, _id, stamp);
  if (!document) return;
  await change(context, amendments, document, {
    missing: 'AMENDMENT_NOT_FOUND',
    decide: ({ change: latest, carried }) =>
      latest.id === decided.id && !carried
        ? ({ state: 'open', rank: 1, answer: '', taking: null, carried: true } as const)
        : null,
    seen: ['carried'],
    answer: () => undefined,
  });
}

/** Accepted amendments that a crash kept out of the text. */
export const takeAmendments = job({
  name: 'covenant.takeAmendments',
  collection: amendments,
  due: () => ({ carried: false }),
  one: async (amendment) => {
    try {
      await takeAmendment(amendment);
    } catch (error) {
      // It waits for an answer again: nothing is left to do.
      if (!(error instanceof Refusal && error.code === 'COVENANT_CHANGED')) throw error;
    }
  },
});
