import type { CovenantLine } from '../../../typings/contract/covenant';
import type { Envelope } from '../../../typings/contract/envelope';
import type { MotionLine } from '../../../typings/contract/motion';
import type { HeldRole, Membership } from '../../../typings/contract/resident';
import { callCloud } from '../../cloud/call-cloud';
import { currentOf, memberships } from '../../store/session';
import {
  COVENANT_KINDS,
  covenantStateLook,
  type StateLook,
  takesComments,
} from '../../text/covenant/state';
import { errorWords } from '../../text/error';
import {
  ANNOUNCERS,
  DRAFTERS,
  holdsOne,
  INVITERS,
  MATTER_HOLDERS,
  MATTER_WATCHERS,
  POLLERS,
} from '../../text/role/role';
import { COUNCIL, COUNCIL_WAYS, clausesWords } from '../../text/tab/council';
import { definePage } from '../../view/define-page';
import { go, pathTo } from '../../view/go';
import { load, untilAskedAnew } from '../../view/load';

interface Row {
  covenantId: string;
  title: string;
  words: string;
  look: StateLook;
}

interface Way {
  id: keyof typeof WAYS;
  icon: string;
  name: string;
  words: string;
}

const WAYS = {
  matterBoard: pathTo.matterBoard,
  matterQueue: pathTo.matterQueue,
  matterDraws: pathTo.matterDraws,
  draft: pathTo.covenantImport,
  motion: (communityId: string) => pathTo.motionEdit(communityId),
  poll: pathTo.pollMake,
};

interface Council {
  covenants: CovenantLine[];
  /** the newest; null = they could not be asked for */
  motions: MotionLine[] | null;
  /** where older ones go on */
  next: string | null;
}

/** What the community talks about and decides: what needs me first, then what holds, then the past. */
definePage({
  data: {
    words: COUNCIL,
    stranger: false,
    communityId: '',
    communityName: '',
    open: [] as Row[],
    waiting: [] as MotionLine[],
    coming: [] as MotionLine[],
    current: [] as Row[],
    past: [] as Row[],
    pastMotions: [] as MotionLine[],
    motionsMissing: false,
    next: null as string | null,
    moreBusy: false,
    moreFailure: '',
    ways: [] as Way[],
  },

  async onShow() {
    await this.refresh(false);
  },

  async onPullDownRefresh() {
    await this.refresh(true);
    wx.stopPullDownRefresh();
  },

  async refresh(fresh: boolean) {
    const answer = await memberships(fresh);
    if (!answer.ok) {
      this.setData({ phase: 'failed', failure: errorWords(answer), failureCode: answer.code });
      return;
    }
    const own = currentOf(answer.data);
    if (!own) {
      this.setData({ phase: 'ready', stranger: true, communityId: '', age: '' });
      return;
    }
    await this.ask(own);
  },

  async ask({ communityId, communityName, roles }: Membership) {
    if (communityId !== this.data.communityId) this.setData({ phase: 'loading' });
    this.setData({ stranger: false, communityId, communityName, ways: waysOf(roles) });
    await load(this, {
      keep: `council:${communityId}`,
      ask: () => askCouncil(communityId),
      show: (council) => this.setData(looksOf(council, Date.now())),
    });
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.refresh(true);
  },

  join() {
    go(pathTo.join());
  },

  openCovenant(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(pathTo.covenant(this.data.communityId, id));
  },

  openMotion(event: WechatMiniprogram.CustomEvent<{ motionId: string }>) {
    go(pathTo.motion(this.data.communityId, event.detail.motionId));
  },

  /** Older votes; one that still goes on is put where it belongs. */
  async more() {
    const { communityId, next, moreBusy } = this.data;
    if (moreBusy || !next) return;
    this.setData({ moreBusy: true, moreFailure: '' });
    const isSameList = untilAskedAnew(this);
    const answer = await callCloud('ballot', 'listMotions', { communityId, after: next });
    if (!isSameList()) this.setData({ moreBusy: false });
    else if (!answer.ok) this.setData({ moreBusy: false, moreFailure: errorWords(answer) });
    else {
      const { motions } = answer.data;
      const { waiting, coming, past } = sorted(motions);
      this.setData({
        moreBusy: false,
        next: answer.data.next,
        waiting: [...this.data.waiting, ...waiting],
        coming: [...this.data.coming, ...coming],
        pastMotions: [...this.data.pastMotions, ...past],
      });
    }
  },

  openMatters() {
    go(pathTo.matters(this.data.communityId));
  },

  raiseMatter() {
    go(pathTo.matterRaise(this.data.communityId));
  },

  openSelections() {
    go(pathTo.selections(this.data.communityId));
  },

  openMeetings() {
    go(pathTo.meetings(this.data.communityId));
  },

  openBodies() {
    go(pathTo.bodies(this.data.communityId));
  },

  begin(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: Way['id'] };
    go(WAYS[id](this.data.communityId));
  },
});

/** Covenants and motions at once. Motions that do not come leave the rest standing. */
async function askCouncil(communityId: string): Promise<Envelope<Council>> {
  const [covenants, motions] = await Promise.all([
    callCloud('covenant', 'listCovenants', { communityId }),
    callCloud('ballot', 'listMotions', { communityId }),
  ]);
  if (!covenants.ok) return covenants;
  const { data } = covenants;
  return {
    ok: true,
    data: {
      covenants: data.covenants,
      motions: motions.ok ? motions.data.motions : null,
      next: motions.ok ? motions.data.next : null,
    },
  };
}

const PAST_MOTIONS: readonly MotionLine['state'][] = ['published', 'closed', 'cancelled'];

function sorted(motions: readonly MotionLine[]) {
  const isOver = ({ state }: MotionLine) => PAST_MOTIONS.includes(state);
  return {
    waiting: motions.filter(({ waits }) => waits),
    coming: motions.filter((line) => !line.waits && !isOver(line)),
    past: motions.filter((line) => !line.waits && isOver(line)),
  };
}

function looksOf({ covenants, motions, next }: Council, now: number) {
  const rows = (wanted: (line: CovenantLine) => boolean) =>
    covenants.filter(wanted).map((line) => rowOf(line, now));
  const isPast = ({ state }: CovenantLine) => state === 'replaced' || state === 'dropped';
  const { waiting, coming, past: pastMotions } = sorted(motions ?? []);
  return {
    open: rows((line) => takesComments(line, now)),
    current: rows((line) => !takesComments(line, now) && !isPast(line)),
    past: rows(isPast),
    waiting,
    coming,
    pastMotions,
    next: next ?? null,
    motionsMissing: motions === null,
  };
}

function rowOf(line: CovenantLine, now: number): Row {
  const { covenantId, title, kind, placeLabel, clauses } = line;
  const words = [placeLabel, COVENANT_KINDS[kind], clausesWords(clauses)]
    .filter(Boolean)
    .join(' · ');
  return { covenantId, title, words, look: covenantStateLook(line, now) };
}

/** What somebody with an office may begin here. */
function waysOf(roles: readonly HeldRole[]): Way[] {
  const ways: (Way | false)[] = [
    holdsOne(roles, MATTER_HOLDERS) && {
      id: 'matterQueue',
      icon: 'task',
      ...COUNCIL_WAYS.queue,
    },
    holdsOne(roles, ['rater']) && {
      id: 'matterDraws',
      icon: 'check-rectangle',
      ...COUNCIL_WAYS.rate,
    },
    holdsOne(roles, MATTER_WATCHERS) && {
      id: 'matterBoard',
      icon: 'chart-bar',
      ...COUNCIL_WAYS.board,
    },
    holdsOne(roles, DRAFTERS) && {
      id: 'draft',
      icon: 'edit-1',
      ...COUNCIL_WAYS.draft,
    },
    holdsOne(roles, ANNOUNCERS)
      ? {
          id: 'motion',
          icon: 'check-circle',
          ...COUNCIL_WAYS.motion,
        }
      : holdsOne(roles, INVITERS) && {
          id: 'motion',
          icon: 'chat',
          ...COUNCIL_WAYS.talk,
        },
    holdsOne(roles, POLLERS) && {
      id: 'poll',
      icon: 'chart-bar',
      ...COUNCIL_WAYS.poll,
    },
  ];
  return ways.filter((way) => way !== false);
}
