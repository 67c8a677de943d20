import '../../errors';
import type { BodyLine } from '../../../../typings/contract/meeting/body';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { dayWithWeekday } from '../../../text/date';
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
    communityId: '',
    rows: [] as Row[],
    overdue: 0,
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
          overdue: bodies.filter(({ due }) => due?.state === 'overdue').length,
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
  const { bodyId, name, kind, placeLabel, cadence, seats, vacant, lastMet, mine, waits } = body;
  const gone = Boolean(body.dissolvedOn);
  const facts = [
    seats > 0 && !gone && `${seats} 个席位${vacant > 0 ? `，空着 ${vacant} 个` : ''}`,
    lastMet && `上次是${dayWithWeekday(lastMet)}`,
    mine && '您有席位',
    waits === 'change' && '有改动等确认',
    waits === 'dissolution' && '要解散，等确认',
  ];
  return {
    bodyId,
    name,
    words: [BODY_KINDS[kind], placeLabel, !gone && CADENCES[cadence]].filter(Boolean).join(' · '),
    look: dueLook(body),
    facts: facts.filter(Boolean).join(' · '),
  };
}

function waysOf(mayFound: boolean) {
  return [
    { id: 'plan', icon: 'calendar', name: '一年的会', words: '什么时候、在哪里开' },
    { id: 'busy', icon: 'time', name: '我不方便的时间', words: '排会的时候尽量避开' },
    { id: 'rooms', icon: 'houses', name: '会议室', words: '看看空不空，订一段时间' },
    ...(mayFound
      ? [{ id: 'found', icon: 'add-circle', name: '成立一个会', words: '谁来开、多久开一次' }]
      : []),
  ];
}
