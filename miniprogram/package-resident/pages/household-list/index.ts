import '../../errors';
import type {
  HouseholdCode,
  HouseholdState,
  PlaceNode,
} from '../../../../typings/contract/resident';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { placeLabel, withinPlaces } from '../../../components/place-picker/tree';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { memberships } from '../../../store/session';
import { dayWords } from '../../../text/date';
import { errorWords } from '../../../text/error';
import { OFFICERS } from '../../../text/role/role';
import { openMadeFile } from '../../../view/attachment';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { askAnew, explain, load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

interface Row {
  householdId: string;
  label: string;
  joined: string;
  code: string;
  tone: 'quiet' | 'soon' | 'mine';
}

const CODE_WORDS: Record<HouseholdState['code'], [string, Row['tone']]> = {
  none: ['还没发过码', 'quiet'],
  open: ['码已发，还没用', 'soon'],
  used: ['码已用', 'mine'],
  expired: ['码过期了', 'soon'],
};

/** The workbench at a door: find the household by its number, give out its code. */
definePage({
  data: {
    communityId: '',
    places: [] as PlaceNode[],
    placeId: '',
    placeName: '',
    choosing: false,
    search: '',
    ...noRows<Row>(),
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
      keep: `places:${communityId}`,
      ask: () => callCloud('resident', 'listPlaces', { communityId }),
      show: ({ places }) => {
        const reach = withinPlaces(places, own);
        const placeId = this.data.placeId || onlyBuilding(reach);
        this.setData({ places: reach, placeId, choosing: placeId === '' });
      },
    });
    if (this.data.placeId) await this.list();
  },

  openTree() {
    this.setData({ choosing: !this.data.choosing });
  },

  choosePlace(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
    const [placeId = ''] = event.detail.chosen;
    this.setData({ placeId, choosing: false, search: '' });
    void this.list();
  },

  typeSearch(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const search = event.detail.value.replace(/[^\p{L}\p{N}-]/gu, '').slice(0, 20);
    // A row of the wider list must not be tapped for the one that is looked for.
    this.setData({ search, rows: [], next: null });
    void this.list();
  },

  /** The first page; an answer to an older question is dropped. */
  async list() {
    const { communityId, placeId, places, search } = this.data;
    const kind = places.find((place) => place.placeId === placeId)?.kind;
    const mayPrint = kind === 'building' || kind === 'stair';
    this.setData({ placeName: placeLabel(places, placeId), mayPrint, moreFailure: '' });
    if (this.data.rows.length === 0) this.setData({ listPhase: 'loading' });
    const isNewest = askAnew(this);
    const answer = await callCloud('resident', 'listHouseholds', {
      communityId,
      placeId,
      ...(search ? { search } : {}),
    });
    if (!isNewest()) return;
    if (!answer.ok) {
      this.setData({ listPhase: 'failed', listFailure: errorWords(answer), rows: [], next: null });
      return;
    }
    const { households, next } = answer.data;
    this.setData({ listPhase: 'ready', rows: this.rowsOf(households), next });
  },

  /** Within one building its name goes without saying. */
  rowsOf(households: HouseholdState[]): Row[] {
    const prefix = `${this.data.placeName} `;
    return households.map((household) => {
      const { label } = household;
      const short = label.startsWith(prefix) ? label.slice(prefix.length) : label;
      return rowOf({ ...household, label: short });
    });
  },

  retryList() {
    void this.list();
  },

  async more() {
    const { communityId, placeId, search } = this.data;
    await showMore(this, {
      ask: (after) =>
        callCloud('resident', 'listHouseholds', {
          communityId,
          placeId,
          ...(search ? { search } : {}),
          after,
        }),
      rows: ({ households }) => this.rowsOf(households),
    });
  },

  openMembers(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(pathTo.members(this.data.communityId, id));
  },

  async issue(event: WechatMiniprogram.TouchEvent) {
    const { id, code } = event.currentTarget.dataset as { id: string; code: string };
    const { communityId, issuing } = this.data;
    if (issuing) return;
    if (code === CODE_WORDS.open[0] && !(await wantsNewCode())) return;
    this.setData({ issuing: id });
    const name = `code:${id}`;
    const answer = await callCloud('resident', 'issueCode', {
      communityId,
      householdId: id,
      commandId: keptCommandId(name),
    });
    this.setData({ issuing: '' });
    settleCommand(name, answer);
    if (!answer.ok) return explain(answer);
    const until = dayWords(dayOf(answer.data.expiresAt));
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
      content: `有 ${newer} 户刚刚另外发了门牌码，没有打在这份里。那张码照样能用。`,
      showCancel: false,
      confirmText: '知道了',
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

/** Someone with one building or stair has nothing to choose first. */
function onlyBuilding(reach: readonly PlaceNode[]): string {
  const roots = reach.filter(({ parentId }) => !reach.some(({ placeId }) => placeId === parentId));
  const [root] = roots.length === 1 ? roots : [];
  return root?.kind === 'building' || root?.kind === 'stair' ? root.placeId : '';
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
  const chosen = await chooseOne(['只打还没有人加入的', '每一户都打']);
  if (chosen === null) return null;
  const { confirm } = await wx.showModal({
    title: '打印门牌码纸条？',
    content:
      '会给这些住户各发一张新的门牌码，以前发过、还没用的就不能用了。文件里有门牌码，请自己打印，不要转发到群里。',
    confirmText: '打纸条',
    cancelText: '先不打',
  });
  return confirm ? chosen === 1 : null;
}

async function wantsNewCode(): Promise<boolean> {
  const { confirm } = await wx.showModal({
    title: '再发一张？',
    content: '这一户有一张还没用的门牌码。发新的以后，旧的那张就不能用了。',
    confirmText: '发新的',
    cancelText: '先不发',
  });
  return confirm;
}

function rowOf({ householdId, label, joined, code }: HouseholdState): Row {
  const [words, tone] = CODE_WORDS[code];
  return {
    householdId,
    label,
    joined: joined === 0 ? '还没有人加入' : `${joined} 人已加入`,
    code: words,
    tone,
  };
}
