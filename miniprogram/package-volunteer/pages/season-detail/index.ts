import '../../errors';
import type { ShiftLine } from '../../../../typings/contract/volunteer/shift';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import type { Shared } from '../../../text/common/share';
import { seasonShared } from '../../../text/volunteer/share';
import { SEASON_DETAIL } from '../../../text/volunteer/shift/days';
import { dayHeading } from '../../../text/volunteer/standing';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';
import { keepDrawn, openedWith, openPoster, settleCommunity, shareCard } from '../../../view/share';
import { acceptOffer, signUp } from '../../../view/sign-up';

type Dated = ShiftLine & { dated: string };

/** What lies ahead of a course, a patrol, whatever repeats: opened from its poster, signed up for shift by shift. */
definePage({
  data: {
    words: SEASON_DETAIL,
    communityId: '',
    seasonId: '',
    ...noRows<Dated>(),
    shared: null as Shared | null,
    team: '',
    busy: '',
  },

  onLoad(query) {
    const { communityId, id } = openedWith(query, 'seasonId');
    this.setData({ communityId, seasonId: id });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    await settleCommunity(this);
    await load(this, {
      ask: () => askSeason(this.data),
      show: ({ shifts, next }) => {
        const { communityId, seasonId } = this.data;
        this.setData({
          rows: datedOf(shifts),
          next,
          shared: seasonShared(communityId, seasonId, shifts),
          team: shifts[0]?.teamName ?? '',
        });
      },
    });
  },

  open(event: WechatMiniprogram.CustomEvent<{ shiftId: string }>) {
    go(pathTo.shift(this.data.communityId, event.detail.shiftId));
  },

  openTeam() {
    const [first] = this.data.rows;
    if (first) go(pathTo.team(this.data.communityId, first.teamId));
  },

  async act(event: WechatMiniprogram.CustomEvent<{ shiftId: string; act: string }>) {
    const { shiftId, act } = event.detail;
    const { communityId, busy, rows } = this.data;
    const line = rows.find((one) => one.shiftId === shiftId);
    if (busy || !line) return;
    this.setData({ busy: shiftId });
    if (act === 'accept') await acceptOffer(communityId, shiftId);
    else if (line.roleId !== null) {
      await signUp({
        communityId,
        shiftId,
        roleId: line.roleId,
        waits: act === 'wait',
        risk: line.risk,
        insured: line.insured,
      });
    }
    this.setData({ busy: '' });
    await this.refresh();
  },

  async more() {
    await showMore(this, {
      ask: (after) => askSeason(this.data, after),
      rows: ({ shifts }) => datedOf(shifts),
    });
  },

  keepDrawn(event: WechatMiniprogram.CustomEvent<{ file: string }>) {
    keepDrawn(this.data.shared, event);
  },

  openPoster() {
    openPoster(this.data.shared);
  },

  onShareAppMessage() {
    const { communityId, seasonId, shared } = this.data;
    return shareCard(shared, pathTo.season(communityId, seasonId));
  },

  join() {
    go(pathTo.join());
  },
});

function datedOf(shifts: readonly ShiftLine[]): Dated[] {
  const today = dayOf(Date.now());
  return shifts
    .filter(({ standing }) => standing.is !== 'over')
    .map((line) => ({ ...line, dated: dayHeading(line.day, today) }));
}

function askSeason(of: { communityId: string; seasonId: string }, after?: string) {
  const { communityId, seasonId } = of;
  const input = { communityId, from: dayOf(Date.now()), ofSeason: seasonId };
  return callCloud('volunteer', 'listShifts', { ...input, ...(after ? { after } : {}) });
}
