import '../../errors';
import type { RankingActions } from '../../../../typings/contract/civility/ranking';
import type { DigestLine, PointSums } from '../../../../typings/contract/civility/sums';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { memberships } from '../../../store/session';
import { plainPoints } from '../../../text/civility/page/common';
import { givenWords, POINT_SUMS, rankingHint } from '../../../text/civility/page/sums';
import { placeWords, votedWords } from '../../../text/civility/ranking';
import {
  appealSumWords,
  monthsWords,
  sumLines,
  takenWords,
  yearParts,
} from '../../../text/civility/sums';
import { dayWords } from '../../../text/date';
import { errorWords } from '../../../text/error';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

interface Row {
  day: string;
  words: string;
  hash: string;
}

/** A year of the community's points as sums, and the numbers of the days that show that nothing is missing. */
definePage({
  data: {
    words: POINT_SUMS,
    communityId: '',
    years: [] as { year: number; name: string }[],
    year: 0,
    total: 0,
    given: [] as { ruleId: string; title: string; words: string; percent: number }[],
    months: [] as number[],
    spoken: '',
    lines: [] as string[],
    taken: '',
    appeals: null as PointSums['appeals'],
    appealWords: '',
    unfolded: false,
    householdId: '',
    ranking: null as RankingActions['showRanking']['data'] | null,
    rankingHint: '',
    places: [] as { words: string; points: string }[],
    votes: [] as { id: string; words: string }[],
    rankingProblem: '',
    busy: false,
    ...noRows<Row>(),
  },

  onLoad({ communityId = '' }) {
    const year = Number(dayOf(Date.now()).slice(0, 4));
    this.setData({ communityId, year, years: yearParts(year) });
    void this.refresh();
  },

  async refresh() {
    const { communityId, year } = this.data;
    void this.rank();
    await load(this, {
      keep: `point-sums:${communityId}:${year}`,
      ask: async () => {
        const [sums, digests] = await Promise.all([
          callCloud('civility', 'showPointSums', { communityId, year }),
          callCloud('civility', 'listDigests', { communityId }),
        ]);
        if (!sums.ok) return sums;
        return digests.ok
          ? { ok: true as const, data: { sums: sums.data, ...digests.data } }
          : digests;
      },
      show: ({ sums, digests, next }) => {
        const { given, months, taken, appeals } = sums;
        const most = Math.max(1, ...given.map(({ points }) => points));
        this.setData({
          total: given.reduce((sum, { points }) => sum + points, 0),
          given: given.map(({ ruleId, title, points, times }) => ({
            ruleId,
            title,
            words: givenWords(points, times),
            percent: Math.max(1, (points / most) * 100),
          })),
          months,
          spoken: monthsWords(months),
          lines: sumLines(sums),
          taken: takenWords(taken),
          appeals,
          appealWords: appealSumWords(appeals),
          rows: digests.map(rowOf),
          next,
        });
      },
    });
  },

  /** The ranking stands by itself: what else is on the page does not wait for it. */
  async rank() {
    const { communityId } = this.data;
    const known = await memberships();
    const own = known.ok ? known.data.find((one) => one.communityId === communityId) : undefined;
    const householdId = own?.households[0]?.householdId ?? '';
    const answer = await callCloud('civility', 'showRanking', {
      communityId,
      householdId: householdId || null,
    });
    if (!answer.ok) return;
    const { rows, votes } = answer.data;
    this.setData({
      householdId,
      ranking: answer.data,
      rankingHint: rankingHint(answer.data.year),
      places: rows.map((row) => ({ words: placeWords(row), points: plainPoints(row.points) })),
      votes: votes.map((vote) => ({ id: vote.motionId, words: votedWords(vote) })),
    });
  },

  openVote() {
    const { communityId, ranking } = this.data;
    if (ranking?.motionId) go(pathTo.motion(communityId, ranking.motionId));
  },

  copyQuestion() {
    const { ranking } = this.data;
    if (ranking) void wx.setClipboardData({ data: ranking.question });
  },

  async joinRanking(event: WechatMiniprogram.TouchEvent) {
    const { communityId, householdId, busy } = this.data;
    const { joins } = event.currentTarget.dataset as { joins: boolean };
    if (busy) return;
    if (joins && !(await this.asked(POINT_SUMS.confirmJoin, POINT_SUMS.joinIt))) return;
    const key = `ranking:${householdId}:${joins}`;
    await this.settle(key, () =>
      callCloud('civility', 'joinRanking', {
        communityId,
        householdId,
        joins,
        commandId: keptCommandId(key),
      }),
    );
  },

  async setRanking(event: WechatMiniprogram.TouchEvent) {
    const { communityId, busy } = this.data;
    const { id = '' } = event.currentTarget.dataset as { id?: string };
    if (busy) return;
    const words = id ? POINT_SUMS.confirmSet : POINT_SUMS.confirmEnd;
    if (!(await this.asked(words, id ? POINT_SUMS.setIt : POINT_SUMS.endIt))) return;
    const key = `ranking:set:${id}`;
    await this.settle(key, () =>
      callCloud('civility', 'setRanking', {
        communityId,
        motionId: id || null,
        commandId: keptCommandId(key),
      }),
    );
  },

  async asked(content: string, confirmText: string): Promise<boolean> {
    const { confirm } = await wx.showModal({
      content,
      confirmText,
      cancelText: POINT_SUMS.thinkAgain,
    });
    return confirm;
  },

  async settle(key: string, send: () => Promise<Parameters<typeof settleCommand>[1]>) {
    this.setData({ busy: true, rankingProblem: '' });
    const answer = await send();
    settleCommand(key, answer);
    this.setData({ busy: false, rankingProblem: answer.ok ? '' : errorWords(answer) });
    await this.rank();
  },

  choose(event: WechatMiniprogram.CustomEvent<{ key: number }>) {
    const { key: year } = event.detail;
    if (year === this.data.year) return;
    this.setData({ year, phase: 'loading' });
    void this.refresh();
  },

  unfold() {
    this.setData({ unfolded: !this.data.unfolded });
  },

  async more() {
    const { communityId, unfolded } = this.data;
    if (!unfolded) return;
    await showMore(this, {
      ask: (after) => callCloud('civility', 'listDigests', { communityId, after }),
      rows: ({ digests }) => digests.map(rowOf),
    });
  },
});

/** The first figures are enough to compare with a printed statement. */
function rowOf({ day, hash }: DigestLine): Row {
  return { day, words: dayWords(day), hash: hash.slice(0, 16) };
}
