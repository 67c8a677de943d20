import { button, make } from '../shell/dom.ts';
import { api, number, type Options, text, WxFailure } from './api.ts';
import type { WxArea, WxContext } from './context.ts';

/** Choosing and looking at pictures and files. */
export function media(context: WxContext): WxArea {
  const { files } = context;
  return {
    chooseMedia: api('chooseMedia', async (options) => {
      const kinds = Array.isArray(options.mediaType) ? options.mediaType : ['image', 'video'];
      const accept = kinds.includes('mix') ? ['image', 'video'] : kinds;
      const chosen = await chooseFiles({
        accept: accept.map((kind) => `${kind}/*`).join(','),
        most: Math.min(20, number(options, 'count', 9)),
        camera: isCameraOnly(options),
      });
      return {
        type: chosen.every((file) => file.type.startsWith('image/')) ? 'image' : 'mix',
        tempFiles: chosen.map((file) => ({
          tempFilePath: files.add(file, file.name),
          size: file.size,
          fileType: file.type.startsWith('video/') ? 'video' : 'image',
        })),
      };
    }),
    chooseImage: api('chooseImage', async (options) => {
      const chosen = await chooseFiles({
        accept: 'image/*',
        most: number(options, 'count', 9),
        camera: isCameraOnly(options),
      });
      const tempFiles = chosen.map((file) => ({
        path: files.add(file, file.name),
        size: file.size,
      }));
      return { tempFilePaths: tempFiles.map((file) => file.path), tempFiles };
    }),
    chooseMessageFile: api('chooseMessageFile', async (options) => {
      const extensions = Array.isArray(options.extension) ? options.extension : [];
      const type = text(options, 'type', 'all');
      const chosen = await chooseFiles({
        accept:
          type === 'image' || type === 'video'
            ? `${type}/*`
            : extensions.map((one) => `.${String(one).replace(/^\./, '')}`).join(','),
        most: number(options, 'count', 1),
        camera: false,
      });
      return {
        tempFiles: chosen.map((file) => ({
          path: files.add(file, file.name),
          size: file.size,
          name: file.name,
          type: file.type.startsWith('image/')
            ? 'image'
            : file.type.startsWith('video/')
              ? 'video'
              : 'file',
          time: Math.floor(file.lastModified / 1000),
        })),
      };
    }),
    previewImage: api('previewImage', (options) => {
      const urls = Array.isArray(options.urls) ? options.urls.map(String) : [];
      if (urls.length === 0)
        throw new WxFailure('parameter error: parameter.urls should be Array;');
      const current = options.current;
      const start = typeof current === 'number' ? current : urls.indexOf(text(options, 'current'));
      preview(
        context,
        urls.map((url) => files.url(url)),
        Math.max(0, start),
      );
    }),
    getImageInfo: api('getImageInfo', async (options) => {
      const path = text(options, 'src');
      const image = new Image();
      image.src = files.url(path);
      await image.decode().catch(() => {
        throw new WxFailure(`image load failed: ${path}`);
      });
      return { width: image.naturalWidth, height: image.naturalHeight, path, orientation: 'up' };
    }),
    compressImage: api('compressImage', async (options) => {
      const blob = await files.read(text(options, 'src'));
      if (!blob) throw new WxFailure('file not found');
      const bitmap = await createImageBitmap(blob);
      const most = number(options, 'compressedWidth', bitmap.width);
      const scale = Math.min(1, most / bitmap.width);
      const canvas = make('canvas');
      canvas.width = Math.round(bitmap.width * scale);
      canvas.height = Math.round(bitmap.height * scale);
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      const quality = number(options, 'quality', 80) / 100;
      const smaller = await new Promise<Blob | null>((resolve) =>
        canvas.toBlob(resolve, 'image/jpeg', quality),
      );
      if (!smaller) throw new WxFailure('compress failed');
      return { tempFilePath: files.add(smaller) };
    }),
    canvasToTempFilePath: api('canvasToTempFilePath', async (options) => {
      const { canvas } = options;
      if (!(canvas instanceof HTMLCanvasElement)) throw new WxFailure('fail canvas is empty');
      const drawn = make('canvas');
      drawn.width = number(options, 'destWidth', canvas.width);
      drawn.height = number(options, 'destHeight', canvas.height);
      drawn.getContext('2d')?.drawImage(canvas, 0, 0, drawn.width, drawn.height);
      const type = text(options, 'fileType', 'png') === 'jpg' ? 'image/jpeg' : 'image/png';
      const file = await new Promise<Blob | null>((resolve) =>
        drawn.toBlob(resolve, type, number(options, 'quality', 1)),
      );
      if (!file) throw new WxFailure('fail canvas is empty');
      return { tempFilePath: files.add(file) };
    }),
  };
}

function isCameraOnly(options: Options): boolean {
  const sources = options.sourceType;
  return Array.isArray(sources) && sources.length === 1 && sources[0] === 'camera';
}

/** Opens the browser's file dialog. Fails with 'cancel' when the person closes it. */
export function chooseFiles(wanted: {
  accept: string;
  most: number;
  camera: boolean;
}): Promise<File[]> {
  return new Promise((resolve, reject) => {
    const input = make('input', {
      type: 'file',
      accept: wanted.accept || undefined,
      multiple: wanted.most > 1,
      capture: wanted.camera ? 'environment' : undefined,
      class: 'phone-hidden',
      'aria-label': '选择文件',
      tabindex: '-1',
    });
    const finish = () => input.remove();
    input.addEventListener('change', () => {
      const chosen = [...(input.files ?? [])];
      finish();
      if (chosen.length === 0) reject(new WxFailure('cancel'));
      else if (chosen.length > wanted.most)
        reject(new WxFailure(`exceed max count ${wanted.most}`));
      else resolve(chosen);
    });
    input.addEventListener('cancel', () => {
      finish();
      reject(new WxFailure('cancel'));
    });
    document.body.append(input);
    input.click();
  });
}

function preview({ screen }: WxContext, urls: string[], start: number): void {
  let index = Math.min(start, urls.length - 1);
  const picture = make('img', { class: 'phone-picture' });
  const place = make('span', { role: 'status' });
  const show = () => {
    picture.src = urls[index] ?? '';
    picture.alt = `第 ${index + 1} 张图片`;
    place.textContent = `${index + 1} / ${urls.length}`;
  };
  const turn = (step: number) => {
    index = (index + step + urls.length) % urls.length;
    show();
  };
  show();
  const several = urls.length > 1;
  const close = screen.layer.open({
    content: make(
      'div',
      { class: 'phone-full is-picture' },
      picture,
      make(
        'div',
        { class: 'phone-picture-bar' },
        several ? button({ class: 'phone-button' }, '上一张', () => turn(-1)) : null,
        place,
        several ? button({ class: 'phone-button' }, '下一张', () => turn(1)) : null,
        button({ class: 'phone-button', 'data-autofocus': true }, '关闭', () => close()),
      ),
    ),
    place: 'full',
    label: '看图片',
    onDismiss: () => close(),
    name: 'preview',
  });
}
