import '../../errors';
import type {
  HonourLine,
  HonourObjectionLine,
  ListedHonour,
  NominationLine,
} from '../../../../typings/contract/civility/honour';
import type { Envelope } from '../../../../typings/contract/envelope';
import type { PictureGroup } from '../../../../typings/contract/parts/picture';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { memberships } from '../../../store/session';
import { holderWords } from '../../../text/civility/claim';
import {
  honourSteps,
  honourTitle,
  objectedWords,
  objectionWords,
  standingWords,
  starWords,
  titleVoteForm,
} from '../../../text/civility/honour';
import { HONOUR_LIST } from '../../../text/civility/page/honour';
import { honoursShared } from '../../../text/civility/share';
import type { Shared } from '../../../text/common/share';
import { formErrorWords } from '../../../text/error';
import { holdsOne, POINT_DECIDERS } from '../../../text/role/role';
import { goOn } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';
import { keepDrawn, openedWith, openPoster, shareCard } from '../../../view/share';

type What = 'listed' | 'own' | 'desk';
interface Row {
  honourId: string;
  title: string;
  stars: string;
  pictures: PictureGroup;
  label: string;
  reason: string;
  standing: ReturnType<typeof standingWords>;
  steps: string[];
  /** what may be done: the household answers or takes it back, an officer looks at it or publishes it */
  may: '' | 'answer' | 'take-back' | 'review' | 'decide' | 'object';
  /** how many object, for everybody; '' where nobody does */
  objected: string;
  /** what is to be decided is for others */
  locked: boolean;
  raised: { id: string; words: string; answer: string; mayHear: boolean }[];
  motionId: string;
  /** of a title that neighbours are to vote about */
  vote: NominationLine['vote'];
}
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;
type Tapped = WechatMiniprogram.TouchEvent;
const idOf = (event: Tapped) => (event.currentTarget.dataset as { id: string }).id;

/** Whom the community honours, of those who agreed; what one's household is asked, and what officers decide. */
definePage({
  data: {
    words: HONOUR_LIST,
    communityId: '',
    householdId: '',
    shared: null as Shared | null,
    label: '',
    tabs: [] as { what: What; name: string }[],
    what: 'listed' as What,
    ...noRows<Row>(),
    /** the nomination that is being decided, and what may be done with it */
    deciding: '',
    /** the objection that is being heard, or '' */
    hearing: '',
    may: '' as Row['may'] | 'hear',
    draft: null as Draft<{ text: string }> | null,
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId } = openedWith(query, 'honourId');
    this.setData({ communityId, shared: honoursShared(communityId) });
  },

  keepDrawn(event: WechatMiniprogram.CustomEvent<{ file: string }>) {
    keepDrawn(this.data.shared, event);
  },

  openPoster() {
    openPoster(this.data.shared);
  },

  onShareAppMessage() {
    const { communityId, shared } = this.data;
    return shareCard(shared, pathTo.honours(communityId));
  },

  join() {
    go(pathTo.join());
  },

  onShow() {
    void this.refresh();
  },

  async refresh() {
    const { communityId, what } = this.data;
    const known = await memberships();
    const own = known.ok ? known.data.find((one) => one.communityId === communityId) : undefined;
    const [home] = own?.households ?? [];
    const tabs: { what: What; name: string }[] = [
      { what: 'listed', name: HONOUR_LIST.listed },
      ...(home ? [{ what: 'own' as const, name: HONOUR_LIST.own }] : []),
      ...(holdsOne(own?.roles ?? [], POINT_DECIDERS)
        ? [{ what: 'desk' as const, name: HONOUR_LIST.desk }]
        : []),
    ];
    this.setData({ tabs, householdId: home?.householdId ?? '', label: home?.label ?? '' });
    await load(this, {
      ask: () => this.ask(),
      show: ({ rows, next }) => {
        if (what === this.data.what) this.setData({ rows, next });
      },
    });
  },

  /** The rows of what is chosen. */
  async ask(after?: string): Promise<Envelope<{ rows: Row[]; next: string | null }>> {
    const { communityId, householdId, label, what } = this.data;
    const place = { communityId, ...(after === undefined ? {} : { after }) };
    if (what === 'listed') {
      const answer = await callCloud('civility', 'listHonours', place);
      if (!answer.ok) return answer;
      const { honours, next } = answer.data;
      const rows = honours.map((one) => listedRow(one, label));
      return { ok: true, data: { rows, next } };
    }
    const whose = what === 'own' ? householdId : null;
    const answer = await callCloud('civility', 'listNominations', { ...place, householdId: whose });
    if (!answer.ok) return answer;
    const { nominations, next } = answer.data;
    const rows = nominations.map((one) => ({
      ...rowOf(one),
      steps: honourSteps(one),
      raised: one.raised.map(raisedRow),
      vote: one.vote,
      locked: one.own || (one.open > 0 && one.raised.every(({ mayHear }) => !mayHear)),
      may: what === 'own' ? ownMay(one) : deskMay(one),
    }));
    return { ok: true, data: { rows, next } };
  },

  async more() {
    await showMore(this, {
      ask: (after) => this.ask(after),
      rows: (page: { rows: Row[]; next: string | null }) => page.rows,
    });
  },

  choose(event: WechatMiniprogram.CustomEvent<{ key: What }>) {
    const { key: what } = event.detail;
    this.leave();
    this.setData({ what, phase: 'loading', rows: [], next: null });
    void this.refresh();
  },

  nominate() {
    const { communityId, householdId, label } = this.data;
    go(pathTo.honourNominate(communityId, householdId, label));
  },

  openMotion(event: Tapped) {
    go(pathTo.motion(this.data.communityId, idOf(event)));
  },

  async answer(event: Tapped) {
    const { communityId, busy } = this.data;
    const { id: honourId, agrees } = event.currentTarget.dataset as { id: string; agrees: boolean };
    if (busy) return;
    if (!agrees) {
      const { confirm } = await wx.showModal({
        content: HONOUR_LIST.confirmDecline,
        confirmText: HONOUR_LIST.decline,
        cancelText: HONOUR_LIST.thinkAgain,
      });
      if (!confirm) return;
    }
    this.setData({ busy: true });
    const key = `honour-answer:${honourId}:${agrees}`;
    const answer = await callCloud('civility', 'answerHonour', {
      communityId,
      honourId,
      agrees,
      commandId: keptCommandId(key),
    });
    settleCommand(key, answer);
    this.setData({ busy: false });
    if (!answer.ok) {
      explain(answer);
      return;
    }
    await this.refresh();
  },

  begin(event: Tapped) {
    const deciding = idOf(event);
    const row = this.data.rows.find(({ honourId }) => honourId === deciding);
    if (!row) return;
    this.leave();
    const draft = openNew(`honour-decision:${deciding}:${row.may}`, { text: '' });
    this.setData({ deciding, may: row.may, draft });
  },

  beginHearing(event: Tapped) {
    const { id: deciding, objection } = event.currentTarget.dataset as Record<string, string>;
    if (!deciding || !objection) return;
    this.leave();
    const draft = openNew(`honour-decision:${deciding}:${objection}`, { text: '' });
    this.setData({ deciding, hearing: objection, may: 'hear', draft });
  },

  leave() {
    this.setData({
      deciding: '',
      hearing: '',
      may: '',
      draft: null,
      problem: '',
    });
  },

  type(event: Typed) {
    const { draft, deciding, hearing, may } = this.data;
    if (!draft) return;
    const next = { ...draft, value: { text: event.detail.value } };
    keepDraft(`honour-decision:${deciding}:${hearing || may}`, next);
    this.setData({ draft: next, problem: '' });
  },

  /** A draft in the ballot module about all that are nominated for this title, checked and announced there as any vote. */
  async drawUp(event: Tapped) {
    const { communityId, rows, busy } = this.data;
    const row = rows.find(({ honourId }) => honourId === idOf(event));
    if (busy || !row?.vote) return;
    if (row.vote.drawn) {
      go(pathTo.motionEdit(communityId, row.vote.drawn));
      return;
    }
    const alike = rows.filter(({ vote, title }) => vote && !vote.announced && title === row.title);
    const key = `honour-vote:${row.honourId}`;
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('ballot', 'saveMotion', {
      communityId,
      motionId: null,
      form: titleVoteForm(
        communityId,
        row.title,
        alike.flatMap(({ vote }) => (vote ? [vote.question] : [])),
      ),
      commandId: keptCommandId(key),
    });
    settleCommand(key, answer);
    this.setData({ busy: false });
    if (!answer.ok) {
      explain(answer);
      return;
    }
    goOn(this, pathTo.motionEdit(communityId, answer.data.motionId));
  },

  async nameVote(event: Tapped) {
    const { communityId, rows, busy } = this.data;
    const row = rows.find(({ honourId }) => honourId === idOf(event));
    const motionId = row?.vote?.announced;
    if (busy || !motionId) return;
    const { confirm } = await wx.showModal({
      content: HONOUR_LIST.confirmVote,
      confirmText: HONOUR_LIST.useVote,
      cancelText: HONOUR_LIST.thinkAgain,
    });
    if (!confirm) return;
    this.setData({ busy: true });
    const key = `honour-name:${row.honourId}:${motionId}`;
    const answer = await callCloud('civility', 'nameHonourVote', {
      communityId,
      honourId: row.honourId,
      motionId,
      commandId: keptCommandId(key),
    });
    settleCommand(key, answer);
    this.setData({ busy: false });
    if (!answer.ok) {
      explain(answer);
    }
    await this.refresh();
  },

  agree() {
    void this.decide(true);
  },
  decline() {
    void this.decide(false);
  },

  async decide(yes: boolean) {
    const { communityId, deciding: honourId, hearing, may, draft, busy } = this.data;
    if (busy || !draft) return;
    const reason = draft.value.text.trim();
    if (reason === '') {
      this.setData({
        problem: may === 'object' ? HONOUR_LIST.wantsWrong : HONOUR_LIST.wantsReason,
      });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const commandId = `${draft.commandId}-${yes ? 'y' : 'n'}`;
    const common = { communityId, honourId, reason, commandId };
    const answer = await this.send(common, yes);
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`honour-decision:${honourId}:${hearing || may}`);
    this.leave();
    void wx.showToast({
      title: may === 'object' ? HONOUR_LIST.objected : HONOUR_LIST.decided,
      icon: 'success',
    });
    await this.refresh();
  },

  async send(
    common: { communityId: string; honourId: string; reason: string; commandId: string },
    yes: boolean,
  ): Promise<{ ok: true } | (Parameters<typeof formErrorWords>[0] & { ok: false })> {
    const { may, hearing: objectionId } = this.data;
    if (may === 'object') return callCloud('civility', 'objectToHonour', common);
    if (may === 'review') return callCloud('civility', 'reviewHonour', { ...common, accepts: yes });
    if (may === 'hear') {
      const { reason: answer, ...rest } = common;
      const heard = { ...rest, objectionId, upheld: yes, answer };
      return callCloud('civility', 'hearHonourObjection', heard);
    }
    return callCloud('civility', 'decideHonour', { ...common, publishes: yes });
  },
});

function rowOf(honour: HonourLine): Row {
  const { honourId, stars, label, reason, motionId, pictures } = honour;
  return {
    honourId,
    title: honourTitle(honour),
    stars: starWords(stars),
    pictures,
    label: holderWords(label),
    reason,
    standing: standingWords(honour),
    steps: [],
    may: '',
    motionId: motionId ?? '',
    vote: null,
    objected: objectedWords(honour),
    locked: false,
    raised: [],
  };
}

/** As everybody sees it: they may object while it is announced, and read what became of it. */
function listedRow(honour: ListedHonour, own: string): Row {
  return {
    ...rowOf(honour),
    may: honour.standing === 'announced' && !['', own].includes(honour.label) ? 'object' : '',
    raised: honour.mine.map(raisedRow),
  };
}

function raisedRow(one: HonourObjectionLine): Row['raised'][number] {
  return { id: one.objectionId, mayHear: one.mayHear, ...objectionWords(one) };
}

function ownMay({ standing }: NominationLine): Row['may'] {
  if (standing === 'asked') return 'answer';
  const stands = ['agreed', 'accepted', 'announced', 'contested', 'held'].includes(standing);
  return stands ? 'take-back' : '';
}

function deskMay({ standing, own, kind }: NominationLine): Row['may'] {
  if (own) return '';
  if (standing === 'agreed') return 'review';
  return standing === 'accepted' && kind === 'stars' ? 'decide' : '';
}
