import type { ConsentLine, HouseholdState, Member } from '../../../../typings/contract/resident';
import { type Draft, dropDraft, keepDraft, keptCommandId, openDraft } from '../../../api/draft';
import {
  addPerson,
  endConsent,
  listHouseholds,
  listMembers,
  recordConsent,
} from '../../../api/resident';
import { memberships } from '../../../api/session';
import { dayAfter, dayOf, dayWords } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { OFFICERS } from '../../../text/role';
import { definePage } from '../../../view/define-page';
import { explain, load } from '../../../view/load';

interface PersonForm {
  name: string;
}
const NOBODY: PersonForm = { name: '' };
const FIRST_DAYS = 90;
const MOST_DAYS = 365;

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
    consents: [] as (ConsentLine & { words: string })[],
    adding: false,
    draft: null as Draft<PersonForm> | null,
    name: '',
    consent: null as ConsentForm | null,
    untilWords: '',
    firstDay: '',
    lastDay: '',
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', householdId = '' } = query;
    const now = Date.now();
    const [firstDay, lastDay] = [dayOf(now), dayAfter(now, MOST_DAYS)];
    const draft = openDraft(`person:${householdId}`, NOBODY);
    const { name } = draft.value;
    this.setData({ communityId, householdId, firstDay, lastDay, draft, name, adding: name !== '' });
    void this.refresh();
  },

  async onPullDownRefresh() {
    await this.refresh();
    wx.stopPullDownRefresh();
  },

  async refresh() {
    const { communityId, householdId } = this.data;
    await load(this, {
      ask: () => listMembers({ communityId, householdId }),
      show: ({ label, members, consents }) =>
        this.setData({
          label,
          members: members.map((member) => ({
            ...member,
            words: member.wechat ? '在用小程序' : '没有微信，当面或电话联系',
          })),
          consents: consents.map((one) => ({ ...one, words: consentWords(one) })),
        }),
    });
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.refresh();
  },

  openAdding() {
    this.setData({ adding: true, consent: null, problem: '' });
  },

  typeName(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { draft, householdId } = this.data;
    const name = event.detail.value;
    if (draft) keepDraft(`person:${householdId}`, { ...draft, value: { name } });
    this.setData({ name, problem: '' });
  },

  async add() {
    const { communityId, householdId, draft, name, busy } = this.data;
    if (busy || !draft) return;
    if (name.trim() === '') {
      this.setData({ problem: '请写下这位居民的姓名。' });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const { commandId } = draft;
    const answer = await addPerson({ communityId, householdId, name: name.trim(), commandId });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    const key = `person:${householdId}`;
    dropDraft(key);
    this.setData({ adding: false, name: '', draft: openDraft(key, NOBODY) });
    void wx.showToast({ title: '已登记', icon: 'success' });
    await this.refresh();
  },

  begin(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset as { id: string; name: string };
    const until = dayAfter(Date.now(), FIRST_DAYS);
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
    const answer = await listHouseholds({ communityId, placeId, search });
    if (search !== this.data.consent?.search) return;
    if (!answer.ok) this.setData({ problem: formErrorWords(answer) });
    else this.changeConsent({ found: answer.data.households.filter(({ joined }) => joined > 0) });
  },

  async chooseHousehold(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const answer = await listMembers({ communityId: this.data.communityId, householdId: id });
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
    const answer = await recordConsent({
      communityId,
      householdId,
      principalId,
      agentId,
      until,
      given,
      commandId: keptCommandId(key),
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(key);
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
    const answer = await endConsent({
      communityId: this.data.communityId,
      principalId: principal,
      agentId: agent,
      commandId: keptCommandId(key),
    });
    if (!answer.ok) return explain(answer);
    dropDraft(key);
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
