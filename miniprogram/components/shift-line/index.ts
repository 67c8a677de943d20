import type { ShiftLine } from '../../../typings/contract/volunteer/shift';
import { SHIFT_LINE } from '../../text/component/shift-line';
import { KINDS, type StandingLook, spanWords, standingLook } from '../../text/volunteer/standing';

/** One shift, with how the reader stands to it and, where one tap is enough, the button. Events: `open`, `act`. */
Component({
  properties: {
    line: { type: Object, value: {} },
    busy: { type: Boolean, value: false },
    /** the day stands in the line itself */
    dated: { type: String, value: '' },
  },
  data: {
    words: SHIFT_LINE,
    span: '',
    icon: '',
    look: { words: '', tone: 'quiet', act: '', actWords: '' } as StandingLook,
    quick: false,
    mine: false,
  },
  observers: {
    line(line: ShiftLine) {
      if (!line.shiftId) return;
      const look = standingLook(line.standing, line);
      const isMine = line.standing.is === 'in' || line.standing.is === 'offered';
      this.setData({
        span: spanWords(line),
        icon: KINDS[line.kind].icon,
        look,
        quick: look.act !== '' && (line.roleId !== null || look.act === 'accept'),
        mine: isMine,
      });
    },
  },
  methods: {
    open() {
      this.triggerEvent('open', { shiftId: (this.data.line as ShiftLine).shiftId });
    },
    act() {
      const { shiftId } = this.data.line as ShiftLine;
      if (!this.data.busy) this.triggerEvent('act', { shiftId, act: this.data.look.act });
    },
  },
});
