import '../../errors';
import type { Desk, DeskItem, Home } from '../../../../typings/contract/home';
import { callCloud } from '../../../cloud/call-cloud';
import { currentOf, memberships } from '../../../store/session';
import { hasPosted } from '../../../store/shared';
import { DESK_PAGE, type DeskEntry, NOTHING_DUE } from '../../../text/home/desk';
import { deskFigures, type ShownFigure } from '../../../text/home/desk-figure';
import {
  FIRST_WEEK,
  type FirstId,
  type FirstThing,
  firstThings,
} from '../../../text/home/first-week';
import { DUTY, dutyWords } from '../../../text/role/duty';
import { holdsOne } from '../../../text/role/role';
import { definePage } from '../../../view/define-page';
import { doorPaths } from '../../../view/door-paths';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { openFigure } from '../../../view/open-figure';
import { recoveryPaths } from '../../../view/recovery-paths';
import { deskOf, type Entry, entryPath } from './entries';
import { type DueRow, dueRows, type Folded } from './rows';

/** Where a single thing that is due opens. */
const ITEM_PAGES: Partial<Record<DueRow['kind'], (communityId: string, id: string) => string>> = {
  trouble: recoveryPaths.sums,
  asked: pathTo.notice,
  triage: pathTo.matter,
  held: pathTo.matter,
  tasks: pathTo.matter,
  meetings: pathTo.meeting,
  votes: pathTo.motionTurnout,
  results: pathTo.motionRecord,
};

/** Where what is done before there is a roster, and after it, is done. */
const FIRST_PAGES: Record<FirstId | 'roster', (communityId: string) => string> = {
  notice: pathTo.noticeEdit,
  poster: (communityId) => pathTo.poster(communityId, 'community'),
  duty: pathTo.duty,
  roster: pathTo.rosterImport,
};

/** An officer's desk: what waits, counted; what ends first; what is done every day; the rest in drawers. */
definePage({
  data: {
    words: DESK_PAGE,
    communityId: '',
    figures: [] as ShownFigure[],
    watch: null as Home['watch'],
    /** what can be done before there is a roster */
    first: [] as FirstThing[],
    firstWords: FIRST_WEEK,
    /** as it was answered */
    desk: null as Desk | null,
    ...({ due: [], folds: [] } as ReturnType<typeof dueRows>),
    unfolded: [] as Folded[],
    nothingDue: NOTHING_DUE,
    /** the community's number, and whether the reader may change it */
    duty: { name: '', words: '', phone: '' },
    mayDuty: false,
    daily: [] as Entry[],
    drawers: [] as ReturnType<typeof deskOf>['drawers'],
    /** the drawer that is open */
    open: '',
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '' });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    const [answer] = await Promise.all([memberships(false), this.ask(communityId)]);
    if (!answer.ok) return;
    const own =
      answer.data.find((one) => one.communityId === communityId) ?? currentOf(answer.data);
    const roles = own?.roles ?? [];
    this.setData({ ...deskOf(roles), mayDuty: holdsOne(roles, ['secretary']) });
  },

  async ask(communityId: string) {
    await load(this, {
      keep: `desk:${communityId}`,
      ask: () => callCloud('home', 'showDesk', { communityId }),
      show: (desk) =>
        this.setData({
          desk,
          ...lookOf(desk, Date.now()),
          ...dueRows(desk, this.data.unfolded, Date.now()),
          first: firstThings(desk, hasPosted(communityId)),
        }),
    });
  },

  openFigure(event: WechatMiniprogram.CustomEvent<ShownFigure>) {
    openFigure(this.data.communityId, event.detail, this.data.watch);
  },

  unfold(event: WechatMiniprogram.TouchEvent) {
    const { kind } = event.currentTarget.dataset as { kind: Folded };
    const { desk } = this.data;
    const unfolded = [...this.data.unfolded, kind];
    if (desk) this.setData({ unfolded, ...dueRows(desk, unfolded, Date.now()) });
  },

  openDue(event: WechatMiniprogram.TouchEvent) {
    const { key } = event.currentTarget.dataset as Pick<DueRow, 'key'>;
    const { communityId, watch } = this.data;
    const row = this.data.due.find((one) => one.key === key);
    if (!row) return;
    const { kind, id, place } = row;
    const page = ITEM_PAGES[kind];
    if (place) go(doorPaths.handed(communityId, id, place.placeId, place.label));
    else if (page) go(page(communityId, id));
    else openFigure(communityId, { id: kind as DeskItem['kind'] }, watch);
  },

  openFirst(event: WechatMiniprogram.TouchEvent) {
    const { communityId } = this.data;
    const { id } = event.currentTarget.dataset as { id: FirstId | 'roster' };
    go(FIRST_PAGES[id](communityId));
  },

  openDuty() {
    if (this.data.mayDuty) go(pathTo.duty(this.data.communityId));
    else this.callDuty();
  },

  callDuty() {
    const { phone } = this.data.duty;
    if (phone) void wx.makePhoneCall({ phoneNumber: phone }).catch(() => undefined);
  },

  openEntry(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: DeskEntry };
    go(entryPath(id, this.data.communityId));
  },

  pull(event: WechatMiniprogram.TouchEvent) {
    const { drawer } = event.currentTarget.dataset as { drawer: string };
    this.setData({ open: this.data.open === drawer ? '' : drawer });
  },
});

function lookOf({ figures, watch, duty }: Desk, now: number) {
  return {
    duty: duty
      ? {
          name: `${DUTY.name} ${duty.phone}`,
          words: `${duty.who}，${dutyWords(duty, now)}`,
          phone: duty.phone,
        }
      : { name: DUTY.unset, words: DUTY.unsetNext, phone: '' },
    figures: deskFigures(figures, watch),
    watch,
  };
}
