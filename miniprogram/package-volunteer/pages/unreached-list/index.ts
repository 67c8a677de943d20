import '../../errors';
import { callCloud } from '../../../cloud/call-cloud';
import { callLabel } from '../../../text/common/call';
import { COMMON } from '../../../text/volunteer/common';
import { UNREACHED_LIST } from '../../../text/volunteer/shift/people';
import { callPerson } from '../../../view/call-person';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

interface Row {
  residentId: string;
  name: string;
  /** what the button that calls says to a screen reader */
  callLabel: string;
  calls: boolean;
  called: boolean;
}

/** Who was on a shift that was cancelled or moved and got no message: each with a call button. */
definePage({
  data: {
    words: UNREACHED_LIST,
    communityId: '',
    shiftId: '',
    teamId: '',
    people: [] as Row[],
    busy: '',
  },

  onLoad({ communityId = '', shiftId = '', teamId = '' }) {
    this.setData({ communityId, shiftId, teamId });
    void this.refresh();
  },

  one() {
    const { communityId, shiftId, teamId } = this.data;
    return { communityId, shiftId, teamId };
  },

  async refresh() {
    await load(this, {
      ask: () => callCloud('volunteer', 'listUnreached', this.one()),
      show: ({ people }) => {
        const called = this.data.people.filter((one) => one.called);
        this.setData({
          people: people.map(({ residentId, name, calls = true }) => ({
            residentId,
            name: name || COMMON.gone,
            callLabel: callLabel(name || COMMON.gone),
            calls,
            called: called.some((one) => one.residentId === residentId),
          })),
        });
      },
    });
  },

  async call(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset as { id: string; name: string };
    if (this.data.busy) return;
    this.setData({ busy: id });
    const isCalled = await callPerson({ ...this.one(), residentId: id }, name);
    this.setData({
      busy: '',
      people: this.data.people.map((one) =>
        one.residentId === id && isCalled ? { ...one, called: true } : one,
      ),
    });
  },
});
