import type { NoticeDocument } from '../collections.ts';
import { refusedStates } from '../read/notice-types.ts';

type Files = Pick<NoticeDocument, 'state' | 'pictures' | 'attachments'>;

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
