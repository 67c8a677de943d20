import type { MotionDetail } from '../../../../typings/contract/motion';
import { findReceipt, showMotion } from '../../../api/ballot';
import { keptReceipt } from '../../../api/receipt';
import { answerWords, receiptWords } from '../../../text/ballot';
import { errorWords } from '../../../text/error';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

/** Whether a ballot is in the published list, and whether it says what its voter chose. */
definePage({
  data: {
    communityId: '',
    motionId: '',
    motion: null as MotionDetail | null,
    kept: [] as { receipt: string; name: string }[],
    typed: '',
    found: '' as '' | 'yes' | 'no',
    asked: '',
    words: [] as { text: string; answer: string }[],
    problem: '',
    busy: false,
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '', motionId: query.motionId ?? '' });
    void this.refresh();
  },

  async refresh() {
    const { communityId, motionId } = this.data;
    await load(this, {
      keep: `motion:${motionId}`,
      ask: () => showMotion({ communityId, motionId }),
      show: (motion) => {
        const kept = motion.own.flatMap(({ voterId, name, receipt }) => {
          const known = receipt ?? keptReceipt(motionId, voterId);
          return known ? [{ receipt: receiptWords(known), name }] : [];
        });
        this.setData({ motion, kept, typed: kept[0]?.receipt ?? '' });
      },
    });
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.refresh();
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ typed: event.detail.value, found: '', problem: '' });
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const { receipt } = event.currentTarget.dataset as { receipt: string };
    this.setData({ typed: receipt, found: '', problem: '' });
  },

  async find() {
    const { communityId, motionId, typed, motion, busy } = this.data;
    if (busy || !motion) return;
    const receipt = cleaned(typed);
    if (!/^[0-9A-HJKMNP-TV-Z]{20}$/.test(receipt)) {
      this.setData({ problem: '回执号是 20 个数字和字母，请再核对一遍。', found: '' });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await findReceipt({ communityId, motionId, receipt });
    this.setData({ busy: false });
    if (!answer.ok) return this.setData({ problem: errorWords(answer) });
    const { found, answers } = answer.data;
    this.setData({
      found: found ? 'yes' : 'no',
      asked: receiptWords(receipt),
      words: (answers ?? []).map((one, at) => {
        const question = motion.form.questions[at];
        return { text: question?.text ?? '', answer: question ? answerWords(question, one) : '' };
      }),
    });
  },
});

/** What people mistake for one another is taken as what it is. */
function cleaned(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}
