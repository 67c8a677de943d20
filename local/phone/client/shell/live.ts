import { APPLICATION } from '../application.ts';
import type { Runtime } from '../runtime/types.ts';
import { writeUrl } from '../wx/route.ts';

/** How long to wait before looking for the server again, in milliseconds. */
const RETRY = 1000;

/** Listens for changed sources and loads the phone anew on the page where it is. */
export function connectLive(phoneId: string, personaId: string, runtime: Runtime): void {
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/phone/live`);
  socket.addEventListener('message', (event) => {
    const { type } = JSON.parse(String(event.data)) as { type: string };
    if (type !== 'reload') return;
    keepPlace(phoneId, personaId, runtime);
    location.reload();
  });
  socket.addEventListener('close', () => {
    setTimeout(() => connectLive(phoneId, personaId, runtime), RETRY);
  });
}

/** Remembers the current page for the next start in this window. */
function keepPlace(phoneId: string, personaId: string, runtime: Runtime): void {
  const page = runtime.pages().at(-1);
  if (page) sessionStorage.setItem(placeKey(phoneId, personaId), writeUrl(page));
}

/** The page to come back to after a reload; it is forgotten by being read. */
export function takeResume(phoneId: string, personaId: string): string | null {
  const key = placeKey(phoneId, personaId);
  const place = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  return place;
}

function placeKey(phoneId: string, personaId: string): string {
  return `${APPLICATION.id}/${phoneId}/${personaId}#place`;
}
