import type { HandedLine } from '../../../typings/contract/parts/handout.ts';
import { deskList } from '../../people/desk/desk-part.ts';
import { handouts } from '../collections.ts';
import { scopeOf } from '../confirm/receipt-rules.ts';
import { type HandedRow, withDoors } from '../handout/handout-repository.ts';

/** Where the caller is to ask, the first due first, with the doors that are left. */
export const handedDesk = deskList<HandedLine, HandedRow>({
  collection: handouts,
  waiting: ({ roles, residentId }) =>
    scopeOf(roles).length === 0 ? undefined : { 'parts.stewardId': residentId },
  stages: (pipeline, { residentId }, at) => withDoors(pipeline, residentId, at),
  linesOf: (rows) => rows.map(lineOf),
});

function lineOf({ noticeId, notice, parts, open }: HandedRow): HandedLine {
  const { placeId, label, dueDay } = parts;
  return { noticeId, title: notice[0]?.title ?? '', placeId, label, dueDay, open };
}
