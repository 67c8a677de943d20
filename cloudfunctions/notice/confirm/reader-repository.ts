import { command, tableOf } from '../../kernel/database/table.ts';
import { notices, type ReceiptDocument, receipts } from '../collections.ts';

const table = tableOf(receipts);

export interface OwnReceipt extends ReceiptDocument {
  notice: { title: string }[];
}

/** What somebody confirmed, with the titles, the latest first. One request. */
export function findReceiptsOf(communityId: string, residentId: string): Promise<OwnReceipt[]> {
  return table.aggregate<OwnReceipt>({ communityId, residentId }, (pipeline) =>
    pipeline
      .sort({ confirmedAt: -1, _id: -1 })
      .limit(500)
      .lookup({ from: notices.name, localField: 'noticeId', foreignField: '_id', as: 'notice' }),
  );
}

/**
 * Somebody has left: what they confirmed still counts, and does not name them. What they wrote down as
 * officers keeps its author. Doing it again changes nothing.
 */
export async function forgetReader(communityId: string, residentId: string): Promise<void> {
  await table.change(
    {
      communityId,
      'by.residentId': residentId,
      'by.how': command.in(['self', 'agent']),
      'by.name': command.neq(''),
    },
    { 'by.name': '' },
  );
}
