import type { Action } from './action';
import type { NoticeLine } from './notice';
import type { Membership } from './resident';

export interface Home {
  membership: Membership;
  /** what needs the caller, soonest deadline first */
  needs: NoticeLine[];
  /** how many more there are than shown */
  needsMore: number;
  /** the newest, without those in needs */
  news: NoticeLine[];
  /** for officers: the newest notice that asks for confirmation, with how far it has come */
  watch: { noticeId: string; title: string; confirmed: number; households: number } | null;
  /** the caller has a workbench */
  officer: boolean;
}

export interface HomeActions {
  showOverview: Action<{ communityId: string }, Home>;
}
