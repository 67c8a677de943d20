import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type { PairingLine } from '../../../../typings/contract/pairing';
import type { Role } from '../../../../typings/contract/resident';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { memberships } from '../../../store/session';
import { errorWords } from '../../../text/error';
import { nextVisit, PAIRING_LIST } from '../../../text/volunteer/pairing/pages';
import {
  endedWords,
  type PairingLook,
  pairingLook,
  pairWords,
  taskWords,
  timesWords,
  visitDay,
} from '../../../text/volunteer/pairing/pairing';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load, untilAskedAnew } from '../../../view/load';

/** Who looks after pairings at their doors. */
const COORDINATORS: readonly Role[] = [
  'secretary',
  'committee-member',
  'building-steward',
  'stair-steward',
];

interface Row {
  pairingId: string;
  title: string;
  look: PairingLook;
  words: string;
  next: string;
  /** the reader is asked whether they agree */
  asked: boolean;
}

interface Lists {
  officer: boolean;
  mine: PairingLine[];
  all: PairingLine[];
  next: string | null;
}

/** One's own pairings, and for officers those at their doors. */
definePage({
  data: {
    words: PAIRING_LIST,
    communityId: '',
    officer: false,
    mine: [] as Row[],
    all: [] as Row[],
    next: null as string | null,
    moreBusy: false,
    moreFailure: '',
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '' });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, { ask: () => askLists(communityId), show: (lists) => this.show(lists) });
  },

  show({ officer, mine, all, next }: Lists) {
    const own = new Set(mine.map(({ pairingId }) => pairingId));
    this.setData({
      officer,
      mine: mine.map(rowOf),
      all: all.filter(({ pairingId }) => !own.has(pairingId)).map(rowOf),
      next,
    });
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(pathTo.pairing(this.data.communityId, id));
  },

  propose() {
    go(pathTo.pairingPropose(this.data.communityId));
  },

  async more() {
    const { communityId, next, moreBusy } = this.data;
    if (moreBusy || !next) return;
    this.setData({ moreBusy: true, moreFailure: '' });
    const isSameList = untilAskedAnew(this);
    const input = { communityId, which: 'all' as const, after: next };
    const answer = await callCloud('volunteer', 'listPairings', input);
    if (!isSameList()) this.setData({ moreBusy: false });
    else if (!answer.ok) this.setData({ moreBusy: false, moreFailure: errorWords(answer) });
    else {
      const all = [...this.data.all, ...answer.data.pairings.map(rowOf)];
      this.setData({ moreBusy: false, all, next: answer.data.next });
    }
  },
});

async function askLists(communityId: string): Promise<Envelope<Lists>> {
  const own = await memberships();
  if (!own.ok) return own;
  const roles = own.data.find((one) => one.communityId === communityId)?.roles ?? [];
  const officer = roles.some(({ role }) => COORDINATORS.includes(role));
  const none = { ok: true as const, data: { pairings: [] as PairingLine[], next: null } };
  const [mine, all] = await Promise.all([
    callCloud('volunteer', 'listPairings', { communityId, which: 'mine' }),
    officer ? callCloud('volunteer', 'listPairings', { communityId, which: 'all' }) : none,
  ]);
  if (!mine.ok) return mine;
  if (!all.ok) return all;
  return {
    ok: true,
    data: { officer, mine: mine.data.pairings, all: all.data.pairings, next: all.data.next },
  };
}

function rowOf(line: PairingLine): Row {
  const { pairingId, label, tasks, next, ended, waitsFor, parts } = line;
  const sides = parts.filter(
    (part) => part === 'helper' || part === 'elder' || part === 'guardian',
  );
  return {
    pairingId,
    title: pairWords(line),
    look: pairingLook(line),
    words: ended ? endedWords(ended) : `${label} · ${taskWords(tasks)}`,
    next: next ? nextVisit(visitDay(next.day, dayOf(Date.now())), timesWords(next)) : '',
    asked: sides.some((side) => waitsFor.includes(side)),
  };
}
