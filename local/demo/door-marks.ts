import { addDays, DAY, dayOf, HOUR, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type {
  HandoutDocument,
  NoticeDocument,
  ReceiptDocument,
  WrittenReceipt,
} from '../../cloudfunctions/notice/collections.ts';
import {
  addressedHouseholds,
  receiptKeys,
} from '../../cloudfunctions/notice/confirm/receipt-rules.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import type { Person } from './documents.ts';

const MARKS = 8;

interface Made {
  receipts: WrittenReceipt[];
  handouts: HandoutDocument[];
}

interface Given {
  notices: readonly NoticeDocument[];
  receipts: readonly ReceiptDocument[];
  households: readonly HouseholdDocument[];
  people: readonly Person[];
  start: number;
}

/**
 * Of the notice that asks the most: what the officer of a grid wrote down at its doors, of which one is rechecked
 * and one was not so, what the secretary wrote down for a resident, and the doors that two stewards are to ask at.
 */
export function doorDocuments({ notices, receipts, households, people, start }: Given): Made {
  const [notice] = notices
    .filter(({ mustConfirm, state }) => mustConfirm && state === 'published')
    .sort((one, other) => other.households - one.households || other.publishedAt - one.publishedAt);
  const steward = people.find(({ id }) => id === 'steward');
  const officer = people.find(({ id }) => id === 'grid-officer');
  const secretary = people.find(({ id }) => id === 'secretary');
  const own = steward?.roles[0];
  const estate = officer?.roles[0];
  if (!notice || !steward || !officer || !secretary || !own || !estate)
    return { receipts: [], handouts: [] };
  const confirmed = new Set(
    receipts.filter(({ noticeId }) => noticeId === notice._id).flatMap(({ keys }) => keys),
  );
  const open = households.filter(({ _id }) => !confirmed.has(`${notice._id}:${_id}`));
  const home = people.find(({ id }) => id === 'resident-li')?.households[0];
  const marked = open
    .filter(({ _id, lineage }) => lineage.includes(estate.placeId) && _id !== home?._id)
    .slice(-MARKS);
  const markOf = (household: HouseholdDocument, author: Person, nth: number): WrittenReceipt => {
    const at = notice.publishedAt + (nth + 1) * 10 * MINUTE;
    const asked = addressedHouseholds([{ householdId: household._id }], notice.audience);
    const _id = `${notice._id}:paper:${household._id}`;
    const { role } = author.roles[0] ?? { role: null };
    return {
      _id,
      communityId: notice.communityId,
      noticeId: notice._id,
      residentId: null,
      households: asked,
      keys: receiptKeys(notice._id, asked),
      by: { residentId: author.id, name: author.name, how: nth % 2 ? 'phone' : 'door', role },
      confirmedAt: at,
      undoneAt: null,
      places: household.lineage,
      telling: null,
      recheck: nth === 1 ? 'drawn' : 'passed',
      tries: 0,
      change: { id: `${_id}-mark`, action: 'seed', actorId: author.id, target: _id, at },
    };
  };
  const marks = marked.map((household, nth) => markOf(household, officer, nth));
  const [first, ...others] = marks;
  const denied: WrittenReceipt[] = first
    ? [
        {
          ...first,
          households: [],
          keys: [],
          undoneAt: first.confirmedAt + HOUR,
          recheck: null,
          objections: [
            {
              authorId: officer.id,
              authorName: officer.name,
              markedAt: first.confirmedAt,
              at: first.confirmedAt + HOUR,
              by: 'household',
              drawn: false,
            },
          ],
        },
      ]
    : [];
  const told = home ? [markOf(home, secretary, MARKS + 1)] : [];
  const today = dayOf(start);
  const partOf = (person: Person, dueDay: string): HandoutDocument['parts'] => {
    const office = person.roles.find(({ role }) => role === 'building-steward');
    if (!office) return [];
    const doors = open.filter(({ lineage }) => lineage.includes(office.placeId)).length;
    return [
      {
        placeId: office.placeId,
        label: office.placeLabel,
        stewardId: person.id,
        stewardName: person.name,
        byName: secretary.name,
        dueDay,
        at: start - 3 * DAY,
        doors,
        back: null,
      },
    ];
  };
  const next = people.find(
    ({ id, roles }) =>
      id !== steward.id &&
      roles.some(({ role, placeId }) => role === 'building-steward' && placeId !== own.placeId),
  );
  const parts = [
    ...partOf(steward, addDays(today, 4)),
    ...(next ? partOf(next, addDays(today, -1)) : []),
  ];
  const { communityId, _id } = notice;
  const change = {
    id: `${_id}-hand`,
    action: 'seed',
    actorId: secretary.id,
    target: _id,
    at: start,
  };
  return {
    receipts: [...denied, ...others, ...told],
    handouts: [{ _id, communityId, noticeId: _id, parts, change }],
  };
}
