import '../../errors';
import type { HouseholdCode, PlaceNode } from '../../../../typings/contract/resident';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import type { HeatTile } from '../../../components/heat-map/index';
import { placeLabel, withinPlaces } from '../../../components/place-picker/tree';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { memberships } from '../../../store/session';
import { dayWords } from '../../../text/date';
import { errorWords } from '../../../text/error';
import { CONFIRM } from '../../../text/home/need';
import {
  codeUntilWords,
  HOME_STATES,
  newerWords,
  notFoundTitle,
  tooManyWords,
  WORDS,
} from '../../../text/resident/household-list';
import { OFFICERS } from '../../../text/role/role';
import { openMadeFile } from '../../../view/attachment';
import {
  type BuildingDoors,
  countStates,
  doorLabel,
  offerWays,
} from '../../../view/building-doors';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { everyPage, MOST_LINES } from '../../../view/every-page';
import { go, pathTo } from '../../../view/go';
import { askAnew, explain, load } from '../../../view/load';
import { drawnHomes, type Home, homeOf, onlyBuilding } from './doors';
import { hasMap, type Joined, tilesOf } from './tiles';

/** The workbench at a door: find the household by its number, give out its code. */
definePage({
  data: {
    words: WORDS,
    communityId: '',
    places: [] as PlaceNode[],
    placeId: '',
    placeName: '',
    choosing: false,
    /** the buildings, where there are more than a few */
    tiles: [] as HeatTile[],
    /** why a place cannot be drawn; '' if it can */
    tooMany: '',
    search: '',
    notFound: '',
    homes: [] as Home[],
    /** there are more doors than are drawn */
    isCut: false,
    buildings: [] as BuildingDoors[],
    states: [] as { sign: string; words: string }[],
    listPhase: 'loading' as 'loading' | 'ready' | 'failed',
    listFailure: '',
    code: null as (HouseholdCode & { until: string }) | null,
    issuing: '',
    mayPrint: false,
    printing: false,
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '' });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    const own = await ownPlaces(communityId);
    await load(this, {
      keep: `homes:${communityId}`,
      // All at once: what comes late would move what a finger is about to touch.
      ask: async () => {
        const answer = await callCloud('resident', 'listPlaces', { communityId });
        if (!answer.ok) return answer;
        const { places } = answer.data;
        const joined = hasMap(withinPlaces(places, own)) ? await joinedOf(communityId) : null;
        return { ok: true as const, data: { places, joined } };
      },
      show: ({ places, joined }) => {
        const reach = withinPlaces(places, own);
        const placeId = this.data.placeId || onlyBuilding(reach);
        this.setData({
          places: reach.some(({ kind }) => kind !== 'community') ? reach : [],
          placeId,
          choosing: placeId === '',
          tiles: joined ? tilesOf(reach, joined) : [],
        });
      },
    });
    if (this.data.placeId) await this.list();
  },

  openTree() {
    this.setData({ choosing: !this.data.choosing, tooMany: '' });
  },

  openTile(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.choose(event.detail.id);
  },

  choosePlace(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
    const [placeId = ''] = event.detail.chosen;
    this.choose(placeId);
  },

  choose(placeId: string) {
    const place = this.data.places.find((one) => one.placeId === placeId);
    if (place && place.households > MOST_LINES) {
      this.setData({ tooMany: tooManyWords(place.name, place.households) });
      return;
    }
    this.setData({ placeId, choosing: false, tooMany: '', search: '', homes: [], buildings: [] });
    void this.list();
  },

  typeSearch(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const search = event.detail.value.replace(/[^\p{L}\p{N}-]/gu, '').slice(0, 20);
    // A door of the wider list must not be tapped for the one that is looked for.
    this.setData({ search, homes: [], buildings: [] });
    void this.list();
  },

  /** All doors of the place; an answer to an older question is dropped. */
  async list() {
    const { communityId, placeId, places, search } = this.data;
    const kind = places.find((place) => place.placeId === placeId)?.kind;
    const mayPrint = kind === 'building' || kind === 'stair';
    const placeName = placeLabel(places, placeId);
    this.setData({ placeName, mayPrint });
    if (this.data.homes.length === 0) this.setData({ listPhase: 'loading' });
    const isNewest = askAnew(this);
    const input = { communityId, placeId, ...(search ? { search } : {}) };
    const answer = await everyPage(
      (after) => callCloud('resident', 'listHouseholds', { ...input, ...after }),
      ({ households }) => households,
    );
    if (!isNewest()) return;
    if (!answer.ok) {
      this.setData({
        listPhase: 'failed',
        listFailure: errorWords(answer),
        homes: [],
        buildings: [],
      });
      return;
    }
    const { lines, isCut } = answer.data;
    const home = mayPrint ? placeName : '';
    const homes = lines.map((line) => homeOf(line, home));
    this.setData({
      listPhase: 'ready',
      homes,
      isCut,
      notFound: search ? notFoundTitle(search) : '',
      buildings: drawnHomes(homes, home),
      states: countStates(HOME_STATES, homes, WORDS.homes),
    });
  },

  retryList() {
    void this.list();
  },

  async chooseDoor(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const home = this.data.homes.find(({ householdId }) => householdId === event.detail.id);
    if (!home || this.data.issuing) return;
    const { communityId } = this.data;
    await offerWays(
      [
        { name: WORDS.issue, act: () => this.issue(home) },
        { name: WORDS.members, act: () => go(pathTo.members(communityId, home.householdId)) },
      ],
      `${doorLabel(home)}：${home.words}`,
    );
  },

  async issue({ householdId, hasCode }: Home) {
    if (this.data.issuing) return;
    if (hasCode && !(await wantsNewCode())) return;
    this.setData({ issuing: householdId });
    const name = `code:${householdId}`;
    const answer = await callCloud('resident', 'issueCode', {
      communityId: this.data.communityId,
      householdId,
      commandId: keptCommandId(name),
    });
    this.setData({ issuing: '' });
    settleCommand(name, answer);
    if (!answer.ok) return explain(answer);
    const until = codeUntilWords(dayWords(dayOf(answer.data.expiresAt)));
    this.setData({ code: { ...answer.data, until } });
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  async print() {
    const { communityId, placeId, printing } = this.data;
    if (printing) return;
    const all = await wantsSlips();
    if (all === null) return;
    this.setData({ printing: true });
    const name = `slips:${placeId}:${all}`;
    const commandId = keptCommandId(name);
    const answer = await callCloud('roster', 'printSlips', {
      communityId,
      placeId,
      all,
      commandId,
    });
    this.setData({ printing: false });
    settleCommand(name, answer);
    if (!answer.ok) return explain(answer);
    const { newer } = answer.data;
    await openMadeFile(answer.data);
    void this.list();
    if (newer === 0) return;
    await wx.showModal({
      content: newerWords(newer),
      showCancel: false,
      confirmText: CONFIRM,
    });
  },

  copyCode() {
    const { code } = this.data;
    if (code) void wx.setClipboardData({ data: code.code });
  },

  closeCode() {
    this.setData({ code: null });
    void this.list();
  },
});

/** In how many households of each building somebody has joined; null without an answer: there is the tree. */
async function joinedOf(communityId: string): Promise<Joined[] | null> {
  const answer = await callCloud('resident', 'countJoined', { communityId });
  return answer.ok ? answer.data.buildings : null;
}

/** Places of the offices that look after households. */
async function ownPlaces(communityId: string): Promise<string[]> {
  const answer = await memberships();
  const membership = answer.ok
    ? answer.data.find((one) => one.communityId === communityId)
    : undefined;
  return (membership?.roles ?? [])
    .filter(({ role }) => OFFICERS.includes(role))
    .map(({ placeId }) => placeId);
}

/** Which doors get a slip; null = none. */
async function wantsSlips(): Promise<boolean | null> {
  const chosen = await chooseOne([WORDS.slipsOpen, WORDS.slipsAll]);
  if (chosen === null) return null;
  const { confirm } = await wx.showModal({
    title: WORDS.slips,
    content: WORDS.slipsWords,
    confirmText: WORDS.printSlips,
    cancelText: WORDS.notPrint,
  });
  return confirm ? chosen === 1 : null;
}

async function wantsNewCode(): Promise<boolean> {
  const { confirm } = await wx.showModal({
    title: WORDS.again,
    content: WORDS.againWords,
    confirmText: WORDS.issueNew,
    cancelText: WORDS.notIssue,
  });
  return confirm;
}
