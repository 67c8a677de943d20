import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { put } from '../../kernel/command.ts';
import { covers } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { day, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { officersOf } from '../../people/officers.ts';
import { placeId } from '../../places/place-schema.ts';
import { type HandedOut, handouts, notices } from '../collections.ts';
import { countByStair } from '../confirm/receipt-repository.ts';
import { requireAsking } from '../confirm/require-asking.ts';
import { noticeChange } from '../read/notice-schema.ts';
import { outermost } from '../write/notice-rules.ts';
import { HANDERS } from './handout-access.ts';
import { findPlaces } from './handout-repository.ts';
import {
  inHand,
  isDueDayFit,
  isHandable,
  looksAfter,
  MOST_DAYS,
  openDoors,
  withParts,
} from './handout-rules.ts';

const handablePlaces = v.pipe(
  v.array(v.pipe(placeId, v.check(isHandable))),
  v.minLength(1),
  v.maxLength(50),
  v.check((ids) => new Set(ids).size === ids.length),
);

/**
 * The unconfirmed doors of buildings or stairs go to one who looks after them, until a day. All hand-outs of a notice
 * are one document: no door is in two hands. Which doors are left is counted whenever somebody looks.
 */
export const handOutDoors = action('notice.handOutDoors', {
  input: v.strictObject({
    ...noticeChange,
    placeIds: handablePlaces,
    stewardId: documentId,
    dueDay: day,
  }),
  access: officersOf('input.placeIds', HANDERS, 'within'),
  load: ({ noticeId, stewardId }) => ({
    notice: one(notices, noticeId, 'NOTICE_NOT_FOUND'),
    steward: one(residents, stewardId, 'RESIDENT_NOT_FOUND'),
    handout: one(handouts, noticeId),
  }),
  command: ({ noticeId, placeIds }) => ({
    action: 'notice.hand-out',
    target: `notice:${noticeId}`,
    variant: [...placeIds].sort().join(' '),
  }),
  budget: 7,
  run: async ({ communityId, noticeId, placeIds: named, stewardId, dueDay }, context) => {
    const placeIds = outermost(named); // a stair that is named beside its building is a part of it
    const { notice, steward, handout, actor, command } = context;
    const { at } = command.stamp;
    const isRepeat = command.earlier !== undefined || handout?.change?.id === command.stamp.id;
    let added: HandedOut[] = [];
    if (!isRepeat) {
      requireAsking(notice);
      const isAsked = (id: string) => notice.audience.some((place) => covers(place, id));
      if (!placeIds.every(isAsked)) throw new Refusal('NOTICE_NOT_ADDRESSED');
      if (!isDueDayFit(dueDay, dayOf(at)))
        throw new Refusal('DOORS_DAY_UNFIT', { days: MOST_DAYS });
      if (!looksAfter(steward, placeIds, dayOf(at))) throw new Refusal('STEWARD_UNFIT');
      const [places, counts] = await Promise.all([
        findPlaces(communityId, placeIds),
        countByStair(communityId, noticeId),
      ]);
      added = places
        .map(
          (place): HandedOut => ({
            placeId: place._id,
            label: place.label,
            stewardId,
            stewardName: steward.name,
            byName: actor.resident.name,
            dueDay,
            at,
            doors: openDoors(place, counts),
            back: null,
          }),
        )
        .filter(({ doors }) => doors > 0);
      if (added.length === 0) throw new Refusal('DOORS_NONE');
    }
    const empty = { _id: noticeId, communityId, noticeId, parts: [] };
    return put(context, handouts, handout, empty, {
      missing: 'NOTICE_NOT_FOUND',
      decide: (found) => {
        for (const { placeId } of added) {
          const other = inHand(found.parts, placeId);
          if (other) throw new Refusal('DOORS_HANDED', { name: other.stewardName });
        }
        return { parts: withParts(found, added) };
      },
      answer: ({ parts }) => ({
        doors: parts
          .filter((one) => one.stewardId === stewardId && placeIds.includes(one.placeId))
          .filter((one) => one.back === null)
          .reduce((sum, { doors }) => sum + doors, 0),
      }),
    });
  },
});
