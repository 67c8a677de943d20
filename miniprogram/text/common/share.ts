import type { PosterKind } from '../../../typings/contract/parts/poster';

/** Something that is sent on: as a card in a chat, as text to paste, as a poster. */
export interface Shared {
  kind: PosterKind;
  communityId: string;
  /** '' where the page is one of the community */
  id: string;
  /** what kind of thing it is, in a word or two */
  tag: string;
  /** what stands above the card, and on its picture; a card may end up with strangers */
  card: { words: string; title: string; lines: string[] };
  title: string;
  /** when, where, and what one needs to know first */
  lines: string[];
  /** the longer words, for those who paste or print it */
  body: string;
  /** what is done about it */
  call: string;
}

export const SHARE = {
  head: '告诉邻居',
  forward: '转发到微信群',
  copy: '复制文字',
  poster: '做成海报',
  app: '邻里',
  scan: '微信扫一扫',
  find: '打开微信小程序“邻里”就能看到。',
  look: '请您看一看',
  lost: '请回到刚才那一页，再点一次“做成海报”。',
  save: '看大图，存下来',
  saveNote: '长按图片可以存进相册、发给别人，也可以拿去打印。',
  noCode: '小程序还没有上线，海报上暂时没有码。',
  back: '返回',
  failed: '图片没画出来，请再试一次。',
} as const;

/** To paste into a group: one thing a line. */
export function pasteText({ tag, title, lines, body, call }: Shared): string {
  return [`【${tag}】${title}`, ...lines, body, call].filter(Boolean).join('\n');
}

/** What hangs in the stairwell so that neighbours find the way in. */
export function communityPoster(
  { communityId, communityName }: { communityId: string; communityName: string },
  duty: string,
): Shared {
  return {
    kind: 'community',
    communityId,
    id: '',
    tag: SHARE.app,
    card: { words: communityName, title: communityName, lines: [] },
    title: communityName,
    lines: ['通知、投票、志愿活动、邻里的事', '都在这里', ...(duty ? [duty] : [])],
    body: '',
    call: '用门牌码加入您家那一户；没有门牌码，请楼栋长确认。',
  };
}
