import { APPLICATION } from '../application.ts';
import type { Runtime } from '../runtime/types.ts';
import type { CloudEndpoints } from '../wx/endpoints.ts';
import type { Sharing } from '../wx/share.ts';
import { chooseFrom } from './dialogs.ts';
import { button, make } from './dom.ts';
import type { Screen } from './screen.ts';

interface Person {
  id: string;
  name: string;
  note: string;
}

interface MenuOptions {
  screen: Screen;
  cloud: CloudEndpoints;
  people: Person[];
  persona: Person;
  phoneId: string;
  share: Sharing | undefined;
  home(): void;
}

/** The capsule's menu: share, change the person, switch the signal off, start anew. */
export async function showMenu(options: MenuOptions): Promise<void> {
  const { screen, cloud, share } = options;
  const entries = [
    {
      label: '转发给朋友',
      note: share?.isPossible() ? undefined : '这一页不能转发',
      disabled: !share?.isPossible(),
      run: () => share?.open('menu'),
    },
    { label: '换一个人', note: `现在是${options.persona.name}`, run: () => changePerson(options) },
    {
      label: cloud.offline ? '恢复信号' : '断开信号',
      note: cloud.offline ? '现在没有信号' : '看看没有信号时的样子',
      run: () => setOffline(cloud, !cloud.offline),
    },
    { label: '回到首页', run: options.home },
    { label: '重新进入小程序', run: () => location.reload() },
  ];
  const index = await chooseFrom(screen.layer, {
    title: APPLICATION.name,
    choices: entries,
    name: 'menu',
  });
  if (index !== null) await entries[index]?.run();
}

/** Switches the signal and lets the desktop's switch follow. */
function setOffline(cloud: CloudEndpoints, offline: boolean): void {
  cloud.offline = offline;
  if (parent !== window) parent.postMessage({ phone: 'offline', offline }, location.origin);
}

async function changePerson({ screen, people, persona, phoneId }: MenuOptions): Promise<void> {
  const index = await chooseFrom(screen.layer, {
    title: '这部手机换谁用？',
    choices: people.map(({ id, name, note }) => ({
      label: id === persona.id ? `${name}（现在）` : name,
      note,
    })),
    name: 'person',
  });
  const chosen = index === null ? undefined : people[index];
  if (!chosen || chosen.id === persona.id) return;
  const address = new URL(location.href);
  address.search = new URLSearchParams({ phone: phoneId, as: chosen.id }).toString();
  if (parent !== window) {
    parent.postMessage({ phone: 'person', personaId: chosen.id }, location.origin);
  } else location.assign(address);
}

/** What the capsule's second button does: the app is hidden until one comes back to it. */
export function leaveApp(screen: Screen, runtime: Runtime | undefined): void {
  const tell = (name: 'onHide' | 'onShow', event: string) => {
    const handler = runtime?.app()[name];
    if (typeof handler === 'function') handler.call(runtime?.app(), {});
    dispatchEvent(new Event(event));
  };
  tell('onHide', 'phone-leave');
  const back = () => {
    close();
    tell('onShow', 'phone-return');
  };
  const close = screen.layer.open({
    content: make(
      'div',
      { class: 'phone-full is-left' },
      make('p', {}, '小程序收起来了。'),
      button({ class: 'phone-button' }, '回到小程序', back),
    ),
    place: 'full',
    label: '小程序收起来了',
    onDismiss: back,
    name: 'left',
  });
}
