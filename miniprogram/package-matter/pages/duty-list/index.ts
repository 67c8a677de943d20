import '../../errors';
import type { DutyLine } from '../../../../typings/contract/matter/duty';
import { callCloud } from '../../../cloud/call-cloud';
import { dayWithWeekday } from '../../../text/date';
import { weekdayWords } from '../../../text/matter/duty/duty';
import { DUTY_LIST } from '../../../text/matter/duty/page';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface Sitting {
  dutyId: string;
  time: string;
  who: string;
  work: string;
  where: string;
}
interface Day {
  day: string;
  title: string;
  sittings: Sitting[];
}

/** Who sits where in the coming two weeks. */
definePage({
  data: {
    words: DUTY_LIST,
    communityId: '',
    days: [] as Day[],
    own: [] as { dutyId: string; words: string; who: string }[],
    maySave: false,
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
      keep: `duties:${communityId}`,
      ask: () => callCloud('matter', 'listDuties', { communityId }),
      show: ({ days, duties, maySave }) => {
        const byId = new Map(duties.map((duty) => [duty.dutyId, duty]));
        this.setData({
          maySave,
          days: days
            .filter(({ sittings }) => sittings.length > 0)
            .map(({ day, sittings }) => ({
              day,
              title: dayWithWeekday(day),
              sittings: sittings.flatMap((id) => {
                const duty = byId.get(id);
                return duty ? [sittingOf(duty)] : [];
              }),
            })),
          own: duties
            .filter(({ mayChange }) => mayChange)
            .map((duty) => ({
              dutyId: duty.dutyId,
              who: duty.who,
              words: `${weekdayWords(duty.weekdays)} ${duty.from}–${duty.until}`,
            })),
        });
      },
    });
  },

  edit(event: WechatMiniprogram.TouchEvent) {
    go(pathTo.dutyEdit(this.data.communityId, (event.currentTarget.dataset as { id: string }).id));
  },

  add() {
    go(pathTo.dutyEdit(this.data.communityId));
  },
});

function sittingOf({ dutyId, from, until, who, work, placeLabel, spot }: DutyLine): Sitting {
  return { dutyId, time: `${from}–${until}`, who, work, where: `${placeLabel} ${spot}`.trim() };
}
