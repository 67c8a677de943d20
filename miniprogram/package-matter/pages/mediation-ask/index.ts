import '../../errors';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { formErrorWords } from '../../../text/error';
import { MEDIATION_ASK } from '../../../text/matter/mediation';
import { goInstead } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { pathTo } from '../../../view/go';

interface Form {
  words: string;
  other: string;
}
const DRAFT = 'mediation-ask';

/** Asks for somebody to talk between the reader and a neighbour; where there is violence, whom to call instead. */
definePage({
  data: {
    words: MEDIATION_ASK,
    communityId: '',
    draft: null as Draft<Form> | null,
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '' }) {
    this.setData({
      communityId,
      draft: openNew<Form>(`${DRAFT}:${communityId}`, { words: '', other: '' }),
      phase: 'ready',
    });
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { draft, communityId } = this.data;
    if (!draft) return;
    const { field } = event.currentTarget.dataset as { field: keyof Form };
    const next = { ...draft, value: { ...draft.value, [field]: event.detail.value } };
    keepDraft(`${DRAFT}:${communityId}`, next);
    this.setData({ draft: next, problem: '' });
  },

  call(event: WechatMiniprogram.TouchEvent) {
    const { number } = event.currentTarget.dataset as { number: string };
    void wx.makePhoneCall({ phoneNumber: number });
  },

  async send() {
    const { draft, busy, communityId } = this.data;
    if (busy || !draft) return;
    const words = draft.value.words.trim();
    const other = draft.value.other.trim();
    if (words === '' || other === '') {
      this.setData({ problem: MEDIATION_ASK.missing });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const { commandId } = draft;
    const answer = await callCloud('matter', 'askMediation', {
      communityId,
      words,
      other,
      commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`${DRAFT}:${communityId}`);
    goInstead(this, pathTo.mediation(communityId, answer.data.mediationId));
  },
});
