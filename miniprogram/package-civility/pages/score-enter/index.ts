import '../../errors';
import type { Merchant, ScorebookKind } from '../../../../typings/contract/civility/scorecard';
import type { PlaceNode } from '../../../../typings/contract/resident';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { BOOKS, ENTER_WORDS, kindOf } from '../../../text/civility/scorecard';
import { formErrorWords } from '../../../text/error';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { nobodySought, seekPeople } from '../../../view/seek-people';

interface Form extends Merchant {
  residentId: string;
  /** who it is, with their door */
  who: string;
}
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;

const EMPTY: Form = { residentId: '', who: '', name: '', address: '', placeId: '' };

/** Somebody is asked whether they want a card: a member, or who keeps a shop. */
definePage({
  data: {
    words: ENTER_WORDS,
    communityId: '',
    book: 'members' as ScorebookKind,
    about: BOOKS.members,
    places: [] as PlaceNode[],
    place: '',
    picking: false,
    ...nobodySought(),
    draft: null as Draft<Form> | null,
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', book = '' }) {
    const kind = kindOf(book);
    this.setData({ communityId, book: kind, about: BOOKS[kind] });
    wx.setNavigationBarTitle({ title: BOOKS[kind].enter });
    void this.refresh();
  },

  async refresh() {
    const { book } = this.data;
    await load(this, {
      ask: async () =>
        book === 'members' ? { ok: true as const, data: { places: [] } } : this.askPlaces(),
      show: ({ places }) => {
        this.setData({ places });
        this.draw(openNew(this.name(), EMPTY));
      },
    });
  },

  /** The branch has no doors of its own: a shop that it enters belongs to the community. */
  async askPlaces() {
    const { communityId } = this.data;
    const answer = await callCloud('resident', 'listPlaces', { communityId });
    if (answer.ok || answer.code !== 'NOT_ALLOWED') return answer;
    const community: PlaceNode = {
      placeId: communityId,
      parentId: null,
      kind: 'community',
      name: ENTER_WORDS.community,
      order: 0,
      households: 0,
    };
    return { ok: true as const, data: { places: [community] } };
  },

  name() {
    return `score-enter:${this.data.communityId}:${this.data.book}`;
  },

  draw(draft: Draft<Form>) {
    const { placeId } = draft.value;
    this.setData({ draft, place: placeWords(this.data.places, placeId), problem: '' });
  },

  keep(change: Partial<Form>) {
    const { draft } = this.data;
    if (!draft) return;
    this.draw(keepDraft(this.name(), { ...draft, value: { ...draft.value, ...change } }));
  },

  type(event: Typed & { currentTarget: { dataset: { name: 'name' | 'address' } } }) {
    this.keep({ [event.currentTarget.dataset.name]: event.detail.value });
  },

  async search({ detail }: Typed) {
    await seekPeople(this, this.data.book === 'members' ? 'member' : 'keeper', detail.value);
  },

  choosePerson(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const person = this.data.found.find(({ residentId }) => residentId === id);
    if (!person) return;
    this.setData({ ...nobodySought() });
    const who = [person.name, person.label].filter(Boolean).join(' · ');
    this.keep({ residentId: id, who });
  },

  dropPerson() {
    this.keep({ residentId: '', who: '' });
  },

  pickPlace() {
    this.setData({ picking: !this.data.picking });
  },

  choosePlace(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
    const [placeId = ''] = event.detail.chosen;
    this.setData({ picking: false });
    this.keep({ placeId });
  },

  async enter() {
    const { communityId, book, draft, busy } = this.data;
    if (busy || !draft) return;
    const { residentId, placeId } = draft.value;
    const [name, address] = [draft.value.name.trim(), draft.value.address.trim()];
    const isShop = book === 'merchants';
    const problem =
      isShop && name === ''
        ? ENTER_WORDS.noName
        : isShop && address === ''
          ? ENTER_WORDS.noAddress
          : isShop && placeId === ''
            ? ENTER_WORDS.noPlace
            : residentId === ''
              ? ENTER_WORDS.noPerson
              : '';
    this.setData({ problem });
    if (problem !== '') return;
    this.setData({ busy: true });
    const answer = await callCloud('civility', 'enterCard', {
      communityId,
      book,
      residentId,
      merchant: isShop ? { name, address, placeId } : null,
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(this.name());
    void wx.showToast({ title: ENTER_WORDS.sent, icon: 'success' });
    goBackOrHome(this);
  },
});

/** 一期 1栋; the community itself by its name; '' if it is not there */
function placeWords(places: readonly PlaceNode[], placeId: string): string {
  const names: string[] = [];
  let at = places.find((one) => one.placeId === placeId);
  while (at && (at.kind !== 'community' || names.length === 0)) {
    names.unshift(at.name);
    const { parentId } = at;
    at = places.find((one) => one.placeId === parentId);
  }
  return names.join(' ');
}
