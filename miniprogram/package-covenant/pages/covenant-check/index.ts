import '../../errors';
import type {
  Aspect,
  CovenantActions,
  CovenantDetail,
  LintFlag,
} from '../../../../typings/contract/covenant';
import type { Envelope } from '../../../../typings/contract/envelope';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import {
  ASPECT_WORDS,
  answeredByWords,
  answersWords,
  COVENANT_CHECK,
  flagTitle,
  insteadLine,
  lawLine,
  lintWords,
} from '../../../text/covenant/lint';
import { clauseNameOf } from '../../../text/covenant/words';
import { pastWords } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { LONGEST } from '../../limits';

interface All {
  detail: CovenantDetail;
  check: CovenantActions['checkCovenant']['data'];
}

interface FlagRow {
  flagId: string;
  clauseId: string;
  title: string;
  kind: string;
  why: string;
  instead: string;
  law: string;
  /** the reason given, and whose it is; '' while there is none */
  reason: string;
  byWords: string;
}

const ASPECTS = Object.keys(ASPECT_WORDS) as Aspect[];

/** What the drafting group should look at before a text is settled. Nothing here decides for them. */
definePage({
  data: {
    words: COVENANT_CHECK,
    communityId: '',
    covenantId: '',
    frame: false,
    may: false,
    aspects: [] as { aspect: Aspect; words: string; there: boolean }[],
    there: 0,
    flags: [] as FlagRow[],
    answered: '',
    openId: '',
    draft: null as Draft<{ reason: string }> | null,
    reason: '',
    longest: LONGEST.reason,
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', covenantId = '' } = query;
    this.setData({ communityId, covenantId });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, covenantId } = this.data;
    await load(this, {
      ask: () => askAll({ communityId, covenantId }),
      show: (all) => this.show(all),
    });
  },

  show({ detail, check: { missing, flags } }: All) {
    const rows = flags.map((flag) => rowOf(flag, detail));
    const aspects = ASPECTS.map((aspect) => ({
      aspect,
      words: ASPECT_WORDS[aspect],
      there: !missing.includes(aspect),
    }));
    this.setData({
      frame: detail.kind === 'frame',
      may: detail.state === 'draft' || detail.state === 'open',
      aspects,
      there: aspects.filter(({ there }) => there).length,
      // What waits for an answer stands first.
      flags: [...rows.filter(({ reason }) => !reason), ...rows.filter(({ reason }) => reason)],
      answered: answersWords(rows.filter(({ reason }) => !reason).length),
    });
  },

  edit() {
    go(pathTo.covenantEdit(this.data.communityId, this.data.covenantId));
  },

  change(event: WechatMiniprogram.TouchEvent) {
    const { clause } = event.currentTarget.dataset as { clause: string };
    go(pathTo.covenantEdit(this.data.communityId, this.data.covenantId, clause));
  },

  begin(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const draft = openNew(`flag:${id}`, { reason: '' });
    this.setData({ openId: id, draft, reason: draft.value.reason, problem: '' });
  },

  leave() {
    this.setData({ openId: '' });
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { draft, openId } = this.data;
    const reason = event.detail.value;
    if (draft) keepDraft(`flag:${openId}`, { ...draft, value: { reason } });
    this.setData({ reason, problem: '' });
  },

  async answer() {
    const { communityId, covenantId, openId: flagId, draft, busy } = this.data;
    const reason = this.data.reason.trim();
    if (busy || !draft) return;
    if (reason === '') {
      this.setData({ problem: COVENANT_CHECK.reasonFirst });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const { commandId } = draft;
    const answer = await callCloud('covenant', 'answerFlag', {
      communityId,
      covenantId,
      flagId,
      reason,
      commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok && answer.code !== 'FLAG_GONE') {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`flag:${flagId}`);
    this.setData({ openId: '' });
    void wx.showToast({
      title: answer.ok ? COVENANT_CHECK.answered : COVENANT_CHECK.gone,
      icon: 'none',
    });
    await this.refresh();
  },
});

async function askAll(covenant: {
  communityId: string;
  covenantId: string;
}): Promise<Envelope<All>> {
  const [detail, check] = await Promise.all([
    callCloud('covenant', 'showCovenant', covenant),
    callCloud('covenant', 'checkCovenant', covenant),
  ]);
  if (!detail.ok) return detail;
  if (!check.ok) return check;
  return { ok: true, data: { detail: detail.data, check: check.data } };
}

function rowOf(flag: LintFlag, { clauses }: CovenantDetail): FlagRow {
  const { flagId, clauseId, kind, words, answer } = flag;
  const { name, why, instead, law } = lintWords(kind);
  return {
    flagId,
    clauseId,
    title: flagTitle(clauseNameOf(clauses, clauseId), words),
    kind: name,
    why,
    instead: insteadLine(instead),
    law: lawLine(law),
    reason: answer?.reason ?? '',
    byWords: answer
      ? answeredByWords(
          [answer.byName, pastWords(answer.at, Date.now())].filter(Boolean).join(' · '),
        )
      : '',
  };
}
