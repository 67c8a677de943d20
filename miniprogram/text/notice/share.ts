import type { NoticeDetail } from '../../../typings/contract/notice';
import { SHARE, type Shared } from '../common/share';
import { CONFIRM } from '../home/need';
import { KINDS } from './kind';
import { fullEventWords } from './restored';
import { plainText } from './rich-text';

/** A notice may be meant for one stair only: its card says no more than what kind it is. */
export function noticeShared(
  communityId: string,
  notice: NoticeDetail,
  author: string,
): Shared | null {
  const { noticeId, kind, title, body, state, eventAt, eventUntil = null, mustConfirm } = notice;
  if (state !== 'published') return null;
  return {
    kind: 'notice',
    communityId,
    id: noticeId,
    tag: KINDS[kind],
    card: {
      words: '社区有一则通知，请您看一看',
      title: '社区有一则通知',
      lines: [SHARE.look],
    },
    title,
    lines: fullEventWords(eventAt, eventUntil),
    body: `${plainText(body)}\n—— ${author}`,
    call: mustConfirm ? `请打开邻里小程序点“${CONFIRM}”；没有微信的，请告诉楼栋长。` : '',
  };
}
