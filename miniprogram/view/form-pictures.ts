import type { PicturePurpose } from '../../typings/contract/parts/picture';
import { callCloud } from '../cloud/call-cloud';
import { uploadPicture } from '../cloud/upload-file';
import { newCommandId } from '../store/command-id';
import { type FormPicture, PICTURE_PROBLEMS } from '../text/common/picture';
import { errorWords } from '../text/error';

/** A page whose form holds pictures; they are kept with what is typed. */
interface PictureForm {
  data: { communityId: string };
  pictures(): FormPicture[];
  keepPictures(pictures: FormPicture[]): void;
}

type Chosen = WechatMiniprogram.CustomEvent<{ paths: string[] }>;
type Named = WechatMiniprogram.CustomEvent<{ key: string }>;

/** Sends pictures that were chosen and made smaller, one after another. What fails stays, to be sent again. */
export async function sendPictures(
  page: PictureForm,
  purpose: PicturePurpose,
  { detail: { paths } }: Chosen,
): Promise<void> {
  const added = paths.map((path): FormPicture => {
    return { key: newCommandId(), path, pictureId: '', state: 'sending', problem: '' };
  });
  page.keepPictures([...page.pictures(), ...added]);
  for (const picture of added) await send(page, purpose, picture);
}

export async function resendPicture(
  page: PictureForm,
  purpose: PicturePurpose,
  { detail: { key } }: Named,
): Promise<void> {
  const picture = page.pictures().find((one) => one.key === key);
  if (picture?.state === 'failed') await send(page, purpose, picture);
}

export function removePicture(page: PictureForm, { detail: { key } }: Named): void {
  page.keepPictures(page.pictures().filter((one) => one.key !== key));
}

/** Asks how pictures of a form that was left stand by now. What never arrived can be sent again. */
export async function lookAtPictures(page: PictureForm): Promise<void> {
  const { communityId } = page.data;
  const known = page.pictures().filter(({ pictureId }) => pictureId !== '');
  const answer =
    known.length === 0
      ? null
      : await callCloud('moderation', 'showOwnPictures', {
          communityId,
          pictureIds: known.map(({ pictureId }) => pictureId),
        });
  for (const { key, pictureId, state } of page.pictures()) {
    if (state === 'sending') put(page, key, { state: 'failed', problem: PICTURE_PROBLEMS.cut });
    if (!answer?.ok || pictureId === '') continue;
    const line = answer.data.pictures.find((one) => one.pictureId === pictureId);
    if (!line) put(page, key, { state: 'refused', problem: PICTURE_PROBLEMS.gone });
    else put(page, key, { state: line.standing, path: line.url ?? '' });
  }
}

async function send(page: PictureForm, purpose: PicturePurpose, picture: FormPicture) {
  const { key, path } = picture;
  const { communityId } = page.data;
  put(page, key, { state: 'sending', problem: '' });
  const sent = await uploadPicture(communityId, purpose, path, key);
  if (sent.ok) put(page, key, { pictureId: sent.data.pictureId, state: sent.data.standing });
  else put(page, key, { state: 'failed', problem: errorWords(sent) });
}

/**
 * Changes one picture of the form, unless it was taken out meanwhile. A page that was left writes nothing any more:
 * what is typed in the next one would be lost.
 */
function put(page: PictureForm, key: string, change: Partial<FormPicture>): void {
  if (!getCurrentPages().includes(page as never)) return;
  page.keepPictures(page.pictures().map((one) => (one.key === key ? { ...one, ...change } : one)));
}
