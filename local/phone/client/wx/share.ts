import { askModal, chooseFrom } from '../shell/dialogs.ts';
import { make } from '../shell/dom.ts';
import { api } from './api.ts';
import type { WxArea, WxContext } from './context.ts';
import { readUrl, writeUrl } from './route.ts';

interface Card {
  title: string;
  path: string;
  imageUrl: string;
}

/** Scene number of an entry through a card in a chat. */
const SCENE_CARD = 1007;

export interface Sharing {
  area: WxArea;
  /** Whether the current page may be shared from the menu. */
  isPossible(): boolean;
  /** Asks the page for its card and shows it; from the menu or from <button open-type="share">. */
  open(from: 'menu' | 'button', target?: unknown): Promise<void>;
}

/** Sharing a page as a card, and opening the card as another person. */
export function sharing(
  { runtime, screen, files }: WxContext,
  people: () => Promise<{ id: string; name: string; note: string }[]>,
): Sharing {
  let menuHidden = false;
  const page = () => runtime.pages().at(-1);
  const handler = () => {
    const found = page()?.instance.onShareAppMessage;
    return typeof found === 'function' ? found : null;
  };

  const card = async (from: string, target: unknown): Promise<Card> => {
    const current = page();
    const given: unknown = handler()?.call(current?.instance, {
      from,
      target,
      webViewUrl: undefined,
    });
    let content = (typeof given === 'object' && given !== null ? given : {}) as Record<
      string,
      unknown
    >;
    if (content.promise instanceof Promise) {
      // WeChat waits three seconds for the better card, then takes the plain one.
      const late = new Promise((resolve) => setTimeout(resolve, 3000, {}));
      content = { ...content, ...((await Promise.race([content.promise, late])) as object) };
    }
    const own = current ? writeUrl(current) : '/';
    return {
      title: typeof content.title === 'string' ? content.title : document.title,
      path: typeof content.path === 'string' ? content.path : own,
      imageUrl: typeof content.imageUrl === 'string' ? content.imageUrl : '',
    };
  };

  const show = async (from: 'menu' | 'button', target?: unknown) => {
    const { title, path, imageUrl } = await card(from, target);
    const { route } = readUrl(path, page()?.route);
    const exists = runtime.hasRoute(route);
    const answer = await askModal(screen.layer, {
      title: '转发给朋友',
      content: exists ? '' : '这张卡片指向的页面不存在。',
      cancelText: '不发了',
      confirmText: '让谁打开',
      extra: make(
        'div',
        { class: 'phone-extra' },
        make(
          'div',
          { class: 'phone-card', 'data-path': path },
          make('strong', {}, title),
          imageUrl ? make('img', { src: files.url(imageUrl), alt: '卡片图片' }) : null,
          make('small', {}, path),
        ),
      ),
      name: 'share',
    });
    if (!answer.confirmed || !exists) return;
    const all = await people();
    const index = await chooseFrom(screen.layer, {
      title: '谁打开这张卡片？',
      choices: all.map(({ name, note }) => ({ label: name, note })),
      name: 'share-person',
    });
    const person = index === null ? undefined : all[index];
    if (person) openPhone(person.id, path, SCENE_CARD);
  };

  return {
    isPossible: () => handler() !== null && !menuHidden,
    open: show,
    area: {
      showShareMenu: api('showShareMenu', () => {
        menuHidden = false;
      }),
      hideShareMenu: api('hideShareMenu', () => {
        menuHidden = true;
      }),
      updateShareMenu: api('updateShareMenu', () => undefined),
    },
  };
}

/** Opens one more phone: beside this one on a desktop, in a new window anywhere else. */
function openPhone(personaId: string, path: string, scene: number): void {
  if (parent !== window) {
    parent.postMessage({ phone: 'open', personaId, path, scene }, location.origin);
    return;
  }
  const address = new URL('/phone/', location.origin);
  address.search = new URLSearchParams({
    phone: crypto.randomUUID().slice(0, 8),
    as: personaId,
    path,
    scene: String(scene),
  }).toString();
  window.open(address, '_blank');
}
