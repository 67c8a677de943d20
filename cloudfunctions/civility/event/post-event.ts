import { now } from '../../kernel/clock.ts';
import type { AccountDocument, Tail } from '../collections.ts';
import { type Draft, pointsOf } from '../ledger/account-rules.ts';
import { type reducedPoints, reductionIn } from '../ledger/cap-rules.ts';
import { type Books, findBySource, findOfClaim } from '../ledger/ledger-repository.ts';
import { postEntry } from '../ledger/post-entry.ts';
import type { EventDocument } from './event-document.ts';
import type { Events } from './event-repository.ts';
import { sourceAfter, sourceOf } from './event-rules.ts';

/** Where events of one kind are written, and what their entries say beside what all of them do. */
export interface Posting<Doc extends EventDocument> {
  books: Books;
  events: Pick<Events<Doc>, 'find' | 'markPosted' | 'markVoid'>;
  accountOf(event: Doc): string;
  holderOf(event: Doc): Pick<AccountDocument, 'bearer' | 'label'>;
  /** what caps and the account leave of its points */
  reductionOf(event: Doc, tail: Tail): Promise<ReturnType<typeof reducedPoints>>;
  entryOf(event: Doc): Partial<Draft>;
  /** of an entry that takes it back */
  reversalOf(event: Doc): Partial<Draft>;
}

/**
 * Writes what was decided about an event into its books. Safe to repeat: the entry of a source is written once. Four
 * requests where the account's latest entry is known.
 */
export async function postEvent<Doc extends EventDocument>(
  posting: Posting<Doc>,
  event: Doc,
  tail?: Tail,
  sourceId = sourceOf(event, posting.accountOf(event)),
): Promise<void> {
  const { books, events } = posting;
  const { communityId, _id, dueAt, points } = event;
  const accountId = posting.accountOf(event);
  if (dueAt === null || dueAt > now()) return;
  if (event.state === 'void') return takeBack(posting, event);
  if (event.state !== 'accepted') return;
  let reduced: EventDocument['reduced'] = null;
  const entry = await postEntry(
    { communityId, accountId, sourceId, holder: posting.holderOf(event), tail, books },
    async (latest): Promise<Draft | null> => {
      const outcome = await posting.reductionOf(event, latest);
      reduced = outcome.reduced;
      if (outcome.points === 0) return null;
      const accepted = event.reviews.filter(({ accepts }) => accepts);
      return {
        communityId,
        accountId,
        sourceId,
        kind: points < 0 ? 'deduction' : 'award',
        points: outcome.points,
        held: 0,
        rule: { ruleId: event.ruleId, version: event.version },
        title: event.title,
        claimId: _id,
        reverses: null,
        decidedBy: accepted.map(({ residentId }) => residentId),
        as: accepted.at(-1)?.as ?? '',
        reason: outcome.reduced ?? '',
        day: event.day,
        at: dueAt,
        ...posting.entryOf(event),
      };
    },
  );
  if (entry && entry.claimId !== _id) {
    const isUndone = await findBySource(communityId, voidSource(entry.claimId), books);
    const other = isUndone ? undefined : await events.find(communityId, entry.claimId);
    if (other?.state === 'void') await takeBack(posting, other);
    if (isUndone || other?.state === 'void') {
      return postEvent(posting, event, undefined, sourceAfter(entry.claimId, accountId));
    }
    return events.markPosted(event, { state: 'alike', posted: null, reduced: null });
  }
  // A repeat after a crash reads there why it is less.
  if (entry) reduced = reductionIn(entry);
  await events.markPosted(event, { state: 'posted', posted: entry ? pointsOf(entry) : 0, reduced });
}

const voidSource = (eventId: string | null) => `void:${eventId}`;

/** Takes back what an event has posted: whole, also when it leaves a debt. */
async function takeBack<Doc extends EventDocument>(
  posting: Posting<Doc>,
  event: Doc,
): Promise<void> {
  const { books, events } = posting;
  const { communityId, _id, dueAt, voidedBy } = event;
  const accountId = posting.accountOf(event);
  const sourceId = voidSource(_id);
  const posted = await findOfClaim(communityId, _id, books);
  if (posted) {
    await postEntry(
      { communityId, accountId, sourceId, holder: posting.holderOf(event), books },
      () => ({
        communityId,
        accountId,
        sourceId,
        kind: 'reversal',
        points: -pointsOf(posted),
        held: 0,
        rule: posted.rule,
        title: posted.title,
        claimId: _id,
        reverses: posted._id,
        decidedBy: voidedBy ? [voidedBy.residentId] : [],
        as: voidedBy?.as ?? '',
        reason: '',
        day: event.day,
        at: dueAt ?? now(),
        ...posting.reversalOf(event),
      }),
    );
  }
  await events.markVoid(event);
}
