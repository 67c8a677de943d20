import {
  type Aggregation,
  command,
  expression,
  readerOf,
  tableOf,
} from '../../kernel/database/table.ts';
import type { MessageDocument } from '../../messages/collections.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { type NoticeDocument, notices, type ReceiptDocument, receipts } from '../collections.ts';

const table = tableOf(notices);
const residentReader = readerOf(residents);

/** Which scheduled notices are to appear by an instant. */
export function dueToAppear(at: number): Record<string, unknown> {
  return { state: 'scheduled', publishedAt: command.lte(at) };
}

/** A scheduled notice appears. @returns 1 unless it has, or was taken back */
export function publishScheduled({
  communityId,
  _id,
  mustConfirm,
}: NoticeDocument): Promise<number> {
  return table.change(
    { communityId, _id, state: 'scheduled' },
    { state: 'published', 'delivery.state': mustConfirm ? 'due' : 'done' },
  );
}

/** Moves the delivery on, unless another run has already. */
export function moveDelivery(
  { communityId, _id, delivery: { after } }: NoticeDocument,
  next: NoticeDocument['delivery'],
): Promise<number> {
  return table.change(
    { communityId, _id, 'delivery.state': 'due', 'delivery.after': after },
    { delivery: command.set(next) },
  );
}

export interface Subscriber extends Pick<ResidentDocument, '_id' | 'openid' | 'households'> {
  /** of the notice, for any of the households */
  receipts: Pick<ReceiptDocument, 'keys'>[];
}

/**
 * Residents of the notice's places who asked for messages, after the given id, with what their
 * households have confirmed of it. One request.
 */
export function findSubscribers(
  { communityId, _id: noticeId, audience, delivery: { after } }: NoticeDocument,
  templateId: string,
  limit: number,
): Promise<Subscriber[]> {
  return residentReader.aggregate<Subscriber>(
    {
      communityId,
      lineages: command.in(audience),
      [`grants.${templateId}`]: command.gt(0),
      _id: command.gt(after),
    },
    (pipeline) =>
      pipeline
        .sort({ _id: 1 })
        .limit(limit)
        .project({ openid: 1, households: 1 })
        .addFields({
          keys: expression.map({
            input: '$households',
            as: 'one',
            in: expression.concat([`${noticeId}:`, '$$one.householdId']),
          }),
        })
        .lookup({ from: receipts.name, localField: 'keys', foreignField: 'keys', as: 'receipts' }),
  );
}

export interface MessageRow extends MessageDocument {
  notice: Pick<NoticeDocument, 'state'>[];
  receipts: Pick<ReceiptDocument, 'keys'>[];
}

/** Joins the notice that a message is about, and the receipts that would make it needless. */
export function withNoticeAndReceipts(pipeline: Aggregation): Aggregation {
  return pipeline
    .lookup({ from: notices.name, localField: 'noticeId', foreignField: '_id', as: 'notice' })
    .addFields({ needless: expression.ifNull(['$needless', []]) })
    .lookup({ from: receipts.name, localField: 'needless', foreignField: 'keys', as: 'receipts' });
}
