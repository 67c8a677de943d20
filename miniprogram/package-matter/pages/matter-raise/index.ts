import '../../errors';
import type { Channel, MatterLine, MatterTopic } from '../../../../typings/contract/matter/matter';
import type { Membership, PlaceNode } from '../../../../typings/contract/resident';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { memberships } from '../../../store/session';
import { type FormPicture, pictureIdsOf, picturesProblem } from '../../../text/common/picture';
import { errorWords, formErrorWords } from '../../../text/error';
import { type Danger, dangersIn } from '../../../text/matter/danger';
import {
  answeredBy,
  askedWords,
  callWords,
  channelHint,
  MATTER_RAISE,
  raiseHeading,
} from '../../../text/matter/raise';
import { CHANNEL_CHOICES } from '../../../text/matter/state';
import { guessTopic } from '../../../text/matter/wording';
import { holdsOne, MATTER_TAKERS } from '../../../text/role/role';
import { goInstead } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import {
  lookAtPictures,
  removePicture,
  resendPicture,
  sendPictures,
} from '../../../view/form-pictures';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface Form {
  placeId: string;
  spot: string;
  topicId: string;
  /** somebody has chosen the kind: it is guessed no more */
  chosen: boolean;
  words: string;
  named: boolean;
  channel: Channel;
  number: string;
  due: string;
  pictures: FormPicture[];
}
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;
type Chosen = WechatMiniprogram.CustomEvent<{ paths: string[] }>;
type Named = WechatMiniprogram.CustomEvent<{ key: string }>;

/** Says what is wrong and where; what is alike is shown before it is sent, and whom to phone in danger. */
definePage({
  data: {
    words: MATTER_RAISE,
    communityId: '',
    residentId: '',
    heading: '',
    channelHint: '',
    campaignId: '',
    asked: '',
    /** what it is about, for a draft of its own; and what it begins with */
    about: '',
    begun: { placeId: '', words: '' },
    mayTake: false,
    channels: CHANNEL_CHOICES,
    places: [] as PlaceNode[],
    choosing: false,
    placeLabel: '',
    topics: [] as MatterTopic[],
    alike: [] as MatterLine[],
    dangers: [] as (Danger & { call: string })[],
    draft: null as Draft<Form> | null,
    today: '',
    lastDay: '',
    problem: '',
    busy: false,
  },

  /** `residentId` and `name`: of somebody for whom an officer writes it down */
  onLoad(query) {
    const { communityId = '', residentId = '', name = '', campaignId = '', question = '' } = query;
    const { about = '', placeId = '', words = '' } = query;
    const begun = { placeId, words: decodeURIComponent(words) };
    const today = dayOf(Date.now());
    const campaign = { campaignId, asked: question === '' ? '' : askedWords(question) };
    this.setData({
      communityId,
      residentId,
      heading: raiseHeading(name),
      channelHint: channelHint(name),
      ...campaign,
      about,
      begun,
      today,
      lastDay: addDays(today, 366),
    });
    void this.refresh();
  },

  async refresh() {
    const { communityId, residentId, begun } = this.data;
    const known = await memberships();
    const own = known.ok ? known.data.find((one) => one.communityId === communityId) : undefined;
    const mayTake = holdsOne(own?.roles ?? [], MATTER_TAKERS);
    await load(this, {
      ask: async () => {
        const [topics, places] = await Promise.all([
          callCloud('matter', 'listTopics', { communityId }),
          mayTake ? callCloud('resident', 'listPlaces', { communityId }) : null,
        ]);
        if (!topics.ok) return topics;
        if (places && !places.ok) return places;
        return {
          ok: true as const,
          data: {
            topics: topics.data.rules.topics,
            places: places?.data.places ?? placesAround(own),
          },
        };
      },
      show: ({ topics, places }) => {
        const home = own?.households[0]?.householdId.split('.').slice(0, -1).join('.');
        const draft = openNew<Form>(this.name(), {
          placeId: begun.placeId || (home ?? own?.roles[0]?.placeId ?? communityId),
          spot: '',
          topicId: '',
          chosen: false,
          words: begun.words,
          named: false,
          channel: residentId === '' ? 'app' : 'door',
          number: '',
          due: '',
          pictures: [],
        });
        this.setData({ mayTake, topics, places });
        this.show(draft);
        void this.findAlike();
        void lookAtPictures(this);
      },
    });
  },

  name() {
    return `matter-raise:${this.data.residentId}${this.data.about}`;
  },

  show(draft: Draft<Form>) {
    const { places, topics } = this.data;
    const { value } = draft;
    const guess = value.chosen ? value.topicId : (guessTopic(value.words, topics) ?? '');
    this.setData({
      draft: { ...draft, value: { ...value, topicId: guess } },
      placeLabel: labelOf(value.placeId, places),
      dangers: dangersIn(value.words).map((one) => ({ ...one, call: callWords(one.number) })),
      problem: '',
    });
  },

  keep(change: Partial<Form>) {
    const { draft } = this.data;
    if (!draft) return;
    const before = draft.value;
    const next = { ...draft, value: { ...before, ...change } };
    keepDraft(this.name(), next);
    this.show(next);
    const now = this.data.draft?.value;
    if (now && (now.topicId !== before.topicId || now.placeId !== before.placeId)) {
      void this.findAlike();
    }
  },

  /** What neighbours have raised of that kind around that place. A failure shows nothing: sending goes on. */
  async findAlike() {
    const { communityId, draft } = this.data;
    const { placeId = '', topicId = '' } = draft?.value ?? {};
    if (topicId === '') {
      this.setData({ alike: [] });
      return;
    }
    const answer = await callCloud('matter', 'listAlike', { communityId, placeId, topicId });
    const isSame = this.data.draft?.value.topicId === topicId;
    if (isSame) this.setData({ alike: answer.ok ? answer.data.matters : [] });
  },

  type(event: Typed) {
    const { field } = event.currentTarget.dataset as { field: keyof Form };
    this.keep({ [field]: event.detail.value });
  },

  chooseTopic({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.keep({ topicId: detail.key, chosen: true });
  },

  choosePlaces() {
    this.setData({ choosing: !this.data.choosing });
  },

  choosePlace(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
    const [placeId = ''] = event.detail.chosen;
    this.setData({ choosing: false });
    this.keep({ placeId });
  },

  chooseChannel({ detail }: WechatMiniprogram.CustomEvent<{ chosen: Channel | null }>) {
    this.keep({ channel: detail.chosen ?? 'app' });
  },

  chooseDue(event: WechatMiniprogram.PickerChange) {
    this.keep({ due: String(event.detail.value) });
  },

  switchNamed(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    this.keep({ named: event.detail.value });
  },

  phone(event: WechatMiniprogram.TouchEvent) {
    const { number } = event.currentTarget.dataset as { number: string };
    void wx.makePhoneCall({ phoneNumber: number });
  },

  openAlike(event: WechatMiniprogram.CustomEvent<{ matterId: string }>) {
    go(pathTo.matter(this.data.communityId, event.detail.matterId));
  },

  pictures(): FormPicture[] {
    return this.data.draft?.value.pictures ?? [];
  },

  keepPictures(pictures: FormPicture[]) {
    this.keep({ pictures });
  },

  addPictures(event: Chosen) {
    void sendPictures(this, 'matter', event);
  },

  resendPicture(event: Named) {
    void resendPicture(this, 'matter', event);
  },

  removePicture(event: Named) {
    removePicture(this, event);
  },

  async raise() {
    const { communityId, residentId, campaignId, draft, busy } = this.data;
    if (busy || !draft) return;
    const { placeId, spot, topicId, words, named, channel, number, due, pictures } = draft.value;
    const problem = problemOf(draft.value) || picturesProblem(pictures);
    if (problem) {
      this.setData({ problem });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const isOrder = channel === 'hotline';
    const answer = await callCloud('matter', 'raiseMatter', {
      communityId,
      placeId,
      spot: spot.trim(),
      topicId,
      words: words.trim(),
      named,
      ...pictureIdsOf(pictures),
      ...(campaignId === '' ? {} : { campaignId }),
      taken:
        channel === 'app'
          ? null
          : {
              channel,
              residentId: residentId === '' ? null : residentId,
              hotline: isOrder ? { number: number.trim(), due } : null,
            },
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(this.name());
    void wx.showToast({ title: answeredBy(answer.data.due), icon: 'none' });
    goInstead(this, pathTo.matter(communityId, answer.data.matterId));
  },
});

/** What is still missing. */
function problemOf({ words, topicId, channel, number, due }: Form): string {
  if (words.trim() === '') return errorWords({ code: 'MATTER_WORDS_MISSING' });
  if (topicId === '') return MATTER_RAISE.noTopic;
  if (channel !== 'hotline') return '';
  return number.trim() === '' || due === '' ? MATTER_RAISE.noOrder : '';
}

/** The places around one's own homes, and the community as a whole. */
function placesAround(own: Membership | undefined): PlaceNode[] {
  if (!own) return [];
  const node = (placeId: string, name: string, kind: PlaceNode['kind']): PlaceNode => ({
    placeId,
    parentId: placeId.includes('.') ? placeId.split('.').slice(0, -1).join('.') : null,
    kind,
    name,
    order: 0,
    households: 0,
  });
  const kinds = ['estate', 'building', 'stair'] as const;
  const found = own.households.flatMap(({ householdId, label }) => {
    const ids = householdId.split('.');
    const names = label.split(' ');
    return kinds.map((kind, n) => node(ids.slice(0, n + 2).join('.'), names[n] ?? label, kind));
  });
  const all = [node(own.communityId, own.communityName, 'community'), ...found];
  return [...new Map(all.map((one) => [one.placeId, one])).values()];
}

/** 阳光苑 3栋, without the community's name unless it is all of it. */
function labelOf(placeId: string, places: readonly PlaceNode[]): string {
  const around = places.filter(
    (one) => placeId === one.placeId || placeId.startsWith(`${one.placeId}.`),
  );
  const inner = around.filter(({ kind }) => kind !== 'community');
  return (inner.length > 0 ? inner : around)
    .sort((one, other) => one.placeId.length - other.placeId.length)
    .map(({ name }) => name)
    .join(' ');
}
