import '../../errors';
import type {
  DoubtedOwner,
  OwnerDoubt,
  OwnerDoubtKind,
} from '../../../../typings/contract/parts/owners';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { formErrorWords } from '../../../text/error';
import {
  allDifferentWords,
  doubtsHeading,
  groupsWords,
  groupTitle,
  numberWords,
  OWNER_DOUBTS,
  ownerName,
  proposeLabel,
} from '../../../text/roster/doubt';
import { DOUBT_KINDS, unitsWords } from '../../../text/roster/owner';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

/** All one owner, all different, or those that are ticked one. */
type Choice = '' | 'same' | 'different' | 'some';

interface Owner extends DoubtedOwner {
  /** the first of the names */
  name: string;
  number: string;
  words: string;
  isTicked: boolean;
}

interface Row extends Omit<OwnerDoubt, 'owners'> {
  title: string;
  owners: Owner[];
  choice: Choice;
}

/** What two of one name may be; more may also be some of one. */
const TWO: { key: Choice; name: string }[] = [
  { key: 'same', name: OWNER_DOUBTS.same },
  { key: 'different', name: OWNER_DOUBTS.different },
];

/** As many as one proposal takes. */
const MOST = 100;

/** Owners of whom nobody knows whether they are one: chosen group by group, or all that is shown at once. */
definePage({
  data: {
    words: OWNER_DOUBTS,
    two: TWO,
    some: [...TWO, { key: 'some', name: OWNER_DOUBTS.some }],
    communityId: '',
    estateId: '',
    heading: '',
    kinds: [] as { kind: OwnerDoubtKind; name: string; count: number; groups: string }[],
    kind: 'no-number' as OwnerDoubtKind,
    hint: '',
    all: 0,
    ...noRows<Row>(),
    chosen: 0,
    free: 0,
    allDifferent: '',
    proposeLabel: proposeLabel(0),
    reason: '',
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', estateId = '' } = query;
    this.setData({ communityId, estateId });
    void this.refresh(true);
  },

  /** @param first shows the first kind that there is any of */
  async refresh(first = false) {
    const { communityId, estateId, kind } = this.data;
    await load(this, {
      ask: () => callCloud('roster', 'listOwnerDoubts', { communityId, estateId, kind }),
      show: ({ estate, doubts, counts, next }) => {
        const kinds = DOUBT_KINDS.map((one) => ({
          ...one,
          count: counts[one.kind],
          groups: groupsWords(counts[one.kind]),
        }));
        const all = kinds.reduce((sum, { count }) => sum + count, 0);
        this.setData({ heading: doubtsHeading(estate, all), kinds, all, next });
        this.show(doubts.map(rowOf));
        const some = kinds.find(({ count }) => count > 0);
        if (first && counts[kind] === 0 && some) void this.turnTo(some.kind);
        else this.setData({ hint: kinds.find((one) => one.kind === kind)?.hint ?? '' });
      },
    });
  },

  async turnTo(kind: OwnerDoubtKind) {
    this.setData({ kind, problem: '' });
    await this.refresh();
  },

  chooseKind(event: WechatMiniprogram.TouchEvent) {
    void this.turnTo(event.currentTarget.dataset.kind as OwnerDoubtKind);
  },

  async more() {
    const { communityId, estateId, kind } = this.data;
    await showMore(this, {
      ask: (after) =>
        callCloud('roster', 'listOwnerDoubts', { communityId, estateId, kind, after }),
      rows: ({ doubts }) => doubts.map(rowOf),
    });
    this.show(this.data.rows);
  },

  show(rows: Row[]) {
    const open = rows.filter(({ waits, own }) => !waits && !own);
    const chosen = open.filter(isChosen).length;
    const free = open.length - chosen;
    this.setData({
      rows,
      chosen,
      free,
      allDifferent: allDifferentWords(free),
      proposeLabel: proposeLabel(chosen),
    });
  },

  choose(event: WechatMiniprogram.CustomEvent<{ chosen: Choice | null }>) {
    const { id } = event.currentTarget.dataset as { id: string };
    const choice = event.detail.chosen ?? '';
    this.setData({ problem: '' });
    this.show(this.data.rows.map((row) => (row.doubtId === id ? { ...row, choice } : row)));
  },

  tick(event: WechatMiniprogram.TouchEvent) {
    const { id, at } = event.currentTarget.dataset as { id: string; at: number };
    this.show(
      this.data.rows.map((row) =>
        row.doubtId === id
          ? {
              ...row,
              owners: row.owners.map((owner, index) =>
                index === at ? { ...owner, isTicked: !owner.isTicked } : owner,
              ),
            }
          : row,
      ),
    );
  },

  /** What is shown and has no choice yet. */
  chooseAll(event: WechatMiniprogram.TouchEvent) {
    const { choice } = event.currentTarget.dataset as { choice: Choice };
    let left = MOST - this.data.chosen;
    this.show(
      this.data.rows.map((row) => {
        if (row.waits || row.own || isChosen(row) || left === 0) return row;
        left -= 1;
        return { ...row, choice };
      }),
    );
  },

  typeReason(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: event.detail.value, problem: '' });
  },

  toProposals() {
    go(pathTo.ownerProposals(this.data.communityId, this.data.estateId));
  },

  async propose() {
    const { communityId, estateId, rows, busy } = this.data;
    const reason = this.data.reason.trim();
    if (busy) return;
    const chosen = rows.filter(isChosen).slice(0, MOST);
    if (chosen.length === 0) return this.setData({ problem: OWNER_DOUBTS.chooseFirst });
    if (reason === '') return this.setData({ problem: OWNER_DOUBTS.reasonFirst });
    this.setData({ busy: true });
    const decisions = chosen.map((row) => ({ doubtId: row.doubtId, together: togetherOf(row) }));
    const name = `owners:${JSON.stringify({ estateId, decisions, reason })}`;
    const answer = await callCloud('roster', 'proposeOwners', {
      communityId,
      estateId,
      decisions,
      reason,
      commandId: keptCommandId(name),
    });
    settleCommand(name, answer);
    this.setData({ busy: false });
    if (!answer.ok) return this.setData({ problem: formErrorWords(answer) });
    this.setData({ reason: '' });
    await wx.showToast({ title: OWNER_DOUBTS.proposed, icon: 'success' });
    await this.refresh();
  },
});

function rowOf(doubt: OwnerDoubt): Row {
  const names = [...new Set(doubt.owners.map((owner) => owner.names.join('、')))];
  return {
    ...doubt,
    title: groupTitle(names),
    owners: doubt.owners.map((owner) => ({
      ...owner,
      name: ownerName(owner),
      number: numberWords(owner.hasNumber),
      words: unitsWords(owner),
      isTicked: false,
    })),
    choice: '',
  };
}

function isChosen({ choice, owners }: Row): boolean {
  if (choice !== 'some') return choice !== '';
  return owners.filter(({ isTicked }) => isTicked).length > 1;
}

function togetherOf({ choice, owners }: Row): string[][] {
  if (choice === 'different') return [];
  const one = choice === 'some' ? owners.filter(({ isTicked }) => isTicked) : owners;
  return [one.flatMap(({ units }) => units.map(({ householdId }) => householdId))];
}
