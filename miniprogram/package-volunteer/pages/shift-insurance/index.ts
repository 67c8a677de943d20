import '../../errors';
import type { IdKind, InsuredLine } from '../../../../typings/contract/volunteer/insurance';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { dayWithWeekday, dayWords } from '../../../text/date';
import { errorWords } from '../../../text/error';
import { COMMON } from '../../../text/volunteer/common';
import {
  insuranceIntro,
  numberLabel,
  SHIFT_INSURANCE,
} from '../../../text/volunteer/shift/insurance';
import { givenWords, ID_KINDS } from '../../../text/volunteer/shift/insured';
import { goOn } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';

interface Row extends InsuredLine {
  kind: IdKind;
  label: string;
  number: string;
  problem: string;
}
type Tapped = WechatMiniprogram.TouchEvent;

/** Numbers for the insurer: of oneself and one's home; leaders see who has given one, and ask for the list. */
definePage({
  data: {
    words: SHIFT_INSURANCE,
    communityId: '',
    shiftId: '',
    teamId: '',
    title: '',
    day: '',
    intro: '',
    kinds: ID_KINDS,
    family: [] as Row[],
    all: null as InsuredLine[] | null,
    given: '',
    busy: '',
  },

  onLoad({ communityId = '', shiftId = '' }) {
    this.setData({ communityId, shiftId });
    void this.refresh();
  },

  async refresh() {
    const { communityId, shiftId } = this.data;
    await load(this, {
      ask: () => callCloud('volunteer', 'showInsurance', { communityId, shiftId }),
      show: ({ title, day, keptUntil, family, all, teamId }) =>
        this.setData({
          teamId,
          title,
          day: dayWithWeekday(day),
          intro: insuranceIntro(dayWords(keptUntil)),
          family: family.map((one) => ({
            ...one,
            kind: 'resident-id' as const,
            label: numberLabel(one.name),
            number: '',
            problem: '',
          })),
          all,
          given: all ? givenWords(all) : '',
        }),
    });
  },

  change(id: string, patch: Partial<Row>) {
    this.setData({
      family: this.data.family.map((one) => (one.residentId === id ? { ...one, ...patch } : one)),
    });
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { id } = event.currentTarget.dataset as { id: string };
    this.change(id, { number: event.detail.value, problem: '' });
  },

  chooseKind(event: WechatMiniprogram.CustomEvent<{ key: IdKind }>) {
    const { id } = event.currentTarget.dataset as { id: string };
    this.change(id, { kind: event.detail.key, problem: '' });
  },

  async give(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    const row = this.data.family.find(({ residentId }) => residentId === id);
    if (row?.number.trim()) await this.send(row, row.number.trim());
    else this.change(id, { problem: SHIFT_INSURANCE.wantsNumber });
  },

  async takeBack(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    const row = this.data.family.find(({ residentId }) => residentId === id);
    if (!row) return;
    const { confirm } = await wx.showModal({
      title: SHIFT_INSURANCE.takeBackTitle,
      content: SHIFT_INSURANCE.takeBackHint,
      confirmText: SHIFT_INSURANCE.takeBack,
      cancelText: COMMON.notYet,
    });
    if (confirm) await this.send(row, null);
  },

  async send({ residentId, kind }: Row, number: string | null) {
    const { communityId, shiftId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: residentId });
    const draft = `id-number:${shiftId}:${residentId}:${number === null ? 'back' : 'give'}`;
    const answer = await callCloud('volunteer', 'saveIdNumber', {
      communityId,
      shiftId,
      residentId,
      kind,
      number,
      commandId: keptCommandId(draft),
    });
    settleCommand(draft, answer);
    this.setData({ busy: '' });
    if (answer.ok) await this.refresh();
    else if (answer.code === 'ID_NUMBER_WRONG' || answer.code === 'INPUT_INVALID') {
      this.change(residentId, { problem: errorWords({ ...answer, code: 'ID_NUMBER_WRONG' }) });
    } else explain(answer);
  },

  openExports() {
    go(pathTo.exports(this.data.communityId));
  },

  async ask() {
    const { communityId, shiftId, teamId, busy } = this.data;
    if (busy) return;
    const { confirm } = await wx.showModal({
      title: SHIFT_INSURANCE.exportTitle,
      content: SHIFT_INSURANCE.exportHint,
      confirmText: SHIFT_INSURANCE.exportConfirm,
      cancelText: COMMON.notYet,
    });
    if (!confirm) return;
    this.setData({ busy: 'ask' });
    const draft = `insurance-list:${shiftId}`;
    const input = { communityId, shiftId, teamId, commandId: keptCommandId(draft) };
    const answer = await callCloud('volunteer', 'askInsuranceList', input);
    settleCommand(draft, answer);
    this.setData({ busy: '' });
    if (answer.ok) goOn(this, pathTo.exports(communityId));
    else explain(answer);
  },
});
