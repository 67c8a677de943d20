import '../../errors';
import type { CardLine, ScorecardActions } from '../../../../typings/contract/civility/scorecard';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { memberships } from '../../../store/session';
import { CARD_FORMS, CARD_WORDS, cardState, cardWords } from '../../../text/civility/scorecard';
import { type FormPicture, pictureIdsOf, picturesProblem } from '../../../text/common/picture';
import { formErrorWords } from '../../../text/error';
import { openMadeFile } from '../../../view/attachment';
import { chooseOne } from '../../../view/choose-one';
import { civilityPaths } from '../../../view/civility-paths';
import { definePage } from '../../../view/define-page';
import {
  lookAtPictures,
  removePicture,
  resendPicture,
  sendPictures,
} from '../../../view/form-pictures';
import { go } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';
import { decideScorePicture, type ShownPictures, showScorePictures } from '../../score-pictures';
import {
  type Entry,
  entryOf,
  mayPrint,
  type Score,
  scoreOf,
  titleOf,
  type Year,
  yearOf,
} from './card-rows';

type AnswerOf<A extends keyof ScorecardActions> = ScorecardActions[A]['data'];
type Shown = AnswerOf<'showCard'> & Pick<AnswerOf<'listScores'>, 'scores'>;
/** The caller has no card, or several to choose from. */
const NOTHING = null as Shown | null;
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;
type Tapped = WechatMiniprogram.TouchEvent;
type Chosen = WechatMiniprogram.CustomEvent<{ paths: string[] }>;
type Named = WechatMiniprogram.CustomEvent<{ key: string }>;
type Decided = WechatMiniprogram.CustomEvent<{ pictureId: string; passes: boolean }>;
interface Written {
  text: string;
  pictures: FormPicture[];
}

/**
 * Somebody's card: asked whether they want it, then as a statement on which they object. Without an id the
 * caller's own, of which there may be one in each book. Officers of the book read the same page.
 */
definePage({
  data: {
    words: CARD_WORDS,
    communityId: '',
    cardId: '',
    /** the caller's own, where they have several or none was named */
    cards: [] as { cardId: string; title: string; state: ReturnType<typeof cardState> }[],
    card: null as CardLine | null,
    title: '',
    about: '',
    mayPrint: false,
    year: null as Year | null,
    dimensions: [] as string[],
    scores: [] as Score[],
    ...noRows<Entry>(),
    listed: false,
    /** what is being written: an appeal, or why something is to be taken back */
    writing: '' as '' | 'appeal' | 'void',
    scoreId: '',
    draft: null as Draft<Written> | null,
    /** pictures that were asked for, by score */
    shown: {} as Record<string, ShownPictures>,
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', cardId = '' }) {
    this.setData({ communityId, cardId });
  },

  onShow() {
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    // One's own card needs no office, nor a connection.
    const known = this.data.cardId ? await memberships() : null;
    const roles = known?.ok
      ? (known.data.find((one) => one.communityId === communityId)?.roles ?? [])
      : [];
    await load(this, {
      // Only one's own stays on the phone.
      ...(this.data.cardId ? {} : { keep: `score-card:${communityId}` }),
      ask: async () => {
        const own = this.data.cardId
          ? { ok: true as const, data: { cards: [] as CardLine[] } }
          : await callCloud('civility', 'listOwnCards', { communityId });
        if (!own.ok) return own;
        const { cards } = own.data;
        const cardId = this.data.cardId || (cards.length === 1 ? (cards[0]?.cardId ?? '') : '');
        if (cardId === '') return { ok: true as const, data: { cards, shown: NOTHING } };
        const [card, scores] = await Promise.all([
          callCloud('civility', 'showCard', { communityId, cardId }),
          callCloud('civility', 'listScores', { communityId, cardId }),
        ]);
        if (!card.ok) return card;
        if (!scores.ok) return scores;
        const shown: Shown | null = { ...card.data, scores: scores.data.scores };
        return { ok: true as const, data: { cards, shown } };
      },
      show: ({ cards, shown }) => {
        const now = Date.now();
        this.setData({
          cards: cards.map((one) => ({
            cardId: one.cardId,
            title: titleOf(one),
            state: cardState(one),
          })),
          card: shown?.card ?? null,
        });
        if (!shown) return;
        const { card, dimensions, stars, years, entries, next, scores } = shown;
        this.setData({
          title: titleOf(card),
          about: cardWords(card),
          mayPrint: mayPrint(card, roles),
          listed: card.listed,
          dimensions,
          year: yearOf(years, stars),
          rows: entries.map((one) => entryOf(one, dimensions)),
          next,
          scores: scores
            .filter(({ state, appealUntil }) => state !== 'posted' || (appealUntil ?? 0) > now)
            .map((one) => scoreOf(one, now)),
        });
      },
    });
  },

  async more() {
    const { communityId, card, dimensions } = this.data;
    if (!card) return;
    await showMore(this, {
      ask: (after) =>
        callCloud('civility', 'showCard', { communityId, cardId: card.cardId, after }),
      rows: ({ entries }) => entries.map((one) => entryOf(one, dimensions)),
    });
  },

  openCard(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(civilityPaths.scoreCard(this.data.communityId, id));
  },

  openRules() {
    const { communityId, card } = this.data;
    if (card) go(civilityPaths.scoreRules(communityId, card.book));
  },

  report() {
    const { communityId, card } = this.data;
    if (card) go(civilityPaths.scoreReport(communityId, card.book, card.cardId));
  },

  switchListed(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    const listed = event.detail.value;
    this.setData({ listed });
    if (this.data.card?.state === 'agreed') void this.answer('agree', listed);
  },

  agree() {
    void this.answer('agree', this.data.listed);
  },

  async decline() {
    await this.leaveAfter(CARD_WORDS.sureDecline, CARD_WORDS.declineYes);
  },

  async leave() {
    await this.leaveAfter(CARD_WORDS.sureLeave, CARD_WORDS.leaveYes);
  },

  async leaveAfter(content: string, confirmText: string) {
    const { confirm } = await wx.showModal({
      content,
      confirmText,
      cancelText: CARD_WORDS.back,
    });
    if (confirm) await this.answer('leave', false);
  },

  async answer(answer: 'agree' | 'leave', listed: boolean) {
    const { communityId, card, busy } = this.data;
    if (busy || !card) return;
    this.setData({ busy: true });
    const { cardId, book } = card;
    const key = `card-answer:${cardId}:${answer}:${listed}`;
    const envelope = await callCloud('civility', 'answerCard', {
      communityId,
      book,
      cardId,
      answer,
      listed,
      paper: false,
      commandId: keptCommandId(key),
    });
    settleCommand(key, envelope);
    this.setData({ busy: false });
    if (!envelope.ok) {
      this.setData({ listed: card.listed });
      explain(envelope);
      return;
    }
    const title = answer === 'leave' ? CARD_WORDS.left : CARD_WORDS.agreed;
    if (answer === 'leave' || card.state === 'asked') void wx.showToast({ title, icon: 'success' });
    if (answer === 'leave') this.setData({ cardId: '' });
    await this.refresh();
  },

  begin(event: Tapped) {
    const { id, writing } = event.currentTarget.dataset as {
      id: string;
      writing: 'appeal' | 'void';
    };
    const empty: Written = { text: '', pictures: [] };
    const draft = openNew<Written>(`score-${writing}:${id}`, empty);
    // What was typed before pictures came has none.
    const value = { ...empty, ...draft.value };
    this.setData({ writing, scoreId: id, draft: { ...draft, value }, problem: '' });
    void lookAtPictures(this);
  },

  stop() {
    this.setData({ writing: '', scoreId: '', draft: null, problem: '' });
  },

  type(event: Typed) {
    this.keep({ text: event.detail.value });
  },

  pictures(): FormPicture[] {
    return this.data.draft?.value.pictures ?? [];
  },

  keepPictures(pictures: FormPicture[]) {
    this.keep({ pictures });
  },

  addPictures(event: Chosen) {
    void sendPictures(this, this.purpose(), event);
  },

  resendPicture(event: Named) {
    void resendPicture(this, this.purpose(), event);
  },

  removePicture(event: Named) {
    removePicture(this, event);
  },

  purpose() {
    return this.data.card?.book === 'members' ? ('member-score' as const) : ('score' as const);
  },

  showPictures(event: Tapped) {
    void showScorePictures(this, (event.currentTarget.dataset as { id: string }).id);
  },

  decidePicture(event: Decided) {
    const { id } = event.currentTarget.dataset as { id: string };
    void decideScorePicture(this, id, event.detail);
  },

  /** As a document to print, or as a table. */
  async print() {
    const { communityId, card, busy } = this.data;
    if (busy || !card) return;
    const chosen = await chooseOne(CARD_FORMS);
    if (chosen === null) return;
    const form = chosen === 0 ? 'docx' : 'xlsx';
    this.setData({ busy: true });
    const { cardId, book } = card;
    const key = `card-print:${cardId}:${form}`;
    const commandId = keptCommandId(key);
    const printed = await callCloud('filing', 'printCard', {
      communityId,
      book,
      cardId,
      form,
      commandId,
    });
    settleCommand(key, printed);
    this.setData({ busy: false });
    if (!printed.ok) return explain(printed);
    await openMadeFile(printed.data);
  },

  keep(change: Partial<Written>) {
    const { draft, writing, scoreId } = this.data;
    if (!draft) return;
    const next = { ...draft, value: { ...draft.value, ...change } };
    keepDraft(`score-${writing}:${scoreId}`, next);
    this.setData({ draft: next, problem: '' });
  },

  async send() {
    const { communityId, card, writing, scoreId, draft, busy } = this.data;
    if (busy || !draft || !card || writing === '') return;
    const reason = draft.value.text.trim();
    const isAppeal = writing === 'appeal';
    if (reason === '') {
      const problem = isAppeal ? CARD_WORDS.wrongMissing : CARD_WORDS.voidMissing;
      this.setData({ problem });
      return;
    }
    const problem = picturesProblem(draft.value.pictures);
    if (problem) {
      this.setData({ problem });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const { commandId } = draft;
    const input = { communityId, book: card.book, scoreId, reason, commandId };
    const added = pictureIdsOf(draft.value.pictures);
    const answer = isAppeal
      ? await callCloud('civility', 'appealScore', { ...input, ...added })
      : await callCloud('civility', 'askToVoidScore', input);
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`score-${writing}:${scoreId}`);
    this.stop();
    const title = isAppeal ? CARD_WORDS.sent : CARD_WORDS.voidSent;
    void wx.showToast({ title, icon: 'success' });
    await this.refresh();
  },

  async withdraw(event: Tapped) {
    const { communityId, card, busy } = this.data;
    const { id: scoreId } = event.currentTarget.dataset as { id: string };
    if (busy || !card) return;
    this.setData({ busy: true });
    const key = `score-withdraw:${scoreId}`;
    const answer = await callCloud('civility', 'withdrawScore', {
      communityId,
      book: card.book,
      scoreId,
      commandId: keptCommandId(key),
    });
    settleCommand(key, answer);
    this.setData({ busy: false });
    if (!answer.ok) explain(answer);
    await this.refresh();
  },
});
