import type { Envelope } from '../../../../typings/contract/envelope';
import type { MotionDetail } from '../../../../typings/contract/motion';
import { callCloud } from '../../../cloud/call-cloud';
import { keepText } from '../../../cloud/download-file';
import { keptReceipt } from '../../../store/receipt';
import { answerWords, receiptWords } from '../../../text/ballot/question';
import { errorWords } from '../../../text/error';
import { sendFile } from '../../../view/attachment';
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
    listing: false,
    listed: null as { filePath: string; fileName: string } | null,
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '', motionId: query.motionId ?? '' });
    void this.refresh();
  },

  async refresh() {
    const { communityId, motionId } = this.data;
    await load(this, {
      keep: `motion:${motionId}`,
      ask: () => callCloud('ballot', 'showMotion', { communityId, motionId }),
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

  /** The whole list as a file; WeChat sends it only from a tap of its own. */
  async list() {
    const { listing, listed, motion } = this.data;
    if (listing || !motion) return;
    if (listed) return sendFile(listed);
    this.setData({ listing: true, problem: '' });
    const answer = await this.allLines();
    this.setData({ listing: false });
    if (!answer.ok) return this.setData({ problem: errorWords(answer) });
    const fileName = `${motion.form.title} 票单.txt`;
    const filePath = await keepText(fileName, answer.data.map((line) => `${line}\n`).join(''));
    this.setData({ listed: { filePath, fileName } });
  },

  async allLines(): Promise<Envelope<string[]>> {
    const { communityId, motionId } = this.data;
    const lines: string[] = [];
    for (let after: string | undefined; ; ) {
      const answer = await callCloud('ballot', 'listBallots', {
        communityId,
        motionId,
        ...(after ? { after } : {}),
      });
      if (!answer.ok) return answer;
      lines.push(...answer.data.lines);
      if (answer.data.next === null) return { ok: true, data: lines };
      after = answer.data.next;
    }
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
    const answer = await callCloud('ballot', 'findReceipt', { communityId, motionId, receipt });
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
