import type { PictureGroup } from '../../typings/contract/parts/picture';
import { callCloud } from '../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../store/command-id';
import { explain } from '../view/load';

/** What a page has fetched of pictures, by score. */
export interface ShownPictures {
  groups: PictureGroup[];
  toDecide: { pictureId: string; url: string }[];
}
interface ScorePage {
  data: { communityId: string; shown: Record<string, ShownPictures>; busy: boolean };
  setData(change: object): void;
}

/** Fetches the pictures of a score, each time anew: their addresses run out. */
export async function showScorePictures(page: ScorePage, scoreId: string): Promise<void> {
  const { communityId } = page.data;
  const answer = await callCloud('civility', 'showScorePictures', { communityId, scoreId });
  if (answer.ok) page.setData({ shown: { ...page.data.shown, [scoreId]: answer.data } });
  else explain(answer);
}

/** Says of a member's picture that the check doubts whether it can be shown. */
export async function decideScorePicture(
  page: ScorePage,
  scoreId: string,
  { pictureId, passes }: { pictureId: string; passes: boolean },
): Promise<void> {
  const { communityId, busy } = page.data;
  if (busy) return;
  page.setData({ busy: true });
  const key = `score-picture:${pictureId}:${passes}`;
  const answer = await callCloud('civility', 'reviewScorePicture', {
    communityId,
    book: 'members',
    scoreId,
    pictureId,
    passes,
    commandId: keptCommandId(key),
  });
  settleCommand(key, answer);
  page.setData({ busy: false });
  if (!answer.ok) explain(answer);
  await showScorePictures(page, scoreId);
}
