import { provideNode } from '../nodes.ts';
import type { BuiltIn, Host } from './define.ts';

/** A canvas whose node comes by selector query, as canvas 2d does in WeChat. */
export const canvas: BuiltIn = {
  properties: { type: '', canvasId: '', disableScroll: false },
  create: (host) => {
    const surface = document.createElement('canvas');
    host.dom.append(surface);
    const node = Object.assign(surface, {
      createImage: () => imageOf(host),
      requestAnimationFrame: (run: FrameRequestCallback) => requestAnimationFrame(run),
      cancelAnimationFrame: (id: number) => cancelAnimationFrame(id),
      createPath2D: (path?: Path2D | string) => new Path2D(path),
    });
    provideNode(host.component, node);
    return undefined;
  },
};

/** An image that also loads files of the phone and of the cloud, as those of WeChat's canvas do. */
function imageOf(host: Host): HTMLImageElement {
  const image = new Image();
  const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
  Object.defineProperty(image, 'src', {
    get: () => source?.get?.call(image),
    set: (path: string) => source?.set?.call(image, host.phone.resolveFile(path)),
  });
  return image;
}
