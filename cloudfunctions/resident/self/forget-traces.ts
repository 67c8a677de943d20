import { forgetLimits } from '../../ballot/for-others.ts';
import { forgetPoints } from '../../civility/for-others.ts';
import { forgetWriter } from '../../covenant/for-others.ts';
import type { Stamp, Stored } from '../../kernel/database/collection.ts';
import { job } from '../../kernel/upkeep.ts';
import { forgetMatters } from '../../matter/for-others.ts';
import { forgetMeetings } from '../../meeting/for-others.ts';
import { cancelMessagesTo } from '../../messages/message-repository.ts';
import {
  forgetAsker,
  forgetDrafts,
  forgetReader,
  forgetRecoveries,
} from '../../notice/for-others.ts';
import { residents } from '../../people/collections.ts';
import { markForgotten, whoLeft } from '../../people/resident-repository.ts';
import { forgetPictures } from '../../pictures/own-pictures.ts';
import { forgetSelections } from '../../role/for-others.ts';
import { forgetPairings, forgetVolunteer } from '../../volunteer/for-others.ts';
import { forgetConsents } from '../consent/consent-repository.ts';

/** What else names somebody whose entry names nobody any more. Doing it again changes nothing. */
export async function forgetTraces({
  communityId,
  _id,
  change,
}: Stored & { change: Stamp }): Promise<void> {
  await forgetConsents(communityId, _id, change.at);
  await forgetReader(communityId, _id);
  await forgetRecoveries(communityId, _id);
  await forgetAsker(communityId, _id);
  await forgetDrafts(communityId, _id);
  await forgetLimits(communityId, _id);
  await cancelMessagesTo(communityId, _id);
  await forgetWriter(communityId, _id);
  await forgetVolunteer(communityId, _id, change.at);
  await forgetPairings(communityId, _id, change.at);
  await forgetPoints(communityId, _id);
  await forgetMatters(communityId, _id);
  await forgetMeetings(communityId, _id);
  await forgetPictures(communityId, _id);
  await forgetSelections(communityId, _id);
}

/** Longer than a function runs: what was under way as somebody left has been written by then. */
const LATER = 5 * 60_000;

/**
 * Looks a second time, once nothing that was under way can name the person anew, and finishes what was
 * interrupted the first time.
 */
export const forgetWhoLeft = job({
  name: 'resident.forget',
  collection: residents,
  due: (at) => whoLeft(at - LATER),
  one: async (person) => {
    await forgetTraces(person);
    await markForgotten(person);
  },
});
