import '../../errors';
import type {
  CardLine,
  ScorebookKind,
  ScoreRule,
} from '../../../../typings/contract/civility/scorecard';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { pointsWords } from '../../../text/civility/claim';
import { kindOf, REPORT_WORDS } from '../../../text/civility/scorecard';
import { type FormPicture, pictureIdsOf, picturesProblem } from '../../../text/common/picture';
import { dayWithWeekday } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import {
  lookAtPictures,
  removePicture,
  resendPicture,
  sendPictures,
} from '../../../view/form-pictures';
import { load } from '../../../view/load';

interface Form {
  cardId: string;
  ruleId: string;
  day: string;
  note: string;
  pictures: FormPicture[];
}
interface Choice {
  ruleId: string;
  title: string;
  text: string;
  points: string;
  evidence: boolean;
}
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;
type Tapped = WechatMiniprogram.TouchEvent;
type Chosen = WechatMiniprogram.CustomEvent<{ paths: string[] }>;
type Named = WechatMiniprogram.CustomEvent<{ key: string }>;

const BACK_DAYS = 60;

/** Something for a card is brought forward: by whose it is, or by an officer. Nothing counts yet. */
definePage({
  data: {
    words: REPORT_WORDS,
    communityId: '',
    book: 'members' as ScorebookKind,
    cardId: '',
    cards: [] as CardLine[],
    /** of the chosen card */
    own: false,
    label: '',
    rules: [] as ScoreRule[],
    choices: [] as Choice[],
    draft: null as Draft<Form> | null,
    dayWords: '',
    firstDay: '',
    today: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', book = '', cardId = '' }) {
    const today = dayOf(Date.now());
    this.setData({
      communityId,
      book: kindOf(book),
      cardId,
      today,
      firstDay: addDays(today, -BACK_DAYS),
    });
    void this.refresh();
  },

  async refresh() {
    const { communityId, book, cardId, today } = this.data;
    await load(this, {
      ask: async () => {
        const [shown, cards] = await Promise.all([
          callCloud('civility', 'showScorebook', { communityId, book }),
          this.cardsToChoose(),
        ]);
        if (!shown.ok) return shown;
        if (!cards.ok) return cards;
        return { ok: true as const, data: { rules: shown.data.table?.rules ?? [], ...cards.data } };
      },
      show: ({ rules, cards }) => {
        const agreed = cards.filter(({ state }) => state === 'agreed');
        this.setData({ rules, cards: agreed });
        const empty = { cardId, ruleId: '', day: today, note: '', pictures: [] };
        const draft = openNew<Form>(this.name(), empty);
        // What was typed before pictures came has none.
        this.draw({ ...draft, value: { ...empty, ...draft.value } });
        void lookAtPictures(this);
      },
    });
  },

  async cardsToChoose() {
    const { communityId, book, cardId } = this.data;
    if (cardId === '') return callCloud('civility', 'listCards', { communityId, book });
    const answer = await callCloud('civility', 'showCard', { communityId, cardId });
    return answer.ok ? { ok: true as const, data: { cards: [answer.data.card] } } : answer;
  },

  name() {
    const { communityId, book, cardId } = this.data;
    return `score:${communityId}:${book}:${cardId}`;
  },

  draw(draft: Draft<Form>) {
    const { cards, rules } = this.data;
    const card = cards.find(({ cardId }) => cardId === draft.value.cardId);
    const own = card?.own ?? false;
    this.setData({
      draft,
      own,
      label: card?.label ?? '',
      choices: rules
        .filter(({ reporters }) => reporters.includes(own ? 'bearer' : 'officer'))
        .map(({ ruleId, title, text, points, evidence }) => ({
          ruleId,
          title,
          text,
          points: pointsWords(points),
          evidence,
        })),
      dayWords: dayWithWeekday(draft.value.day),
      problem: '',
    });
  },

  keep(change: Partial<Form>) {
    const { draft } = this.data;
    if (!draft) return;
    this.draw(keepDraft(this.name(), { ...draft, value: { ...draft.value, ...change } }));
  },

  chooseCard({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.keep({ cardId: detail.key });
  },
  choose(event: Tapped) {
    this.keep({ ruleId: (event.currentTarget.dataset as { id: string }).id });
  },
  chooseDay(event: WechatMiniprogram.PickerChange) {
    this.keep({ day: String(event.detail.value) });
  },
  type(event: Typed) {
    this.keep({ note: event.detail.value });
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
    return this.data.book === 'members' ? ('member-score' as const) : ('score' as const);
  },

  async file() {
    const { communityId, book, draft, choices, cards, busy } = this.data;
    if (busy || !draft) return;
    const { cardId, ruleId, day, pictures } = draft.value;
    const note = draft.value.note.trim();
    const chosen = choices.find((one) => one.ruleId === ruleId);
    const problem = !cards.some((one) => one.cardId === cardId)
      ? REPORT_WORDS.noCard
      : !chosen
        ? REPORT_WORDS.noRule
        : chosen.evidence && note === ''
          ? REPORT_WORDS.noNote
          : picturesProblem(pictures);
    this.setData({ problem });
    if (problem !== '') return;
    this.setData({ busy: true });
    const { commandId } = draft;
    const common = { communityId, book, cardId, commandId };
    const input = { ...common, ruleId, day, note, ...pictureIdsOf(pictures) };
    const answer = await callCloud('civility', 'fileScore', input);
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(this.name());
    const isAlike = answer.data.alike > 0;
    void wx.showToast({
      title: isAlike ? REPORT_WORDS.alike : REPORT_WORDS.sent,
      icon: isAlike ? 'none' : 'success',
    });
    goBackOrHome(this);
  },
});
