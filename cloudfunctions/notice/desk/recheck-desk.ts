import { deskPart } from '../../people/desk/desk-part.ts';
import { type WrittenReceipt, writtenReceipts } from '../collections.ts';
import { scopeOf } from '../confirm/receipt-rules.ts';
import { officerOf } from '../mark/officer-of.ts';
import { waitingFor } from '../mark/recheck-repository.ts';

/** Marks of other officers that were drawn: the caller asks there. */
export const recheckDesk = deskPart<WrittenReceipt>({
  kind: 'rechecks',
  collection: writtenReceipts,
  by: 'confirmedAt',
  fields: ['noticeId'],
  waiting: (actor) => {
    const places = scopeOf(actor.roles);
    return places.length === 0 ? undefined : waitingFor({ ...officerOf(actor), places });
  },
  itemsOf: ({ _id }) => [{ id: _id, title: '', until: null }],
});
