import '../../errors';
import type { OwnRequest } from '../../../../typings/contract/joining';
import type { PlaceNode } from '../../../../typings/contract/resident';
import { callCloud } from '../../../cloud/call-cloud';
import { placeLabel } from '../../../components/place-picker/tree';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { pastWords } from '../../../text/date';
import { errorWords, formErrorWords } from '../../../text/error';
import { HOUSEHOLD_ASK, NO_STAIR, sentWords, WITHDRAW } from '../../../text/resident/joining';
import { requestWords } from '../../../text/resident/request';
import { definePage } from '../../../view/define-page';
import { explain, load } from '../../../view/load';
import { agreesToPrivacy } from '../../../view/privacy';

const DRAFT = 'ask';
const EMPTY = { communityId: '', stairId: '', number: '', name: '', note: '', adult: false };
type Typed = typeof EMPTY;

interface Row extends OwnRequest {
  words: ReturnType<typeof requestWords>;
  sent: string;
}

/** Somebody without a code says where they live; the officers of that door let them in. */
definePage({
  data: {
    words: HOUSEHOLD_ASK,
    ...EMPTY,
    draft: null as Draft<Typed> | null,
    communities: [] as { communityId: string; name: string }[],
    places: [] as PlaceNode[],
    placesFailure: '',
    stairName: '',
    choosing: false,
    asked: [] as Row[],
    /** the latest that was not agreed to, with the reason */
    declined: [] as Row[],
    waiting: null as Row | null,
    problems: {} as Partial<Record<keyof Typed, string>>,
    problem: '',
    busy: false,
  },

  onLoad() {
    const draft = openNew(DRAFT, EMPTY);
    this.setData({ ...draft.value, draft });
    void this.refresh();
  },

  async refresh() {
    await load(this, {
      ask: () => callCloud('resident', 'listOwnRequests', {}),
      show: ({ requests }) => {
        const asked = requests.map(rowOf);
        const declined = asked.slice(0, 1).filter(({ state }) => state === 'declined');
        this.setData({ asked, declined });
      },
    });
    if (this.data.phase === 'failed') return;
    const answer = await callCloud('resident', 'listCommunities', {});
    if (!answer.ok) {
      this.setData({ phase: 'failed', failure: errorWords(answer), failureCode: answer.code });
      return;
    }
    const { communities } = answer.data;
    const typed = communities.find(({ communityId }) => communityId === this.data.communityId);
    const open = this.data.asked.find(({ state }) => state === 'open');
    const [only] = communities.length === 1 ? communities : [];
    this.setData({ communities });
    await this.enter((typed ?? open ?? only)?.communityId ?? '');
  },

  chooseCommunity(event: WechatMiniprogram.TouchEvent) {
    this.setData({ stairId: '', stairName: '', places: [] });
    void this.enter(event.currentTarget.dataset.id as string);
  },

  /** The tree of a community, and whether a request waits there already. */
  async enter(communityId: string) {
    const waiting =
      this.data.asked.find((one) => one.communityId === communityId && one.state === 'open') ??
      null;
    this.setData({ communityId, waiting, placesFailure: '' });
    this.keep({});
    if (communityId === '' || waiting) return;
    const answer = await callCloud('resident', 'listNames', { communityId });
    if (communityId !== this.data.communityId) return;
    if (!answer.ok) {
      this.setData({ placesFailure: errorWords(answer) });
      return;
    }
    const places = answer.data.places.map(
      ({ name, ...place }): PlaceNode => ({
        ...place,
        name: name || NO_STAIR,
        kind: kindOf(place.placeId),
        households: 0,
      }),
    );
    const { stairId } = this.data;
    const stillThere = places.some(({ placeId }) => placeId === stairId);
    this.setData({
      places,
      stairId: stillThere ? stairId : '',
      stairName: stillThere ? placeLabel(places, stairId) : '',
      choosing: !stillThere,
    });
  },

  retryPlaces() {
    void this.enter(this.data.communityId);
  },

  openTree() {
    this.setData({ choosing: !this.data.choosing });
  },

  chooseStair(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
    const [stairId = ''] = event.detail.chosen;
    const stairName = placeLabel(this.data.places, stairId);
    this.setData({ stairName, choosing: false, problems: {} });
    this.keep({ stairId });
  },

  typed(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = event.currentTarget.dataset as { field: 'number' | 'name' | 'note' };
    this.setData({ problems: {}, problem: '' });
    this.keep({ [field]: event.detail.value });
  },

  /** What is typed survives a closed app, and with it the id under which it will be sent. */
  keep(change: Partial<Typed>) {
    this.setData(change);
    const { draft, communityId, stairId, number, name, note, adult } = this.data;
    const value = { communityId, stairId, number, name, note, adult };
    if (draft) keepDraft(DRAFT, { ...draft, value });
  },

  turnAdult() {
    this.keep({ adult: !this.data.adult });
  },

  async send() {
    const { draft, busy, communityId, stairId } = this.data;
    if (busy || !draft) return;
    const [number, name, note] = [this.data.number, this.data.name, this.data.note].map((text) =>
      text.trim(),
    ) as [string, string, string];
    const problems: Partial<Record<keyof Typed, string>> = {
      ...(stairId ? {} : { stairId: HOUSEHOLD_ASK.chooseStair }),
      ...(number ? {} : { number: HOUSEHOLD_ASK.writeNumber }),
      ...(name ? {} : { name: HOUSEHOLD_ASK.writeName }),
    };
    this.setData({ problems, problem: '' });
    if (Object.keys(problems).length > 0) return;
    this.setData({ busy: true });
    if (!(await agreesToPrivacy())) {
      this.setData({ busy: false, problem: HOUSEHOLD_ASK.privacyFirst });
      return;
    }
    const { commandId } = draft;
    const answer = await callCloud('resident', 'askToJoin', {
      communityId,
      stairId,
      number,
      name,
      adult: this.data.adult,
      commandId,
      ...(note ? { note } : {}),
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      const words = formErrorWords(answer);
      if (answer.code === 'HOUSEHOLD_NOT_FOUND') {
        this.setData({ problems: { number: HOUSEHOLD_ASK.noSuchNumber } });
      } else this.setData({ problem: words });
      return;
    }
    dropDraft(DRAFT);
    this.setData({ waiting: rowOf(answer.data), draft: openNew(DRAFT, EMPTY) });
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  async withdraw() {
    const { waiting, busy } = this.data;
    if (!waiting || busy) return;
    const { confirm } = await wx.showModal(WITHDRAW);
    if (!confirm) return;
    this.setData({ busy: true });
    const { communityId, requestId } = waiting;
    const key = `request-withdraw:${requestId}`;
    const answer = await callCloud('resident', 'withdrawRequest', {
      communityId,
      requestId,
      commandId: keptCommandId(key),
    });
    this.setData({ busy: false });
    settleCommand(key, answer);
    if (!answer.ok) return explain(answer);
    await this.refresh();
  },
});

function rowOf(request: OwnRequest): Row {
  return {
    ...request,
    words: requestWords(request),
    sent: sentWords(request.communityName, pastWords(request.at, Date.now())),
  };
}

/** The depth in the path says what it is. */
function kindOf(placeId: string): PlaceNode['kind'] {
  const kinds = ['community', 'estate', 'building', 'stair'] as const;
  return kinds[placeId.split('.').length - 1] ?? 'stair';
}
