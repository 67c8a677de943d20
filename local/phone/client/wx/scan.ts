import jsQR from 'jsqr';
import { button, make, uniqueId } from '../shell/dom.ts';
import { api, WxFailure } from './api.ts';
import type { WxArea, WxContext } from './context.ts';
import { chooseFiles } from './media.ts';

/** Pictures are scaled down to this many pixels a side before they are searched for a code. */
const LONGEST_SIDE = 1600;

/** Scanning without a camera: choose a picture of the code, or paste its text. */
export function scan({ screen }: WxContext): WxArea {
  return {
    scanCode: api(
      'scanCode',
      () =>
        new Promise((resolve, reject) => {
          const titleId = uniqueId();
          const field = make('textarea', {
            class: 'phone-field',
            rows: '3',
            'aria-label': '码里的文字',
            placeholder: '也可以把码里的文字粘贴到这里',
          });
          const problem = make('div', { class: 'phone-dialog-text', role: 'alert' });
          const finish = (result: string, scanType: string) => {
            close();
            resolve({
              result,
              scanType,
              charSet: 'UTF-8',
              rawData: encodeBase64(result),
              path: '',
            });
          };
          const cancel = () => {
            close();
            reject(new WxFailure('cancel'));
          };
          const fromPicture = async () => {
            problem.textContent = '';
            try {
              const [file] = await chooseFiles({ accept: 'image/*', most: 1, camera: false });
              const found = file ? await readCode(file) : null;
              if (found === null)
                problem.textContent = '这张图片里没有找到二维码，请换一张清楚些的。';
              else finish(found, 'QR_CODE');
            } catch (error) {
              if (!(error instanceof WxFailure)) problem.textContent = '这张图片打不开，请换一张。';
            }
          };
          const close = screen.layer.open({
            content: make(
              'div',
              { class: 'phone-dialog' },
              make('h2', { id: titleId }, '扫一扫'),
              make(
                'div',
                { class: 'phone-extra' },
                button(
                  { class: 'phone-button', 'data-answer': 'picture' },
                  '选一张有码的图片',
                  () => {
                    void fromPicture();
                  },
                ),
              ),
              field,
              problem,
              make(
                'div',
                { class: 'phone-answers' },
                button({ class: 'phone-answer', 'data-answer': 'cancel' }, '取消', cancel),
                button(
                  { class: 'phone-answer is-main', 'data-answer': 'confirm' },
                  '用这段文字',
                  () => {
                    const written = field.value.trim();
                    if (written === '') problem.textContent = '请先选图片，或粘贴文字。';
                    else finish(written, 'QR_CODE');
                  },
                ),
              ),
            ),
            place: 'middle',
            labelledBy: titleId,
            onDismiss: cancel,
            name: 'scan',
          });
        }),
    ),
  };
}

async function readCode(file: Blob): Promise<string | null> {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = make('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const picture = context.getImageData(0, 0, canvas.width, canvas.height);
  return jsQR(picture.data, picture.width, picture.height)?.data ?? null;
}

function encodeBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
