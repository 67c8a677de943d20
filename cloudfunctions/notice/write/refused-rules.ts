import type { NoticeState } from '../../../typings/contract/notice.ts';
import type { NoticeDocument } from '../collections.ts';

/** Notices that are shown to nobody, and never will be. */
const OVER: readonly NoticeState[] = ['rejected', 'cancelled', 'withdrawn'];

type Files = Pick<NoticeDocument, 'state' | 'pictures' | 'attachments'>;

/** States of files that are still there and are not to be. */
export function refusedStates(state: NoticeState): string[] {
  return OVER.includes(state) ? ['waiting', 'review', 'passed', 'blocked'] : ['blocked'];
}

export const OVER_STATES = OVER;

/** Ids of the files of a notice that are not to be there any more. */
export function refusedOf({ state, pictures, attachments }: Files): string[] {
  const refused = refusedStates(state);
  return [...pictures, ...attachments]
    .filter((file) => refused.includes(file.state))
    .map(({ fileId }) => fileId);
}

/** The files after these have been taken away. */
export function withoutFiles(
  { pictures, attachments }: Pick<Files, 'pictures' | 'attachments'>,
  gone: readonly string[],
): Pick<Files, 'pictures' | 'attachments'> {
  const mark = <File extends { fileId: string; state: string }>(files: readonly File[]) =>
    files.map((file) => (gone.includes(file.fileId) ? { ...file, state: 'gone' as const } : file));
  return { pictures: mark(pictures), attachments: mark(attachments) };
}
