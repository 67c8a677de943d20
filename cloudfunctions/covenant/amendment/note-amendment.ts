import { change, findFor, upkeepStamp } from '../../kernel/command.ts';
import { type AmendmentDocument, amendments } from '../collections.ts';
import { noteAmendment } from '../text/covenant-repository.ts';
import { enteringLate, markEntered } from './amendment-repository.ts';

/**
 * Notes an amendment in its text, while the round is open. If the text was settled in that very moment,
 * the amendment is withdrawn instead: nothing waits on a text that stands still.
 * @returns whether it waits for an answer now
 */
export async function enterAmendment(amendment: AmendmentDocument): Promise<boolean> {
  const { _id, communityId, covenantId, entered, state } = amendment;
  if (entered !== false) return true;
  if (state === 'open' && (await noteAmendment(communityId, covenantId, _id))) {
    await markEntered(amendment);
    return true;
  }
  await withdrawLate(amendment);
  return false;
}

async function withdrawLate({ communityId, _id, at }: AmendmentDocument): Promise<void> {
  const stamp = upkeepStamp('amendment.late', _id, at);
  const { document, ...context } = await findFor(amendments, communityId, _id, stamp);
  if (!document) return;
  await change(context, amendments, document, {
    missing: 'AMENDMENT_NOT_FOUND',
    decide: ({ state }) => (state === 'open' ? ({ state: 'withdrawn', rank: 0 } as const) : null),
    seen: ['state'],
    answer: () => undefined,
  });
}

/** Amendments that a crash kept from being noted. */
export const enterAmendments = enteringLate(async (amendment) => {
  await enterAmendment(amendment);
});
