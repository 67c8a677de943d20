import type { AskedHome, Trouble } from '../../../typings/contract/parts/recovery';
import { ASK, answeredWords, homeWords, troubledSum, whoWords } from '../../text/notice/recovery';
import { questionOf, troublesOf } from '../../text/notice/restored';

interface Line {
  householdId: string;
  /** whose home it is, where that does not go without saying */
  home: string;
  /** what was said, empty while nothing was */
  said: string;
  who: string;
  /** the buttons are there: nothing was said, or it is about to be changed */
  open: boolean;
  troubles: { trouble: Trouble; words: string }[];
  trouble: Trouble | null;
}

/**
 * Whether all is well again after an outage, asked of each home of the reader and of those whom the reader may act for.
 * Event: `say` with `{ householdId, restored, trouble }`.
 */
Component({
  properties: {
    /** of the notice: what is asked about */
    title: { type: String, value: '' },
    homes: { type: Array, value: [] as AskedHome[] },
    /** how many households say that something is wrong, or -1 */
    troubled: { type: Number, value: -1 },
    /** the household whose answer is on its way */
    busy: { type: String, value: '' },
  },
  data: { words: ASK, question: '', lines: [] as Line[], sum: '', changing: '' },
  observers: {
    'title, homes, troubled, changing'(
      title: string,
      homes: AskedHome[],
      troubled: number,
      changing: string,
    ) {
      const now = Date.now();
      this.setData({
        question: questionOf(title),
        lines: homes.map((home) => lineOf(home, title, changing, homes.length > 1, now)),
        sum: troubled > 0 ? troubledSum(troubled) : '',
      });
    },
  },
  methods: {
    change(event: WechatMiniprogram.TouchEvent) {
      this.setData({ changing: String(event.currentTarget.dataset.id) });
    },
    say(event: WechatMiniprogram.TouchEvent) {
      const { id, restored } = event.currentTarget.dataset as { id: string; restored: string };
      this.answer({ householdId: id, restored: restored === 'yes', trouble: null });
    },
    sayTrouble(event: WechatMiniprogram.CustomEvent<{ key: Trouble }>) {
      const { id } = event.currentTarget.dataset as { id: string };
      this.answer({ householdId: id, restored: false, trouble: event.detail.key });
    },
    answer(said: { householdId: string; restored: boolean; trouble: Trouble | null }) {
      if (this.data.busy !== '') return;
      this.setData({ changing: '' });
      this.triggerEvent('say', said);
    },
  },
});

function lineOf(
  home: AskedHome,
  title: string,
  changing: string,
  several: boolean,
  now: number,
): Line {
  const { householdId, answer } = home;
  return {
    householdId,
    home: homeWords(home, several),
    said: answer ? answeredWords(answer, home, title) : '',
    who: answer ? whoWords(answer, now) : '',
    open: answer === null || changing === householdId,
    troubles: answer && !answer.restored ? troublesOf(title) : [],
    trouble: answer?.trouble ?? null,
  };
}
