import '../../errors';
import type { ConsentLine, OwnData } from '../../../../typings/contract/resident';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { forgetMemberships } from '../../../store/session';
import {
  givenWords,
  leaveTitle,
  moreWords,
  receivedWords,
  WORDS,
} from '../../../text/resident/my-data';
import { type OwnDataParts, ownDataParts, ownDataText } from '../../../text/resident/own-data';
import { goHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';

/** Lines of each list that stand open. */
const FIRST = 3;

/** What is kept about me: to read, to take along, to end. */
definePage({
  data: {
    words: WORDS,
    communityId: '',
    own: null as OwnData | null,
    text: '',
    facts: [] as OwnDataParts['facts'],
    /** `lines`: those that are shown, the rest when they are asked for */
    lists: [] as (OwnDataParts['lists'][number] & { more: number; moreWords: string })[],
    none: '',
    opened: [] as string[],
    given: [] as (ConsentLine & { words: string })[],
    received: [] as (ConsentLine & { words: string })[],
    busy: false,
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '' });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: () => callCloud('resident', 'exportOwn', { communityId }),
      show: (own) => this.draw(own),
    });
    const consents = await callCloud('resident', 'listConsents', { communityId });
    if (!consents.ok) return;
    const { given, received } = consents.data;
    this.setData({
      given: given.map((one) => ({ ...one, words: givenWords(one) })),
      received: received.map((one) => ({ ...one, words: receivedWords(one) })),
    });
  },

  /** Also for those whose office is over. */
  openContact() {
    go(pathTo.contact(this.data.communityId));
  },

  draw(own: OwnData) {
    const { facts, lists, none } = ownDataParts(own);
    const { opened } = this.data;
    this.setData({
      own,
      text: ownDataText(own),
      facts,
      lists: lists.map(({ name, lines }) => {
        const shown = opened.includes(name) ? lines : lines.slice(0, FIRST);
        const more = lines.length - shown.length;
        return { name, lines: shown, more, moreWords: moreWords(more) };
      }),
      none: none.join('、'),
    });
  },

  showAll(event: WechatMiniprogram.TouchEvent) {
    const { name } = event.currentTarget.dataset as { name: string };
    const { own, opened } = this.data;
    if (!own) return;
    this.setData({ opened: [...opened, name] });
    this.draw(own);
  },

  give() {
    go(pathTo.giveConsent(this.data.communityId));
  },

  copy() {
    void wx.setClipboardData({ data: this.data.text });
  },

  async end(event: WechatMiniprogram.TouchEvent) {
    const { principal, agent } = event.currentTarget.dataset as {
      principal: string;
      agent: string;
    };
    const { confirm } = await wx.showModal({
      content: WORDS.endWords,
      confirmText: WORDS.end,
      cancelText: WORDS.notEnd,
    });
    if (!confirm) return;
    const key = `consent-end:${agent}:${principal}`;
    const answer = await callCloud('resident', 'endConsent', {
      communityId: this.data.communityId,
      principalId: principal,
      agentId: agent,
      commandId: keptCommandId(key),
    });
    settleCommand(key, answer);
    if (!answer.ok) return explain(answer);
    await this.refresh();
  },

  async leave() {
    const { communityId, own, busy } = this.data;
    if (busy || !own) return;
    const { confirm } = await wx.showModal({
      title: leaveTitle(own.communityName),
      content: WORDS.leaveWords,
      confirmText: WORDS.leaveNow,
      cancelText: WORDS.stay,
    });
    if (!confirm) return;
    this.setData({ busy: true });
    const key = `leave:${communityId}`;
    const answer = await callCloud('resident', 'leaveCommunity', {
      communityId,
      commandId: keptCommandId(key),
    });
    this.setData({ busy: false });
    settleCommand(key, answer);
    if (!answer.ok) return explain(answer);
    forgetMemberships();
    goHome(this);
  },
});
