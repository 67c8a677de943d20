import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { change, insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day, documentId, line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { type CampaignDocument, campaigns } from '../collections.ts';
import { ASKERS } from './campaign-access.ts';
import { areDaysFit } from './campaign-rules.ts';

/** Asks a question for some days, or changes its words, its days or how many were asked elsewhere. */
export const saveCampaign = action('matter.saveCampaign', {
  input: v.strictObject({
    communityId,
    campaignId: v.nullable(documentId),
    seen: v.nullable(documentId),
    form: v.strictObject({
      question: line(60),
      from: day,
      until: day,
      elsewhere: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(100_000)),
    }),
    commandId,
  }),
  access: officersOf('input.communityId', ASKERS, 'within'),
  load: ({ campaignId }) => ({ campaign: one(campaigns, campaignId) }),
  command: ({ campaignId }) =>
    campaignId === null
      ? { action: 'campaign.save', target: 'campaign:', creates: true as const }
      : { action: 'campaign.save', target: `campaign:${campaignId}` },
  budget: 4,
  run: ({ communityId, campaignId, seen, form }, context) => {
    const { campaign, command } = context;
    const fitted = () => {
      if (!areDaysFit(form, dayOf(command.stamp.at), campaignId === null)) {
        throw new Refusal('CAMPAIGN_DAYS_UNFIT');
      }
      return { form, order: form.from };
    };
    if (campaignId !== null) {
      if (!campaign) throw new Refusal('CAMPAIGN_NOT_FOUND');
      return change(context, campaigns, campaign, {
        missing: 'CAMPAIGN_NOT_FOUND',
        decide: (current) => {
          if (current.change.id !== seen) throw new Refusal('CAMPAIGN_CHANGED');
          return fitted();
        },
        answer: ({ _id }) => ({ campaignId: _id }),
      });
    }
    return insert(context, communityId, campaigns, {
      decide: (stamp): CampaignDocument => ({
        ...fitted(),
        _id: stamp.id,
        communityId,
        change: stamp,
      }),
      answer: (_, { id }) => ({ campaignId: id }),
    });
  },
});
