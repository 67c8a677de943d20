import type { NoticeState } from '../../../../typings/contract/notice';
import { NOTICE_EDIT } from '../../../text/notice/page/edit';

/** Says what becomes of a notice that has just been sent. */
export async function tellPublished(state: NoticeState): Promise<void> {
  if (state === 'held') {
    await wx.showModal({
      content: NOTICE_EDIT.held,
      showCancel: false,
      confirmText: NOTICE_EDIT.understood,
    });
    return;
  }
  void wx.showToast({
    title: state === 'scheduled' ? NOTICE_EDIT.scheduled : NOTICE_EDIT.published,
    icon: 'success',
  });
}
