import { chineseMinute } from '../../kernel/calendar.ts';
import { queueMessages } from '../../messages/outbox.ts';
import { shortened } from '../../messages/templates.ts';
import type { MatterDocument } from '../collections.ts';
import { matterMessages } from '../message-subject.ts';
import type { News } from './news-rules.ts';

const A_TIME = 200;
type Reachable = { _id: string; openid: string | null };

/** Tells people something about a matter, once each. What was said stands in no message: others may see the phone. */
export async function tellAbout(
  { communityId, _id: matterId, open }: MatterDocument,
  { key, words, at }: News,
  people: readonly Reachable[],
): Promise<void> {
  const messages = people.flatMap(({ _id: residentId, openid }) =>
    openid === null
      ? []
      : {
          _id: `matter:${matterId}:${key}:${residentId}`,
          communityId,
          aboutId: matterId,
          residentId,
          openid,
          data: {
            thing1: { value: shortened(open?.title ?? '一件居民反映的事') },
            time2: { value: chineseMinute(at) },
            thing3: { value: shortened(words) },
          },
        },
  );
  for (let from = 0; from < messages.length; from += A_TIME) {
    await queueMessages(matterMessages, messages.slice(from, from + A_TIME));
  }
}
