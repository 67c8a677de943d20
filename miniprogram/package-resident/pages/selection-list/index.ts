import '../../errors';
import type { SelectionLine } from '../../../../typings/contract/office/selection';
import type { Posts } from '../../../../typings/contract/role';
import { addDays, addMonths, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { dayWords } from '../../../text/date';
import { errorWords } from '../../../text/error';
import { roleWords } from '../../../text/role/role';
import {
  lineWords,
  moreVacant,
  openingWords,
  postWords,
  SELECTION_LIST,
  stepTag,
} from '../../../text/role/selection';
import { goOn } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { officePaths } from '../../../view/office-paths';

const FIRST = 5;
const STANDING_DAYS = { least: 3, usual: 7, most: 60 };
const PUBLICATION_DAYS = 7;
const TERM_MONTHS = 36;

type Vacant = Posts['vacant'][number];
interface PostRow extends Posts {
  name: string;
  unit: string;
  shown: Vacant[];
  more: number;
  moreLabel: string;
}
interface Row extends SelectionLine {
  post: string;
  tag: ReturnType<typeof stepTag>;
  words: string;
}
type Picked = WechatMiniprogram.CustomEvent<{ value: string }>;

/** The board of vacancies: which posts have nobody, which are being filled; an officer begins to fill one. */
definePage({
  data: {
    words: SELECTION_LIST,
    communityId: '',
    posts: [] as PostRow[],
    rows: [] as Row[],
    mayOpen: false,
    /** the post that is about to be opened */
    opening: null as (Vacant & { words: string }) | null,
    standUntil: '',
    standWords: '',
    until: '',
    untilWords: '',
    firstDay: '',
    lastDay: '',
    lastTerm: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '' }) {
    const today = dayOf(Date.now());
    this.setData({
      communityId,
      firstDay: addDays(today, STANDING_DAYS.least),
      lastDay: addDays(today, STANDING_DAYS.most),
      lastTerm: addMonths(today, 60),
    });
  },

  onShow() {
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      keep: `selections:${communityId}`,
      ask: () => callCloud('role', 'listSelections', { communityId }),
      show: ({ posts, selections, mayOpen }) => {
        const taken = new Set(
          selections
            .filter(({ step }) => step !== 'ended' && step !== 'appointed')
            .map(({ placeId }) => placeId),
        );
        this.setData({
          mayOpen,
          posts: posts.filter(({ total }) => total > 0).map((one) => postRow(one, taken)),
          rows: selections.map((one) => ({
            ...one,
            post: postWords(one),
            tag: stepTag(one),
            words: lineWords(one),
          })),
        });
      },
    });
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(pathTo.selection(this.data.communityId, id));
  },

  openHandovers() {
    go(pathTo.handovers(this.data.communityId));
  },

  openAppraisal() {
    go(officePaths.appraisal(this.data.communityId));
  },

  showAll(event: WechatMiniprogram.TouchEvent) {
    const { role } = event.currentTarget.dataset as { role: string };
    const all = this.data.posts.map((post) =>
      post.role === role ? { ...post, shown: post.vacant, more: 0 } : post,
    );
    this.setData({ posts: all });
  },

  begin(event: WechatMiniprogram.TouchEvent) {
    if (!this.data.mayOpen) return;
    const { place } = event.currentTarget.dataset as { place: string };
    const post = this.data.posts.find(({ vacant }) =>
      vacant.some(({ placeId }) => placeId === place),
    );
    const vacant = post?.vacant.find(({ placeId }) => placeId === place);
    if (!post || !vacant) return;
    const today = dayOf(Date.now());
    this.setData({
      opening: { ...vacant, words: openingWords(vacant.label, post.name) },
      problem: '',
    });
    this.choose(addDays(today, STANDING_DAYS.usual), addMonths(today, TERM_MONTHS));
    void wx.pageScrollTo({ scrollTop: 0 });
  },

  choose(standUntil: string, until: string) {
    const [standWords, untilWords] = [dayWords(standUntil), dayWords(until)];
    this.setData({ standUntil, until, standWords, untilWords });
  },
  chooseStand(event: Picked) {
    this.choose(event.detail.value, this.data.until);
  },
  chooseTerm(event: Picked) {
    this.choose(this.data.standUntil, event.detail.value);
  },

  leave() {
    this.setData({ opening: null, problem: '' });
  },

  async start() {
    const { communityId, opening, standUntil, until, busy } = this.data;
    if (busy || !opening) return;
    this.setData({ busy: true, problem: '' });
    const key = `selection-open:${opening.placeId}:${standUntil}:${until}`;
    const answer = await callCloud('role', 'openSelection', {
      communityId,
      placeId: opening.placeId,
      from: dayOf(Date.now()),
      until,
      standUntil,
      publicationDays: PUBLICATION_DAYS,
      commandId: keptCommandId(key),
    });
    settleCommand(key, answer);
    this.setData({ busy: false, problem: answer.ok ? '' : errorWords(answer) });
    if (!answer.ok) return;
    this.leave();
    goOn(this, pathTo.selection(communityId, answer.data.selectionId));
  },
});

function postRow(post: Posts, taken: ReadonlySet<string>): PostRow {
  const vacant = post.vacant.filter(({ placeId }) => !taken.has(placeId));
  const more = Math.max(0, vacant.length - FIRST);
  return {
    ...post,
    vacant,
    name: roleWords(post.role),
    unit: post.role === 'building-steward' ? SELECTION_LIST.building : SELECTION_LIST.stair,
    shown: vacant.slice(0, FIRST),
    more,
    moreLabel: moreVacant(more),
  };
}
