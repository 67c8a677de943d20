import '../../errors';
import type { ConsentLine, OwnData } from '../../../../typings/contract/resident';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { forgetMemberships } from '../../../store/session';
import { dayWords } from '../../../text/date';
import { type OwnDataParts, ownDataParts, ownDataText } from '../../../text/resident/own-data';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';

/** Lines of each list that stand open. */
const FIRST = 3;

/** What is kept about me: to read, to take along, to end. */
definePage({
  data: {
    communityId: '',
    own: null as OwnData | null,
    text: '',
    facts: [] as OwnDataParts['facts'],
    /** `lines`: those that are shown, the rest when they are asked for */
    lists: [] as (OwnDataParts['lists'][number] & { more: number })[],
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
      given: given.map((one) => ({
        ...one,
        words: `${one.agentName} 替我办，到 ${dayWords(one.until)}`,
      })),
      received: received.map((one) => ({
        ...one,
        words: `我替 ${one.principalName} 办，到 ${dayWords(one.until)}`,
      })),
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
        return { name, lines: shown, more: lines.length - shown.length };
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
      content: '结束以后就不能再代办了。已经办过的还算数。',
      confirmText: '结束',
      cancelText: '先不',
    });
    if (!confirm) return;
    const key = `consent-end:${principal}:${agent}`;
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
      title: `退出${own.communityName}？`,
      content:
        '您的姓名、微信和住处会被删掉，不能恢复；您确认过的通知还按户算数，但不再写着您。想留一份资料，请先复制。',
      confirmText: '退出',
      cancelText: '不退出',
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
    void wx.switchTab({ url: '/pages/home/index' });
  },
});
