import '../../errors';
import type { PictureGroup } from '../../../../typings/contract/parts/picture';
import type { Neighbour } from '../../../../typings/contract/volunteer/organising';
import type {
  MemberLimit,
  ShiftKind,
  SkillLine,
} from '../../../../typings/contract/volunteer/shift';
import { addDays, addMonths, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { dayWords } from '../../../text/date';
import { errorWords, formErrorWords } from '../../../text/error';
import { COMMON, FIND } from '../../../text/volunteer/common';
import { KINDS } from '../../../text/volunteer/standing';
import {
  consentTitle,
  leaveTitle,
  limitSetBy,
  MEMBER_EDIT,
  proofSent,
  seenWords,
  WAYS,
} from '../../../text/volunteer/team/member';
import { isExpired, isLicence, SKILLS, skillWords } from '../../../text/volunteer/team/team';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { type Form, formOf, tidyLimit } from './member-form';

const MOST_SKILLS = 20;
const LAST_YEARS = 30;
const USUAL_DAYS = 30;
/** As the functions have it. */
const LIMIT_DAYS = 180;
const LIMIT_KINDS = (Object.keys(KINDS) as ShiftKind[]).map((kind) => ({
  kind,
  name: KINDS[kind].name,
}));

interface SkillRow extends SkillLine {
  /** '' = for as long as they are a member */
  day: string;
  untilWords: string;
  expired: boolean;
  licence: boolean;
  ending: string;
  seenWords: string;
}

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;
type Tapped = WechatMiniprogram.TouchEvent;
type Named<Key> = WechatMiniprogram.CustomEvent<{ key: Key }>;
type Way = '' | MemberLimit['is'];

/** A leader writes down who belongs to the team, what they can do, and which licences were seen. */
definePage({
  data: {
    words: MEMBER_EDIT,
    communityId: '',
    teamId: '',
    residentId: '',
    draft: null as Draft<Form> | null,
    rows: [] as SkillRow[],
    choices: SKILLS,
    skills: [] as string[],
    /** skill → who has seen the licence, as it was stored */
    seers: {} as Record<string, string>,
    ways: WAYS,
    way: '' as Way,
    kinds: LIMIT_KINDS,
    limitUntil: '',
    /** who has set the limit that stands */
    limitSet: '',
    firstEnd: '',
    lastEnd: '',
    /** a licence that they have photographed; '' = none waits */
    proof: '',
    /** its pictures, once they were opened */
    proofGroup: null as PictureGroup | null,
    search: '',
    found: [] as Neighbour[],
    searched: false,
    other: '',
    firstDay: '',
    lastDay: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', teamId = '', residentId = '' }) {
    const today = dayOf(Date.now());
    this.setData({
      communityId,
      teamId,
      residentId,
      firstDay: addDays(today, -365),
      lastDay: addMonths(today, 12 * LAST_YEARS),
      firstEnd: addDays(today, 1),
      lastEnd: addDays(today, LIMIT_DAYS),
    });
    if (residentId) void wx.setNavigationBarTitle({ title: MEMBER_EDIT.title });
    void this.refresh();
  },

  async refresh() {
    const { communityId, teamId, residentId } = this.data;
    await load(this, {
      ask: () => callCloud('volunteer', 'listMembers', { communityId, teamId }),
      show: ({ members }) => {
        const member = members.find((one) => one.residentId === residentId);
        const today = dayOf(Date.now());
        const { byName, at } = member?.limit ?? { byName: '', at: 0 };
        this.setData({
          seers: Object.fromEntries(
            (member?.skills ?? []).map(({ skill, seenBy }) => [skill, seenBy ?? '']),
          ),
          proof: member?.proof ? proofSent(skillWords(member.proof, today)) : '',
          limitSet: at ? limitSetBy(byName || COMMON.gone, dayWords(dayOf(at))) : '',
        });
        this.draw(openNew<Form>(this.name(), formOf(member)));
      },
    });
  },

  name() {
    return `member:${this.data.teamId}:${this.data.residentId}`;
  },

  draw(draft: Draft<Form>) {
    const today = dayOf(Date.now());
    const { skills, limit = null } = draft.value;
    this.setData({
      draft,
      rows: skills.map((one) => ({
        ...one,
        day: one.until ?? '',
        untilWords: one.until === null ? MEMBER_EDIT.noEnd : dayWords(one.until),
        expired: isExpired(one, today),
        licence: isLicence(one),
        ending: one.paper?.ending ?? '',
        seenWords: one.paper
          ? seenWords(this.data.seers[one.skill] ?? '', dayWords(one.paper.seenOn))
          : '',
      })),
      skills: skills.map(({ skill }) => skill),
      way: limit?.is ?? '',
      limitUntil: limit?.is === 'restricted' ? dayWords(limit.until) : '',
      problem: '',
    });
  },

  keep(change: Partial<Form>) {
    const { draft } = this.data;
    if (!draft) return;
    this.draw(keepDraft(this.name(), { ...draft, value: { ...draft.value, ...change } }));
  },

  typeName({ detail }: Typed) {
    this.setData({ search: detail.value, found: [], searched: false });
  },

  async find() {
    const { communityId, teamId, search } = this.data;
    const name = search.trim();
    if (name.length < 2) {
      this.setData({ problem: FIND.wantsWholeName });
      return;
    }
    const answer = await callCloud('volunteer', 'findNeighbours', { communityId, teamId, name });
    if (name !== this.data.search.trim()) return;
    if (!answer.ok) this.setData({ problem: errorWords(answer) });
    else this.setData({ found: answer.data.people, searched: true, problem: '' });
  },

  choose(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    const person = this.data.found.find(({ residentId }) => residentId === id) ?? null;
    this.setData({ search: '', found: [], searched: false });
    this.keep({ person });
  },

  otherPerson() {
    this.keep({ person: null });
  },

  chooseSkill({ detail }: Named<string>) {
    const skills = this.data.draft?.value.skills ?? [];
    if (skills.some(({ skill }) => skill === detail.key)) this.drop(detail.key);
    else this.add(detail.key);
  },

  remove(event: Tapped) {
    this.drop((event.currentTarget.dataset as { skill: string }).skill);
  },

  drop(skill: string) {
    const skills = this.data.draft?.value.skills ?? [];
    this.keep({ skills: skills.filter((one) => one.skill !== skill) });
  },

  add(skill: string, until: string | null = null) {
    const skills = this.data.draft?.value.skills ?? [];
    this.keep({ skills: [...skills, { skill, until }].slice(0, MOST_SKILLS) });
  },

  typeOther({ detail }: Typed) {
    this.setData({ other: detail.value });
  },

  addOther() {
    const skill = this.data.other.trim();
    const skills = this.data.draft?.value.skills ?? [];
    if (!skill || skills.some((one) => one.skill === skill)) return;
    this.setData({ other: '' });
    this.add(skill);
  },

  change(skill: string, patch: Partial<SkillLine>) {
    const skills = this.data.draft?.value.skills ?? [];
    this.keep({ skills: skills.map((one) => (one.skill === skill ? { ...one, ...patch } : one)) });
  },

  /** With another last day it is another licence, which has to be seen. */
  changeTerm(skill: string, until: string | null) {
    const skills = this.data.draft?.value.skills ?? [];
    this.keep({ skills: skills.map((one) => (one.skill === skill ? { skill, until } : one)) });
  },

  chooseUntil(event: WechatMiniprogram.PickerChange) {
    const { skill } = event.currentTarget.dataset as { skill: string };
    this.changeTerm(skill, String(event.detail.value));
  },

  always(event: Tapped) {
    const { skill } = event.currentTarget.dataset as { skill: string };
    this.changeTerm(skill, null);
  },

  /** Which licence was seen, and that it was today. */
  typeEnding(event: Typed) {
    const { skill } = event.currentTarget.dataset as { skill: string };
    const ending = event.detail.value.replace(/[^A-Za-z0-9]/g, '').slice(-4);
    const skills = this.data.draft?.value.skills ?? [];
    if (ending) this.change(skill, { paper: { ending, seenOn: dayOf(Date.now()) } });
    else {
      this.keep({
        skills: skills.map((one) =>
          one.skill === skill ? { skill: one.skill, until: one.until } : one,
        ),
      });
    }
  },

  chooseWay({ detail }: Named<Way>) {
    const is = detail.key;
    const until = addDays(dayOf(Date.now()), USUAL_DAYS);
    const restricted = { is: 'restricted' as const, kinds: [], reason: '', until };
    this.keep({ limit: is === '' ? null : is === 'trainee' ? { is } : restricted });
  },

  keepLimit(patch: { kinds?: ShiftKind[]; reason?: string; until?: string }) {
    const limit = this.data.draft?.value.limit;
    if (limit?.is === 'restricted') this.keep({ limit: { ...limit, ...patch } });
  },

  chooseKinds({ detail }: WechatMiniprogram.CustomEvent<{ chosen: ShiftKind[] }>) {
    this.keepLimit({ kinds: detail.chosen });
  },

  typeReason({ detail }: Typed) {
    this.keepLimit({ reason: detail.value });
  },

  pickEnd(event: WechatMiniprogram.PickerChange) {
    this.keepLimit({ until: String(event.detail.value) });
  },

  /** Opens the pictures of the licence: that is on record, and they go when what was seen is saved. */
  async openProof() {
    const { communityId, teamId, residentId, busy, draft } = this.data;
    if (busy || !draft) return;
    this.setData({ busy: true, problem: '' });
    const kept = `proof-see:${teamId}:${residentId}`;
    const answer = await callCloud('volunteer', 'showProof', {
      communityId,
      teamId,
      residentId,
      commandId: keptCommandId(kept),
    });
    settleCommand(kept, answer);
    this.setData({ busy: false });
    if (!answer.ok) return this.setData({ problem: errorWords(answer) });
    const { proof, pictures, waiting } = answer.data;
    this.setData({ proofGroup: { of: 'proof', pictures, waiting } });
    const { skills } = draft.value;
    if (pictures.length === 0 || skills.some(({ skill }) => skill === proof.skill)) return;
    this.add(proof.skill, proof.until);
  },

  async noteConsent() {
    const { communityId, teamId, draft, busy } = this.data;
    const person = draft?.value.person;
    if (busy || !person) return;
    const { confirm } = await wx.showModal({
      title: consentTitle(person.name),
      content: MEMBER_EDIT.consentContent,
      confirmText: MEMBER_EDIT.consentConfirm,
      cancelText: COMMON.notYet,
    });
    if (!confirm) return;
    this.setData({ busy: true, problem: '' });
    const kept = `consent-note:${person.residentId}`;
    const answer = await callCloud('volunteer', 'noteConsent', {
      communityId,
      teamId,
      residentId: person.residentId,
      given: true,
      commandId: keptCommandId(kept),
    });
    settleCommand(kept, answer);
    this.setData({ busy: false, problem: answer.ok ? '' : errorWords(answer) });
    if (answer.ok) {
      const isGiven = answer.data.state === 'given';
      void wx.showToast({
        title: isGiven ? MEMBER_EDIT.consentGiven : MEMBER_EDIT.consentNoted,
        icon: 'none',
      });
    }
  },

  async save() {
    const { draft } = this.data;
    if (!draft?.value.person) {
      this.setData({ problem: MEMBER_EDIT.wantsPerson });
      return;
    }
    const { limit } = draft.value;
    if (limit?.is === 'restricted' && !limit.reason.trim()) {
      this.setData({ problem: MEMBER_EDIT.wantsReason });
      return;
    }
    if (await this.send(true)) void wx.showToast({ title: MEMBER_EDIT.saved, icon: 'success' });
  },

  async leave() {
    const name = this.data.draft?.value.person?.name ?? '';
    const { confirm } = await wx.showModal({
      title: leaveTitle(name),
      content: MEMBER_EDIT.leaveContent,
      confirmText: MEMBER_EDIT.leave,
      cancelText: COMMON.notYet,
    });
    if (confirm) await this.send(false);
  },

  async send(member: boolean) {
    const { communityId, teamId, draft, busy, proofGroup } = this.data;
    if (busy || !draft?.value.person) return false;
    this.setData({ busy: true, problem: '' });
    const { limit } = draft.value;
    const answer = await callCloud('volunteer', 'saveMember', {
      communityId,
      teamId,
      residentId: draft.value.person.residentId,
      member,
      skills: member ? draft.value.skills : [],
      ...(member && limit !== undefined ? { limit: tidyLimit(limit) } : {}),
      ...(proofGroup && proofGroup.pictures.length > 0 ? { proofSeen: true } : {}),
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return false;
    }
    dropDraft(this.name());
    goBackOrHome(this);
    return true;
  },
});
