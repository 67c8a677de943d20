import { job } from '../../kernel/job.ts';
import { type MinutesDocument, minutes } from '../collections.ts';
import { hideItems, markMinuted } from '../meeting/meeting-repository.ts';
import { hideTasks } from '../task/task-repository.ts';
import { endTelling } from './minutes-repository.ts';
import { hiddenIn } from './minutes-rules.ts';

/**
 * The meeting learns that its minutes are published, and what they keep from the public. Three requests, and one for
 * each item that they hide. Doing it again changes nothing.
 */
export async function followMinutes(document: MinutesDocument): Promise<void> {
  const { telling, communityId, meetingId, state, form } = document;
  if (!telling) return;
  const hidden = hiddenIn(form);
  if (hidden.length > 0) {
    await hideItems(communityId, meetingId, hidden);
    await hideTasks(communityId, meetingId, hidden);
  }
  if (state === 'published') await markMinuted(communityId, meetingId);
  await endTelling(document);
}

export const followPublished = job<MinutesDocument>({
  name: 'minutes.follow',
  collection: minutes,
  due: () => ({ telling: true }),
  one: followMinutes,
});
