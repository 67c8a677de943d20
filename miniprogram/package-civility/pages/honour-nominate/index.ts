import '../../errors';
import type { HonourKind } from '../../../../typings/contract/civility/honour';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { STARS, TITLES } from '../../../text/civility/honour';
import { HONOUR_NOMINATE } from '../../../text/civility/page/honour';
import { type FormPicture, pictureIdsOf, picturesProblem } from '../../../text/common/picture';
import { formErrorWords } from '../../../text/error';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import {
  lookAtPictures,
  removePicture,
  resendPicture,
  sendPictures,
} from '../../../view/form-pictures';

interface Form {
  kind: HonourKind;
  title: string;
  stars: string[];
  reason: string;
  /** left out by drafts of before */
  pictures?: FormPicture[];
}
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;
type Tapped = WechatMiniprogram.TouchEvent;
type Named<Key> = WechatMiniprogram.CustomEvent<{ key: Key }>;

const KINDS: { key: HonourKind; name: string }[] = [
  { key: 'stars', name: HONOUR_NOMINATE.stars },
  { key: 'title', name: HONOUR_NOMINATE.oneTitle },
];

/** What a household is to be honoured for. It is asked before anybody else sees it. */
definePage({
  data: {
    words: HONOUR_NOMINATE,
    communityId: '',
    householdId: '',
    label: '',
    draft: null as Draft<Form> | null,
    stars: [] as { id: string; name: string; on: boolean }[],
    kinds: KINDS,
    titles: TITLES,
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', householdId = '', label = '' }) {
    const empty: Form = { kind: 'stars', title: '', stars: [], reason: '' };
    const draft = openNew(`honour:${householdId}`, empty);
    this.setData({ communityId, householdId, label: decodeURIComponent(label), phase: 'ready' });
    this.show(draft);
    void lookAtPictures(this);
  },

  show(draft: Draft<Form>) {
    const stars = STARS.map(({ id, name }) => ({ id, name, on: draft.value.stars.includes(id) }));
    this.setData({ draft, stars, problem: '' });
  },

  keep(change: Partial<Form>) {
    const { draft, householdId } = this.data;
    if (!draft) return;
    const next = { ...draft, value: { ...draft.value, ...change } };
    keepDraft(`honour:${householdId}`, next);
    this.show(next);
  },

  chooseKind({ detail }: Named<HonourKind>) {
    this.keep({ kind: detail.key });
  },
  toggle(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    const { stars = [] } = this.data.draft?.value ?? {};
    this.keep({ stars: stars.includes(id) ? stars.filter((one) => one !== id) : [...stars, id] });
  },
  takeTitle({ detail }: Named<string>) {
    this.keep({ title: detail.key });
  },
  typeTitle(event: Typed) {
    this.keep({ title: event.detail.value });
  },
  typeReason(event: Typed) {
    this.keep({ reason: event.detail.value });
  },

  pictures(): FormPicture[] {
    return this.data.draft?.value.pictures ?? [];
  },
  keepPictures(pictures: FormPicture[]) {
    this.keep({ pictures });
  },
  addPictures(event: WechatMiniprogram.CustomEvent<{ paths: string[] }>) {
    void sendPictures(this, 'honour', event);
  },
  resendPicture(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    void resendPicture(this, 'honour', event);
  },
  removePicture(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    removePicture(this, event);
  },

  async send() {
    const { communityId, householdId, draft, busy } = this.data;
    if (busy || !draft) return;
    const { kind, title, stars, reason, pictures = [] } = draft.value;
    const wrong = wrongIn(draft.value) || picturesProblem(pictures);
    if (wrong) {
      this.setData({ problem: wrong });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('civility', 'nominateHonour', {
      communityId,
      householdId,
      kind,
      title: kind === 'title' ? title.trim() : '',
      stars: kind === 'stars' ? stars : [],
      reason: reason.trim(),
      ...pictureIdsOf(pictures),
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`honour:${householdId}`);
    void wx.showToast({ title: HONOUR_NOMINATE.sent, icon: 'success' });
    goBackOrHome(this);
  },
});

/** What is still to be filled in, or ''. */
function wrongIn({ kind, title, stars, reason }: Form): string {
  if (kind === 'stars' && stars.length === 0) return HONOUR_NOMINATE.wantsStar;
  if (kind === 'title' && title.trim() === '') return HONOUR_NOMINATE.wantsTitle;
  return reason.trim() === '' ? HONOUR_NOMINATE.wantsReason : '';
}
