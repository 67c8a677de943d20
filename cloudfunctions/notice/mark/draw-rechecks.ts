import { dayOf, instantOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { lookupHash } from '../../kernel/secret.ts';
import { job } from '../../kernel/upkeep.ts';
import { type WrittenReceipt, writtenReceipts } from '../collections.ts';
import { dueToDraw, findMarksBy, markDrawn, markPassed } from './draw-repository.ts';
import { drawnNow } from './mark-rules.ts';

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
    const drawn = drawnNow(marks, authorId, (id) => lookupHash('recheck', `${authorId}\n${id}`));
    if (drawn.length > 0) await markDrawn(of, drawn);
    await markPassed(of, before);
  },
});

const startOfDay = (at: number) => instantOf(dayOf(at));
