import type { Desk, Home } from '../../../typings/contract/home';
import type { MeetingLine } from '../../../typings/contract/meeting/meeting';
import type { MotionLine } from '../../../typings/contract/motion';
import type { HandedLine } from '../../../typings/contract/parts/handout';
import type { RecoveryQuestion, Troubled } from '../../../typings/contract/parts/recovery';
import type { Membership } from '../../../typings/contract/resident';
import type { ShiftLine } from '../../../typings/contract/volunteer/shift';
import { dayOf } from '../../calendar';
import { callCloud } from '../../cloud/call-cloud';
import { chooseCommunity, currentOf, memberships } from '../../store/session';
import { errorWords } from '../../text/error';
import { deskFigures, type ShownFigure } from '../../text/home/desk-figure';
import { FIRST_WEEK } from '../../text/home/first-week';
import { CONFIRMED } from '../../text/home/need';
import { SEARCH } from '../../text/home/search';
import { PARENTS_WELCOME } from '../../text/resident/parents';
import { requestWords } from '../../text/resident/request';
import { DESK_HOLDERS, holdsOne, OFFICERS, roleWords } from '../../text/role/role';
import { HOME, moreNeeds, switchLabel } from '../../text/tab/home';
import { dayHeading } from '../../text/volunteer/standing';
import { chooseOne } from '../../view/choose-one';
import { chooseSize } from '../../view/choose-size';
import { confirmNotice } from '../../view/confirm-notice';
import { countTold } from '../../view/count-told';
import { definePage } from '../../view/define-page';
import { doorPaths } from '../../view/door-paths';
import { forOthersOf } from '../../view/for-others';
import { go, pathTo } from '../../view/go';
import { acceptInvitation, openInvitations } from '../../view/invitations';
import { explain, load } from '../../view/load';
import {
  type ForOther,
  foldNeeds,
  type Need,
  type NeedKind,
  needsOf,
  recoveryKey,
  type Waiting,
} from '../../view/needs';
import { openFigure } from '../../view/open-figure';
import { recoveriesOf, sayForHome } from '../../view/recovery';
import { recoveryPaths } from '../../view/recovery-paths';
import { acceptOffer, readRisk } from '../../view/sign-up';
import { tabBadge } from '../../view/tab-badge';

type TodayShift = Waiting['todays'][number];

/** What needs me, then the news. Whoever belongs to no community is shown the way in. */
definePage({
  data: {
    words: HOME,
    stranger: false,
    parentWords: PARENTS_WELCOME,
    /** how to help parents is unfolded */
    parents: false,
    communityId: '',
    communities: [] as Membership[],
    home: null as Home | null,
    hello: '',
    switchWords: '',
    moreWords: '',
    /** a stranger's own requests to be let in */
    asked: [] as { requestId: string; label: string; words: string; next: string }[],
    /** whether the reader has a desk, and what of it waits */
    desk: false,
    counted: [] as Desk['figures'],
    /** there is no roster yet, and the reader is secretary */
    firstWeek: false,
    firstWords: FIRST_WEEK,
    figures: [] as ShownFigure[],
    /** votes and questions that wait for the reader, the first to close first */
    motions: [] as MotionLine[],
    /** invitations that wait for the reader's answer */
    meetings: [] as MeetingLine[],
    /** places that are kept for the reader, the first to end first */
    offers: [] as Waiting['offers'],
    /** own shifts of today: where one goes to check in */
    todays: [] as TodayShift[],
    /** own shifts ahead before which something is left to do */
    dues: [] as Waiting['dues'],
    searchWords: SEARCH.row as string,
    /** the need whose button was tapped */
    busy: '',
    /** all that waits in one list, the first to end first; of each kind the first few */
    needs: [] as Need[],
    folds: [] as { kind: NeedKind; words: string }[],
    unfolded: [] as NeedKind[],
    /** what waits for people whom the reader may act for */
    forOthers: [] as ForOther[],
    /** after outages: whether all is well again, and where it is not */
    questions: [] as RecoveryQuestion[],
    troubled: [] as Troubled[],
    /** doors that the reader, as an officer, is to ask at */
    doors: [] as HandedLine[],
  },

  async onShow() {
    await this.refresh(false);
  },

  openParents() {
    this.setData({ parents: !this.data.parents });
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
    if (communityId !== this.data.communityId) this.setData({ phase: 'loading', ...EMPTY });
    const desk = holdsOne(current.roles, DESK_HOLDERS);
    const searchWords = holdsOne(current.roles, OFFICERS) ? SEARCH.rowOfficer : SEARCH.row;
    this.setData({ stranger: false, communityId, communities: answer.data, desk, searchWords });
    void countTold(communityId);
    await load(this, {
      keep: `home:${communityId}`,
      // All at once: what comes late would move what a finger is about to touch.
      ask: async () => {
        const [answer, counted, forOthers, motions, shifts, meetings, recoveries] =
          await Promise.all([
            callCloud('home', 'showOverview', { communityId }),
            deskOf(current),
            forOthersOf(communityId),
            waitingMotions(communityId),
            callingShifts(communityId),
            openInvitations(communityId),
            recoveriesOf(communityId),
          ]);
        if (counted) this.setData(counted);
        if (motions) this.setData({ motions });
        if (meetings) this.setData({ meetings });
        if (shifts) this.setData(shifts);
        if (forOthers) this.setData({ forOthers });
        if (recoveries) {
          this.setData({ questions: recoveries.asked, troubled: recoveries.troubled });
        }
        return answer;
      },
      show: (home) => {
        const { communityName } = home.membership;
        const switchWords = switchLabel(communityName);
        this.setData({ home, hello: helloTo(home.membership), switchWords });
        this.draw();
      },
    });
  },

  /** What waits, in one list; the tabs say how much it is. */
  draw() {
    const { home, counted, unfolded, motions, meetings, offers, dues, todays, forOthers, doors } =
      this.data;
    const { questions, troubled } = this.data;
    if (!home) return;
    const waiting = {
      notices: home.needs,
      motions,
      meetings,
      offers,
      dues,
      todays,
      forOthers,
      asked: questions,
      troubled,
      doors,
    };
    const all = needsOf(waiting, Date.now());
    const figures = deskFigures(counted, home.watch).filter(({ none }) => !none);
    const moreWords = moreNeeds(home.needsMore);
    this.setData({ ...foldNeeds(all, unfolded), moreWords, figures: figures.slice(0, FIGURES) });
    tabBadge(0, all.length + home.needsMore);
    tabBadge(1, motions.length);
  },

  unfold(event: WechatMiniprogram.TouchEvent) {
    const { kind } = event.currentTarget.dataset as { kind: NeedKind };
    this.setData({ unfolded: [...this.data.unfolded, kind] });
    this.draw();
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

  openNeed(event: WechatMiniprogram.CustomEvent<Need>) {
    const { kind, id, place } = event.detail;
    const { communityId } = this.data;
    if (place) go(doorPaths.handed(communityId, id, place.placeId, place.label));
    else go(NEED_PAGES[kind](communityId, id));
  },

  /** What one tap is enough for is done here; the rest opens. */
  async act(event: WechatMiniprogram.CustomEvent<Need & { option?: string }>) {
    const { key, kind, id, option } = event.detail;
    const { communityId, busy } = this.data;
    if (busy) return;
    if (kind === 'shift') return go(pathTo.shiftCheckIn(communityId, id));
    if (kind === 'due') return this.doDue(id);
    if (kind === 'trouble') return go(recoveryPaths.sums(communityId, id));
    if (kind === 'motion') {
      return go(pathTo.motion(communityId, id) + (option ? `&choose=${option}` : ''));
    }
    this.setData({ busy: key });
    const invited = this.data.meetings.find(({ meetingId }) => meetingId === id);
    if (kind === 'recovery') await this.sayRestored(key, option === 'restored');
    else if (kind === 'offer') await acceptOffer(communityId, id);
    else if (kind === 'meeting' && invited) await acceptInvitation(communityId, invited);
    else await this.confirm(id);
    this.setData({ busy: '' });
    await this.refresh(false);
  },

  /** Reads what to beware of, or opens where the number for the insurance is given. */
  async doDue(shiftId: string) {
    const { communityId, dues } = this.data;
    const line = dues.find((one) => one.shiftId === shiftId);
    if (!line?.due?.includes('risk')) return go(pathTo.shiftInsurance(communityId, shiftId));
    await readRisk(communityId, shiftId, line.risk ?? '');
    await this.refresh(false);
  },

  /** Said at once; what is wrong may be said after it. */
  async sayRestored(key: string, restored: boolean) {
    const { communityId, questions } = this.data;
    for (const question of questions) {
      const home = question.homes.find((one) => recoveryKey(question, one) === key);
      if (home) await sayForHome(communityId, question, home, restored);
    }
  },

  async confirm(noticeId: string) {
    const answer = await confirmNotice(this.data.communityId, noticeId);
    if (!answer.ok) return explain(answer);
    void wx.showToast({ title: CONFIRMED, icon: 'success' });
  },

  openFigure(event: WechatMiniprogram.CustomEvent<ShownFigure>) {
    const { communityId, home } = this.data;
    openFigure(communityId, event.detail, home?.watch ?? null);
  },

  openSearch() {
    go(pathTo.search(this.data.communityId));
  },

  openDesk() {
    go(pathTo.desk(this.data.communityId));
  },

  async chooseSize() {
    await chooseSize(this);
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

  async switchCommunity() {
    const { communities, communityId } = this.data;
    const others = communities.filter((one) => one.communityId !== communityId);
    const chosen =
      others.length > 1 ? await chooseOne(others.map(({ communityName }) => communityName)) : 0;
    const community = chosen === null ? undefined : others[chosen];
    if (!community) return;
    chooseCommunity(community.communityId);
    await this.refresh(false);
  },
});

/** Where each kind of need is read before it is answered. */
const NEED_PAGES: Record<NeedKind, (communityId: string, id: string) => string> = {
  shift: pathTo.shift,
  offer: pathTo.shift,
  due: pathTo.shift,
  motion: pathTo.motion,
  meeting: pathTo.meeting,
  notice: pathTo.notice,
  for: pathTo.notice,
  recovery: pathTo.notice,
  trouble: recoveryPaths.sums,
  doors: pathTo.turnout,
};

/** What belongs to one community and must not be seen in the next. */
const EMPTY = {
  home: null,
  desk: false,
  counted: [],
  firstWeek: false,
  figures: [],
  motions: [],
  meetings: [],
  offers: [],
  todays: [],
  dues: [],
  forOthers: [],
  questions: [],
  troubled: [],
  doors: [],
  needs: [],
  folds: [],
  unfolded: [],
};

/** How many figures of the desk stand on the first page. */
const FIGURES = 6;

/** What waits for those with an office; null without an answer. */
async function deskOf({ communityId, roles }: Membership) {
  if (!holdsOne(roles, DESK_HOLDERS)) return { counted: [], doors: [], firstWeek: false };
  const answer = await callCloud('home', 'showDesk', { communityId });
  if (!answer.ok) return null;
  const { figures, handed = [], firstWeek } = answer.data;
  return {
    counted: figures,
    doors: handed,
    firstWeek: Boolean(firstWeek) && holdsOne(roles, ['secretary']),
  };
}

/** The reader's own shifts that call for something today; null without an answer. */
async function callingShifts(communityId: string) {
  const now = Date.now();
  const today = dayOf(now);
  const answer = await callCloud('volunteer', 'listShifts', {
    communityId,
    from: today,
    mine: true,
  });
  if (!answer.ok) return null;
  const shifts = answer.data.shifts.map((line) => ({
    ...line,
    dated: dayHeading(line.day, today),
  }));
  const offers = shifts.filter(({ standing }) => standing.is === 'offered');
  const dues = shifts.filter(({ due }) => due);
  const todays = shifts
    .filter(({ standing, day, until }) => isOn(standing) && day <= today && now < until + CODES)
    .map((line): TodayShift => ({ ...line, open: now >= line.from - CODES / 2 }));
  return { offers, dues, todays };
}

/** Codes are shown from half of this before a shift until so long after it. */
const CODES = 60 * 60_000;
const isOn = ({ is }: ShiftLine['standing']) => is === 'in';

/** What the reader may still vote on or answer; null without an answer. */
async function waitingMotions(communityId: string): Promise<MotionLine[] | null> {
  const answer = await callCloud('ballot', 'listMotions', { communityId });
  if (!answer.ok) return null;
  return answer.data.motions
    .filter(({ waits }) => waits)
    .sort((one, other) => one.closesAt - other.closesAt);
}

function helloTo({ name, households, roles }: Membership): string {
  const place = households[0]?.label;
  const office = roles[0] ? roleWords(roles[0].role) : undefined;
  return [name, place ?? office].filter(Boolean).join(' · ');
}
