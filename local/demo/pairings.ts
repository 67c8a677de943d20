import { createHash } from 'node:crypto';
import { addDays, DAY, dayOf, HOUR, weekdayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { Stamp } from '../../cloudfunctions/kernel/database/collection.ts';
import type {
  GivenAgreement,
  PairingDocument,
  PairingEntryDocument,
  PairingVisitDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import type { Person } from './documents.ts';

const idOf = (text: string) =>
  createHash('sha256').update(`demo ${text}`).digest('hex').slice(0, 20);

function stampOf(target: string, at: number): Stamp {
  return { id: idOf(`stamp ${target} ${at}`), action: 'seed', actorId: 'seed', target, at };
}

const DIARY: readonly { days: number; text: string }[] = [
  { days: 15, text: '第一次上门，陈阿姨泡了茶。她喜欢听越剧，下次带个小音箱来。' },
  { days: 8, text: '一起去菜场买了豆腐和青菜，回来路上歇了两次。' },
  { days: 1, text: '教她接视频电话，和女儿通上了，笑了好久。下周三她想剪窗花。' },
];

/**
 * Three pairings in the first building: one that goes on, one that waits for its elder, and one that has ended.
 * None where somebody of them is missing.
 */
export function pairingDocuments(
  communityId: string,
  people: readonly Person[],
  start: number,
): Record<string, object[]> {
  const called = (wanted: string) => people.find(({ id }) => id === wanted);
  const steward = called('steward');
  const volunteer = called('volunteer');
  const elder = called('elder-chen');
  const asked = { elder: called('resident-wang'), helper: called('resident-li') };
  const [own] = steward?.households ?? [];
  const neighbours = people.filter(({ id }) => id.startsWith('demo-'));
  const near = neighbours.find(({ households: [home] }) => home?.buildingId === own?.buildingId);
  const former = {
    elder: near ?? neighbours[0],
    helper: called('resident-zhou'),
  };
  if (!steward || !volunteer || !elder || !isPair(asked) || !isPair(former)) return {};
  const given = (by: Person, at: number, how: GivenAgreement['how'] = 'app'): GivenAgreement => ({
    at,
    how,
    by: by.id,
  });
  const pairing = (
    name: string,
    pair: Pair,
    at: number,
    more: Partial<PairingDocument>,
  ): PairingDocument => {
    const _id = idOf(`pairing ${name}`);
    const [home] = pair.elder.households;
    return {
      _id,
      communityId,
      placeId: home?._id ?? communityId,
      label: home?.label ?? '',
      elderId: pair.elder.id,
      helperId: pair.helper.id,
      elderKey: pair.elder.id,
      helperKey: pair.helper.id,
      guardian: null,
      coordinator: { residentId: steward.id, since: at },
      tasks: ['talk', 'shopping'],
      agreed: {
        helper: given(pair.helper, at + 5 * HOUR),
        elder: given(steward, at + DAY, 'spoken'),
        guardian: null,
      },
      state: 'active',
      plans: [],
      ended: null,
      at,
      since: at + DAY,
      open: 1,
      diaryUntil: null,
      change: stampOf(`pairing:${_id}`, at),
      ...more,
    };
  };
  const today = dayOf(start);
  const wednesday = addDays(today, ((3 - weekdayOf(today) + 7) % 7) - 28);
  const visited = pairing('active', { elder, helper: volunteer }, start - 35 * DAY, {
    tasks: ['talk', 'shopping', 'phone'],
    plans: [
      {
        day: wednesday,
        until: addDays(wednesday, 26 * 7),
        start: '15:00',
        minutes: 60,
        skipped: [],
      },
    ],
  });
  const waiting = pairing('proposed', asked, start - 2 * DAY, {
    tasks: ['talk', 'walk', 'reading'],
    agreed: { helper: given(asked.helper, start - DAY), elder: null, guardian: null },
    state: 'proposed',
    since: null,
  });
  const over = pairing('ended', former, start - 120 * DAY, {});
  const ended: PairingDocument = {
    ...over,
    state: 'ended',
    elderKey: over._id,
    helperKey: over._id,
    ended: { at: start - 45 * DAY, why: 'elder', by: steward.id, how: 'phone' },
    open: 0,
  };
  const days = [-21, -14, -7].map((offset) => addDays(wednesday, 28 + offset));
  const visits = days.map((day, index): PairingVisitDocument => {
    const _id = `${visited._id}:${day}`;
    const isLast = index === days.length - 1;
    return {
      _id,
      communityId,
      pairingId: visited._id,
      helperId: visited.helperId,
      day,
      start: '15:00',
      minutes: 60 + 15 * index,
      withGuardian: false,
      state: isLast ? 'noted' : 'confirmed',
      decidedBy: isLast ? null : index === 0 ? 'coordinator' : 'family',
      at: start - (22 - index * 7) * DAY,
      change: stampOf(`visit:${_id}`, start - (22 - index * 7) * DAY),
    };
  });
  const entries = DIARY.map(({ days: ago, text }): PairingEntryDocument => {
    const _id = idOf(`diary ${ago}`);
    const at = start - ago * DAY;
    return {
      _id,
      communityId,
      pairingId: visited._id,
      writerId: volunteer.id,
      text,
      state: 'shown',
      at,
      change: stampOf(`entry:${_id}`, at),
    };
  });
  return { pairings: [visited, waiting, ended], pairingVisits: visits, pairingDiary: entries };
}

interface Pair {
  elder: Person;
  helper: Person;
}

function isPair(pair: Partial<Pair>): pair is Pair {
  return pair.elder !== undefined && pair.helper !== undefined;
}
