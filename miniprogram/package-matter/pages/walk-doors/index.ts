import '../../errors';
import type { VisitKind, WalkDoor, WalkView } from '../../../../typings/contract/matter/duty';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import type { Door } from '../../../components/door-grid/layout';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { memberships } from '../../../store/session';
import { formErrorWords } from '../../../text/error';
import { DOOR_LOOKS, VISIT_KINDS } from '../../../text/matter/duty/duty';
import { doorCounts, dueDoors, lastVisit, WALK, weekWords } from '../../../text/matter/duty/visit';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface Place {
  placeId: string;
  name: string;
}

const WALKERS = ['building-steward', 'stair-steward'];

/** A steward's own doors: which to go to this week, and a tap to say what one was there for. */
definePage({
  data: {
    words: WALK,
    communityId: '',
    placeId: '',
    places: [] as Place[],
    walk: null as WalkView | null,
    doors: [] as Door[],
    week: '',
    dueWords: '',
    due: [] as { id: string; number: string }[],
    counts: '',
    chosen: null as WalkDoor | null,
    chosenWords: '',
    kinds: VISIT_KINDS,
    ticks: [] as VisitKind[],
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    const known = await memberships();
    const roles = known.ok
      ? (known.data.find((one) => one.communityId === communityId)?.roles ?? [])
      : [];
    const places = roles
      .filter(({ role }) => WALKERS.includes(role))
      .map(({ placeId, placeLabel }) => ({ placeId, name: placeLabel }));
    const placeId = this.data.placeId || (places[0]?.placeId ?? '');
    this.setData({ places, placeId });
    if (placeId === '') this.setData({ phase: 'ready' });
    else await this.show();
  },

  async show() {
    const { communityId, placeId } = this.data;
    await load(this, {
      ask: () => callCloud('matter', 'showWalk', { communityId, placeId }),
      show: (walk) => this.setData({ walk, ...looksOf(walk) }),
    });
  },

  choosePlace(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.setData({ placeId: event.detail.key, chosen: null, phase: 'loading' });
    void this.show();
  },

  chooseDoor(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.choose(event.detail.id);
  },

  chooseDue(event: WechatMiniprogram.TouchEvent) {
    this.choose((event.currentTarget.dataset as { id: string }).id);
  },

  choose(id: string) {
    const chosen = this.data.walk?.doors.find(({ householdId }) => householdId === id);
    if (!chosen || chosen.own) return;
    this.setData({
      chosen,
      chosenWords: lastVisit(chosen),
      ticks: chosen.today,
      problem: '',
    });
  },

  tick({ detail }: WechatMiniprogram.CustomEvent<{ chosen: VisitKind[] }>) {
    this.setData({ ticks: detail.chosen, problem: '' });
  },

  async note() {
    const { communityId, chosen, ticks, busy } = this.data;
    if (busy || !chosen) return;
    const kinds = VISIT_KINDS.map(({ kind }) => kind).filter((kind) => ticks.includes(kind));
    if (kinds.length === 0 && chosen.today.length === 0) {
      this.setData({ problem: WALK.noTicks });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const { householdId } = chosen;
    const day = dayOf(Date.now());
    const name = `visit:${householdId}:${day}:${kinds.join('-')}`;
    const commandId = keptCommandId(name);
    const input = { communityId, householdId, day, kinds, commandId };
    const answer = await callCloud('matter', 'noteVisit', input);
    settleCommand(name, answer);
    this.setData({ busy: false, problem: answer.ok ? '' : formErrorWords(answer) });
    if (!answer.ok) return;
    this.setData({ chosen: null });
    void wx.showToast({ title: kinds.length === 0 ? WALK.cancelled : WALK.noted, icon: 'success' });
    await this.show();
  },

  openDiary() {
    go(pathTo.diary(this.data.communityId));
  },
});

function looksOf({ doors, from, until, days }: WalkView) {
  const count = (state: WalkDoor['state']) =>
    doors.filter((door) => !door.own && door.state === state).length;
  const due = doors.filter((door) => door.due);
  return {
    week: weekWords(from, until),
    dueWords: dueDoors(due.length),
    due: due.map(({ householdId, stair, number }) => ({
      id: householdId,
      number: `${stair} ${number}`.trim(),
    })),
    counts: doorCounts(count('week'), days, count('long')),
    doors: doors.map((door): Door => {
      const { householdId: id, stair, number, own } = door;
      if (own)
        return {
          id,
          stair,
          number,
          fixed: true,
          tone: 'quiet',
          sign: WALK.ownSign,
          words: WALK.own,
        };
      return { id, stair, number, ...DOOR_LOOKS[door.state] };
    }),
  };
}
