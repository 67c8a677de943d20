import '../../errors';
import type { EndReason } from '../../../../typings/contract/household';
import type { ConsentLine, HouseholdState, Member } from '../../../../typings/contract/resident';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { memberships } from '../../../store/session';
import { dayWords } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import {
  consentTitle,
  consentWords,
  ENDINGS,
  memberWords,
  WORDS,
} from '../../../text/resident/members';
import { holdsOne, OFFICERS } from '../../../text/role/role';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';

interface PersonForm {
  name: string;
  adult?: boolean;
}
const NOBODY: PersonForm = { name: '', adult: false };
const FIRST_DAYS = 90;
const MOST_DAYS = 365;

interface ConsentForm {
  principalId: string;
  /** whom the consent is about, as the heading says it */
  title: string;
  /** where the helper lives is looked for by house number */
  search: string;
  found: HouseholdState[];
  candidates: Member[];
  agentId: string;
  until: string;
  given: 'paper' | 'spoken';
}

/** The people of one household at its door: enter somebody without WeChat, write down a consent. */
definePage({
  data: {
    words: WORDS,
    communityId: '',
    householdId: '',
    label: '',
    members: [] as (Member & { words: string })[],
    representativeId: null as string | null,
    /** whose choices are open */
    openId: '',
    mayTakeOver: false,
    consents: [] as (ConsentLine & { words: string })[],
    adding: false,
    draft: null as Draft<PersonForm> | null,
    name: '',
    adult: false,
    consent: null as ConsentForm | null,
    untilWords: '',
    firstDay: '',
    lastDay: '',
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', householdId = '' } = query;
    const firstDay = dayOf(Date.now());
    const lastDay = addDays(firstDay, MOST_DAYS);
    const draft = openNew(`person:${householdId}`, NOBODY);
    const { name, adult = false } = draft.value;
    this.setData({ communityId, householdId, firstDay, lastDay, draft, name, adult });
    this.setData({ adding: name !== '' });
    void this.refresh();
    void this.allow();
  },

  /** Only the secretary notes that others moved in. */
  async allow() {
    const answer = await memberships();
    const own = answer.ok
      ? answer.data.find((one) => one.communityId === this.data.communityId)
      : undefined;
    this.setData({ mayTakeOver: holdsOne(own?.roles ?? [], ['secretary']) });
  },

  async refresh() {
    const { communityId, householdId } = this.data;
    await load(this, {
      ask: () => callCloud('resident', 'listMembers', { communityId, householdId }),
      show: ({ label, members, consents, representativeId }) =>
        this.setData({
          label,
          representativeId,
          openId: '',
          members: members.map((member) => ({
            ...member,
            words: memberWords(member, member.residentId === representativeId),
          })),
          consents: consents.map((one) => ({ ...one, words: consentWords(one) })),
        }),
    });
  },

  notePoints() {
    const { communityId, householdId, label } = this.data;
    go(pathTo.claimFile(communityId, householdId, label));
  },

  nominate() {
    const { communityId, householdId, label } = this.data;
    go(pathTo.honourNominate(communityId, householdId, label));
  },

  openChoices(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    this.setData({ openId: id === this.data.openId ? '' : id, consent: null, adding: false });
  },

  /** Notes that somebody does not live here any more. */
  async endFor(event: WechatMiniprogram.TouchEvent) {
    const { id, name, reason } = event.currentTarget.dataset as {
      id: string;
      name: string;
      reason: EndReason;
    };
    const { communityId, householdId, busy } = this.data;
    if (busy) return;
    const { confirm } = await wx.showModal({
      title: ENDINGS[reason].title(name),
      content: ENDINGS[reason].words,
      confirmText: WORDS.note,
      cancelText: WORDS.notNote,
    });
    if (!confirm) return;
    this.setData({ busy: true });
    const key = `member-end:${householdId}:${id}:${reason}`;
    const answer = await callCloud('resident', 'endMembership', {
      communityId,
      householdId,
      residentId: id,
      reason,
      commandId: keptCommandId(key),
    });
    this.setData({ busy: false });
    settleCommand(key, answer);
    if (!answer.ok) return explain(answer);
    await this.refresh();
  },

  async represent(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const { communityId, householdId, representativeId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true });
    const key = `representative:${householdId}:${id}:${representativeId ?? ''}`;
    const answer = await callCloud('resident', 'chooseRepresentative', {
      communityId,
      householdId,
      residentId: id,
      previousId: representativeId,
      commandId: keptCommandId(key),
    });
    this.setData({ busy: false });
    settleCommand(key, answer);
    if (!answer.ok) explain(answer);
    await this.refresh();
  },

  async takeOver() {
    const { communityId, householdId, busy } = this.data;
    if (busy) return;
    const { confirm } = await wx.showModal({
      title: WORDS.takeOverTitle,
      content: WORDS.takeOverWords,
      confirmText: WORDS.takeOverNow,
      cancelText: WORDS.notTakeOver,
    });
    if (!confirm) return;
    this.setData({ busy: true });
    const key = `take-over:${householdId}`;
    const answer = await callCloud('resident', 'takeOver', {
      communityId,
      householdId,
      commandId: keptCommandId(key),
    });
    this.setData({ busy: false });
    settleCommand(key, answer);
    if (!answer.ok) return explain(answer);
    await this.refresh();
  },

  openAdding() {
    this.setData({ adding: true, consent: null, problem: '' });
  },

  typeName(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const name = event.detail.value;
    this.setData({ name, problem: '' });
    this.keepPerson();
  },

  turnAdult() {
    this.setData({ adult: !this.data.adult });
    this.keepPerson();
  },

  keepPerson() {
    const { draft, householdId, name, adult } = this.data;
    if (draft) keepDraft(`person:${householdId}`, { ...draft, value: { name, adult } });
  },

  async add() {
    const { communityId, householdId, draft, name, adult, busy } = this.data;
    if (busy || !draft) return;
    if (name.trim() === '') {
      this.setData({ problem: WORDS.noName });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const { commandId } = draft;
    const answer = await callCloud('resident', 'addPerson', {
      communityId,
      householdId,
      name: name.trim(),
      adult,
      commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    const key = `person:${householdId}`;
    dropDraft(key);
    this.setData({ adding: false, name: '', adult: false, draft: openNew(key, NOBODY) });
    void wx.showToast({ title: WORDS.added, icon: 'success' });
    await this.refresh();
  },

  begin(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset as { id: string; name: string };
    const until = addDays(dayOf(Date.now()), FIRST_DAYS);
    const others = this.data.members.filter(
      ({ residentId, wechat }) => wechat && residentId !== id,
    );
    this.setData({
      adding: false,
      problem: '',
      untilWords: dayWords(until),
      consent: {
        principalId: id,
        title: consentTitle(name),
        search: '',
        found: [],
        candidates: others,
        agentId: '',
        until,
        given: 'paper',
      },
    });
  },

  changeConsent(change: Partial<ConsentForm>) {
    const { consent } = this.data;
    if (consent) this.setData({ consent: { ...consent, ...change }, problem: '' });
  },

  /** Where the helper lives: households of the officer's own places, by house number. */
  async search(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const search = event.detail.value.replace(/[^\p{L}\p{N}-]/gu, '').slice(0, 20);
    this.changeConsent({ search, found: [] });
    if (search === '') return;
    const { communityId } = this.data;
    const [placeId] = await ownPlaces(communityId);
    if (!placeId) return;
    const answer = await callCloud('resident', 'listHouseholds', { communityId, placeId, search });
    if (search !== this.data.consent?.search) return;
    if (!answer.ok) this.setData({ problem: formErrorWords(answer) });
    else this.changeConsent({ found: answer.data.households.filter(({ joined }) => joined > 0) });
  },

  async chooseHousehold(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const answer = await callCloud('resident', 'listMembers', {
      communityId: this.data.communityId,
      householdId: id,
    });
    if (!answer.ok) return explain(answer);
    const { principalId } = this.data.consent ?? { principalId: '' };
    const candidates = answer.data.members.filter(
      ({ wechat, residentId }) => wechat && residentId !== principalId,
    );
    this.changeConsent({ candidates, found: [], agentId: '' });
  },

  chooseAgent(event: WechatMiniprogram.TouchEvent) {
    this.changeConsent({ agentId: event.currentTarget.dataset.id as string });
  },

  chooseGiven(event: WechatMiniprogram.TouchEvent) {
    this.changeConsent({ given: event.currentTarget.dataset.given as ConsentForm['given'] });
  },

  chooseUntil(event: WechatMiniprogram.PickerChange) {
    const until = String(event.detail.value);
    this.setData({ untilWords: dayWords(until) });
    this.changeConsent({ until });
  },

  async record() {
    const { communityId, householdId, consent, busy } = this.data;
    if (busy || !consent) return;
    const { principalId, agentId, until, given } = consent;
    if (agentId === '') {
      this.setData({ problem: WORDS.noAgent });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const key = `consent:${principalId}:${agentId}:${until}:${given}`;
    const answer = await callCloud('resident', 'recordConsent', {
      communityId,
      householdId,
      principalId,
      agentId,
      until,
      given,
      commandId: keptCommandId(key),
    });
    settleCommand(key, answer);
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    this.setData({ consent: null });
    void wx.showToast({ title: WORDS.recorded, icon: 'success' });
    await this.refresh();
  },

  async end(event: WechatMiniprogram.TouchEvent) {
    const { principal, agent } = event.currentTarget.dataset as {
      principal: string;
      agent: string;
    };
    const { confirm } = await wx.showModal({
      content: WORDS.endWords,
      confirmText: WORDS.end,
      cancelText: WORDS.notNote,
    });
    if (!confirm) return;
    const key = `consent-end:${principal}:${agent}`;
    const answer = await callCloud('resident', 'endConsent', {
      communityId: this.data.communityId,
      principalId: principal,
      agentId: agent,
      commandId: keptCommandId(key),
    });
    settleCommand(key, answer);
    if (!answer.ok) return explain(answer);
    await this.refresh();
  },
});

async function ownPlaces(communityId: string): Promise<string[]> {
  const answer = await memberships();
  const own = answer.ok ? answer.data.find((one) => one.communityId === communityId) : undefined;
  return (own?.roles ?? [])
    .filter(({ role }) => OFFICERS.includes(role))
    .map(({ placeId }) => placeId);
}
