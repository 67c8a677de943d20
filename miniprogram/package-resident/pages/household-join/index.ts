import '../../errors';
import type { CodePreview } from '../../../../typings/contract/resident';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { chooseCommunity, forgetMemberships } from '../../../store/session';
import { errorWords } from '../../../text/error';
import { becomeSecretary, HOUSEHOLD_JOIN } from '../../../text/resident/joining';
import { goHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { agreesToPrivacy } from '../../../view/privacy';
import { codeIn, GROUP, groupOf } from './code';

const DRAFT = 'join';
const EMPTY = { first: '', second: '', name: '', adult: false };
type Typed = typeof EMPTY;

/**
 * Joins a household by its one-time code, or a community as its first secretary by a set-up code: first
 * what the code opens, then under which name.
 */
definePage({
  data: {
    words: HOUSEHOLD_JOIN,
    ...EMPTY,
    draft: null as Draft<Typed> | null,
    secondFocus: false,
    preview: null as CodePreview | null,
    secretaryHeading: '',
    problem: '',
    nameProblem: '',
    busy: false,
  },

  onLoad(query) {
    const draft = openNew(DRAFT, EMPTY);
    this.setData({ ...draft.value, draft, phase: 'ready' });
    const given = codeIn(decodeURIComponent(query.code ?? query.scene ?? ''));
    if (given) this.take(given);
  },

  take([first, second]: [string, string]) {
    this.setData({ first, second, problem: '' });
    this.keep();
    void this.check();
  },

  typeFirst(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const whole = codeIn(event.detail.value);
    if (whole) return this.take(whole);
    const first = groupOf(event.detail.value).slice(0, GROUP);
    this.setData({ first, problem: '', secondFocus: first.length === GROUP });
    this.keep();
  },

  typeSecond(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const second = groupOf(event.detail.value).slice(0, GROUP);
    this.setData({ second, problem: '' });
    this.keep();
  },

  typeName(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ name: event.detail.value, nameProblem: '' });
    this.keep();
  },

  turnAdult() {
    this.setData({ adult: !this.data.adult });
    this.keep();
  },

  /** What is typed survives a closed app, and with it the id under which it will be sent. */
  keep() {
    const { draft, first, second, name, adult } = this.data;
    if (draft) keepDraft(DRAFT, { ...draft, value: { first, second, name, adult } });
  },

  async scan() {
    try {
      const { result } = await wx.scanCode({ scanType: ['qrCode', 'barCode'] });
      const found = codeIn(result);
      if (found) this.take(found);
      else this.setData({ problem: HOUSEHOLD_JOIN.noCode });
    } catch {
      // Closed without scanning: nothing has changed.
    }
  },

  async check() {
    const { first, second, busy } = this.data;
    if (busy) return;
    if (first.length < GROUP || second.length < GROUP) {
      this.setData({ problem: HOUSEHOLD_JOIN.tooShort });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('resident', 'checkCode', { code: `${first}-${second}` });
    if (answer.ok) this.show(answer.data);
    else this.setData({ problem: errorWords(answer) });
    this.setData({ busy: false });
  },

  show(preview: CodePreview) {
    this.setData({ preview, secretaryHeading: becomeSecretary(preview.communityName) });
    if (preview.kind === 'community') {
      void wx.setNavigationBarTitle({ title: HOUSEHOLD_JOIN.beSecretary });
    }
  },

  ask() {
    go(pathTo.ask());
  },

  back() {
    void wx.setNavigationBarTitle({ title: HOUSEHOLD_JOIN.title });
    this.setData({ preview: null, problem: '', nameProblem: '' });
  },

  async join() {
    const { first, second, adult, draft, busy, preview } = this.data;
    const name = this.data.name.trim();
    if (busy || !draft) return;
    if (name === '') {
      this.setData({ nameProblem: HOUSEHOLD_JOIN.writeName });
      return;
    }
    this.setData({ busy: true, problem: '' });
    if (!(await agreesToPrivacy())) {
      this.setData({ busy: false, problem: HOUSEHOLD_JOIN.privacyFirst });
      return;
    }
    const input = { code: `${first}-${second}`, name, commandId: draft.commandId };
    const answer =
      preview?.kind === 'community'
        ? await callCloud('resident', 'setUp', input)
        : await callCloud('resident', 'joinHousehold', { ...input, adult });
    if (!answer.ok) {
      this.setData({ busy: false, problem: errorWords(answer) });
      return;
    }
    dropDraft(DRAFT);
    forgetMemberships();
    chooseCommunity(answer.data.communityId);
    void wx.showToast({
      title: preview?.kind === 'community' ? HOUSEHOLD_JOIN.isSecretary : HOUSEHOLD_JOIN.joined,
      icon: 'success',
    });
    goHome(this);
  },
});
