import { dayOf, instantOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { lookupHash } from '../../kernel/secret.ts';
import { type BulkJob, job } from '../../kernel/upkeep.ts';
import { type WrittenReceipt, writtenReceipts } from '../collections.ts';
import {
  drawAgain,
  dueToDraw,
  dueToLapse,
  findHomesOf,
  findMarksBy,
  lapse,
  markDrawn,
  markPassed,
} from './draw-repository.ts';
import { drawnNow, recheckedSince } from './mark-rules.ts';
import { withoutReason } from './recheck-repository.ts';

/**
 * On the day after, a sample of each author's marks on a notice is drawn, by a key of the deployment: nobody can tell
 * beforehand which, and it is the same whichever run draws.
 */
export const drawRechecks = job<WrittenReceipt>({
  name: 'notice.draw-recheck',
  collection: writtenReceipts,
  due: (at) => dueToDraw(startOfDay(at)),
  order: { confirmedAt: 1, _id: 1 },
  async one({ communityId, noticeId, by: { residentId: authorId } }) {
    const of = { communityId, noticeId, authorId };
    const before = startOfDay(now());
    const marks = await findMarksBy(of, before);
    if (!marks.some(({ recheck }) => recheck === 'due')) return; // drawn with another one of this run
    const ticketOf = (id: string) => lookupHash('recheck', `${authorId}\n${id}`);
    const isOpen = marks.every(({ isPublished }) => isPublished);
    const drawn = isOpen ? drawnNow(marks, authorId, ticketOf) : [];
    if (drawn.length > 0) await markDrawn(of, drawn, await findHomesOf(of));
    await markPassed(of, before);
  },
});

/** Where the household has confirmed by itself since, another mark is drawn; of a notice that was withdrawn none. */
export const dropNeedless = job<WrittenReceipt>({
  name: 'notice.drop-recheck',
  collection: writtenReceipts,
  due: () => ({ recheck: 'drawn' }),
  stages: withoutReason,
  one: drawAgain,
});

/** What nobody has asked about for a month is asked about no more. */
export const lapseRechecks: BulkJob = {
  name: 'notice.lapse-recheck',
  collection: writtenReceipts,
  due: (at) => dueToLapse(recheckedSince(at)),
  all: lapse,
};

const startOfDay = (at: number) => instantOf(dayOf(at));
