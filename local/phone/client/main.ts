import { APPLICATION } from './application.ts';
import { installAgent } from './automation-agent.ts';
import { boot } from './runtime/index.ts';
import type { Runtime } from './runtime/types.ts';
import { connectLive, takeResume } from './shell/live.ts';
import { leaveApp, showMenu } from './shell/menu.ts';
import type { ThemeTable } from './shell/scheme.ts';
import { Screen } from './shell/screen.ts';
import type { PhoneIdentity, WxContext } from './wx/context.ts';
import { CloudEndpoints } from './wx/endpoints.ts';
import { watchGestures } from './wx/gesture.ts';
import { createWx } from './wx/index.ts';
import { type PrivacyGate, privacy } from './wx/privacy.ts';
import { readUrl } from './wx/route.ts';
import { type Sharing, sharing } from './wx/share.ts';
import { TemporaryFiles } from './wx/temporary-files.ts';

interface Person {
  id: string;
  name: string;
  note: string;
}

declare global {
  interface Window {
    /** Set once the client runs: from then on it looks after reloading itself. */
    phoneStarted?: boolean;
  }
}

/** Scene number of an entry from the list of recent mini-programs. */
const SCENE_LIST = 1001;

async function start(): Promise<void> {
  window.phoneStarted = true;
  const address = new URLSearchParams(location.search);
  const people = await fetchPeople();
  const phoneId = address.get('phone') || '1';
  const personaKey = `${APPLICATION.id}/${phoneId}#person`;
  const wanted = address.get('as') ?? localStorage.getItem(personaKey);
  const persona = people.find((one) => one.id === wanted) ?? people[0];
  if (!persona) throw new Error('演示里还没有人。');
  localStorage.setItem(personaKey, persona.id);

  const identity: PhoneIdentity = { phoneId, persona, appId: APPLICATION.appId };
  const asset = (path: string) => `/phone/assets/${path.replace(/^\//, '')}`;
  const cloud = new CloudEndpoints(persona.id);
  const files = new TemporaryFiles(asset);
  const gesture = watchGestures();
  const resume = takeResume(phoneId, persona.id);
  const path = resume ?? address.get('path');
  const target = path ? readUrl(path, undefined) : null;
  const scene = Number(address.get('scene')) || SCENE_LIST;

  let wx: Record<string, unknown> = {};
  let share: Sharing | undefined;
  let gate: PrivacyGate | undefined;
  const call = (name: string, options: unknown) => {
    const run = wx[name] as (options: unknown) => Promise<unknown> | undefined;
    run(options)?.catch((error: unknown) => runtime?.report(error, `wx.${name}`));
  };
  const home = () => {
    const first = (runtime?.appConfig as { pages?: string[] } | undefined)?.pages?.[0];
    if (first) call('reLaunch', { url: `/${first}` });
  };
  const screen = new Screen({
    // A real phone has its own.
    statusBar: parent !== window || address.get('frame') === '1',
    actions: {
      back: () => call('navigateBack', {}),
      home,
      leave: () => leaveApp(screen, runtime),
      menu: () => {
        showMenu({ screen, cloud, people, persona, phoneId, share, home }).catch((error: unknown) =>
          runtime?.report(error, '菜单'),
        );
      },
      tab: (route, index, text) => {
        if (runtime?.pages().at(-1)?.route === route) {
          const page = runtime.pages().at(-1)?.instance;
          const handler = page?.onTabItemTap;
          if (typeof handler === 'function') handler.call(page, { index, pagePath: route, text });
        } else call('switchTab', { url: `/${route}` });
      },
    },
  });
  document.body.append(screen.element);
  let runtime: Runtime | undefined;
  addEventListener('message', (event) => {
    const { phone, offline } = (event.data ?? {}) as { phone?: string; offline?: boolean };
    if (event.origin === location.origin && phone === 'set-offline')
      cloud.offline = offline === true;
  });

  runtime = await boot({
    container: screen.body,
    launch: target ? { ...target, scene } : undefined,
    resolveFile: (file) => files.url(file),
    onOpenType: (type, button) => {
      if (type === 'share') {
        const { id, dataset } = button as { id: string; dataset: object };
        share
          ?.open('button', { id, dataset })
          .catch((error: unknown) => runtime?.report(error, '分享'));
      } else if (type === 'agreePrivacyAuthorization') gate?.agree();
    },
    wx: (made) => {
      runtime = made;
      const first = (made.appConfig as { pages?: string[] }).pages?.[0] ?? '';
      const entry = { path: target?.route ?? first, query: target?.query ?? {}, scene };
      const context: WxContext = {
        runtime: made,
        screen,
        identity,
        cloud,
        files,
        entry,
        gesture,
      };
      screen.use(made, made.appConfig.theme as ThemeTable | undefined, asset);
      gate = privacy(context);
      share = sharing(context, fetchPeople);
      wx = createWx(context, gate, share);
      return wx;
    },
  });
  screen.refresh();
  connectLive(phoneId, persona.id, runtime);
  installAgent(runtime, wx);
}

async function fetchPeople(): Promise<Person[]> {
  const response = await fetch('/phone/personas');
  return ((await response.json()) as { personas: Person[] }).personas;
}

start().catch((error: unknown) => {
  // Nothing runs yet that could show it: a sentence instead of a blank screen.
  const text = document.createElement('pre');
  text.className = 'phone-problems';
  text.textContent = `小程序没有打开：\n${error instanceof Error ? error.stack : String(error)}`;
  document.body.append(text);
});
