import type { BuiltIn, Host } from './define.ts';

const FIT: Record<string, [string, string]> = {
  scaleToFill: ['fill', '50% 50%'],
  aspectFit: ['contain', '50% 50%'],
  aspectFill: ['cover', '50% 50%'],
  top: ['none', '50% 0'],
  bottom: ['none', '50% 100%'],
  center: ['none', '50% 50%'],
  left: ['none', '0 50%'],
  right: ['none', '100% 50%'],
  'top left': ['none', '0 0'],
  'top right': ['none', '100% 0'],
  'bottom left': ['none', '0 100%'],
  'bottom right': ['none', '100% 100%'],
};

export const image: BuiltIn = {
  properties: {
    src: '',
    mode: 'scaleToFill',
    lazyLoad: false,
    fadeIn: false,
    webp: false,
    showMenuByLongpress: false,
  },
  create: (host) => {
    const picture = document.createElement('img');
    // What the picture shows is said by aria-label on <image>.
    picture.alt = '';
    picture.draggable = false;
    picture.addEventListener('load', () => {
      host.send('load', { width: picture.naturalWidth, height: picture.naturalHeight });
      arrange(host, picture);
    });
    picture.addEventListener('error', () => {
      host.send('error', { errMsg: `GET ${host.text('src')} failed` });
    });
    return {
      change: (name) => {
        if (name === 'src' || name === '') {
          const src = host.text('src');
          if (src) {
            picture.src = addressOf(host, src);
            host.dom.append(picture);
          } else picture.remove();
        }
        if (host.flag('lazyLoad')) picture.loading = 'lazy';
        arrange(host, picture);
      },
      // The owner, whose folder a relative path counts from, is known by now.
      attached: () => {
        const address = host.text('src') ? addressOf(host, host.text('src')) : '';
        if (address && picture.getAttribute('src') !== address) picture.src = address;
        if (host.dom.hasAttribute('aria-label') && !host.dom.hasAttribute('role')) {
          host.dom.setAttribute('role', 'img');
        }
      },
    };
  },
};

function arrange(host: Host, picture: HTMLImageElement): void {
  const mode = host.text('mode');
  // The other side follows the picture; the style sheet does it, as the style is the page's.
  if (mode === 'widthFix' || mode === 'heightFix') {
    host.dom.dataset.natural = mode;
    picture.style.cssText = '';
    return;
  }
  delete host.dom.dataset.natural;
  const [fit, position] = FIT[mode] ?? ['fill', '50% 50%'];
  picture.style.cssText = `object-fit:${fit};object-position:${position}`;
}

/** A relative path counts from the folder of the template that the image stands in. */
function addressOf(host: Host, src: string): string {
  if (/^(https?:|data:|blob:|wxfile:|cloud:|\/|\/\/)/.test(src)) return host.phone.resolveFile(src);
  const base = `http://x/${host.owner?.is ?? ''}`;
  return host.phone.resolveFile(new URL(src, base).pathname);
}
