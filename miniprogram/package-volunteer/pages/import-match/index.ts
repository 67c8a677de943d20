import '../../errors';
import type { LeftDoubt } from '../../../../typings/contract/volunteer/importing';
import type { Neighbour } from '../../../../typings/contract/volunteer/organising';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { errorWords } from '../../../text/error';
import { CORRECTION, FIND } from '../../../text/volunteer/common';
import { IMPORT_MATCH, rowIntro } from '../../../text/volunteer/import/pages';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

/** Whose a row of an old table is that led to nobody: one says it, another from outside the team agrees. */
definePage({
  data: {
    words: IMPORT_MATCH,
    communityId: '',
    teamId: '',
    importId: '',
    index: 0,
    row: null as LeftDoubt | null,
    rowIntro: '',
    search: '',
    found: [] as Neighbour[],
    searched: false,
    chosen: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', teamId = '', importId = '', index = '0' }) {
    this.setData({ communityId, teamId, importId, index: Number(index) });
    void this.refresh();
  },

  async refresh() {
    const { communityId, importId, index } = this.data;
    await load(this, {
      ask: () => callCloud('volunteer', 'showTeamImport', { communityId, importId }),
      show: ({ left }) => {
        const row = left.find((one) => one.index === index && !one.match) ?? null;
        this.setData({
          row,
          rowIntro: rowIntro(row?.row ?? 0),
          search: this.data.search || nameIn(row?.written ?? ''),
        });
      },
    });
  },

  typeName({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ search: detail.value, found: [], searched: false, chosen: '' });
  },

  async find() {
    const { communityId, teamId, search } = this.data;
    const name = search.trim();
    if (name.length < 2) return this.setData({ problem: FIND.wantsWholeName });
    const answer = await callCloud('volunteer', 'findNeighbours', { communityId, teamId, name });
    if (name !== this.data.search.trim()) return;
    if (!answer.ok) return this.setData({ problem: errorWords(answer) });
    const [only, second] = answer.data.people;
    const chosen = only && !second ? only.residentId : '';
    this.setData({ found: answer.data.people, searched: true, problem: '', chosen });
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    this.setData({ chosen: (event.currentTarget.dataset as { id: string }).id, problem: '' });
  },

  async save() {
    const { communityId, teamId, importId, index, chosen, busy } = this.data;
    if (busy) return;
    if (!chosen) return this.setData({ problem: IMPORT_MATCH.wantsChoice });
    this.setData({ busy: true, problem: '' });
    const kept = `import-match:${importId}:${index}:${chosen}`;
    const answer = await callCloud('volunteer', 'matchImportRow', {
      communityId,
      teamId,
      importId,
      index,
      residentId: chosen,
      commandId: keptCommandId(kept),
    });
    settleCommand(kept, answer);
    this.setData({ busy: false });
    if (!answer.ok) return this.setData({ problem: errorWords(answer) });
    void wx.showToast({ title: CORRECTION.noted, icon: 'none' });
    goBackOrHome(this);
  },
});

/** 一期 1栋 1单元 102 王秀英 → 王秀英 */
function nameIn(written: string): string {
  const last = written.split(' ').at(-1) ?? '';
  return /^\p{L}{2,}$/u.test(last) ? last : '';
}
