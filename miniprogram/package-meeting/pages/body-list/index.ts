import '../../errors';
import type { BodyLine } from '../../../../typings/contract/meeting/body';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { BODY_LIST, BODY_WAYS, lineFacts, overdueWords } from '../../../text/meeting/body/list';
import { BODY_KINDS, CADENCES, dueLook } from '../../../text/meeting/words';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface Row {
  bodyId: string;
  name: string;
  words: string;
  look: ReturnType<typeof dueLook>;
  facts: string;
}

type Tapped = WechatMiniprogram.TouchEvent;

/** Who meets here: overdue first. */
definePage({
  data: {
    words: BODY_LIST,
    communityId: '',
    rows: [] as Row[],
    overdue: '',
    mayFound: false,
    ways: [] as { id: string; icon: string; name: string; words: string }[],
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      keep: `bodies:${communityId}`,
      ask: () => callCloud('meeting', 'listBodies', { communityId }),
      show: ({ bodies, mayFound }) =>
        this.setData({
          rows: bodies.map(rowOf),
          overdue: overdueWords(bodies.filter(({ due }) => due?.state === 'overdue').length),
          mayFound,
          ways: waysOf(mayFound),
        }),
    });
  },

  open(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(pathTo.body(this.data.communityId, id));
  },

  begin(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    const { communityId } = this.data;
    const year = dayOf(Date.now()).slice(0, 4);
    if (id === 'plan') go(pathTo.yearPlan(communityId, year));
    else if (id === 'busy') go(pathTo.busyTimes(communityId));
    else if (id === 'rooms') go(pathTo.rooms(communityId));
    else go(pathTo.bodyEdit(communityId));
  },
});

function rowOf(body: BodyLine): Row {
  const { bodyId, name, kind, placeLabel, cadence } = body;
  const gone = Boolean(body.dissolvedOn);
  return {
    bodyId,
    name,
    words: [BODY_KINDS[kind], placeLabel, !gone && CADENCES[cadence]].filter(Boolean).join(' · '),
    look: dueLook(body),
    facts: lineFacts(body),
  };
}

function waysOf(mayFound: boolean) {
  return [
    { id: 'plan', icon: 'calendar', ...BODY_WAYS.plan },
    { id: 'busy', icon: 'time', ...BODY_WAYS.busy },
    { id: 'rooms', icon: 'houses', ...BODY_WAYS.rooms },
    ...(mayFound ? [{ id: 'found', icon: 'add-circle', ...BODY_WAYS.found }] : []),
  ];
}
