import type { Home } from '../../typings/contract/home';
import type { FigureId } from '../text/desk-figure';
import { doorPaths } from './door-paths';
import { go, goToTab, pathTo } from './go';

const PAGES: Partial<Record<FigureId, (communityId: string) => string>> = {
  requests: pathTo.requests,
  reviews: pathTo.reviews,
  rechecks: doorPaths.rechecks,
  triage: pathTo.matterQueue,
  held: pathTo.matterQueue,
  tasks: pathTo.matterQueue,
  meetings: pathTo.meetings,
  points: pathTo.claimQueue,
  proposals: pathTo.proposals,
  hours: pathTo.hoursPending,
};

/** Opens what a figure of the desk counts. */
export function openFigure(communityId: string, id: FigureId, watch: Home['watch']): void {
  const page = PAGES[id];
  if (page) go(page(communityId));
  else if (id !== 'watch') goToTab('council');
  else if (watch) go(pathTo.turnout(communityId, watch.noticeId));
}
