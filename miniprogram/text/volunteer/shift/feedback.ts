import type { OwnFeedback } from '../../../../typings/contract/volunteer/feedback';

export interface FeedbackWords {
  /** what the volunteer says; '' = nothing yet */
  said: string;
  /** what a leader says to them; '' = nothing yet */
  answer: string;
}

/** What was said either way about a shift. */
export function feedbackWords({ said, answer }: OwnFeedback): FeedbackWords {
  const welcome = answer?.welcome ? '欢迎您再来' : '';
  return {
    said: said?.text ?? '',
    answer: answer ? [welcome, answer.note].filter(Boolean).join('。') : '',
  };
}
