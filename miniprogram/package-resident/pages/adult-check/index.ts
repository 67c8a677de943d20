import '../../errors';
import type { AdultLine } from '../../../../typings/contract/people';
import type { PlaceNode } from '../../../../typings/contract/resident';
import { callCloud } from '../../../cloud/call-cloud';
import { placeLabel, withinPlaces } from '../../../components/place-picker/tree';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { memberships } from '../../../store/session';
import { errorWords } from '../../../text/error';
import {
  ADULT_CHECK,
  adultCounts,
  adultLine,
  adultsConfirmed,
  adultsDialog,
  adultsLabel,
  skippedLine,
  unaskedWords,
  whereWords,
} from '../../../text/resident/officer';
import { OFFICERS } from '../../../text/role/role';
import { definePage } from '../../../view/define-page';
import { explain, load } from '../../../view/load';

interface Row extends AdultLine {
  on: boolean;
  words: string;
  /** said where the person is not chosen */
  skipped: string;
}

/** Pages of a building's list: far more people than live in one. */
const MOST_PAGES = 10;

/** Whose word that they are 18 waits in a building: all at one stroke, but for those who are unticked. */
definePage({
  data: {
    words: ADULT_CHECK,
    communityId: '',
    placeId: '',
    placeName: '',
    placeLine: '',
    buildings: [] as PlaceNode[],
    names: [] as string[],
    rows: [] as Row[],
    counts: '',
    at: 0,
    unasked: 0,
    unaskedLabel: '',
    /** more than are shown: to be looked at building by building */
    isCut: false,
    withUnasked: false,
    chosen: 0,
    chosenLabel: '',
    busy: false,
    problem: '',
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '', placeId: query.placeId ?? '' });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: async () => {
        if (this.data.buildings.length === 0) {
          const failed = await this.findBuildings();
          if (failed) return failed;
        }
        return this.findPeople(communityId, this.data.placeId);
      },
      show: ({ people, counts, at, next }) => {
        const rows = people.map(
          (one): Row => ({
            ...one,
            on: !one.doubted,
            words: adultLine(one),
            skipped: skippedLine(one.label),
          }),
        );
        this.setData({
          rows,
          at,
          isCut: next !== null,
          unasked: counts.unasked,
          unaskedLabel: unaskedWords(counts.unasked),
          counts: adultCounts(counts),
          problem: '',
        });
        this.count();
      },
    });
  },

  /** The buildings that the officer looks after. @returns why there are none */
  async findBuildings() {
    const { communityId, placeId } = this.data;
    const [known, places] = await Promise.all([
      memberships(),
      callCloud('resident', 'listPlaces', { communityId }),
    ]);
    if (!known.ok) return known;
    if (!places.ok) return places;
    const own = known.data.find((one) => one.communityId === communityId)?.roles ?? [];
    const held = own.filter(({ role }) => OFFICERS.includes(role)).map((one) => one.placeId);
    const mine = withinPlaces(places.data.places, held);
    const buildings = mine.filter(({ kind }) => kind === 'building');
    const parts = buildings.length > 0 ? buildings : mine.filter(({ kind }) => kind === 'stair');
    // Whoever looks after many sees them all at first.
    const whole = mine.filter((one) => held.includes(one.placeId) && !parts.includes(one));
    const found = [...whole, ...parts];
    const first = Math.max(
      0,
      found.findIndex((one) => one.placeId === placeId),
    );
    this.setData({
      buildings: found,
      names: found.map((one) => placeLabel(places.data.places, one.placeId)),
    });
    this.enter(first);
    return null;
  },

  async findPeople(communityId: string, placeId: string) {
    const first = await callCloud('resident', 'listAdults', { communityId, placeId });
    if (!first.ok) return first;
    const people = [...first.data.people];
    let { next } = first.data;
    for (let page = 1; next && page < MOST_PAGES; page += 1) {
      const more = await callCloud('resident', 'listAdults', { communityId, placeId, after: next });
      if (!more.ok) return more;
      people.push(...more.data.people);
      next = more.data.next;
    }
    return { ...first, data: { ...first.data, people, next } };
  },

  chooseBuilding(event: WechatMiniprogram.PickerChange) {
    this.enter(Number(event.detail.value));
    this.setData({ phase: 'loading' });
    void this.refresh();
  },

  enter(at: number) {
    const placeName = this.data.names[at] ?? '';
    this.setData({
      placeId: this.data.buildings[at]?.placeId ?? '',
      placeName,
      placeLine: whereWords(placeName),
    });
  },

  turn(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const rows = this.data.rows.map((one) =>
      one.residentId === id && !one.own ? { ...one, on: !one.on } : one,
    );
    this.setData({ rows });
    this.count();
  },

  turnUnasked() {
    this.setData({ withUnasked: !this.data.withUnasked });
    this.count();
  },

  count() {
    const { rows, withUnasked, isCut } = this.data;
    const chosen = rows.filter(
      ({ on, own, doubted, unasked }) => on && !own && !doubted && (withUnasked || !unasked),
    );
    const count = isCut ? 0 : chosen.length;
    this.setData({ chosen: count, chosenLabel: adultsLabel(count) });
  },

  async confirm() {
    const { communityId, placeId, placeName, rows, at, withUnasked, chosen, busy } = this.data;
    if (busy || chosen === 0) return;
    const { confirm } = await wx.showModal(adultsDialog(chosen, placeName));
    if (!confirm) return;
    this.setData({ busy: true });
    const key = `adults:${placeId}:${at}`;
    const answer = await callCloud('resident', 'confirmAdults', {
      communityId,
      placeId,
      until: at,
      unasked: withUnasked,
      except: rows.filter(({ on }) => !on).map(({ residentId }) => residentId),
      commandId: keptCommandId(key),
    });
    this.setData({ busy: false });
    settleCommand(key, answer);
    if (!answer.ok) return this.setData({ problem: errorWords(answer) });
    void wx.showToast({ title: adultsConfirmed(answer.data.confirmed), icon: 'success' });
    await this.refresh();
  },

  /** One person by themselves: confirmed after a doubt, or doubted. */
  async decide(event: WechatMiniprogram.TouchEvent) {
    const { id, door, yes } = event.currentTarget.dataset as {
      id: string;
      door: string;
      yes: boolean;
    };
    const { communityId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true });
    const key = `adult:${id}:${yes}`;
    const answer = await callCloud('resident', 'decideAdult', {
      communityId,
      householdId: door,
      residentId: id,
      confirmed: yes,
      commandId: keptCommandId(key),
    });
    this.setData({ busy: false });
    settleCommand(key, answer);
    if (!answer.ok) return explain(answer);
    await this.refresh();
  },
});
