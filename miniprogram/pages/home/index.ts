import type { Home } from '../../../typings/contract/home';
import type { MotionLine } from '../../../typings/contract/motion';
import type { Membership } from '../../../typings/contract/resident';
import { callCloud } from '../../cloud/call-cloud';
import { chooseCommunity, currentOf, memberships } from '../../store/session';
import { untilWords } from '../../text/date';
import { errorWords } from '../../text/error';
import { requestWords } from '../../text/resident/request';
import { holdsOne, OFFICERS, REVIEWERS, roleWords } from '../../text/role/role';
import { chooseOne } from '../../view/choose-one';
import { definePage } from '../../view/define-page';
import { go, pathTo } from '../../view/go';
import { load } from '../../view/load';

/** What waits for somebody whom the reader may act for. */
interface ForOther {
  key: string;
  noticeId: string;
  words: string;
  title: string;
}

interface Task {
  id: 'requests' | 'proposals';
  icon: string;
  words: string;
}

/** What needs me, then the news. Whoever belongs to no community is shown the way in. */
definePage({
  data: {
    stranger: false,
    communityId: '',
    communities: [] as Membership[],
    home: null as Home | null,
    hello: '',
    /** a stranger's own requests to be let in */
    asked: [] as { requestId: string; label: string; words: string; next: string }[],
    tasks: [] as Task[],
    /** votes and questions that wait for the reader, the first to close first */
    motions: [] as MotionLine[],
    /** what waits for people whom the reader may act for */
    forOthers: [] as ForOther[],
  },

  async onShow() {
    await this.refresh(false);
  },

  async onPullDownRefresh() {
    await this.refresh(true);
    wx.stopPullDownRefresh();
  },

  async refresh(fresh: boolean) {
    const answer = await memberships(fresh);
    if (!answer.ok) {
      this.setData({ phase: 'failed', failure: errorWords(answer), failureCode: answer.code });
      return;
    }
    const current = currentOf(answer.data);
    if (!current) {
      await this.showAsked();
      this.setData({ phase: 'ready', stranger: true, home: null, age: '' });
      return;
    }
    const { communityId } = current;
    if (communityId !== this.data.communityId) this.setData({ phase: 'loading', home: null });
    this.setData({ stranger: false, communityId, communities: answer.data });
    await load(this, {
      keep: `home:${communityId}`,
      // All at once: what comes late would move what a finger is about to touch.
      ask: async () => {
        const [answer, tasks, forOthers, motions] = await Promise.all([
          callCloud('home', 'showOverview', { communityId }),
          tasksOf(current),
          forOthersOf(communityId),
          waitingMotions(communityId),
        ]);
        if (tasks) this.setData({ tasks });
        if (motions) this.setData({ motions });
        if (forOthers) this.setData({ forOthers });
        return answer;
      },
      show: (home) => this.setData({ home, hello: helloTo(home.membership) }),
    });
  },

  /** What a stranger asked before; without an answer the way in is shown all the same. */
  async showAsked() {
    const answer = await callCloud('resident', 'listOwnRequests', {});
    if (!answer.ok) return;
    const told = answer.data.requests.filter(
      ({ state }) => state === 'open' || state === 'declined',
    );
    this.setData({
      asked: told.slice(0, 3).map((request) => {
        const { words, next } = requestWords(request);
        return { requestId: request.requestId, label: request.label, words, next };
      }),
    });
  },

  openForOther(event: WechatMiniprogram.TouchEvent) {
    const { notice } = event.currentTarget.dataset as { notice: string };
    go(pathTo.notice(this.data.communityId, notice));
  },

  openMotion(event: WechatMiniprogram.CustomEvent<{ motionId: string }>) {
    go(pathTo.motion(this.data.communityId, event.detail.motionId));
  },

  openTask(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: Task['id'] };
    const { communityId } = this.data;
    go(id === 'requests' ? pathTo.requests(communityId) : pathTo.proposals(communityId));
  },

  ask() {
    go(pathTo.ask());
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.refresh(true);
  },

  join() {
    go(pathTo.join());
  },

  open(event: WechatMiniprogram.CustomEvent<{ noticeId: string }>) {
    go(pathTo.notice(this.data.communityId, event.detail.noticeId));
  },

  openAll() {
    go(pathTo.notices(this.data.communityId));
  },

  openTurnout() {
    const { communityId, home } = this.data;
    if (home?.watch) go(pathTo.turnout(communityId, home.watch.noticeId));
  },

  async switchCommunity() {
    const { communities } = this.data;
    const chosen = await chooseOne(communities.map(({ communityName }) => communityName));
    const community = chosen === null ? undefined : communities[chosen];
    if (!community) return;
    chooseCommunity(community.communityId);
    await this.refresh(false);
  },
});

/** What else waits for those with an office; null without an answer. */
async function tasksOf({ communityId, roles }: Membership): Promise<Task[] | null> {
  const [asked, proposed] = await Promise.all([
    holdsOne(roles, OFFICERS) ? callCloud('resident', 'listRequests', { communityId }) : null,
    holdsOne(roles, REVIEWERS) ? callCloud('role', 'listProposals', { communityId }) : null,
  ]);
  if ((asked && !asked.ok) || (proposed && !proposed.ok)) return null;
  const tasks: Task[] = [];
  if (asked && asked.data.requests.length > 0) {
    const { requests, next } = asked.data;
    const count = `${requests.length} 位${next ? '以上的' : ''}`;
    tasks.push({ id: 'requests', icon: 'user-add', words: `${count}邻居请求加入，等您确认` });
  }
  const others = proposed?.data.proposals.filter(({ own }) => !own) ?? [];
  if (others.length > 0) {
    const words = `${others.length} 项任职，等您商定`;
    tasks.push({ id: 'proposals', icon: 'user-checked', words });
  }
  return tasks;
}

/** What the reader may still vote on or answer; null without an answer. */
async function waitingMotions(communityId: string): Promise<MotionLine[] | null> {
  const answer = await callCloud('ballot', 'listMotions', { communityId });
  if (!answer.ok) return null;
  return answer.data.motions
    .filter(({ waits }) => waits)
    .sort((one, other) => one.closesAt - other.closesAt);
}

/** A daughter sees what waits for her mother; null without an answer. */
async function forOthersOf(communityId: string): Promise<ForOther[] | null> {
  const answer = await callCloud('notice', 'listForOthers', { communityId });
  if (!answer.ok) return null;
  const now = Date.now();
  return answer.data.people.flatMap(({ residentId, name, notices }) =>
    notices.slice(0, 3).map(({ noticeId, title, confirmUntil }) => ({
      key: `${residentId} ${noticeId}`,
      noticeId,
      title,
      words: [`替 ${name} 确认`, confirmUntil ? untilWords(confirmUntil, now).words : '']
        .filter(Boolean)
        .join(' · '),
    })),
  );
}

function helloTo({ name, households, roles }: Membership): string {
  const place = households[0]?.label;
  const office = roles[0] ? roleWords(roles[0].role) : undefined;
  return [name, place ?? office].filter(Boolean).join(' · ');
}
