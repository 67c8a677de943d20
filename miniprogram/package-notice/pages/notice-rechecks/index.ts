import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type {
  AuthorFigures,
  RecheckLine,
  RecheckResult,
} from '../../../../typings/contract/parts/door-mark';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { figureWords, RECHECK, RESULTS, recheckWords } from '../../../text/notice/recheck';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { explain, load } from '../../../view/load';

interface Row extends RecheckLine {
  key: string;
  said: string;
}

interface Answered {
  marks: RecheckLine[];
  next: string | null;
  authors: AuthorFigures[];
}

const AFTER: Record<RecheckResult, string> = {
  sure: RECHECK.thanks,
  unaware: RECHECK.takenAway,
  unreached: RECHECK.again,
};

/** A sample of what other officers wrote down: the reader calls and says what the household knew. */
definePage({
  data: {
    words: RECHECK,
    results: RESULTS,
    communityId: '',
    marks: [] as Row[],
    next: '',
    authors: [] as { key: string; name: string; words: string }[],
    onlyOwn: false,
    busy: false,
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '' });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      keep: `rechecks:${communityId}`,
      ask: () => ask(communityId),
      show: ({ marks, next, authors }) => {
        this.setData({
          marks: rowsOf(marks),
          next: next ?? '',
          authors: authors.map((one, nth) => ({
            key: `${nth}`,
            name: one.name,
            words: figureWords(one),
          })),
          onlyOwn: authors.every(({ own }) => own),
        });
      },
    });
  },

  async showMore() {
    const { communityId, next: after, marks } = this.data;
    const answer = await callCloud('notice', 'listRechecks', { communityId, after });
    if (!answer.ok) return explain(answer);
    const more = rowsOf(answer.data.marks).filter(
      (row) => !marks.some(({ key }) => key === row.key),
    );
    this.setData({ marks: [...marks, ...more], next: answer.data.next ?? '' });
  },

  async call(event: WechatMiniprogram.TouchEvent) {
    const row = this.rowOf(event);
    if (!row || this.data.busy) return;
    const { confirm } = await wx.showModal({
      title: RECHECK.callTitle,
      content: RECHECK.callContent,
      confirmText: RECHECK.call,
      cancelText: RECHECK.notNow,
    });
    if (!confirm || this.data.busy) return;
    this.setData({ busy: true });
    const { communityId } = this.data;
    const { noticeId, householdId } = row;
    const name = `call:${noticeId}:${householdId}`;
    const commandId = keptCommandId(name);
    const input = { communityId, noticeId, householdId, commandId };
    const answer = await callCloud('notice', 'callNumber', input);
    this.setData({ busy: false });
    settleCommand(name, answer);
    if (!answer.ok) return explain(answer);
    try {
      await wx.makePhoneCall({ phoneNumber: answer.data.phone });
    } catch {
      return; // closed without calling
    }
    const chosen = await chooseOne(
      RESULTS.map(({ words }) => words),
      RECHECK.asked,
    );
    const result = chosen === null ? undefined : RESULTS[chosen]?.result;
    if (result) await this.send(row, result);
  },

  async say(event: WechatMiniprogram.TouchEvent) {
    const row = this.rowOf(event);
    const { result } = event.currentTarget.dataset as { result: RecheckResult };
    if (row) await this.send(row, result);
  },

  async send({ noticeId, householdId }: Row, result: RecheckResult) {
    const { communityId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true });
    const name = `recheck:${noticeId}:${householdId}`;
    const commandId = keptCommandId(name, `${result} ${dayOf(Date.now())}`); // another day is another time
    const input = { communityId, noticeId, householdId, result, commandId };
    const answer = await callCloud('notice', 'recheckMark', input);
    this.setData({ busy: false });
    settleCommand(name, answer);
    if (answer.ok) void wx.showToast({ title: AFTER[result], icon: 'none' });
    else explain(answer);
    await this.refresh();
  },

  rowOf(event: WechatMiniprogram.TouchEvent): Row | undefined {
    const { key } = event.currentTarget.dataset as { key: string };
    return this.data.marks.find((row) => row.key === key);
  },
});

/** Supervisors read the figures, and ask at no door themselves. */
async function ask(communityId: string): Promise<Envelope<Answered>> {
  const [list, counted] = await Promise.all([
    callCloud('notice', 'listRechecks', { communityId }),
    callCloud('notice', 'countMarks', { communityId }),
  ]);
  if (!counted.ok) return counted;
  const { authors } = counted.data;
  if (list.ok) return { ok: true, data: { ...list.data, authors } };
  return list.code === 'NOT_ALLOWED'
    ? { ok: true, data: { marks: [], next: null, authors } }
    : list;
}

function rowsOf(marks: readonly RecheckLine[]): Row[] {
  const now = Date.now();
  return marks.map((line) => ({
    ...line,
    key: `${line.noticeId} ${line.householdId}`,
    said: recheckWords(line, now),
  }));
}
