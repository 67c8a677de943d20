import type { MeetingErrorCode } from '../../../typings/contract/meeting/actions';
import type { Sentence } from '../error-sentence';

/** Of a meeting's sentences those that an answer to an invitation can meet with, on the first pages as well. */
export const ANSWER_ERRORS = {
  MEETING_NOT_FOUND: '没有找到这次会，可能刚刚调整过。请刷新看看。',
  MEETING_BEGUN: '这次会已经开始、开完或者取消了，不能再改。',
  SEAT_NOT_FOUND: '没有找到这个席位，可能空着，或者刚刚换了人。请刷新看看。',
  SEAT_NOT_YOURS: '这是别人的席位，请由本人来答复，或者请楼栋长代为登记。',
  ANSWER_OWN: '这一位自己回复过了。要请人代，请本人在手机上改。',
  SUBSTITUTE_UNFIT: '这个会要本人到会，或者选的人不能代。请看看会议的规定。',
} satisfies Partial<Record<MeetingErrorCode, Sentence>>;
