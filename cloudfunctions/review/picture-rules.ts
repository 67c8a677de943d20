import type { Verdict } from './verdict.ts';

/** A picture that somebody added, and what its check has said. */
export interface PictureState {
  fileId: string;
  /** waiting for the check, or decided; `review` waits for a person; gone: taken away, since nobody is to see it */
  state: 'waiting' | 'passed' | 'review' | 'blocked' | 'gone';
  /** of the check; null when the check could not be asked */
  traceId: string | null;
}

/** What becomes of a picture by the word of its check. */
export function pictureStateOf(verdict: Verdict): PictureState['state'] {
  if (verdict === 'pass') return 'passed';
  return verdict === 'risky' ? 'blocked' : 'review';
}

/** The pictures after the check with this trace id has spoken. */
export function settlePicture(
  pictures: readonly PictureState[],
  traceId: string,
  state: PictureState['state'],
): PictureState[] {
  return pictures.map((picture) =>
    picture.traceId === traceId && picture.state === 'waiting' ? { ...picture, state } : picture,
  );
}

/** The files after a person has decided about those named. */
export function settleFiles<File extends { fileId: string; state: string }>(
  files: readonly File[],
  decided: readonly string[],
  state: 'passed' | 'blocked',
): File[] {
  return files.map((file) =>
    file.state === 'review' && decided.includes(file.fileId) ? { ...file, state } : file,
  );
}

/** Files that only a person can decide about. */
export function filesToReview<File extends { fileId: string; state: string }>(
  files: readonly File[],
): File[] {
  return files.filter(({ state }) => state === 'review');
}
