import '../../errors';
import type { ClauseDiff, CovenantActions, DiffPart } from '../../../../typings/contract/covenant';
import { callCloud } from '../../../cloud/call-cloud';
import { DIFF_LEGEND } from '../../../text/covenant/amendment';
import {
  CLAUSE_CHANGES,
  COVENANT_COMPARE,
  changedWords,
  compareHeading,
  moreClausesWords,
  movedWords,
} from '../../../text/covenant/detail';
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
    words: COVENANT_COMPARE,
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
    heading: '',
    summary: '',
    moreLine: '',
  },

  onLoad(query) {
    const { communityId = '', covenantId = '', from = '', to = '' } = query;
    this.setData({
      communityId,
      covenantId,
      from: Number(from),
      to: Number(to),
      heading: compareHeading(Number(from), Number(to)),
    });
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
      summary: `${changedWords(all.length, clauses.length - all.length)}${DIFF_LEGEND}`,
      moreLine: moreClausesWords(all.length - AT_ONCE),
    });
  },

  /** Nothing is tapped for more: what comes would move what a finger is about to touch. */
  onReachBottom() {
    const { all, rows } = this.data;
    if (rows.length >= all.length) return;
    const shown = rows.length + AT_ONCE;
    this.setData({ rows: all.slice(0, shown), moreLine: moreClausesWords(all.length - shown) });
  },
});

function isChanged(parts: readonly DiffPart[]): boolean {
  return parts.some(({ kind }) => kind !== 'same');
}

function rowOf({ kind, before, after, parts }: ClauseDiff): Row {
  const isMovedOnly = kind === 'moved' && !isChanged(parts);
  return {
    key: `${before}:${after}`,
    title: movedWords(before, after),
    tag: isMovedOnly ? COVENANT_COMPARE.movedOnly : CLAUSE_CHANGES[kind],
    parts,
  };
}
