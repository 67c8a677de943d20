import { offlineWords } from '../../text/component/age-line';

/** 离线: what is shown is from earlier. */
Component({
  properties: { age: { type: String, value: '' } },
  data: { said: '' },
  observers: {
    age(age: string) {
      this.setData({ said: offlineWords(age) });
    },
  },
});
