import { expression, tableOf } from '../../kernel/database/table.ts';
import { type ReceiptDocument, receipts } from '../collections.ts';
import type { StairCount } from '../read/notice-types.ts';

const table = tableOf(receipts);

/** @returns false if there is one of this id already */
export function insertReceipt(receipt: ReceiptDocument): Promise<boolean> {
  return table.insert(receipt);
}

export function getReceipt(communityId: string, id: string): Promise<ReceiptDocument | undefined> {
  return table.get(communityId, id);
}

/** Whether anybody has confirmed for a household. One request. */
export async function isConfirmed(communityId: string, key: string): Promise<boolean> {
  const found = await table.find({ communityId, keys: key }, { limit: 1, fields: ['by'] });
  return found.length > 0;
}

const MOST_STAIRS = 5000;

/** Distinct households that confirmed, per stair, and those among them of which officers alone say so. One request, over this notice's receipts only. */
export function countByStair(communityId: string, noticeId: string): Promise<StairCount[]> {
  return table.aggregate<StairCount>({ communityId, noticeId }, (pipeline) =>
    pipeline
      .unwind('$households')
      .group({
        _id: '$households.householdId',
        stairId: expression.first('$households.stairId'),
        buildingId: expression.first('$households.buildingId'),
        noted: expression.min(expression.cond([expression.eq(['$residentId', null]), 1, 0])),
      })
      .group({
        _id: '$stairId',
        buildingId: expression.first('$buildingId'),
        confirmed: expression.sum(1),
        noted: expression.sum('$noted'),
      })
      .project({ _id: 0, stairId: '$_id', buildingId: 1, confirmed: 1, noted: 1 })
      .limit(MOST_STAIRS),
  );
}
