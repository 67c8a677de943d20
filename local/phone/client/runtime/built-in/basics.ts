import { type BuiltIn, HOVER, type Host } from './define.ts';

const plain: BuiltIn = {};
const hoverable: BuiltIn = { properties: HOVER };

const text: BuiltIn = {
  properties: { selectable: false, userSelect: false, space: '', decode: false },
  create: (host) => ({
    change: () => {
      host.dom.toggleAttribute(
        'data-selectable',
        host.flag('selectable') || host.flag('userSelect'),
      );
    },
  }),
};

const METHODS: Record<string, string> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
};

const navigator: BuiltIn = {
  properties: { ...HOVER, hoverClass: 'navigator-hover', url: '', openType: 'navigate', delta: 1 },
  create: (host) => {
    host.aria('role', 'link');
    host.onTap(() => {
      const method = METHODS[host.text('openType')];
      if (!method) return;
      const url = host.text('url');
      const details = method === 'navigateBack' ? { delta: host.data.delta } : { url };
      host.phone.navigate(method, {
        ...details,
        success: () => host.send('success', {}),
        fail: (error: unknown) => host.send('fail', error),
        complete: () => host.send('complete', {}),
      });
    });
    return undefined;
  },
};

const progress: BuiltIn = {
  properties: {
    percent: 0,
    showInfo: false,
    strokeWidth: null,
    activeColor: '#09bb07',
    color: '',
    backgroundColor: '#ebebeb',
    borderRadius: null,
    active: false,
  },
  create: (host) => {
    const track = add(host, 'div', 'wx-track');
    const bar = document.createElement('span');
    track.append(bar);
    const info = add(host, 'span', 'wx-info');
    host.dom.setAttribute('role', 'progressbar');
    return {
      change: () => {
        const percent = Math.min(100, Math.max(0, Number(host.data.percent) || 0));
        track.style.height = `${Number(host.data.strokeWidth ?? 6) || 6}px`;
        track.style.background = host.text('backgroundColor');
        track.style.borderRadius = `${Number(host.data.borderRadius ?? 0) || 0}px`;
        bar.style.background = host.text('color') || host.text('activeColor');
        bar.style.width = `${percent}%`;
        info.textContent = host.flag('showInfo') ? `${percent}%` : '';
        host.aria('aria-valuenow', percent);
      },
    };
  },
};

const SIGNS: Record<string, [string, string]> = {
  success: ['✓', '#09bb07'],
  success_no_circle: ['✓', '#09bb07'],
  info: ['i', '#10aeff'],
  warn: ['!', '#f76260'],
  waiting: ['…', '#10aeff'],
  cancel: ['×', '#f43530'],
  download: ['↓', '#09bb07'],
  search: ['⌕', '#b2b2b2'],
  clear: ['×', '#b2b2b2'],
};

const icon: BuiltIn = {
  properties: { type: '', size: null, color: '' },
  create: (host) => {
    const sign = add(host, 'span', '');
    return {
      change: () => {
        const [letter, colour] = SIGNS[host.text('type')] ?? ['', ''];
        const size = Number.parseFloat(String(host.data.size ?? 23)) || 23;
        const fill = host.text('color') || colour;
        const round = !/no_circle|search/.test(host.text('type'));
        sign.textContent = letter;
        sign.style.cssText =
          `display:inline-block;width:${size}px;height:${size}px;line-height:${size}px;` +
          `font-size:${size * 0.7}px;text-align:center;border-radius:50%;` +
          (round ? `background:${fill};color:#fff` : `color:${fill}`);
      },
    };
  },
};

function media(tag: 'video' | 'audio'): BuiltIn {
  return {
    properties: { src: '', controls: true, autoplay: false, loop: false, muted: false, poster: '' },
    create: (host) => {
      const player = document.createElement(tag);
      host.dom.append(player);
      for (const type of ['play', 'pause', 'ended', 'error'] as const) {
        player.addEventListener(type, () => host.send(type, {}));
      }
      return {
        change: (name) => {
          if (name === 'src' || name === '') {
            if (host.text('src')) player.src = host.phone.resolveFile(host.text('src'));
          }
          player.controls = host.flag('controls');
          player.autoplay = host.flag('autoplay');
          player.loop = host.flag('loop');
          player.muted = host.flag('muted');
        },
      };
    },
  };
}

function add(host: Host, tag: string, name: string): HTMLElement {
  const made = document.createElement(tag);
  if (name) made.className = name;
  host.dom.append(made);
  return made;
}

/** The components that need little. */
export const basics: Record<string, BuiltIn> = {
  view: hoverable,
  'cover-view': plain,
  span: plain,
  text,
  navigator,
  progress,
  icon,
  video: media('video'),
  audio: media('audio'),
  'root-portal': { properties: { enable: true } },
  'match-media': plain,
  'page-container': plain,
  'navigation-bar': { properties: { title: '', loading: false } },
  'movable-area': plain,
  'movable-view': plain,
  'web-view': { properties: { src: '' } },
  'open-data': plain,
  'official-account': plain,
  'keyboard-accessory': plain,
  'share-element': plain,
};
