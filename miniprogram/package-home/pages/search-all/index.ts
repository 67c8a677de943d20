import '../../errors';
import type { SearchKind } from '../../../../typings/contract/home';
import { callCloud } from '../../../cloud/call-cloud';
import { memberships } from '../../../store/session';
import { type FoundGroup, foundGroups, SEARCH } from '../../../text/home/search';
import { holdsOne, OFFICERS } from '../../../text/role/role';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

/** Where each kind of what is found opens. */
const PAGES: Record<SearchKind, (communityId: string, id: string) => string> = {
  notices: pathTo.notice,
  motions: pathTo.motion,
  covenants: pathTo.covenant,
  matters: pathTo.matter,
  shifts: pathTo.shift,
  doors: pathTo.members,
};

/** Looks through all that the reader may read. */
definePage({
  data: {
    communityId: '',
    typed: '',
    /** what is shown was looked for with these words; '' = nothing yet */
    sought: '',
    groups: [] as FoundGroup[],
    hint: SEARCH.hint as string,
    words: SEARCH,
    busy: false,
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId, phase: 'ready' });
    void this.learn(communityId);
  },

  /** Doors are for those who look after them. */
  async learn(communityId: string) {
    const known = await memberships();
    const own = known.ok ? known.data.find((one) => one.communityId === communityId) : undefined;
    if (holdsOne(own?.roles ?? [], OFFICERS)) this.setData({ hint: SEARCH.hintOfficer });
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ typed: event.detail.value });
  },

  async seek() {
    const { communityId, typed, busy } = this.data;
    const words = typed.trim();
    if (busy || words === '') return;
    this.setData({ busy: true, phase: 'loading' });
    await load(this, {
      ask: () => callCloud('home', 'searchAll', { communityId, words }),
      show: ({ groups }) =>
        this.setData({ groups: foundGroups(groups, Date.now()), sought: words }),
    });
    this.setData({ busy: false });
  },

  retry() {
    void this.seek();
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const { kind, id } = event.currentTarget.dataset as { kind: SearchKind; id: string };
    go(PAGES[kind](this.data.communityId, id));
  },
});
