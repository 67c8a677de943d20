import '../../errors';
import type {
  AppraisalChoice,
  AppraisalDetail,
} from '../../../../typings/contract/office/appraisal';
import { addDays, DAY, dayOf, HOUR, instantOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, newCommandId, settleCommand } from '../../../store/command-id';
import { errorWords, formErrorWords } from '../../../text/error';
import {
  APPRAISAL_YEAR,
  appraisalStateWords,
  appraisedWords,
  CONFIRM,
  NAME_VOTE,
  resultLines,
  ruleLine,
  yearName,
  yearTitle,
} from '../../../text/role/appraisal';
import { goOn } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface Row {
  key: string;
  name: string;
  lines: string[];
}
interface Choice extends AppraisalChoice {
  key: string;
  words: string;
}

/** A year's appraisal: who is appraised and what came of it; for the supervisors, how it is prepared. */
definePage({
  data: {
    words: APPRAISAL_YEAR,
    communityId: '',
    year: 0,
    heading: '',
    years: [] as { year: number; name: string }[],
    ruleLine: '',
    appraisal: null as AppraisalDetail | null,
    state: '',
    rows: [] as Row[],
    choices: [] as Choice[],
    rule: '',
    commandId: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', year = '' }) {
    const now = Number(dayOf(Date.now()).slice(0, 4));
    this.setData({ communityId, year: Number(year) || now, commandId: newCommandId() });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, year } = this.data;
    await load(this, {
      ask: () => callCloud('role', 'showAppraisal', { communityId, year }),
      show: ({ appraisal, years }) =>
        this.setData({
          appraisal,
          heading: yearTitle(year),
          years: years
            .filter((one) => one !== year)
            .map((one) => ({ year: one, name: yearName(one) })),
          ruleLine: ruleLine(appraisal?.rule ?? ''),
          state: appraisal ? appraisalStateWords(appraisal, Date.now()) : '',
          rows: (appraisal?.people ?? []).map((one) => ({
            key: one.key,
            name: appraisedWords(one),
            lines: resultLines(one),
          })),
          choices: (appraisal?.choices ?? []).map((one) => ({
            ...one,
            key: `${one.residentId} ${one.role} ${one.placeId}`,
            words: appraisedWords(one),
          })),
          rule: appraisal?.rule ?? '',
        }),
    });
  },

  openYear(event: WechatMiniprogram.TouchEvent) {
    const { year } = event.currentTarget.dataset as { year: number };
    this.setData({ year: Number(year), phase: 'loading' });
    void this.refresh();
  },

  toggle(event: WechatMiniprogram.TouchEvent) {
    const { key } = event.currentTarget.dataset as { key: string };
    const choices = this.data.choices.map((one) =>
      one.key === key ? { ...one, chosen: !one.chosen } : one,
    );
    this.setData({ choices, problem: '', commandId: newCommandId() });
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ rule: event.detail.value, problem: '', commandId: newCommandId() });
  },

  async save() {
    const { communityId, year, choices, appraisal, busy, commandId } = this.data;
    const people = choices
      .filter(({ chosen }) => chosen)
      .map(({ residentId, role, placeId, from }) => ({ residentId, role, placeId, from }));
    if (busy) return;
    if (people.length === 0) {
      this.setData({ problem: APPRAISAL_YEAR.chooseFirst });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const seen = appraisal?.seen ?? null;
    const rule = this.data.rule.trim();
    const input = { communityId, year, people, rule, seen, commandId };
    const answer = await callCloud('role', 'saveAppraisal', input);
    this.setData({
      busy: false,
      commandId: newCommandId(),
      ...(answer.ok ? {} : { problem: formErrorWords(answer) }),
    });
    if (!answer.ok) return;
    void wx.showToast({ title: APPRAISAL_YEAR.saved, icon: 'success' });
    await this.refresh();
  },

  /** A draft in the ballot module, which is checked and announced there as any vote. */
  async drawUp() {
    const { communityId, year, appraisal, busy } = this.data;
    if (busy || !appraisal) return;
    this.setData({ busy: true, problem: '' });
    const opensAt = instantOf(addDays(dayOf(Date.now()), 5), '09:00');
    const key = `appraisal-vote:${communityId}:${year}:${appraisal.seen}`;
    const answer = await callCloud('ballot', 'saveMotion', {
      communityId,
      motionId: null,
      form: {
        title: yearTitle(year),
        body: '',
        placeId: communityId,
        ruleId: 'consultation',
        basis: 'households',
        matter: 'local',
        covenantId: null,
        questions: appraisal.questions,
        secret: true,
        opensAt,
        closesAt: opensAt + 3 * DAY,
        countsAt: opensAt + 3 * DAY + HOUR,
        partyConsultedOn: null,
        urgentReason: '',
        authorisation: '',
        registered: 0,
        women: 0,
        reviseOn: null,
      },
      commandId: keptCommandId(key),
    });
    settleCommand(key, answer);
    this.setData({ busy: false, ...(answer.ok ? {} : { problem: errorWords(answer) }) });
    if (answer.ok) goOn(this, pathTo.motionEdit(communityId, answer.data.motionId));
  },

  async nameVote() {
    const { communityId, year, appraisal } = this.data;
    const [motionId] = appraisal?.votes ?? [];
    if (!motionId) return;
    await this.step(NAME_VOTE, `vote:${motionId}`, (commandId) =>
      callCloud('role', 'nameAppraisalVote', { communityId, year, motionId, commandId }),
    );
  },

  async confirm() {
    const { communityId, year } = this.data;
    await this.step(CONFIRM, `confirm:${year}`, (commandId) =>
      callCloud('role', 'confirmAppraisal', { communityId, year, commandId }),
    );
  },

  openVote() {
    const { communityId, appraisal } = this.data;
    if (appraisal?.vote) go(pathTo.motion(communityId, appraisal.vote.motionId));
  },

  async step(
    dialog: { content: string; confirmText: string },
    name: string,
    send: (
      commandId: string,
    ) =>
      | ReturnType<typeof callCloud<'role', 'confirmAppraisal'>>
      | ReturnType<typeof callCloud<'role', 'nameAppraisalVote'>>,
  ) {
    if (this.data.busy) return;
    const { confirm } = await wx.showModal(dialog);
    if (!confirm) return;
    this.setData({ busy: true, problem: '' });
    const kept = `appraisal:${this.data.communityId}:${name}`;
    const answer = await send(keptCommandId(kept));
    settleCommand(kept, answer);
    this.setData({ busy: false, ...(answer.ok ? {} : { problem: errorWords(answer) }) });
    if (answer.ok) await this.refresh();
  },
});
