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

const ENDINGS: Record<EndReason, { title(name: string): string; words: string }> = {
  moved: {
    title: (name) => `${name} 搬走了？`,
    words: '记下以后，他不再收到发给这一户的通知。搬回来可以再发门牌码。',
  },
  mistake: {
    title: (name) => `${name} 不住这一户？`,
    words: '登记错了就移出这一户。他可以用对的门牌码加入自己那一户。',
  },
  died: {
    title: (name) => `${name} 去世了？`,
    words: '记下以后，就不再打扰家里人。请先和家里人核对。',
  },
};

interface ConsentForm {
  principalId: string;
  principalName: string;
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
            words: [
              member.residentId === representativeId ? '户代表' : '',
              member.wechat ? '在用小程序' : '没有微信，当面或电话联系',
            ]
              .filter(Boolean)
              .join(' · '),
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
      confirmText: '记下',
      cancelText: '先不',
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
      title: '这一户换了人家？',
      content: '原来的人都会移出这一户，没用完的门牌码作废。新住户要用新的门牌码加入。',
      confirmText: '换了人家',
      cancelText: '没有换',
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
      this.setData({ problem: '请写下这位居民的姓名。' });
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
    void wx.showToast({ title: '已登记', icon: 'success' });
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
        principalName: name,
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
      this.setData({ problem: '请先选好由谁来办。' });
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
    void wx.showToast({ title: '已记下', icon: 'success' });
    await this.refresh();
  },

  async end(event: WechatMiniprogram.TouchEvent) {
    const { principal, agent } = event.currentTarget.dataset as {
      principal: string;
      agent: string;
    };
    const { confirm } = await wx.showModal({
      content: '结束以后，就不能再替他办了。已经办过的还算数。',
      confirmText: '结束',
      cancelText: '先不',
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

function consentWords({ agentName, principalName, until }: ConsentLine): string {
  return `${agentName} 可以替 ${principalName} 办事，到 ${dayWords(until)}`;
}

async function ownPlaces(communityId: string): Promise<string[]> {
  const answer = await memberships();
  const own = answer.ok ? answer.data.find((one) => one.communityId === communityId) : undefined;
  return (own?.roles ?? [])
    .filter(({ role }) => OFFICERS.includes(role))
    .map(({ placeId }) => placeId);
}
