import '../../errors';
import type { RosterActions } from '../../../../typings/contract/roster';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { formErrorWords } from '../../../text/error';
import { ESTATE_LIST, estateLines } from '../../../text/roster/estate';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

type Estate = RosterActions['listEstates']['data']['estates'][number];
type Row = Estate & { look: ReturnType<typeof estateLines> };

interface Form {
  area: string;
  units: string;
  developer: string;
}

/** What the papers of each estate state: its whole area, its units, who built it. */
definePage({
  data: {
    words: ESTATE_LIST,
    communityId: '',
    rows: [] as Row[],
    /** the estate that is being filled in; '' = none */
    editing: '',
    form: { area: '', units: '', developer: '' } as Form,
    problem: '',
    busy: false,
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '' });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: () => callCloud('roster', 'listEstates', { communityId }),
      show: ({ estates }) =>
        this.setData({
          rows: estates.map((one) => ({ ...one, look: estateLines(one) })),
        }),
    });
  },

  edit(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const found = this.data.rows.find(({ estateId }) => estateId === id);
    if (!found) return;
    const { area, units, developer } = found;
    const form = {
      area: area === null ? '' : String(area / 100),
      units: units === null ? '' : String(units),
      developer: developer ?? '',
    };
    this.setData({ editing: id, form, problem: '' });
  },

  leaveIt() {
    this.setData({ editing: '' });
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { name } = event.currentTarget.dataset as { name: keyof Form };
    this.setData({ form: { ...this.data.form, [name]: event.detail.value }, problem: '' });
  },

  toDoubts(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(pathTo.ownerDoubts(this.data.communityId, id));
  },

  async save() {
    const { communityId, editing: estateId, rows, form, busy } = this.data;
    const found = rows.find((one) => one.estateId === estateId);
    if (busy || !found) return;
    const area = form.area.replace(/[,，\s]/g, '');
    if (area !== '' && !/^\d{1,8}(\.\d{1,2})?$/.test(area)) {
      return this.setData({ problem: ESTATE_LIST.areaUnfit });
    }
    if (!/^\d{0,6}$/.test(form.units)) return this.setData({ problem: ESTATE_LIST.unitsUnfit });
    this.setData({ busy: true });
    const statement = {
      area: area === '' ? null : Math.round(Number(area) * 100) || null,
      units: Number(form.units) || null,
      developer: form.developer.trim() || null,
    };
    const name = `estate:${JSON.stringify({ estateId, statement, seen: found.seen })}`;
    const answer = await callCloud('roster', 'stateEstate', {
      communityId,
      estateId,
      statement,
      seen: found.seen,
      commandId: keptCommandId(name),
    });
    settleCommand(name, answer);
    this.setData({ busy: false });
    if (!answer.ok) return this.setData({ problem: formErrorWords(answer) });
    this.setData({ editing: '' });
    await wx.showToast({ title: ESTATE_LIST.saved, icon: 'success' });
    await this.refresh();
  },
});
