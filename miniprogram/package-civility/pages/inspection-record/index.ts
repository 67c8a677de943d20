import '../../errors';
import type { InspectedDoor, Seen } from '../../../../typings/contract/civility/inspection';
import type { PointRule } from '../../../../typings/contract/civility/rule';
import type { PlaceNode } from '../../../../typings/contract/resident';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import type { Door } from '../../../components/door-grid/layout';
import { withinPlaces } from '../../../components/place-picker/tree';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { memberships } from '../../../store/session';
import { pointsWords } from '../../../text/civility/claim';
import { MARKS, SEEN } from '../../../text/civility/inspection';
import {
  countsWords,
  doorPictures,
  INSPECTION_RECORD,
  OWN_DOOR,
  tooManyPictured,
} from '../../../text/civility/page/inspection';
import { type FormPicture, picturesProblem } from '../../../text/common/picture';
import { dayWithWeekday } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { goBackOrHome } from '../../../view/after-answer';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import {
  lookAtPictures,
  removePicture,
  resendPicture,
  sendPictures,
} from '../../../view/form-pictures';
import { load } from '../../../view/load';

interface Form {
  ruleId: string;
  day: string;
  note: string;
  /** household → what was seen */
  seen: Record<string, Seen>;
  pictures?: FormPicture[];
  /** key of a picture → household */
  pictureOf?: Record<string, string>;
}
type Listed = Pick<InspectedDoor, 'householdId' | 'stair' | 'number' | 'own'>;
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;
type Choosable = Pick<PointRule, 'ruleId' | 'title' | 'text' | 'evidence'> & { points: string };

const BACK_DAYS = 60;
const MOST_PICTURED = 10;
const WALKERS = ['secretary', 'committee-member', 'building-steward', 'grid-officer'];

/** Door by door through a building: a tap says what was seen, and nothing is lost without a signal. */
definePage({
  data: {
    words: INSPECTION_RECORD,
    communityId: '',
    buildingId: '',
    label: '',
    places: [] as PlaceNode[],
    rules: [] as Choosable[],
    rule: null as Choosable | null,
    listed: [] as Listed[],
    doors: [] as Door[],
    marks: MARKS,
    mark: 'met' as Seen,
    draft: null as Draft<Form> | null,
    dayWords: '',
    firstDay: '',
    today: '',
    counts: '',
    /** the door that was tapped last, to which pictures are added, and those it has */
    pictured: '',
    picturedWords: '',
    picturedNow: [] as FormPicture[],
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', buildingId = '' }) {
    const today = dayOf(Date.now());
    this.setData({ communityId, today, firstDay: addDays(today, -BACK_DAYS) });
    if (buildingId) this.open(buildingId);
    void this.refresh();
  },

  /** Begins, or goes on with, the walk through a building. */
  open(buildingId: string) {
    const { today } = this.data;
    const empty: Form = { ruleId: '', day: today, note: '', seen: {} };
    this.setData({ buildingId, draft: openNew<Form>(`inspection:${buildingId}`, empty) });
    void lookAtPictures(this);
  },

  async refresh() {
    const { communityId, buildingId } = this.data;
    if (!buildingId) return this.loadPlaces();
    await load(this, {
      ask: async () => {
        const [rules, doors] = await Promise.all([
          callCloud('civility', 'showRuleTable', { communityId }),
          callCloud('civility', 'listDoors', { communityId, buildingId }),
        ]);
        if (!rules.ok) return rules;
        return doors.ok
          ? { ok: true as const, data: { ...doors.data, table: rules.data.table } }
          : doors;
      },
      show: ({ label, doors, table }) => {
        const rules = (table?.rules ?? []).filter(isInspected).map(choosableOf);
        this.setData({ label, listed: doors, rules });
        this.draw();
      },
    });
  },

  async loadPlaces() {
    const { communityId } = this.data;
    const known = await memberships();
    const roles = known.ok
      ? (known.data.find((one) => one.communityId === communityId)?.roles ?? [])
      : [];
    const own = roles.filter(({ role }) => WALKERS.includes(role)).map(({ placeId }) => placeId);
    await load(this, {
      ask: () => callCloud('resident', 'listPlaces', { communityId }),
      show: ({ places }) => {
        const wide = places.filter(({ kind }) => kind !== 'stair');
        this.setData({ places: withinPlaces(wide, own) });
      },
    });
  },

  choosePlace(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
    const [placeId] = event.detail.chosen;
    const place = this.data.places.find((one) => one.placeId === placeId);
    if (place?.kind !== 'building') return;
    this.open(place.placeId);
    this.setData({ phase: 'loading' });
    void this.refresh();
  },

  keep(change: Partial<Form>) {
    const { draft, buildingId } = this.data;
    if (!draft) return;
    const next = { ...draft, value: { ...draft.value, ...change } };
    keepDraft(`inspection:${buildingId}`, next);
    this.setData({ draft: next, problem: '' });
    this.draw();
  },

  draw() {
    const { draft, listed, rules } = this.data;
    if (!draft) return;
    const { seen, ruleId, day } = draft.value;
    const doors = listed.map((door) => drawn(door, seen[door.householdId] ?? 'unseen'));
    const count = (what: Seen) => listed.filter((one) => seen[one.householdId] === what).length;
    const [met, unmet] = [count('met'), count('unmet')];
    this.setData({
      doors,
      rule: rules.find((one) => one.ruleId === ruleId) ?? null,
      dayWords: dayWithWeekday(day),
      ...this.picturesNow(),
      counts: countsWords(met, unmet, listed.length - met - unmet),
    });
  },

  picturesNow() {
    const { pictured, listed, draft } = this.data;
    const door = listed.find(({ householdId }) => householdId === pictured);
    const { pictures = [], pictureOf = {} } = draft?.value ?? {};
    return {
      picturedWords: door ? doorPictures(`${door.stair} ${door.number}`.trim()) : '',
      picturedNow: pictures.filter(({ key }) => pictureOf[key] === pictured),
    };
  },

  async chooseRule() {
    const { rules } = this.data;
    const chosen = await chooseOne(rules.map(({ title, points }) => `${title} ${points}`));
    const rule = chosen === null ? undefined : rules[chosen];
    if (rule) this.keep({ ruleId: rule.ruleId });
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    this.keep({ day: String(event.detail.value) });
  },

  typeNote(event: Typed) {
    this.keep({ note: event.detail.value });
  },

  chooseMark(event: WechatMiniprogram.TouchEvent) {
    this.setData({ mark: (event.currentTarget.dataset as { seen: Seen }).seen });
  },

  markDoor(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const { draft, mark } = this.data;
    if (!draft) return;
    const { id } = event.detail;
    this.setData({ pictured: mark === 'unseen' ? '' : id });
    this.keep({ seen: { ...draft.value.seen, [id]: mark } });
  },

  pictures(): FormPicture[] {
    return this.data.draft?.value.pictures ?? [];
  },

  /** Those that are new are of the door that was tapped last. */
  keepPictures(pictures: FormPicture[]) {
    const { draft, pictured } = this.data;
    const before = draft?.value.pictureOf ?? {};
    const pictureOf = Object.fromEntries(pictures.map(({ key }) => [key, before[key] ?? pictured]));
    this.keep({ pictures, pictureOf });
  },

  addPictures(event: WechatMiniprogram.CustomEvent<{ paths: string[] }>) {
    void sendPictures(this, 'report', event);
  },
  resendPicture(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    void resendPicture(this, 'report', event);
  },
  removePicture(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    removePicture(this, event);
  },

  /** All doors that nothing was said about yet. */
  markRest() {
    const { draft, listed, mark } = this.data;
    if (!draft) return;
    const seen = { ...draft.value.seen };
    for (const { householdId, own } of listed) {
      if (!own && (seen[householdId] ?? 'unseen') === 'unseen') seen[householdId] = mark;
    }
    this.keep({ seen });
  },

  async record() {
    const { communityId, buildingId, draft, rule, listed, busy } = this.data;
    if (busy || !draft) return;
    const { ruleId, day, note, seen, pictures = [], pictureOf = {} } = draft.value;
    const doors = listed.flatMap(({ householdId }) => {
      const what = seen[householdId] ?? 'unseen';
      const ids = pictures
        .filter(({ key }) => pictureOf[key] === householdId)
        .map(({ pictureId }) => pictureId);
      const added = ids.length > 0 ? { pictures: ids } : {};
      return what === 'unseen' ? [] : [{ householdId, met: what === 'met', ...added }];
    });
    const withPictures = doors.filter((door) => 'pictures' in door).length;
    const problem = !rule
      ? INSPECTION_RECORD.wantsRule
      : doors.length === 0
        ? INSPECTION_RECORD.wantsDoor
        : rule.evidence && note.trim() === ''
          ? INSPECTION_RECORD.wantsNote
          : withPictures > MOST_PICTURED
            ? tooManyPictured(MOST_PICTURED)
            : picturesProblem(pictures);
    if (problem) {
      this.setData({ problem });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('civility', 'recordInspection', {
      communityId,
      buildingId,
      ruleId,
      day,
      note: note.trim(),
      doors,
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`inspection:${buildingId}`);
    void wx.showToast({ title: INSPECTION_RECORD.recorded, icon: 'success' });
    goBackOrHome(this);
  },
});

const isInspected = ({ bearer, reporters, source, unit }: PointRule) =>
  bearer === 'household' && reporters.includes('officer') && !source && unit !== 'hour';

function choosableOf({ ruleId, title, text, evidence, points }: PointRule): Choosable {
  return { ruleId, title, text, evidence, points: pointsWords(points) };
}

function drawn({ householdId, stair, number, own }: Listed, seen: Seen): Door {
  const look = own ? OWN_DOOR : SEEN[seen];
  return { id: householdId, stair, number, fixed: own, ...look };
}
