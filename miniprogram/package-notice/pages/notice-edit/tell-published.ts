import type { NoticeState } from '../../../../typings/contract/notice';

/** Says what becomes of a notice that has just been sent. */
export async function tellPublished(state: NoticeState): Promise<void> {
  if (state === 'held') {
    await wx.showModal({
      content: '微信没把握这段话合不合适，要等另一位看过才会发出去。您可以在这里看到它的状态。',
      showCancel: false,
      confirmText: '知道了',
    });
    return;
  }
  void wx.showToast({
    title: state === 'scheduled' ? '到时间自动发' : '已经发布',
    icon: 'success',
  });
}
