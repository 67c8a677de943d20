import '../../errors';
import type { BackReason } from '../../../../typings/contract/parts/handout';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { dayWithWeekday } from '../../../text/date';
import { BACK_REASONS, HANDOUT, handWords } from '../../../text/notice/handout';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { doorPaths } from '../../../view/door-paths';
import { go } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { type PartRow, type PlaceRow, partRows, placeRow, placeRows, withChosen } from './look';

const MOST_DAYS = 30;
const USUAL_DAYS = 3;
const REASONS = Object.entries(BACK_REASONS) as [BackReason, string][];

/** Unconfirmed doors go to those who look after them, until a day; how far each has come. */
definePage({
  data: {
    words: HANDOUT,
    communityId: '',
    noticeId: '',
    title: '',
    parts: [] as PartRow[],
    places: [] as PlaceRow[],
    mayHand: false,
    dueDay: '',
    dueWords: '',
    firstDay: '',
    lastDay: '',
    chosenDoors: 0,
    handLabel: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', noticeId = '' } = query;
    const today = dayOf(Date.now());
    this.setData({ communityId, noticeId, firstDay: today, lastDay: addDays(today, MOST_DAYS) });
    this.showDay(addDays(today, USUAL_DAYS));
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, noticeId } = this.data;
    await load(this, {
      keep: `handout:${noticeId}`,
      ask: () => callCloud('notice', 'showHandout', { communityId, noticeId }),
      show: (handout) => {
        const { title, mayHand, parts } = handout;
        this.setData({ title, mayHand, parts: partRows(parts, dayOf(Date.now())) });
        this.draw(placeRows(handout));
      },
    });
  },

  draw(places: PlaceRow[]) {
    const chosenDoors = places
      .filter(({ chosen }) => chosen)
      .reduce((sum, { open }) => sum + open, 0);
    this.setData({ places, chosenDoors, handLabel: handWords(chosenDoors) });
  },

  showDay(dueDay: string) {
    this.setData({ dueDay, dueWords: dayWithWeekday(dueDay) });
  },

  chooseDay(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.showDay(event.detail.value);
  },

  choosePlace(event: WechatMiniprogram.TouchEvent) {
    const { place } = event.currentTarget.dataset as { place: string };
    this.draw(withChosen(this.data.places, place));
  },

  async chooseSteward(event: WechatMiniprogram.TouchEvent) {
    const { place } = event.currentTarget.dataset as { place: string };
    const found = this.data.places.find(({ placeId }) => placeId === place);
    if (!found) return;
    const names = found.stewards.map(({ residentId }) => placeRow(found, true, residentId).to);
    const chosen = await chooseOne(names, HANDOUT.chosenHead);
    const steward = chosen === null ? undefined : found.stewards[chosen];
    if (!steward) return;
    this.draw(
      this.data.places.map((row) =>
        row.placeId === place ? placeRow(row, row.chosen, steward.residentId) : row,
      ),
    );
  },

  /** One command for each steward; what failed stays chosen. */
  async hand() {
    const { communityId, noticeId, places, dueDay, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true });
    const chosen = places.filter((row) => row.chosen);
    const failures = [];
    for (const stewardId of new Set(chosen.map((row) => row.stewardId))) {
      const placeIds = chosen
        .filter((row) => row.stewardId === stewardId)
        .map(({ placeId }) => placeId)
        .slice(0, 50);
      const name = `hand:${noticeId}:${stewardId}`;
      const input = { communityId, noticeId, placeIds, stewardId, dueDay };
      const ask = async () => {
        const commandId = keptCommandId(name, `${placeIds.join(' ')} ${dueDay}`);
        const answer = await callCloud('notice', 'handOutDoors', { ...input, commandId });
        settleCommand(name, answer);
        return answer;
      };
      // None: an earlier attempt, whose answer was lost, has been taken back since.
      const first = await ask();
      const answer = first.ok && first.data.doors === 0 ? await ask() : first;
      if (!answer.ok) failures.push(answer);
    }
    this.setData({ busy: false });
    const [failure] = failures;
    if (failure) explain(failure);
    else void wx.showToast({ title: HANDOUT.sent, icon: 'success' });
    await this.refresh();
  },

  openDoors(event: WechatMiniprogram.TouchEvent) {
    const { place, label } = event.currentTarget.dataset as { place: string; label: string };
    const { communityId, noticeId } = this.data;
    go(doorPaths.handed(communityId, noticeId, place, label));
  },

  async giveBack(event: WechatMiniprogram.TouchEvent) {
    const { place } = event.currentTarget.dataset as { place: string };
    const chosen = await chooseOne(
      REASONS.map(([, words]) => words),
      HANDOUT.why,
    );
    const reason = chosen === null ? undefined : REASONS[chosen]?.[0];
    if (reason) await this.giveUp(place, reason);
  },

  async takeBack(event: WechatMiniprogram.TouchEvent) {
    const { place } = event.currentTarget.dataset as { place: string };
    const { confirm } = await wx.showModal({
      title: HANDOUT.takeTitle,
      content: HANDOUT.takeContent,
      confirmText: HANDOUT.takeConfirm,
      cancelText: HANDOUT.keep,
    });
    if (confirm) await this.giveUp(place, 'other');
  },

  async giveUp(placeId: string, reason: BackReason) {
    const { communityId, noticeId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true });
    const name = `back:${noticeId}:${placeId}`;
    const commandId = keptCommandId(name);
    const input = { communityId, noticeId, placeId, reason, commandId };
    const answer = await callCloud('notice', 'returnDoors', input);
    this.setData({ busy: false });
    settleCommand(name, answer);
    if (!answer.ok) explain(answer);
    await this.refresh();
  },
});
