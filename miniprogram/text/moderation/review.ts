import type { ReviewLine, ReviewReason, ReviewSubject } from '../../../typings/contract/moderation';
import { pastWords } from '../date';

export const REASONS: Record<ReviewReason, string> = {
  'text-review': '微信没把握这段话合不合适，请您看看',
  'text-unchecked': '微信的内容检查没有回答，请您看看文字',
  'picture-review': '微信没把握这些图片合不合适，请您看看',
  'picture-unchecked': '图片还没有检查成，请您看看图片',
  attachment: '附件要有人打开看过，才能给大家看',
  'correction-review': '这是一次更正，微信没把握新写的话合不合适，请您看看',
  'correction-unchecked': '这是一次更正，微信的内容检查没有回答，请您看看新的文字',
  reported: '有邻居反映这则通知有问题，请您看看',
};

type Decision = 'release' | 'reject';

/** What the two decisions are called, what they lead to, and what is said when they are made. */
interface DecisionWords {
  names: Record<Decision, string>;
  /** the second tap */
  sure: Record<Decision, string>;
  outcomes: Record<Decision, string>;
  done: Record<Decision, string>;
}

const CHECKED: DecisionWords = {
  names: { release: '可以发', reject: '不能发' },
  sure: { release: '确定可以发', reject: '确定不能发' },
  outcomes: {
    release: '发出去，住户就能看到，不能收回。',
    reject: '不发出去，住户看不到，写的人会知道没有通过。',
  },
  done: { release: '发出去了', reject: '没有发' },
};

const PICTURE: DecisionWords = {
  ...CHECKED,
  outcomes: {
    release: '能看这件事的人就能看到这张图片，不能收回。',
    reject: '图片会删掉，谁也看不到，传的人会知道没有通过。',
  },
};

const REPORTED: DecisionWords = {
  names: { release: '没有问题', reject: '撤下通知' },
  sure: { release: '确定没有问题', reject: '确定撤下通知' },
  outcomes: {
    release: '通知照常给大家看，这次反映就了结了。',
    reject: '通知马上撤下，大家会看到“复核后撤下”，不能再放回来。',
  },
  done: { release: '已了结', reject: '已撤下' },
};

export function decisionWords({
  reason,
  subject,
}: {
  reason: ReviewReason;
  subject: ReviewSubject;
}): DecisionWords {
  if (subject === 'picture') return PICTURE;
  return reason === 'reported' ? REPORTED : CHECKED;
}

/** What the checks leave to a person. */
export const REVIEW_LIST = {
  empty: '没有要看的内容',
  emptyHint: '微信没把握合不合适的，会先停在这里，等人看过再发。',
  intro: '这些要有人看过再定。没同意发的，住户看不到。',
  own: '这是您自己写的，要请另一位来看。',
  cancel: '再看看',
};

export const authorWords = (
  { authorName, at }: Pick<ReviewLine, 'authorName' | 'at'>,
  now: number,
): string => `${authorName} 写于 ${pastWords(at, now)}`;
