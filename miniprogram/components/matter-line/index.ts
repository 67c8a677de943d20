import type { MatterLine } from '../../../typings/contract/matter/matter';
import { dayWords } from '../../text/date';
import { lookOf, type MatterLook, whereWords } from '../../text/matter/state';
import { roleWords } from '../../text/role/role';

/** A matter in a list. Event: `open` with `{ matterId }`. */
Component({
  properties: {
    line: { type: Object, value: {} as MatterLine },
    last: { type: Boolean, value: false },
  },
  data: { look: { words: '', tone: 'quiet' } as MatterLook, where: '', more: '' },
  observers: {
    line(value: MatterLine | undefined) {
      if (!value?.matterId) return;
      const { due, joined, part, holder, state } = value;
      const isOpen = due !== null;
      const more = [
        part === 'raiser' ? '我提的' : part === 'joined' ? '我也是' : '',
        joined > 0 ? `${joined} 位邻居也是` : '',
        isOpen ? `${roleWords(holder)}${state === 'raised' ? '来看' : '在办'}` : '',
        isOpen ? `${dayWords(due)}前答复` : '',
      ];
      this.setData({
        look: lookOf(value),
        where: whereWords(value),
        more: more.filter((one) => one !== '').join(' · '),
      });
    },
  },
  methods: {
    open() {
      this.triggerEvent('open', { matterId: (this.data.line as MatterLine).matterId });
    },
  },
});
