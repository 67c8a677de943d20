import type { Home } from '../../typings/contract/home';
import type { FigureId, ShownFigure } from '../text/home/desk-figure';
import { civilityPaths } from './civility-paths';
import { doorPaths } from './door-paths';
import { go, goToTab, pathTo } from './go';

const PAGES: Partial<
  Record<FigureId, (communityId: string, queue: ShownFigure['queue']) => string>
> = {
  requests: pathTo.requests,
  reviews: pathTo.reviews,
  rechecks: doorPaths.rechecks,
  triage: pathTo.matterQueue,
  held: pathTo.matterQueue,
  tasks: pathTo.matterQueue,
  meetings: pathTo.meetings,
  points: pathTo.claimQueue,
  merchants: (communityId, queue) => civilityPaths.scoreBook(communityId, 'merchants', queue),
  members: (communityId, queue) => civilityPaths.scoreBook(communityId, 'members', queue),
  proposals: pathTo.proposals,
  hours: pathTo.hoursPending,
};

/** Opens what a figure of the desk counts. */
export function openFigure(
  communityId: string,
  { id, queue }: Pick<ShownFigure, 'id' | 'queue'>,
  watch: Home['watch'],
): void {
  const page = PAGES[id];
  if (page) go(page(communityId, queue));
  else if (id !== 'watch') goToTab('council');
  else if (watch) go(pathTo.turnout(communityId, watch.noticeId));
}
