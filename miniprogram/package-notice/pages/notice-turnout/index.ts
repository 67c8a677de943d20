import '../../errors';
import type { Turnout, TurnoutLine } from '../../../../typings/contract/notice';
import { HOUR } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import type { HeatTile } from '../../../components/heat-map/index';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { pastWords, untilWords } from '../../../text/date';
import {
  confirmRemind,
  NOTICE_TURNOUT,
  reachWords,
  remindedWords,
  remindHint,
  remindWords,
} from '../../../text/notice/page/turnout';
import { notedPart } from '../../../text/notice/receipt';
import { openMadeFile } from '../../../view/attachment';
import { definePage } from '../../../view/define-page';
import { doorPaths } from '../../../view/door-paths';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';

const REMINDER_WAIT = 20 * HOUR;

/** How far the confirmation of a notice has come, the building that needs most help first. */
definePage({
  data: {
    words: NOTICE_TURNOUT,
    communityId: '',
    noticeId: '',
    turnout: null as Turnout | null,
    buildings: [] as (TurnoutLine & { notedWords: string })[],
    tiles: [] as HeatTile[],
    until: '',
    open: 0,
    noted: '',
    /** households that a reminder reaches; -1 until it is known */
    reachable: -1,
    reach: '',
    remindWords: '',
    reminded: '',
    mayRemind: false,
    busy: false,
    exporting: false,
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '', noticeId: query.noticeId ?? '' });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, noticeId } = this.data;
    const isFresh = await load(this, {
      keep: `turnout:${noticeId}`,
      ask: () => callCloud('notice', 'countTurnout', { communityId, noticeId }),
      show: (turnout) => {
        const { confirmUntil, remindedAt, confirmed, households, mayRemind } = turnout;
        const now = Date.now();
        const open = Math.max(0, households - confirmed);
        const isRecent = remindedAt !== null && now - remindedAt < REMINDER_WAIT;
        this.setData({
          turnout,
          buildings: lowestFirst(turnout.buildings).map((line) => ({
            ...line,
            notedWords: notedPart(line.noted ?? 0),
          })),
          tiles: turnout.buildings.map(tileOf),
          until: confirmUntil === null ? '' : untilWords(confirmUntil, now).words,
          open,
          ...(open === 0 ? { reach: '' } : {}),
          noted: notedPart(turnout.noted ?? 0),
          mayRemind: mayRemind && !isRecent,
          reminded: remindedAt === null ? '' : remindedWords(pastWords(remindedAt, now), isRecent),
        });
      },
    });
    if (!isFresh || this.data.open === 0) return;
    const answer = await callCloud('notice', 'countReach', { communityId, noticeId });
    if (answer.ok) {
      const { open } = this.data;
      const reachable = Math.min(open, answer.data.households);
      const reach = reachWords(reachable, open - reachable);
      this.setData({ reachable, reach, remindWords: remindWords(reachable) });
    }
  },

  openBuilding(event: WechatMiniprogram.TouchEvent) {
    this.open(event.currentTarget.dataset as { id: string; label: string });
  },

  openTile(event: WechatMiniprogram.CustomEvent<{ id: string; label: string }>) {
    this.open(event.detail);
  },

  open({ id, label }: { id: string; label: string }) {
    const { communityId, noticeId } = this.data;
    go(pathTo.unconfirmed(communityId, noticeId, id, label));
  },

  openHandout() {
    go(doorPaths.handout(this.data.communityId, this.data.noticeId));
  },

  /** The open doors, to take along on paper: without names and numbers. */
  async exportDoors() {
    const { communityId, noticeId, exporting } = this.data;
    if (exporting) return;
    this.setData({ exporting: true });
    const name = `doors:${noticeId}`;
    const input = { communityId, noticeId, commandId: keptCommandId(name) };
    const answer = await callCloud('filing', 'printDoors', input);
    this.setData({ exporting: false });
    settleCommand(name, answer);
    if (!answer.ok) return explain(answer);
    await openMadeFile(answer.data);
  },

  async remind() {
    const { communityId, noticeId, open, reachable, busy } = this.data;
    if (busy) return;
    const { confirm } = await wx.showModal({
      title: confirmRemind(reachable),
      content: remindHint(open, reachable),
      confirmText: NOTICE_TURNOUT.remind,
      cancelText: NOTICE_TURNOUT.notRemind,
    });
    if (!confirm) return;
    this.setData({ busy: true });
    const name = `remind:${noticeId}`;
    const answer = await callCloud('notice', 'remindHouseholds', {
      communityId,
      noticeId,
      commandId: keptCommandId(name),
    });
    this.setData({ busy: false });
    settleCommand(name, answer);
    if (!answer.ok) return explain(answer);
    void wx.showToast({ title: NOTICE_TURNOUT.reminding, icon: 'success' });
    await this.refresh();
  },
});

function lowestFirst(lines: readonly TurnoutLine[]): TurnoutLine[] {
  const rate = ({ confirmed, households }: TurnoutLine) =>
    households === 0 ? 1 : confirmed / households;
  return [...lines].sort((one, two) => rate(one) - rate(two));
}

function tileOf({ placeId, label, confirmed, households }: TurnoutLine): HeatTile {
  return { id: placeId, label, done: confirmed, total: households };
}
