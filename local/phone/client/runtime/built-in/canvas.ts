import { provideNode } from '../nodes.ts';
import type { BuiltIn } from './define.ts';

/** A canvas whose node comes by selector query, as canvas 2d does in WeChat. */
export const canvas: BuiltIn = {
  properties: { type: '', canvasId: '', disableScroll: false },
  create: (host) => {
    const surface = document.createElement('canvas');
    host.dom.append(surface);
    const node = Object.assign(surface, {
      createImage: () => new Image(),
      requestAnimationFrame: (run: FrameRequestCallback) => requestAnimationFrame(run),
      cancelAnimationFrame: (id: number) => cancelAnimationFrame(id),
      createPath2D: (path?: Path2D | string) => new Path2D(path),
    });
    provideNode(host.component, node);
    return undefined;
  },
};
