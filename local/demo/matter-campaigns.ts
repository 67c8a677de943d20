import { addDays, DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { CampaignDocument, MatterDocument } from '../../cloudfunctions/matter/collections.ts';

const ID = 'demo-campaign-1';
const DAYS = 20;

/** One question that is being asked, and what was raised since carries it. */
export function campaignOf(communityId: string, start: number): CampaignDocument {
  const from = addDays(dayOf(start), -DAYS);
  return {
    _id: ID,
    communityId,
    form: {
      question: '楼里楼外，最想先解决哪一件事',
      from,
      until: addDays(dayOf(start), 10),
      elsewhere: 86,
    },
    order: from,
    change: {
      id: `seed-${ID}`,
      action: 'seed',
      actorId: 'seed',
      target: `campaign:${ID}`,
      at: start - DAYS * DAY,
    },
  };
}

export function asAsked(matter: MatterDocument, start: number): MatterDocument {
  return matter.order > start - DAYS * DAY ? { ...matter, campaignId: ID } : matter;
}
