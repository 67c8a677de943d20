import { notChosenWords } from '../../text/ballot/cast';

/** Brings a question that has no answer before the eyes: the reason at the foot of a long page is not seen there. */
export function showQuestion({ questionId, name }: { questionId: string; name: string }): void {
  void wx.pageScrollTo({ selector: `#${questionId}`, offsetTop: -12, duration: 0 });
  void wx.showToast({ title: notChosenWords(name), icon: 'none' });
}
