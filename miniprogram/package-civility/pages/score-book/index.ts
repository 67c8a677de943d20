import '../../errors';
import type {
  CardLine,
  ScorebookKind,
  ScoreLine,
} from '../../../../typings/contract/civility/scorecard';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { memberships } from '../../../store/session';
import { pointsWords } from '../../../text/civility/claim';
import { picturesWords } from '../../../text/civility/page/common';
import {
  BOOK_WORDS,
  BOOKS,
  cardState,
  cardWords,
  DECIDE_WORDS,
  DECIDING,
  kindOf,
  scoreSteps,
} from '../../../text/civility/scorecard';
import { dayWithWeekday } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { civilityPaths } from '../../../view/civility-paths';
import { definePage } from '../../../view/define-page';
import { go } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';
import { decideScorePicture, type ShownPictures, showScorePictures } from '../../score-pictures';
import { type Tab, tabsOf } from './book-tabs';

interface Row {
  id: string;
  title: string;
  words: string;
  state: ReturnType<typeof cardState> | null;
  /** an officer may record the signed paper */
  mayRecord: boolean;
  points: string;
  steps: string[];
  asked: string;
  alike: string;
  own: boolean;
  /** asks for its pictures; '' where there are none */
  pictures: string;
}
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;
type Tapped = WechatMiniprogram.TouchEvent;
type Decided = WechatMiniprogram.CustomEvent<{ pictureId: string; passes: boolean }>;

/** A book for its officers: who has a card, and what waits for somebody to decide. */
definePage({
  data: {
    words: BOOK_WORDS,
    deciding: DECIDING,
    decide: DECIDE_WORDS,
    communityId: '',
    book: 'members' as ScorebookKind,
    about: BOOKS.members,
    tabs: [] as { tab: Tab; name: string }[],
    tab: 'cards' as Tab,
    /** a table holds, and the book is open */
    isOn: false,
    mayKeep: false,
    /** why nothing can be written now; '' if it can */
    hindrance: '',
    /** nobody but the caller could decide */
    alone: false,
    ...noRows<Row>(),
    chosen: '',
    /** pictures that were asked for, by score */
    shown: {} as Record<string, ShownPictures>,
    apart: false,
    draft: null as Draft<{ text: string }> | null,
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', book = '', tab = 'cards' }) {
    const kind = kindOf(book);
    // A tab that the caller has not is the first one.
    this.setData({ communityId, book: kind, about: BOOKS[kind], tab: tab as Tab });
    wx.setNavigationBarTitle({ title: BOOKS[kind].title });
  },

  onShow() {
    void this.refresh();
  },

  async refresh() {
    const { communityId, book } = this.data;
    const known = await memberships();
    const roles = known.ok
      ? (known.data.find((one) => one.communityId === communityId)?.roles ?? [])
      : [];
    const tabs = tabsOf(book, roles);
    const tab = tabs.some((one) => one.tab === this.data.tab) ? this.data.tab : 'cards';
    this.setData({ tabs, tab });
    await load(this, {
      ask: async () => {
        const [shown, rows] = await Promise.all([
          callCloud('civility', 'showScorebook', { communityId, book }),
          this.page(),
        ]);
        if (!shown.ok) return shown;
        return rows.ok ? { ok: true as const, data: { ...shown.data, ...rows.data } } : rows;
      },
      show: ({ table, coming, closedAt, mayWrite, deciders, rows, next }) =>
        this.setData({
          isOn: table !== null,
          mayKeep: mayWrite,
          alone: deciders !== null && deciders < 2,
          hindrance:
            closedAt !== null
              ? BOOK_WORDS.closed
              : table === null && coming !== null
                ? BOOK_WORDS.waitRules(dayWithWeekday(coming.from))
                : '',
          rows,
          next,
        }),
    });
  },

  /** What the chosen tab lists. */
  async page(after?: string) {
    const { communityId, book, tab } = this.data;
    const from = after === undefined ? {} : { after };
    if (tab === 'cards') {
      const answer = await callCloud('civility', 'listCards', { communityId, book, ...from });
      if (!answer.ok) return answer;
      const { cards, next } = answer.data;
      return { ok: true as const, data: { rows: cards.map(cardRow), next } };
    }
    const answer = await callCloud('civility', 'listScoreQueue', {
      communityId,
      book,
      what: tab,
      ...from,
    });
    if (!answer.ok) return answer;
    const { scores, next } = answer.data;
    return { ok: true as const, data: { rows: scores.map(scoreRow), next } };
  },

  async more() {
    await showMore(this, { ask: (after) => this.page(after), rows: ({ rows }) => rows });
  },

  choose(event: WechatMiniprogram.CustomEvent<{ key: Tab }>) {
    const tab = event.detail.key;
    this.setData({ tab, phase: 'loading', rows: [], next: null, chosen: '', draft: null });
    void this.refresh();
  },

  openRules() {
    go(civilityPaths.scoreRules(this.data.communityId, this.data.book));
  },

  enter() {
    go(civilityPaths.scoreEnter(this.data.communityId, this.data.book));
  },

  report() {
    go(civilityPaths.scoreReport(this.data.communityId, this.data.book));
  },

  openCard(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(civilityPaths.scoreCard(this.data.communityId, id));
  },

  /** For somebody without WeChat: what they signed. */
  async record(event: Tapped) {
    const { id: cardId } = event.currentTarget.dataset as { id: string };
    const { communityId, book, busy } = this.data;
    if (busy) return;
    const { confirm } = await wx.showModal({
      content: BOOK_WORDS.sureRecord,
      confirmText: BOOK_WORDS.recordYes,
      cancelText: BOOK_WORDS.notYet,
    });
    if (!confirm) return;
    this.setData({ busy: true });
    const key = `card-paper:${cardId}`;
    const answer = await callCloud('civility', 'answerCard', {
      communityId,
      book,
      cardId,
      answer: 'agree',
      listed: false,
      paper: true,
      commandId: keptCommandId(key),
    });
    settleCommand(key, answer);
    this.setData({ busy: false });
    if (!answer.ok) return explain(answer);
    void wx.showToast({ title: BOOK_WORDS.recorded, icon: 'success' });
    await this.refresh();
  },

  showPictures(event: Tapped) {
    void showScorePictures(this, (event.currentTarget.dataset as { id: string }).id);
  },

  decidePicture(event: Decided) {
    const { id } = event.currentTarget.dataset as { id: string };
    void decideScorePicture(this, id, event.detail);
  },

  begin(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    const draft = openNew(`score-decision:${id}`, { text: '' });
    this.setData({ chosen: id, draft, apart: false, problem: '' });
  },

  leave() {
    this.setData({ chosen: '', draft: null, problem: '' });
  },

  type(event: Typed) {
    const { draft, chosen } = this.data;
    if (!draft) return;
    const next = { ...draft, value: { text: event.detail.value } };
    keepDraft(`score-decision:${chosen}`, next);
    this.setData({ draft: next, problem: '' });
  },

  switchApart() {
    this.setData({ apart: !this.data.apart });
  },

  agree() {
    void this.settle(true);
  },

  decline() {
    void this.settle(false);
  },

  async settle(agrees: boolean) {
    const { communityId, book, chosen: scoreId, draft, tab, apart, busy } = this.data;
    const reason = draft?.value.text.trim() ?? '';
    if (busy || !draft || tab === 'cards') return;
    if (reason === '') {
      this.setData({ problem: DECIDE_WORDS.whyMissing });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const commandId = `${draft.commandId}-${agrees ? 'y' : 'n'}`;
    const common = { communityId, book, scoreId, commandId };
    const answer = await {
      open: () =>
        callCloud('civility', 'reviewScore', {
          ...common,
          accepts: agrees,
          reason,
          ...(apart ? { apart } : {}),
        }),
      appealed: () =>
        callCloud('civility', 'hearScore', { ...common, upheld: agrees, answer: reason }),
      voiding: () => callCloud('civility', 'decideVoidScore', { ...common, agrees, reason }),
    }[tab]();
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`score-decision:${scoreId}`);
    const rows = this.data.rows.filter(({ id }) => id !== scoreId);
    this.setData({ rows, chosen: '', draft: null });
    void wx.showToast({ title: DECIDE_WORDS.done, icon: 'success' });
  },
});

const EMPTY = {
  state: null,
  mayRecord: false,
  points: '',
  steps: [],
  asked: '',
  alike: '',
  pictures: '',
};

function cardRow(card: CardLine): Row {
  const { cardId, label, state, byOther } = card;
  return {
    ...EMPTY,
    id: cardId,
    title: label,
    words: cardWords(card),
    state: cardState(card),
    mayRecord: state === 'asked' && !byOther,
    own: card.own,
  };
}

function scoreRow(score: ScoreLine): Row {
  const { scoreId, label, title, points, voiding, alike, own, pictures = 0 } = score;
  return {
    ...EMPTY,
    id: scoreId,
    title: label,
    words: title,
    points: pointsWords(points),
    steps: scoreSteps(score),
    asked: voiding ? DECIDE_WORDS.asked(voiding.reason) : '',
    alike: alike > 0 ? DECIDE_WORDS.alike(alike) : '',
    pictures: picturesWords(pictures),
    own,
  };
}
