import type { PosterKind } from '../../../typings/contract/parts/poster.ts';

/** The pages that codes open: public addresses, which never change. */
export const CODE_PAGES: Record<PosterKind, string> = {
  community: 'pages/home/index',
  notice: 'package-notice/pages/notice-detail/index',
  covenant: 'package-covenant/pages/covenant-detail/index',
  motion: 'package-ballot/pages/motion-detail/index',
  shift: 'package-volunteer/pages/shift-detail/index',
  season: 'package-volunteer/pages/season-detail/index',
  meeting: 'package-meeting/pages/meeting-detail/index',
  honour: 'package-civility/pages/honour-list/index',
};

/** What a code can carry beside its page. */
const LONGEST_SCENE = 32;

/** What a code says of something: its community as well, if there is room for it. */
export function sceneOf(communityId: string, id: string): string {
  const whole = `${communityId}~${id}`;
  return id !== '' && whole.length > LONGEST_SCENE ? id : whole;
}
