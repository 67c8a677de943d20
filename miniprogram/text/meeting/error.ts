import type { MeetingErrorCode } from '../../../typings/contract/meeting/actions';
import type { DatePollErrorCode } from '../../../typings/contract/meeting/date';
import type { Sentence } from '../error-sentence';
import { ANSWER_ERRORS } from './answer-error';

const BODY_PROBLEMS: Record<string, string> = {
  'place-unfit': '这样的会议不能设在这个地方，请换一个地方。',
  'quorum-unfit': '“多少人到会才算数”填得不合适：法律有规定的按法律，别的请写几分之几。',
  'convener-unfit': '这个会依法不由这个职务召集，请换一个。',
  'notice-too-short': '提前通知的天数比法律规定的少，请再多几天。',
  'cadence-too-rare': '隔得太久了，法律要求开得更勤一些。',
  'hours-unfit': '这段时间里开不完一次会，请把时间放宽，或者把会开短些。',
  'substitutes-unfit': '要先写明凭哪条规定可以请人代会；法律要求本人到会的，不能代。',
  'seats-unfit': '有一个席位重复了，或者同一个人占了两个席位。请核对一遍。',
  'holder-missing': '有一位已经不在社区名单里了，请重新选人。',
  'room-missing': '选的会议室已经停用，请换一间。',
  'kind-fixed': '成立以后不能改成另一种会。请另外成立一个。',
  lawful: '这个会是法律规定要有的，不能解散。可以改它的安排。',
};

const BOOKING_PROBLEMS: Record<string, string> = {
  past: '这个时间已经过了，请选后面的。',
  far: '最多提前两个月订，请选近一点的日子。',
  hours: '会议室这个时候不开门，请看看开放的时间。',
  long: '一次最多订四个小时，请分开订，或者少订一点。',
  many: '您已经订了五次还没用，用过一次再订下一次，好让别的邻居也有机会。',
};

const YEAR_PROBLEMS: Record<string, string> = {
  year: '有一天不在这一年里，请核对一遍。',
  twice: '有一天写了两次，请删掉一个。',
  workday: '“周末上班”里有一天不是周末，请核对一遍。',
};

const MEETING_PROBLEMS: Record<string, string> = {
  hours: '时间不合适：散会要在开会之后，一次最多八个小时，也要在会议室开放的时间里。',
  far: '太远了，最多提前一年通知。',
  place: '请写明在哪里开会，或者选一间会议室。',
  room: '选的会议室已经停用，请换一间。',
};

const POLL_PROBLEMS: Record<string, string> = {
  few: '请至少选两个时间，每个时间都要回答。',
  twice: '有一个时间选了两次，请去掉一个。',
  closing: '截止的日子要在今天以后、一个月以内。',
};

const AGENDA_PROBLEMS: Record<string, string> = {
  'too-long': '议程的时间加起来比会还长，请缩短几项，或者把会开长一些。',
  twice: '有一项在议程里写了两次，请删掉一个。',
  source: '有一件事已经办结，或者不归这里议，请从议程里拿掉。',
  decided: '已经有决定的议题要留在议程里。',
};

const PRESENCE_PROBLEMS: Record<string, string> = {
  'not-here': '这一位现在不在会场，不用记离会。',
  ahead: '时间不合适，请填会上的时间。',
  before: '时间比开会早太多了，请核对一遍。',
};

export const MEETING_ERRORS: Record<MeetingErrorCode | DatePollErrorCode, Sentence> = {
  ...ANSWER_ERRORS,
  BODY_NOT_FOUND: '没有找到这个会，可能没有通过，或者刚刚改过。请刷新看看。',
  BODY_UNFIT: ({ problem }) => BODY_PROBLEMS[String(problem)] ?? '有一处填得不合适，请核对一遍。',
  BODY_CHANGED: '别人刚刚改过这个会的安排。请看看新的再改，您写的都还在。',
  BODY_OWN: '这是您自己写的，要请另一位来确认。',
  BODY_SETTLED: '现在没有要确认的改动，可能已经有人定过了。请刷新看看。',
  BODY_BUSY: ({ meetings, tasks }) =>
    Number(meetings) > 0
      ? `这个会还有 ${meetings} 次通知了没开，或者正在开。请先开完或者取消，再来解散。`
      : `这个会决定的事还有 ${tasks} 件没办完，也没有人接手。请先到“交办的事”里写明办好了，或者更正决定、交给一位在任的人，再来解散。`,
  BODY_DISSOLVED: '这个会已经解散了，以前的会和纪要还能看。要再开，请另外成立一个。',
  MET_DAY_UNFIT: '只能记最近一年里、已经开过的会。请重新选日子。',
  ROOM_NOT_FOUND: '没有找到这间会议室，可能刚刚调整过。请刷新看看。',
  ROOM_CHANGED: '别人刚刚改过这间会议室。请看看新的再改，您写的都还在。',
  ROOM_UNFIT: '关门的时间要在开门之后，请改一改。',
  ROOM_NOT_OPEN: '这间会议室只给工作人员订，或者暂时不开。要用的话，请找社区书记。',
  ROOM_TAKEN: ({ from, until }) =>
    `${from ?? ''}–${until ?? ''} 已经有人订了。请看看别的时间，您写的都还在。`,
  BOOKING_UNFIT: ({ what }) => BOOKING_PROBLEMS[String(what)] ?? '这个时间订不了，请换一个。',
  BOOKING_NOT_FOUND: '没有找到这次预订，可能已经取消了。请刷新看看。',
  BOOKING_NOT_YOURS: '这不是您订的。要改的话，请找社区书记。',
  YEAR_UNFIT: ({ what }) => YEAR_PROBLEMS[String(what)] ?? '有一天填得不合适，请核对一遍。',
  YEAR_CHANGED: '别人刚刚改过这一年的假期。请看看新的再改，您写的都还在。',
  YEAR_OWN: '这是您自己填的，要请另一位对照通知再看一遍。',
  YEAR_SETTLED: '现在没有要确认的假期表，可能已经有人定过了。请刷新看看。',
  PLAN_NOT_FOUND: '这一年还没有排会。',
  PLAN_YEAR_UNFIT: '只能排今年和明年的会。',
  PLAN_CHANGED: '别人刚刚动过这份安排。请看看新的，再决定要不要接着改。',
  PLAN_COMPUTING: '正在排，一两分钟就好。排完了您再来。',
  MEETING_UNFIT: ({ problem, first }) =>
    problem === 'notice'
      ? `通知得太晚了：按规定要提前通知，最早可以定在 ${first ?? ''}。`
      : (MEETING_PROBLEMS[String(problem)] ?? '时间或地点不合适，请改一改。'),
  MEETING_CONVENED: '这一天的这个会，已经有人通知了。请到会议里看看。',
  MEETING_NOT_CONVENER: '这个会由别的职务召集，请找召集人来办。',
  MEETING_CHANGED: '别人刚刚改过这次会。请看看新的再改，您写的都还在。',
  MEETING_NOT_RUNNING: '这次会现在没有在开。请刷新看看。',
  MEETING_EARLY: '还没到时间，开会前半个小时起才能办。',
  MEETING_LATE: '这次会的时间早就过了。要开的话，请改个时间，再通知一次。',
  MEETING_CODE_WRONG: '签到码不对。请看看召集人手机上的八位数字，再输一次。',
  MEETING_CODE_OLD: '这个签到码已经过了。请扫一下召集人手机上现在的码。',
  AGENDA_UNFIT: ({ problem }) =>
    AGENDA_PROBLEMS[String(problem)] ?? '议程有一处不合适，请核对一遍。',
  PRESENCE_UNFIT: ({ why }) => PRESENCE_PROBLEMS[String(why)] ?? '现在记不了，请刷新看看。',
  ITEM_NOT_FOUND: '没有找到这个议题，可能刚刚改过议程。请刷新看看。',
  ITEM_DECIDED: '这一项已经有决定了。要改的话请写明原因，原来的会留在记录里。',
  ITEM_PUBLISHED: '公布的纪要里已经写了这一项的结果，不能再改成别的。要改的话，请再开一次会。',
  CORRECTION_GONE: '这个更正已经有人定过了，或者又提了新的。请刷新看看。',
  CORRECTION_OWN: '这是您自己提的更正，要请另一位看一遍。两位里要有一位是召集人。',
  ITEM_BY_BALLOT: '这一项由投票决定，请到表决里看结果。会上只能记“听取”或“下次再议”。',
  VOTES_UNFIT: '票数和结果对不上，或者比在场的席位还多，请再数一遍。',
  CORRECTION_UNFIT: '这条更正里，办事的席位空了，或者日子过了。请不同意，再重新提一条。',
  RESOLUTION_OWNERLESS: '决定了的事要有人办：请选由谁办，再选一个日子。',
  RESOLUTION_DUE_UNFIT: '办好的日子要在今天以后、两年以内，请重新选。',
  TASK_NOT_FOUND: '没有找到这件交办的事。请刷新看看。',
  TASK_NOT_YOURS: '这件事交给了别人办，请由办事的人或者召集人来说。',
  TASK_VOID: '这项决定已经更正，这件事不用办了。',
  MINUTES_NOT_FOUND: '这次会还没有公布纪要。',
  MINUTES_CHANGED: '别人刚刚改过纪要。请看看新的再改，您写的都还在。',
  MINUTES_PUBLISHED: '这一版已经公布，不能再改。要更正的话，请写新的一版。',
  MINUTES_UNFIT: '更正已经公布的纪要，要写明原因。议题也请核对一遍。',
  MINUTES_NAMED: ({ name }) => `公布的纪要不写谁说了什么，请把“${name ?? ''}”改成“有居民说”。`,
  MINUTES_OWN: '这是您自己记的，要请召集人再看一遍。',
  MINUTES_EARLY: '散会以后才能公布纪要。',
  POLL_NOT_FOUND: '没有找到，可能已经定了时间，或者不问了。请刷新看看。',
  POLL_UNFIT: ({ problem, first }) =>
    problem === 'notice'
      ? `问完了还要提前通知，最早只能选 ${first ?? ''} 的时间。请选晚一点的，或者早点截止。`
      : (POLL_PROBLEMS[String(problem)] ??
        MEETING_PROBLEMS[String(problem)] ??
        '有一个时间不合适，请核对一遍。'),
  POLL_RUNS: '这个会已经在问大家哪天能来了。请先看看那一次。',
  POLL_CLOSED: '已经截止了，或者已经定了时间。请刷新看看。',
  POLL_OPEN: ({ closesOn }) =>
    `还有人没回复。都回复了，或者过了${closesOn ?? '截止的日子'}，再来定时间。`,
  PLAN_EMPTY: '还没有一次会排得下。请先看看会议和会议室填得对不对。',
};
