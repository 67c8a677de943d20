import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type { PlaceNode } from '../../../../typings/contract/resident';
import type { GridLine } from '../../../../typings/contract/roster';
import { callCloud } from '../../../cloud/call-cloud';
import { placeLabel, withinPlaces } from '../../../components/place-picker/tree';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { memberships } from '../../../store/session';
import { errorWords } from '../../../text/error';
import { assignDialog, GRID_LIST, gridWords, tooManyDoors } from '../../../text/roster/grid';
import { definePage } from '../../../view/define-page';
import { explain, load } from '../../../view/load';

interface Estate {
  estate: string;
  rows: ReturnType<typeof gridWords>[];
}

interface Shown {
  places: PlaceNode[];
  grids: GridLine[];
}

const MOST = 60; // households that one command takes

/** The micro-grids of the places that somebody looks after, and a way to put a stair into one. */
definePage({
  data: {
    words: GRID_LIST,
    communityId: '',
    places: [] as PlaceNode[],
    estates: [] as Estate[],
    editing: false,
    choosing: false,
    placeId: '',
    placeName: '',
    grid: '',
    problem: '',
    busy: false,
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '' });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load<Shown>(this, {
      keep: `grids:${communityId}`,
      ask: () => askFor(communityId),
      show: ({ places, grids }) => this.setData({ places, estates: estatesOf(grids) }),
    });
  },

  start() {
    this.setData({ editing: true, choosing: this.data.placeId === '', problem: '' });
  },

  stop() {
    this.setData({ editing: false });
  },

  openTree() {
    this.setData({ choosing: !this.data.choosing });
  },

  choosePlace(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
    const [placeId = ''] = event.detail.chosen;
    const placeName = placeLabel(this.data.places, placeId);
    this.setData({ placeId, placeName, choosing: false, problem: '' });
  },

  typeGrid(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ grid: event.detail.value.trim(), problem: '' });
  },

  async assign() {
    const { communityId, placeId, placeName, grid, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, problem: '' });
    const doors = await doorsOf(communityId, placeId);
    this.setData({ busy: false });
    if (!doors.ok) return explain(doors);
    const householdIds = doors.data;
    if (householdIds.length > MOST) {
      this.setData({ problem: tooManyDoors(MOST) });
      return;
    }
    if (householdIds.length === 0) {
      this.setData({ problem: GRID_LIST.noDoors });
      return;
    }
    const { confirm } = await wx.showModal(assignDialog(grid, placeName, householdIds.length));
    if (!confirm) return;
    this.setData({ busy: true });
    const draft = `grid:${placeId}:${grid}`;
    const commandId = keptCommandId(draft);
    const answer = await callCloud('roster', 'setGrid', {
      communityId,
      householdIds,
      grid,
      commandId,
    });
    settleCommand(draft, answer);
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: errorWords(answer) });
      return;
    }
    this.setData({ editing: false, placeId: '', placeName: '', grid: '' });
    void wx.showToast({ title: GRID_LIST.assigned, icon: 'success' });
    await this.refresh();
  },
});

/** The tree that somebody divides, and its micro-grids. */
async function askFor(communityId: string): Promise<Envelope<Shown>> {
  const [own, tree] = await Promise.all([
    ownPlaces(communityId),
    callCloud('resident', 'listPlaces', { communityId }),
  ]);
  if (!tree.ok) return tree;
  const places = withinPlaces(tree.data.places, own);
  const roots = places.filter((one) => !places.some(({ placeId }) => placeId === one.parentId));
  const grids = new Map<string, GridLine>();
  for (const { placeId } of roots) {
    const answer = await callCloud('roster', 'listGrids', { communityId, placeId });
    if (!answer.ok) return answer;
    for (const line of answer.data.grids) grids.set(`${line.estateId}\n${line.grid}`, line);
  }
  return { ok: true, data: { places, grids: [...grids.values()] } };
}

async function ownPlaces(communityId: string): Promise<string[]> {
  const answer = await memberships();
  const own = answer.ok ? answer.data.find((one) => one.communityId === communityId) : undefined;
  return (own?.roles ?? [])
    .filter(({ role }) => role === 'secretary' || role === 'grid-officer')
    .map(({ placeId }) => placeId);
}

/** The households of a place, one more than may be put into a grid at most. */
async function doorsOf(communityId: string, placeId: string): Promise<Envelope<string[]>> {
  const ids: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await callCloud('resident', 'listHouseholds', {
      communityId,
      placeId,
      ...(after ? { after } : {}),
    });
    if (!page.ok) return page;
    ids.push(...page.data.households.map(({ householdId }) => householdId));
    if (page.data.next === null || ids.length > MOST) return { ok: true, data: ids };
    after = page.data.next;
  }
}

function estatesOf(grids: readonly GridLine[]): Estate[] {
  const estates = new Map<string, Estate>();
  for (const line of grids) {
    const { estateId, estate } = line;
    const group = estates.get(estateId) ?? { estate, rows: [] };
    group.rows.push(gridWords(line));
    estates.set(estateId, group);
  }
  return [...estates.values()];
}
