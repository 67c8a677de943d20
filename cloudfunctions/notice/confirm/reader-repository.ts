import { command, tableOf } from '../../kernel/table.ts';
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

/** Receipts of and by somebody who has left no longer name them. One request; again it changes nothing. */
export async function forgetReader(communityId: string, residentId: string): Promise<void> {
  await table.change(
    { communityId, 'by.residentId': residentId, 'by.how': command.in(['self', 'agent']) },
    { 'by.name': '' },
  );
}
