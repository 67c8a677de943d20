import '../../errors';
import type { HandoverLine } from '../../../../typings/contract/office/handover';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { errorWords } from '../../../text/error';
import {
  beginDialog,
  endWords,
  HANDOVER_LIST,
  handoverTag,
  officeWords,
  successorWords,
} from '../../../text/role/handover';
import { goOn } from '../../../view/after-answer';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface Row extends HandoverLine {
  id: string;
  office: string;
  words: string;
  tag: ReturnType<typeof handoverTag>;
}

/** Offices that ended or end soon, and whether each has been handed over; one begins by naming who comes after. */
definePage({
  data: {
    words: HANDOVER_LIST,
    communityId: '',
    rows: [] as Row[],
    mayBegin: false,
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId });
  },

  onShow() {
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: () => callCloud('role', 'listHandovers', { communityId }),
      show: ({ handovers, mayBegin }) =>
        this.setData({
          mayBegin,
          rows: handovers.map((one) => ({
            ...one,
            id: `${one.residentId}:${one.role}:${one.placeId}:${one.from}`,
            office: officeWords(one),
            words: endWords(one),
            tag: handoverTag(one),
          })),
        }),
    });
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const row = this.data.rows.find((one) => one.id === id);
    if (!row || this.data.busy) return;
    if (row.handoverId) go(pathTo.handover(this.data.communityId, row.handoverId));
    else void this.begin(row);
  },

  /** Who comes after is chosen among those who hold an office, the same one first. */
  async begin({ residentId, role, placeId, from, name }: Row) {
    const { communityId } = this.data;
    this.setData({ busy: true, problem: '' });
    const term = { communityId, residentId, role, placeId, from };
    const found = await callCloud('role', 'listSuccessors', term);
    this.setData({ busy: false, problem: found.ok ? '' : errorWords(found) });
    if (!found.ok) return;
    const others = found.data.successors;
    if (others.length === 0) {
      this.setData({ problem: HANDOVER_LIST.nobody });
      return;
    }
    const chosen = await chooseOne(others.map(successorWords));
    const successor = chosen === null ? undefined : others[chosen];
    if (!successor) return;
    const { confirm } = await wx.showModal(beginDialog(name, successor.name));
    if (!confirm) return;
    this.setData({ busy: true });
    const key = `handover:${residentId}:${role}:${placeId}:${from}:${successor.residentId}`;
    const answer = await callCloud('role', 'beginHandover', {
      communityId,
      residentId,
      role,
      placeId,
      from,
      successorId: successor.residentId,
      commandId: keptCommandId(key),
    });
    settleCommand(key, answer);
    this.setData({ busy: false, problem: answer.ok ? '' : errorWords(answer) });
    if (answer.ok) goOn(this, pathTo.handover(communityId, answer.data.handoverId));
  },
});
