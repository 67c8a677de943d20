import { DUTY } from '../../text/role/duty';

/** Whom to call about what a page raises. Event: `ask`. */
Component({
  data: { words: DUTY.ask },
  methods: {
    ask() {
      this.triggerEvent('ask');
    },
  },
});
