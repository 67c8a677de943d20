import '../../errors';
import type { ClauseDiff, CovenantActions, DiffPart } from '../../../../typings/contract/covenant';
import { callCloud } from '../../../cloud/call-cloud';
import { clauseName } from '../../../text/covenant/clause';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

const AT_ONCE = 50;

interface Row {
  key: string;
  title: string;
  tag: string;
  parts: DiffPart[];
}

/** How one version became another, clause by clause; what stayed the same is left out. */
definePage({
  data: {
    communityId: '',
    covenantId: '',
    from: 0,
    to: 0,
    title: [] as DiffPart[],
    preamble: [] as DiffPart[],
    /** not drawn: the first of them are `rows` */
    all: [] as Row[],
    rows: [] as Row[],
    total: 0,
    same: 0,
  },

  onLoad(query) {
    const { communityId = '', covenantId = '', from = '', to = '' } = query;
    this.setData({ communityId, covenantId, from: Number(from), to: Number(to) });
    void this.refresh();
  },

  async refresh() {
    const { communityId, covenantId, from, to } = this.data;
    await load(this, {
      ask: () => callCloud('covenant', 'compareVersions', { communityId, covenantId, from, to }),
      show: (answer) => this.show(answer),
    });
  },

  show({ title, preamble, clauses }: CovenantActions['compareVersions']['data']) {
    const all = clauses.filter(({ kind }) => kind !== 'same').map(rowOf);
    this.data.all = all;
    this.setData({
      title: isChanged(title) ? title : [],
      preamble: isChanged(preamble) ? preamble : [],
      rows: all.slice(0, AT_ONCE),
      total: all.length,
      same: clauses.length - all.length,
    });
  },

  /** Nothing is tapped for more: what comes would move what a finger is about to touch. */
  onReachBottom() {
    const { all, rows } = this.data;
    if (rows.length < all.length) this.setData({ rows: all.slice(0, rows.length + AT_ONCE) });
  },
});

function isChanged(parts: readonly DiffPart[]): boolean {
  return parts.some(({ kind }) => kind !== 'same');
}

function rowOf({ kind, before, after, parts }: ClauseDiff): Row {
  const was = before === null ? '' : clauseName(before);
  const is = after === null ? '' : clauseName(after);
  const moved = was && is && was !== is ? `${is}（原来是${was}）` : is || `原来的${was}`;
  const tags: Record<ClauseDiff['kind'], string> = {
    same: '',
    changed: '改了',
    added: '新加',
    deleted: '删去',
    moved: isChanged(parts) ? '移了位置，也改了' : '移了位置',
  };
  return { key: `${before}:${after}`, title: moved, tag: tags[kind], parts };
}
