import { APPLICATION } from '../application.ts';
import { button, make } from './dom.ts';

interface Person {
  id: string;
  name: string;
  note: string;
}

/** One phone on the desktop. */
interface Phone {
  id: string;
  personaId: string;
  path?: string;
  scene?: string;
}

const KEPT = `${APPLICATION.id}#desktop`;
/** Under this width the phone fills the screen and there is no desktop around it. */
const NARROW = '(max-width: 499px)';
const CLOCK_INTERVAL = 20_000;

let people: Person[] = [];
let phones: Phone[] = [];
let chosen: string | null = null;
const row = make('div', { class: 'desk-phones' });
const clock = make('strong', {});
const list = make('ul', { class: 'desk-people' });

if (matchMedia(NARROW).matches) location.replace(`/phone/${location.search}`);
else start().catch(showFailure);

async function start(): Promise<void> {
  document.body.append(panel(), make('main', { class: 'desk-main', 'aria-label': '手机' }, row));
  await refreshPeople();
  setInterval(() => refreshPeople().catch(() => undefined), CLOCK_INTERVAL);
  const kept = sessionStorage.getItem(KEPT);
  const before = kept ? (JSON.parse(kept) as Phone[]) : [];
  phones = before.filter((phone) => people.some((one) => one.id === phone.personaId));
  const [first] = people;
  if (phones.length === 0 && first) phones = [{ id: '1', personaId: first.id }];
  for (const phone of phones) row.append(frame(phone));
  choose(phones[0]?.id ?? null);
  addEventListener('message', onMessage);
}

function panel(): HTMLElement {
  return make(
    'aside',
    { class: 'desk-panel', 'aria-label': '演示' },
    make('h1', {}, APPLICATION.name),
    make('p', {}, '这是装在本机的演示，数据都留在这台电脑上。选一个人，就用那个人的手机看小程序。'),
    make('p', { class: 'desk-clock' }, '演示的时间：', clock),
    make('h2', {}, '谁来用'),
    list,
  );
}

async function refreshPeople(): Promise<void> {
  const response = await fetch('/phone/personas');
  const answer = (await response.json()) as { personas: Person[]; now: number };
  clock.textContent = new Date(answer.now).toLocaleString('zh-CN', {
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Shanghai',
  });
  const changed = JSON.stringify(answer.personas) !== JSON.stringify(people);
  people = answer.personas;
  if (!changed) return;
  list.replaceChildren(
    ...people.map((person) =>
      make(
        'li',
        {},
        make(
          'div',
          { class: 'desk-person' },
          make('strong', {}, person.name),
          make('span', {}, person.note),
        ),
        make(
          'div',
          { class: 'desk-actions' },
          button(
            { 'data-person': person.id, 'aria-label': `换成这个人：${person.name}` },
            '换成这个人',
            () => changePerson(person.id),
          ),
          button(
            { 'data-add': person.id, 'aria-label': `再开一部：${person.name}` },
            '再开一部',
            () => addPhone({ personaId: person.id }),
          ),
        ),
      ),
    ),
  );
}

function frame(phone: Phone): HTMLElement {
  const person = people.find((one) => one.id === phone.personaId);
  const name = person?.name ?? '';
  const query = new URLSearchParams({ phone: phone.id, as: phone.personaId });
  if (phone.path) query.set('path', phone.path);
  if (phone.scene) query.set('scene', phone.scene);
  const view = make('iframe', { src: `/phone/?${query}`, title: `${name}的手机` });
  const offline = make('input', { type: 'checkbox', 'data-offline': true });
  offline.addEventListener('change', () => {
    view.contentWindow?.postMessage(
      { phone: 'set-offline', offline: offline.checked },
      location.origin,
    );
  });
  const section = make(
    'section',
    { class: 'desk-phone', 'data-phone': phone.id, 'aria-label': `${name}的手机` },
    make(
      'div',
      { class: 'desk-head' },
      make('h2', {}, name),
      make('label', {}, offline, '离线'),
      button({ 'aria-label': `重开${name}的手机` }, '重开', () => {
        offline.checked = false;
        view.contentWindow?.location.reload();
      }),
      make(
        'a',
        { href: `/phone/?${query}`, target: '_blank', 'aria-label': `大屏打开${name}的手机` },
        '大屏',
      ),
      button({ 'aria-label': `收起${name}的手机` }, '收起', () => removePhone(phone.id)),
    ),
    make('div', { class: 'desk-case' }, view),
  );
  section.addEventListener('pointerdown', () => choose(phone.id));
  section.addEventListener('focusin', () => choose(phone.id));
  view.addEventListener('load', () => {
    view.contentWindow?.addEventListener('pointerdown', () => choose(phone.id), true);
  });
  return section;
}

function choose(id: string | null): void {
  chosen = id;
  for (const section of row.children) {
    const isChosen = phones.length > 1 && section.getAttribute('data-phone') === id;
    section.classList.toggle('is-chosen', isChosen);
  }
}

function addPhone(phone: Omit<Phone, 'id'>): void {
  const used = new Set(phones.map((one) => one.id));
  let number = 1;
  while (used.has(String(number))) number += 1;
  const added = { id: String(number), ...phone };
  phones.push(added);
  const section = frame(added);
  row.append(section);
  choose(added.id);
  section.scrollIntoView({ inline: 'end', block: 'nearest' });
  keep();
}

function removePhone(id: string): void {
  phones = phones.filter((one) => one.id !== id);
  sectionOf(id)?.remove();
  choose(chosen === id ? (phones[0]?.id ?? null) : chosen);
  keep();
}

function changePerson(personaId: string, id = chosen): void {
  const phone = phones.find((one) => one.id === id);
  if (!phone) {
    addPhone({ personaId });
    return;
  }
  phone.personaId = personaId;
  phone.path = undefined;
  phone.scene = undefined;
  sectionOf(phone.id)?.replaceWith(frame(phone));
  choose(phone.id);
  keep();
}

function sectionOf(id: string): Element | undefined {
  return [...row.children].find((one) => one.getAttribute('data-phone') === id);
}

function onMessage(event: MessageEvent): void {
  if (event.origin !== location.origin) return;
  const section = [...row.children].find(
    (one) => one.querySelector('iframe')?.contentWindow === event.source,
  );
  const message = (event.data ?? {}) as Record<string, unknown>;
  if (message.phone === 'open') {
    addPhone({
      personaId: String(message.personaId),
      path: String(message.path),
      scene: String(message.scene),
    });
  } else if (message.phone === 'person') {
    changePerson(String(message.personaId), section?.getAttribute('data-phone') ?? chosen);
  } else if (message.phone === 'offline') {
    const box = section?.querySelector<HTMLInputElement>('[data-offline]');
    if (box) box.checked = message.offline === true;
  }
}

function keep(): void {
  const plain = phones.map(({ id, personaId }) => ({ id, personaId }));
  sessionStorage.setItem(KEPT, JSON.stringify(plain));
}

function showFailure(error: unknown): void {
  document.body.append(
    make('p', { role: 'alert' }, `演示没有打开：${error instanceof Error ? error.message : error}`),
  );
}
