import { wordsOf } from '../text/covenant-state-rules.ts';
import { findOwnWords, forgetFrom } from './comment-repository.ts';
import { findReportsOf } from './queue-repository.ts';

/** What somebody said about covenants. */
export interface OwnWord {
  /** of the covenant */
  title: string;
  text: string;
  at: number;
}

/** All that somebody wrote about covenants, the latest first, and on how many comments they have a voice. */
export async function listOwnWords(
  communityId: string,
  residentId: string,
): Promise<{ words: OwnWord[]; voices: number }> {
  const { comments, amendments, covenants, voices } = await findOwnWords(communityId, residentId);
  const titles = new Map(covenants.map(({ _id, title }) => [_id, title]));
  const titleOf = (covenantId: string) => titles.get(covenantId) ?? '';
  const words = [
    ...comments.map(({ covenantId, text, at }) => ({ title: titleOf(covenantId), text, at })),
    ...amendments.map(({ covenantId, amend, reason, at }) => ({
      title: titleOf(covenantId),
      text: `${wordsOf(amend)}\n${reason}`.trim(),
      at,
    })),
  ];
  return { words: words.sort((one, other) => other.at - one.at), voices };
}

/** What somebody has reported about others' words, the latest first. One request. */
export async function listOwnReports(communityId: string, residentId: string): Promise<OwnWord[]> {
  const rows = await findReportsOf(communityId, residentId);
  return rows.map(({ covenant, reason, change }) => ({
    title: covenant[0]?.title ?? '',
    text: reason,
    at: change.at,
  }));
}

/** What somebody said stays, without the building it came from. Doing it again changes nothing. */
export async function forgetWriter(communityId: string, residentId: string): Promise<void> {
  await forgetFrom(communityId, residentId);
}
