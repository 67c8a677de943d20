import * as v from 'valibot';
import type { InputOf } from '../../kernel/action/action.ts';
import { many, one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { type ActorContext, action } from '../../people/action.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pictures } from '../../pictures/collections.ts';
import { pictureIds, requirePictures } from '../../pictures/picture-input.ts';
import { places } from '../../places/collections.ts';
import { placeId } from '../../places/place-schema.ts';
import { isRunning } from '../campaign/campaign-rules.ts';
import {
  type CampaignDocument,
  campaigns,
  type MatterDocument,
  matterRules,
  matters,
} from '../collections.ts';
import { rulesOf, topicOf } from '../rule/topic-rules.ts';
import { standing } from '../stage/advance-rules.ts';
import { firstOffice } from '../stage/ladder-rules.ts';
import { dueAfter } from '../stage/stage-rules.ts';
import { isOutside, officeAt, TRIAGERS } from './matter-access.ts';
import { hotline, spot, topicId, words } from './matter-schema.ts';
import { areaOf, firstDue, isTakenFit, orderIdOf } from './raise-rules.ts';

/**
 * Raises a matter, or takes one down for somebody at the door, for an order of the hotline, out of the letter box.
 * Nobody but whoever raised it and those who decide reads it before an officer has worded it for all.
 */
export const raiseMatter = action('matter.raiseMatter', {
  input: v.strictObject({
    communityId,
    placeId,
    spot,
    topicId,
    words: v.union([v.literal(''), words]),
    named: v.boolean(),
    pictures: pictureIds,
    campaignId: v.optional(documentId),
    taken: v.nullable(
      v.strictObject({
        channel: v.picklist(['door', 'courtyard', 'letter-box', 'telephone', 'hotline']),
        residentId: v.nullable(documentId),
        hotline: v.nullable(hotline),
      }),
    ),
    commandId,
  }),
  texts: 'unseen',
  access: RESIDENTS,
  load: ({ communityId, placeId, taken, campaignId, pictures: ids = [] }) => ({
    stored: one(matterRules, communityId),
    place: one(places, placeId, 'PLACE_NOT_FOUND'),
    person: one(residents, taken?.residentId),
    added: many(pictures, ids),
    campaign: one(campaigns, campaignId),
    known: one(matters, orderOf(communityId, taken)),
  }),
  command: ({ communityId, taken }) => {
    const order = orderOf(communityId, taken);
    return order === undefined
      ? { action: 'matter.raise', target: 'matter:', creates: true as const }
      : { action: 'matter.raise', target: `matter:${order}` };
  },
  budget: 3,
  run: (input, context) => {
    const { communityId, placeId, spot, topicId, words, named, taken } = input;
    const { pictures: ids = [] } = input;
    const topic = topicOf(rulesOf(context.stored), topicId);
    const order = orderOf(communityId, taken);
    return insert(
      context,
      communityId,
      matters,
      {
        found: context.known,
        decide: (change): MatterDocument => {
          if (words === '') throw new Refusal('MATTER_WORDS_MISSING');
          if (!topic) throw new Refusal('MATTER_TOPIC_UNKNOWN');
          const person = raiserOf(input, context);
          const at = change.at;
          requirePictures(context.added, ids, 'matter', context.actor.residentId, at);
          requireRunning(input, context.campaign, dayOf(at));
          const usual = dueAfter('raised', topic, at) ?? dayOf(at);
          const due = firstDue(usual, taken?.hotline?.due ?? null, dayOf(at));
          const held = { role: firstOffice(topic, placeId), placeId, residentId: null, name: '' };
          return {
            _id: order ?? change.id,
            communityId,
            words,
            ...(ids.length > 0 ? { pictures: ids } : {}),
            ...(input.campaignId === undefined ? {} : { campaignId: input.campaignId }),
            open: null,
            topicId,
            placeId,
            placeLabel: context.place.label,
            areaId: areaOf(placeId),
            spot,
            channel: taken?.channel ?? 'app',
            hotline: taken?.hotline ?? null,
            raiser: {
              residentId: person?._id ?? null,
              name: person?.name ?? '',
              homes: person?.households.map(({ householdId }) => householdId) ?? [],
              named: named && person !== undefined,
            },
            takenBy: taken ? context.actor.residentId : null,
            ...standing({ open: null, into: null }, 'raised', { topic, at, due }),
            holder: { ...held, since: at, why: 'raised' },
            moves: [],
            answers: [],
            dones: [],
            into: null,
            joined: 0,
            turn: '',
            told: { answers: 0, moves: -1 },
            month: dayOf(at).slice(0, 7),
            order: at,
            change,
          };
        },
        ...(order === undefined
          ? {}
          : {
              taken: () => {
                raiserOf(input, context);
                throw new Refusal('MATTER_ORDER_KNOWN', { number: taken?.hotline?.number ?? '' });
              },
            }),
        answer: (made, { id, at }) => ({ matterId: order ?? id, due: made?.due ?? dayOf(at) }),
      },
      ({ id }) => order ?? id,
    );
  },
});

/** @throws Refusal */
function requireRunning(
  { campaignId }: InputOf<'matter.raiseMatter'>,
  campaign: CampaignDocument | undefined,
  today: string,
): void {
  if (campaignId === undefined) return;
  if (!campaign) throw new Refusal('CAMPAIGN_NOT_FOUND');
  if (!isRunning(campaign.form, today)) throw new Refusal('CAMPAIGN_OVER');
}

/** The id that an order of the hotline has; undefined for what is none. */
function orderOf(communityId: string, taken: InputOf<'matter.raiseMatter'>['taken']) {
  return taken?.hotline ? orderIdOf(communityId, taken.hotline.number) : undefined;
}

type Context = ActorContext & { person: ResidentDocument | undefined };

/** Whose matter it is; undefined for nobody's. @throws Refusal */
function raiserOf({ placeId, taken }: InputOf<'matter.raiseMatter'>, { actor, person }: Context) {
  if (!taken) {
    if (isOutside(actor)) throw new Refusal('MATTER_FROM_OUTSIDE');
    return actor.resident;
  }
  if (!officeAt(actor, placeId, TRIAGERS)) throw new Refusal('MATTER_TAKEN_ELSEWHERE');
  if (!isTakenFit(taken)) throw new Refusal('MATTER_TAKEN_UNFIT');
  if (taken.residentId !== null && !person) throw new Refusal('RESIDENT_NOT_FOUND');
  return person;
}
