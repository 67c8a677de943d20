import type { CampaignForm, CampaignLine } from '../../../typings/contract/matter/campaign.ts';
import { daysBetween } from '../../kernel/calendar.ts';
import type { CampaignDocument } from '../collections.ts';
import type { HeardRow } from './heard-row.ts';

const MOST_DAYS = 366;

/** Whether a campaign may be on these days; one that is made anew is not over. */
export function areDaysFit({ from, until }: CampaignForm, today: string, isNew: boolean): boolean {
  if (isNew && until < today) return false;
  return from <= until && daysBetween(from, until) <= MOST_DAYS;
}

export const isRunning = ({ from, until }: Pick<CampaignForm, 'from' | 'until'>, today: string) =>
  from <= today && today <= until;

const DONE = ['done', 'closed'];
const TAKEN_UP = ['accepted', 'planned', 'doing', ...DONE];

/** The funnel of a campaign: what goes on under another matter was heard, and is counted there. */
export function campaignLine(
  { _id, form, change }: CampaignDocument,
  rows: readonly HeardRow[],
  doors: number,
  today: string,
): CampaignLine {
  const own = rows.filter(({ _id: of }) => of.campaignId === _id && of.state !== 'withdrawn');
  const sum = (fits: (of: HeardRow['_id']) => boolean) =>
    own.reduce((total, { _id: of, count }) => total + (fits(of) ? count : 0), 0);
  return {
    ...form,
    campaignId: _id,
    doors,
    heard: sum(() => true),
    folded: sum(({ folded }) => folded),
    accepted: sum(({ folded, state }) => !folded && TAKEN_UP.includes(state)),
    done: sum(({ folded, state }) => !folded && DONE.includes(state)),
    running: isRunning(form, today),
    seen: change.id,
  };
}
