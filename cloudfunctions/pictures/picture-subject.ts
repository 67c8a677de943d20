import type { PicturePurpose } from '../../typings/contract/parts/picture.ts';
import { reviewSubject } from '../review/subject.ts';
import { type PictureDocument, pictures } from './collections.ts';
import { settleReviewed, settleTrace } from './settle-picture.ts';

const TITLES: Record<PicturePurpose, string> = {
  claim: '报积分时附的图片',
  report: '记积分时附的图片',
  appeal: '积分申诉附的图片',
  goods: '积分超市的图片',
  honour: '推荐评优时附的图片',
  matter: '提事项时附的图片',
  step: '事项进展的图片',
  task: '任务办结的图片',
  outcome: '班次办成了什么的图片',
  licence: '资格证的图片',
  score: '商户记分附的图片',
  // The branch looks at these beside the score: they are in no queue.
  'member-score': '',
};

/** A picture that the check doubts, or has not answered about: a person looks at it. */
export const pictureSubject = reviewSubject<PictureDocument, 'picture'>({
  name: 'picture',
  collection: pictures,
  parts: { picture: { state: ['review'] } },
  writersOf: ({ residentId }) => [residentId],
  undecided: ({ state, fileId }) => (state === 'review' ? [fileId] : []),
  lineOf: ({ purpose, fileId }) => ({
    title: TITLES[purpose],
    body: '',
    pictures: [fileId],
    attachments: [],
    reports: [],
    authorName: '',
  }),
  sealed: true,
  settle: settleReviewed,
  settlePicture: settleTrace,
});
