/** A page's address taken apart. */
export interface Target {
  /** Without a leading slash. */
  route: string;
  query: Record<string, string>;
}

/**
 * Reads a url as wx.navigateTo takes it: absolute ('/pages/a/a?x=1') or relative to the current
 * page's folder. Values stay encoded, as WeChat hands them to onLoad.
 */
export function readUrl(url: string, currentRoute: string | undefined): Target {
  const [path = '', ...rest] = url.split('?');
  const query: Record<string, string> = {};
  for (const pair of rest.join('?').split('#')[0]?.split('&') ?? []) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    if (at === -1) query[pair] = '';
    else query[pair.slice(0, at)] = pair.slice(at + 1);
  }
  const parts = path.startsWith('/') ? [] : (currentRoute?.split('/').slice(0, -1) ?? []);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return { route: parts.join('/').replace(/\.html$/, ''), query };
}

/** The other way round: '/pages/a/a?x=1'. */
export function writeUrl({ route, query }: Target): string {
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${value}`);
  return `/${route}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}
