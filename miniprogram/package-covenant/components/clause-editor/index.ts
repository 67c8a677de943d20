import type { Aspect } from '../../../../typings/contract/covenant';
import { clauseName } from '../../../text/covenant/clause';
import {
  CLAUSE_EDITOR,
  isChapterWords,
  mergedWords,
  removedWords,
} from '../../../text/covenant/edit';
import { ASPECT_WORDS } from '../../../text/covenant/lint';
import {
  added,
  changed,
  confirmed,
  type EditClause,
  mergedUp,
  moved,
  piecesOf,
  removed,
  splitAt,
  withoutHeading,
} from '../../editing';
import { LONGEST, MOST_CLAUSES } from '../../limits';

const AT_ONCE = 50;
const ASPECTS = Object.entries(ASPECT_WORDS) as [Aspect, string][];

interface Card {
  key: number;
  name: string;
  chapter: string;
  text: string;
  aspects: string;
  /** what the drafter should decide; '' if nothing */
  unsure: string;
  /** whether the name above it is a chapter's, asked */
  asked: string;
}

type Tap = WechatMiniprogram.TouchEvent;
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;

/**
 * The clauses of a text as cards, one of them open to be changed. It keeps them itself; event: `change`
 * with `{ clauses: EditClause[] }` after every change.
 */
Component({
  properties: {
    /** what to begin with; another array begins anew */
    clauses: { type: Array, value: [] as EditClause[] },
    /** shows which of the nine aspects a clause is about */
    aspects: { type: Boolean, value: false },
    /** the clause to open first, by id */
    openId: { type: String, value: '' },
  },
  data: {
    words: CLAUSE_EDITOR,
    /** not drawn: hundreds of clauses go to the screen in part only */
    all: [] as EditClause[],
    cards: [] as Card[],
    total: 0,
    /** the key of the open one; -1 = none */
    openKey: -1,
    openText: '',
    openChapter: '',
    /** the sentences of the open one, while a place to cut is chosen */
    pieces: [] as { text: string; end: number }[],
    choices: [] as { aspect: Aspect; words: string; on: boolean }[],
    /** what stood before a clause was deleted */
    undo: null as EditClause[] | null,
    undoWords: '',
    longest: LONGEST,
    full: false,
  },
  observers: {
    'clauses, openId'(clauses: EditClause[], openId: string) {
      this.data.all = clauses;
      const opened = clauses.find(({ clauseId }) => openId !== '' && clauseId === openId);
      const at = opened ? clauses.indexOf(opened) : 0;
      this.setData({ undo: null, cards: [], openKey: -1 });
      this.draw(Math.max(AT_ONCE, at + 1));
      if (opened) this.openCard(opened.key);
    },
  },
  methods: {
    draw(count: number) {
      const { all } = this.data;
      this.setData({
        cards: all.slice(0, Math.max(AT_ONCE, count)).map((clause, index) => ({
          key: clause.key,
          name: clauseName(index + 1),
          chapter: clause.chapter,
          text: clause.text,
          aspects: clause.aspects.map((aspect) => ASPECT_WORDS[aspect]).join('、'),
          unsure: clause.unsure ?? '',
          asked: isChapterWords(clause.chapter),
        })),
        total: all.length,
        full: all.length >= MOST_CLAUSES,
      });
    },

    more() {
      this.draw(this.data.cards.length + AT_ONCE);
    },

    /** Takes the changed list, draws it, and tells the page. */
    take(all: EditClause[]) {
      const isLonger = all.length > this.data.all.length;
      this.data.all = all;
      this.draw(this.data.cards.length + (isLonger ? 1 : 0));
      this.tell();
    },

    tell() {
      this.triggerEvent('change', { clauses: this.data.all });
    },

    openCard(key: number) {
      const clause = this.data.all.find((one) => one.key === key);
      this.setData({
        openKey: clause ? key : -1,
        openText: clause?.text ?? '',
        openChapter: clause?.chapter ?? '',
        pieces: [],
        choices: choicesOf(clause),
      });
    },

    turn(event: Tap) {
      const { key } = event.currentTarget.dataset as { key: number };
      this.draw(this.data.cards.length);
      this.openCard(key === this.data.openKey ? -1 : key);
    },

    at(): number {
      return this.data.all.findIndex(({ key }) => key === this.data.openKey);
    },

    /** While someone types, the cards are not drawn anew: only the list behind them changes. */
    typeText(event: Typed) {
      this.data.all = changed(this.data.all, this.at(), { text: event.detail.value });
      if (this.data.undo) this.setData({ undo: null });
      this.tell();
    },

    typeChapter(event: Typed) {
      this.data.all = changed(this.data.all, this.at(), { chapter: event.detail.value });
      if (this.data.undo) this.setData({ undo: null });
      this.tell();
    },

    mergeUp() {
      const { all } = this.data;
      const at = this.at();
      const before = all[at - 1];
      if (!before) return;
      this.setData({ undo: all, undoWords: mergedWords(at) });
      this.take(mergedUp(all, at));
      this.openCard(before.key);
    },

    /** The decisions that an unsure clause asks for; each can be undone. */
    decide(event: Tap) {
      const { key, choice } = event.currentTarget.dataset as { key: number; choice: string };
      const { all } = this.data;
      const at = all.findIndex((one) => one.key === key);
      if (at < 0) return;
      const next = DECISIONS[choice]?.(all, at) ?? all;
      const undoWords = choice === 'keep' ? CLAUSE_EDITOR.kept : CLAUSE_EDITOR.decided;
      this.setData({ undo: all, undoWords, openKey: -1 });
      this.take(next);
    },

    showPieces() {
      const pieces = piecesOf(this.data.all[this.at()]?.text ?? '');
      if (pieces.length > 1) this.setData({ pieces });
      else void wx.showToast({ title: CLAUSE_EDITOR.oneSentence, icon: 'none' });
    },

    hidePieces() {
      const { openKey } = this.data;
      this.openCard(openKey);
    },

    split(event: Tap) {
      const { all, openKey } = this.data;
      const next = splitAt(all, this.at(), Number(event.currentTarget.dataset.end));
      this.setData({ undo: all, undoWords: CLAUSE_EDITOR.splitDone });
      this.take(next);
      this.openCard(openKey);
    },

    move(event: Tap) {
      const { all, openKey } = this.data;
      const by = event.currentTarget.dataset.by === 'up' ? -1 : 1;
      this.setData({ undo: null });
      this.take(moved(all, this.at(), by));
      this.openCard(openKey);
    },

    add() {
      const { all } = this.data;
      const at = this.at() < 0 ? all.length - 1 : this.at();
      this.setData({ undo: null });
      const next = added(all, at);
      this.take(next);
      this.openCard(next[at + 1]?.key ?? -1);
    },

    remove() {
      const { all } = this.data;
      const at = this.at();
      if (at < 0) return;
      const words = removedWords(at + 1, all[at]?.text ?? '');
      this.setData({ undo: all, undoWords: words });
      this.take(removed(all, at));
      this.openCard(-1);
    },

    takeBack() {
      const { undo } = this.data;
      if (!undo) return;
      this.setData({ undo: null });
      this.take(undo);
      this.openCard(-1);
    },

    chooseAspect(event: Tap) {
      const { aspect } = event.currentTarget.dataset as { aspect: Aspect };
      const { all, openKey } = this.data;
      const at = this.at();
      const own = all[at]?.aspects ?? [];
      const aspects = own.includes(aspect)
        ? own.filter((one) => one !== aspect)
        : ASPECTS.map(([one]) => one).filter((one) => one === aspect || own.includes(one));
      this.take(changed(all, at, { aspects }));
      this.setData({ choices: choicesOf(this.data.all.find(({ key }) => key === openKey)) });
    },
  },
});

/** What a clause becomes that the splitting was not sure of. */
const DECISIONS: Record<string, (all: readonly EditClause[], at: number) => EditClause[]> = {
  keep: confirmed,
  'not-heading': withoutHeading,
  up: mergedUp,
  down: (all, at) => mergedUp(all, at + 1),
};

function choicesOf(clause: EditClause | undefined) {
  return ASPECTS.map(([aspect, words]) => ({
    aspect,
    words,
    on: clause?.aspects.includes(aspect) ?? false,
  }));
}
