import type { Membership } from '../../../typings/contract/resident';
import { callCloud } from '../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../store/command-id';
import { currentOf, memberships } from '../../store/session';
import { currentTextSize } from '../../store/text-size';
import { TEXT_SIZE_WORDS } from '../../text/common/text-size';
import { errorWords } from '../../text/error';
import { TOLD } from '../../text/home/told';
import { ADULT_WORDS, SAY_ADULT, UNSAY_ADULT } from '../../text/resident/adult';
import { CARDS } from '../../text/resident/card';
import { callableWords } from '../../text/resident/contact';
import { dutyWords } from '../../text/role/duty';
import { DESK_HOLDERS, holdsOne, roleWords, termWords } from '../../text/role/role';
import { callLabel, ME, pointRows } from '../../text/tab/me';
import { chooseSize } from '../../view/choose-size';
import { civilityPaths } from '../../view/civility-paths';
import { countTold } from '../../view/count-told';
import { definePage } from '../../view/define-page';
import { go, pathTo } from '../../view/go';
import { explain } from '../../view/load';

/** Somebody to turn to; without a phone the row says nothing to tap. */
interface HelperRow {
  key: string;
  name: string;
  words: string;
  phone: string;
  /** for a screen reader */
  callWords: string;
}

/** Who I am here, how large the type is, and the workbench of those who have one. */
definePage({
  data: {
    words: ME,
    membership: null as Membership | null,
    points: [] as { householdId: string; words: string }[],
    roles: [] as { name: string; words: string }[],
    /** whether the reader has a desk */
    desk: false,
    cards: CARDS,
    /** the reader has a scorecard, or is asked whether they want one */
    hasCard: false,
    /** whom to turn to */
    helpers: [] as HelperRow[],
    toldName: TOLD.name,
    toldWords: TOLD.words as string,
    sizeWords: '',
    adultWords: '',
    busy: false,
  },

  async onShow() {
    this.showSize();
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
    const membership = currentOf(answer.data);
    // Asked before anything is shown: what comes late would move what a finger is about to touch.
    const [helpers, unread, hasCard] = await Promise.all([
      helpersOf(membership),
      membership ? countTold(membership.communityId) : null,
      membership ? hasOwnCard(membership.communityId) : false,
    ]);
    const roles = membership?.roles ?? [];
    this.setData({
      phase: 'ready',
      membership,
      points: pointRows(membership?.households ?? []),
      adultWords: ADULT_WORDS[membership?.adult ?? 'none'],
      roles: roles.map((held) => ({
        name: roleWords(held.role),
        words: [held.placeLabel, termWords(held)].filter(Boolean).join(' · '),
      })),
      desk: holdsOne(roles, DESK_HOLDERS),
      ...(helpers ? { helpers } : {}),
      ...(hasCard === null ? {} : { hasCard }),
      toldWords: unread ? TOLD.unread(unread) : TOLD.words,
    });
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.refresh(true);
  },

  showSize() {
    this.setData({ sizeWords: TEXT_SIZE_WORDS[currentTextSize()] });
  },

  async chooseSize() {
    await chooseSize(this);
    this.showSize();
  },

  openTold() {
    const { membership } = this.data;
    if (membership) go(pathTo.told(membership.communityId));
  },

  join() {
    go(pathTo.join());
  },

  openDesk() {
    const { membership } = this.data;
    if (membership) go(pathTo.desk(membership.communityId));
  },

  openHousehold(event: WechatMiniprogram.TouchEvent) {
    const { membership } = this.data;
    const { id } = event.currentTarget.dataset as { id: string };
    if (membership) go(pathTo.myHousehold(membership.communityId, id));
  },

  openPoints(event: WechatMiniprogram.TouchEvent) {
    const { membership } = this.data;
    const { id } = event.currentTarget.dataset as { id: string };
    if (membership) go(pathTo.pointAccount(membership.communityId, id));
  },

  openCard() {
    const { membership } = this.data;
    if (membership) go(civilityPaths.scoreCard(membership.communityId));
  },

  ask() {
    go(pathTo.ask());
  },

  openMyData() {
    const { membership } = this.data;
    if (membership) go(pathTo.myData(membership.communityId));
  },

  /** Says that one is 18, or takes it back. */
  async sayAdult() {
    const { membership, busy } = this.data;
    if (busy || !membership) return;
    const isSaid = membership.adult === 'stated' || membership.adult === 'confirmed';
    const words = isSaid ? UNSAY_ADULT : SAY_ADULT;
    const { confirm } = await wx.showModal({
      title: words.title,
      content: words.content,
      confirmText: words.confirm,
      cancelText: words.cancel,
    });
    if (!confirm) return;
    this.setData({ busy: true });
    const key = `adult:${membership.communityId}:${!isSaid}`;
    const answer = await callCloud('resident', 'stateAdult', {
      communityId: membership.communityId,
      adult: !isSaid,
      commandId: keptCommandId(key),
    });
    settleCommand(key, answer);
    this.setData({ busy: false });
    if (!answer.ok) return explain(answer);
    await this.refresh(true);
  },

  async call(event: WechatMiniprogram.TouchEvent) {
    const { phone } = event.currentTarget.dataset as { phone: string };
    try {
      await wx.makePhoneCall({ phoneNumber: phone });
    } catch {
      return; // closed without calling
    }
  },

  openPrivacy() {
    if (wx.canIUse('openPrivacyContract')) void wx.openPrivacyContract({});
  },
});

/** Who looks after my doors, and who is on duty; without an answer the rest of the page stands. */
async function helpersOf(membership: Membership | null): Promise<HelperRow[] | null> {
  if (!membership) return [];
  const answer = await callCloud('role', 'listStewards', { communityId: membership.communityId });
  if (!answer.ok) return null;
  const { stewards, duty } = answer.data;
  const near = stewards.slice(0, 8).map(
    ({ name, role, placeLabel, reach }): HelperRow => ({
      key: `${name} ${placeLabel} ${role}`,
      name,
      words: [`${placeLabel} ${roleWords(role)}`, reach && !reach.phone && callableWords(reach)]
        .filter(Boolean)
        .join(' · '),
      phone: reach?.phone ?? '',
      callWords: callLabel(name),
    }),
  );
  if (!duty) return near;
  const { who, phone } = duty;
  const callWords = callLabel(who);
  return [
    ...near,
    { key: 'duty', name: who, words: dutyWords(duty, Date.now()), phone, callWords },
  ];
}

/** Null while nothing is known. */
async function hasOwnCard(communityId: string): Promise<boolean | null> {
  const answer = await callCloud('civility', 'listOwnCards', { communityId });
  return answer.ok ? answer.data.cards.length > 0 : null;
}
