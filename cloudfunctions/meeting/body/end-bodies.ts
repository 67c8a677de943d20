import { MINUTE } from '../../kernel/calendar.ts';
import { job } from '../../kernel/job.ts';
import { type BodyDocument, bodies } from '../collections.ts';
import { withdrawPolls } from '../date/poll-repository.ts';
import { callOff } from '../meeting/lapse-meeting.ts';
import { findCalled } from '../meeting/meeting-repository.ts';
import { bookAnew } from '../plan/plan-repository.ts';
import { endEnding, endingAt } from './body-repository.ts';

/** Longer than a request takes: whatever had seen the body standing is saved by then. */
const LATER = 5 * MINUTE;

/**
 * A body was dissolved: what was called at that moment is called off, nobody is asked for dates any more, and rooms that
 * a plan had booked for it are given back. Safe to repeat.
 */
export const endBodies = job<BodyDocument>({
  name: 'body.end',
  collection: bodies,
  due: (at) => endingAt(at - LATER),
  one: async (body) => {
    const { communityId, _id } = body;
    for (const meeting of await findCalled(communityId, _id)) {
      await callOff(meeting, '这个会已经解散');
    }
    await withdrawPolls(communityId, _id);
    await bookAnew(communityId);
    await endEnding(body);
  },
});
