import '../../errors';
import type { ClaimLine } from '../../../../typings/contract/civility/claim';
import type { PictureGroup } from '../../../../typings/contract/parts/picture';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { memberships } from '../../../store/session';
import { holderWords, pointsWords, stepsOf } from '../../../text/civility/claim';
import { alikeWords, CLAIM_QUEUE, voidingWords } from '../../../text/civility/page/claim';
import { picturesWords } from '../../../text/civility/page/common';
import { decisionOf, QUEUES, type Queue } from '../../../text/civility/queue';
import { formErrorWords } from '../../../text/error';
import { holdsOne } from '../../../text/role/role';
import { definePage } from '../../../view/define-page';
import { explain, load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

interface Row {
  claimId: string;
  label: string;
  title: string;
  points: string;
  steps: string[];
  asked: string;
  alike: string;
  own: boolean;
  /** how many there are to look at */
  pictures: string;
}
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;

/** What was brought forward, appeals, and what is to be taken back: somebody else decides, with a reason. */
definePage({
  data: {
    words: CLAIM_QUEUE,
    communityId: '',
    queues: QUEUES.slice(0, 1) as typeof QUEUES,
    what: 'open' as Queue,
    decision: decisionOf('open'),
    ...noRows<Row>(),
    /** the claim that is being decided */
    deciding: '',
    /** pictures that were asked for, by claim */
    shown: {} as Record<string, PictureGroup[]>,
    apart: false,
    draft: null as Draft<{ text: string }> | null,
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    const known = await memberships();
    const roles = known.ok
      ? (known.data.find((one) => one.communityId === communityId)?.roles ?? [])
      : [];
    const queues = QUEUES.filter((queue) => holdsOne(roles, queue.roles));
    const what = queues.some((queue) => queue.what === this.data.what)
      ? this.data.what
      : (queues[0]?.what ?? 'open');
    this.setData({ queues, what, decision: decisionOf(what) });
    await load(this, {
      ask: () => callCloud('civility', 'listQueue', { communityId, what }),
      show: ({ claims, next }) => this.setData({ rows: claims.map(rowOf), next }),
    });
  },

  async more() {
    const { communityId, what } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('civility', 'listQueue', { communityId, what, after }),
      rows: ({ claims }) => claims.map(rowOf),
    });
  },

  choose(event: WechatMiniprogram.CustomEvent<{ key: Queue }>) {
    const { key: what } = event.detail;
    this.setData({ what, phase: 'loading', rows: [], next: null, deciding: '', draft: null });
    void this.refresh();
  },

  async showPictures(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const { communityId } = this.data;
    const answer = await callCloud('civility', 'showClaimPictures', { communityId, claimId: id });
    if (answer.ok) this.setData({ [`shown.${id}`]: answer.data.groups });
    else explain(answer);
  },

  begin(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const draft = openNew(`claim-decision:${id}`, { text: '' });
    this.setData({ deciding: id, draft, apart: false, problem: '' });
  },

  leave() {
    this.setData({ deciding: '', draft: null, problem: '' });
  },

  type(event: Typed) {
    const { draft, deciding } = this.data;
    if (!draft) return;
    const next = { ...draft, value: { text: event.detail.value } };
    keepDraft(`claim-decision:${deciding}`, next);
    this.setData({ draft: next, problem: '' });
  },

  switchApart() {
    this.setData({ apart: !this.data.apart });
  },

  agree() {
    void this.decide(true);
  },

  decline() {
    void this.decide(false);
  },

  async decide(agrees: boolean) {
    const { communityId, deciding: claimId, draft, what, apart, busy } = this.data;
    const reason = draft?.value.text.trim() ?? '';
    if (busy || !draft) return;
    if (reason === '') {
      this.setData({ problem: CLAIM_QUEUE.wantsReason });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const common = { communityId, claimId, commandId: `${draft.commandId}-${agrees ? 'y' : 'n'}` };
    const answer = await {
      open: () =>
        callCloud('civility', 'reviewClaim', {
          ...common,
          accepts: agrees,
          reason,
          ...(apart ? { apart } : {}),
        }),
      appealed: () =>
        callCloud('civility', 'decideAppeal', { ...common, upheld: agrees, answer: reason }),
      voiding: () => callCloud('civility', 'decideVoid', { ...common, agrees, reason }),
    }[what]();
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`claim-decision:${claimId}`);
    const rows = this.data.rows.filter((one) => one.claimId !== claimId);
    this.setData({ rows, deciding: '', draft: null });
    void wx.showToast({ title: CLAIM_QUEUE.decided, icon: 'success' });
  },
});

function rowOf(claim: ClaimLine): Row {
  const { claimId, label, title, points, alike, own, voiding, pictures = 0 } = claim;
  return {
    claimId,
    label: holderWords(label),
    title,
    points: pointsWords(points),
    steps: stepsOf(claim),
    asked: voiding ? voidingWords(voiding.reason) : '',
    alike: alike > 0 ? alikeWords(alike) : '',
    own,
    pictures: picturesWords(pictures),
  };
}
