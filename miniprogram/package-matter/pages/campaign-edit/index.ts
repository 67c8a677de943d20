import '../../errors';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { firstDayWords, lastDayWords } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { CAMPAIGN_EDIT } from '../../../text/matter/campaign';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

interface Form {
  question: string;
  from: string;
  until: string;
  elsewhere: string;
  seen: string;
}

/** Asks a question for some days, or changes it. */
definePage({
  data: {
    words: CAMPAIGN_EDIT,
    communityId: '',
    campaignId: '',
    draft: null as Draft<Form> | null,
    fromWords: '',
    untilWords: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', campaignId = '' }) {
    this.setData({ communityId, campaignId });
    void this.refresh();
  },

  async refresh() {
    const { communityId, campaignId } = this.data;
    await load(this, {
      ask: () => callCloud('matter', 'listCampaigns', { communityId }),
      show: ({ campaigns }) => {
        const found = campaigns.find((one) => one.campaignId === campaignId);
        const today = dayOf(Date.now());
        this.show(
          openNew<Form>(this.draftName(), {
            question: found?.question ?? '',
            from: found?.from ?? today,
            until: found?.until ?? addDays(today, 13),
            elsewhere: found ? String(found.elsewhere) : '0',
            seen: found?.seen ?? '',
          }),
        );
      },
    });
  },

  draftName(): string {
    return `campaign:${this.data.communityId}:${this.data.campaignId}`;
  },

  show(draft: Draft<Form>) {
    const { from, until } = draft.value;
    const words = { fromWords: firstDayWords(from), untilWords: lastDayWords(until) };
    this.setData({ draft, ...words, problem: '' });
  },

  keep(change: Partial<Form>) {
    const { draft } = this.data;
    if (!draft) return;
    const next = { ...draft, value: { ...draft.value, ...change } };
    keepDraft(this.draftName(), next);
    this.show(next);
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = event.currentTarget.dataset as { field: 'question' | 'elsewhere' };
    this.keep({ [field]: event.detail.value });
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    const { field } = event.currentTarget.dataset as { field: 'from' | 'until' };
    this.keep({ [field]: String(event.detail.value) });
  },

  async save() {
    const { draft, busy, communityId, campaignId } = this.data;
    if (busy || !draft) return;
    const { question, from, until, elsewhere, seen } = draft.value;
    const number = elsewhere.trim() || '0';
    const isNumber = /^\d{1,5}$/.test(number);
    if (question.trim() === '' || !isNumber) {
      const problem = isNumber ? CAMPAIGN_EDIT.noQuestion : CAMPAIGN_EDIT.noNumber;
      this.setData({ problem });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('matter', 'saveCampaign', {
      communityId,
      campaignId: campaignId || null,
      seen: seen || null,
      form: { question: question.trim(), from, until, elsewhere: Number(number) },
      commandId: draft.commandId,
    });
    this.setData({ busy: false, problem: answer.ok ? '' : formErrorWords(answer) });
    if (!answer.ok) return;
    dropDraft(this.draftName());
    goBackOrHome(this);
  },
});
