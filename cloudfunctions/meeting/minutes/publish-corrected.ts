import { entailedStamp } from '../../kernel/command.ts';
import { holdersOf } from '../body/body-rules.ts';
import type { MeetingDocument, MinutesDocument } from '../collections.ts';
import { getMinutes, insertMinutes } from './minutes-repository.ts';
import { itemsOf } from './minutes-rules.ts';

/**
 * Two have corrected a decision that everybody has read: the minutes are published anew, with what stood in them and
 * the reason. Somebody who is writing that version already has the decision before them. Two requests, four more for each that
 * was published at the same moment. Doing it again changes nothing.
 */
export async function publishCorrected(
  meeting: MeetingDocument,
): Promise<Pick<MeetingDocument, 'publishing'>> {
  const { communityId, _id: meetingId, publishing, seats } = meeting;
  if (!publishing) return {};
  const { version: first, why, editors, recordedBy, confirmedBy } = publishing;
  let before = await getMinutes(communityId, `${meetingId}:${first - 1}`);
  for (let version = first; before?.state === 'published'; version += 1) {
    const _id = `${meetingId}:${version}`;
    const { form } = before;
    const line = { action: 'minutes.confirm', target: 'minutes:' };
    const stamp = entailedStamp(publishing.stamp, line);
    const made: MinutesDocument = {
      _id,
      communityId,
      meetingId,
      version,
      state: 'published',
      form,
      why,
      editors,
      recordedBy,
      confirmedBy,
      publishedAt: stamp.at,
      published: itemsOf(meeting, form),
      inOffice: holdersOf(seats).length,
      telling: false,
      change: { ...stamp, target: `minutes:${_id}` },
    };
    if (await insertMinutes(made)) break;
    // Published a moment ago for another decision, or by this very step.
    before = await getMinutes(communityId, _id);
    if (before?.change.id === made.change.id) break;
  }
  return { publishing: null };
}
