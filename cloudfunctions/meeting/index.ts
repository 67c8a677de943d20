import { sweepOf } from '../kernel/audit.ts';
import { outboxOf } from '../messages/outbox.ts';
import { defineModule } from '../people/action.ts';
import { listAgendaChoices } from './agenda/list-agenda-choices.ts';
import { listForMatter } from './agenda/list-for-matter.ts';
import { saveAgenda } from './agenda/save-agenda.ts';
import { answerInvitation } from './answer/answer-invitation.ts';
import { attendMeeting } from './attend/attend-meeting.ts';
import { leaveMeeting } from './attend/leave-meeting.ts';
import { listMeetingCodes } from './attend/list-meeting-codes.ts';
import { markPresence } from './attend/mark-presence.ts';
import { confirmBody } from './body/confirm-body.ts';
import { endBodies } from './body/end-bodies.ts';
import { listBodies } from './body/list-bodies.ts';
import { noteMeeting } from './body/note-meeting.ts';
import { saveBody } from './body/save-body.ts';
import { seatMeetings } from './body/seat-meetings.ts';
import { showBody } from './body/show-body.ts';
import { saveBusyTimes } from './busy/save-busy-times.ts';
import { showBusyTimes } from './busy/show-busy-times.ts';
import {
  bodies,
  busyTimes,
  dateAnswers,
  datePolls,
  holidayYears,
  meetingAnswers,
  meetings,
  meetingTasks,
  minutes,
  plans,
  presences,
  roomDays,
  rooms,
} from './collections.ts';
import { answerDatePoll } from './date/answer-date-poll.ts';
import { openDatePoll } from './date/open-date-poll.ts';
import { forgetPolls, forgetSays } from './date/poll-repository.ts';
import { showDatePoll } from './date/show-date-poll.ts';
import { tellDatePolls } from './date/tell-date-poll.ts';
import { withdrawDatePoll } from './date/withdraw-date-poll.ts';
import { confirmCorrection } from './decide/confirm-correction.ts';
import { decideItem } from './decide/decide-item.ts';
import { runMeeting } from './decide/run-meeting.ts';
import { confirmYear } from './holiday/confirm-year.ts';
import { saveYear } from './holiday/save-year.ts';
import { showYear } from './holiday/show-year.ts';
import { conveneMeeting } from './meeting/convene-meeting.ts';
import { followMeetings } from './meeting/follow-meeting.ts';
import { dropMissed, endOverdue } from './meeting/lapse-meeting.ts';
import { listMeetings } from './meeting/list-meetings.ts';
import { moveMeeting } from './meeting/move-meeting.ts';
import { showMeeting } from './meeting/show-meeting.ts';
import { remindMeetings, tellMeetings } from './meeting/tell-meeting.ts';
import { dateMessages, meetingMessages } from './message-subject.ts';
import { confirmMinutes } from './minutes/confirm-minutes.ts';
import { followPublished } from './minutes/follow-minutes.ts';
import { saveMinutes } from './minutes/save-minutes.ts';
import { showMinutes } from './minutes/show-minutes.ts';
import { adoptPlan } from './plan/adopt-plan.ts';
import { bookPlans } from './plan/book-plan.ts';
import { computePlans } from './plan/compute-plan.ts';
import { makePlan } from './plan/make-plan.ts';
import { showPlan } from './plan/show-plan.ts';
import { bookRoom } from './room/book-room.ts';
import { cancelBooking } from './room/cancel-booking.ts';
import { forgetRoomDays, forgetTurns } from './room/forget-days.ts';
import { listRooms } from './room/list-rooms.ts';
import { saveRoom } from './room/save-room.ts';
import { showRoomDay } from './room/show-room-day.ts';
import { findSlots } from './slot/find-slots.ts';
import { listTasks } from './task/list-tasks.ts';
import { reportTask } from './task/report-task.ts';

export const { main, actions, aliases, upkeep } = defineModule('meeting', {
  actions: [
    listBodies,
    showBody,
    saveBody,
    confirmBody,
    noteMeeting,
    listRooms,
    saveRoom,
    showRoomDay,
    bookRoom,
    cancelBooking,
    showYear,
    saveYear,
    confirmYear,
    showBusyTimes,
    saveBusyTimes,
    findSlots,
    makePlan,
    showPlan,
    adoptPlan,
    listMeetings,
    showMeeting,
    listAgendaChoices,
    openDatePoll,
    showDatePoll,
    answerDatePoll,
    withdrawDatePoll,
    conveneMeeting,
    moveMeeting,
    saveAgenda,
    answerInvitation,
    listMeetingCodes,
    attendMeeting,
    markPresence,
    leaveMeeting,
    runMeeting,
    decideItem,
    confirmCorrection,
    listTasks,
    reportTask,
    showMinutes,
    saveMinutes,
    confirmMinutes,
    listForMatter,
  ],
  upkeep: [
    computePlans,
    bookPlans,
    forgetRoomDays,
    forgetTurns,
    followMeetings,
    tellMeetings,
    remindMeetings,
    seatMeetings,
    endBodies,
    endOverdue,
    dropMissed,
    followPublished,
    tellDatePolls,
    forgetPolls,
    forgetSays,
    ...outboxOf(meetingMessages),
    ...outboxOf(dateMessages),
    sweepOf(bodies),
    sweepOf(rooms),
    sweepOf(roomDays),
    sweepOf(holidayYears),
    sweepOf(busyTimes),
    sweepOf(plans),
    sweepOf(datePolls),
    sweepOf(dateAnswers),
    sweepOf(meetings),
    sweepOf(meetingAnswers),
    sweepOf(presences),
    sweepOf(meetingTasks),
    sweepOf(minutes),
  ],
});
