/** What other modules may use of bodies, rooms, plans and meetings. */

export { findNames } from './body/body-repository.ts';
export { listMeetingWork, passMeetingWork } from './busy/open-work.ts';
export { forgetMeetings, listOwnMeetings } from './busy/own-meetings.ts';
export { meetingDesk } from './desk/desk-repository.ts';
export { runsAt } from './meeting/meeting-access.ts';
export { publicItems } from './minutes/minutes-rules.ts';
