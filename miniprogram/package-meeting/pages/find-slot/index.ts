import type { SlotSearch } from '../../../../typings/contract/meeting/plan';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { dayWithWeekday } from '../../../text/date';
import { LIMITS, slotWords, spanWords } from '../../../text/meeting/words';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface Row {
  key: string;
  when: string;
  where: string;
  words: string;
  roomId: string;
  room: string;
  day: string;
  from: string;
  until: string;
  full: boolean;
}

/** The ten best times for the next meeting, each with its reason; or why there is none, and what to relax. */
definePage({
  data: {
    communityId: '',
    bodyId: '',
    /** of one that is to be moved */
    meetingId: '',
    rows: [] as Row[],
    first: '',
    relax: '',
    limits: [] as string[],
    notes: [] as string[],
  },

  onLoad({ communityId = '', bodyId = '', meetingId = '' }) {
    this.setData({ communityId, bodyId, meetingId });
    void this.refresh();
  },

  async refresh() {
    const { communityId, bodyId } = this.data;
    await load(this, {
      ask: () =>
        callCloud('meeting', 'findSlots', { communityId, bodyId, from: dayOf(Date.now()) }),
      show: (search) =>
        this.setData({
          rows: rowsOf(search),
          first: dayWithWeekday(search.first),
          relax: search.relax ? LIMITS[search.relax].relax : '',
          limits: limitsOf(search),
          notes: notesOf(search),
        }),
    });
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const { key } = event.currentTarget.dataset as { key: string };
    const { communityId, bodyId, meetingId, rows } = this.data;
    const row = rows.find((one) => one.key === key);
    if (!row) return;
    const { day, from, until, roomId, room } = row;
    const chosen = { bodyId, meetingId, day, from, until, roomId, room };
    go(pathTo.meetingConvene(communityId, chosen));
  },
});

function rowsOf({ slots }: SlotSearch): Row[] {
  return slots.map((slot) => ({
    key: `${slot.day}${slot.from}`,
    when: spanWords(slot.day, slot.from, slot.until),
    where: slot.usual.room ? slot.roomName : `${slot.roomName}（不是平常那间）`,
    words: slotWords(slot),
    roomId: slot.roomId,
    room: slot.roomName,
    day: slot.day,
    from: slot.from,
    until: slot.until,
    full: slot.absent === 0,
  }));
}

function limitsOf({ limits, tried }: SlotSearch): string[] {
  return [...limits]
    .sort((one, other) => other.out - one.out)
    .map(({ limit, out }) => `${LIMITS[limit].name}：${tried} 个时间里去掉了 ${out} 个`);
}

function notesOf({ vacantRequired, estimated }: SlotSearch): string[] {
  return [
    ...(vacantRequired > 0 ? [`有 ${vacantRequired} 个必到的席位还空着，请先补上。`] : []),
    ...estimated.map((year) => `${year} 年的假期还没公布，先按估算的避开。`),
  ];
}
