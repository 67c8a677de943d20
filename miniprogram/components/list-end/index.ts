import { LIST_END } from '../../text/component/list-end';

/** The foot of a list: more to come, coming, or not come. Event: `more`. */
Component({
  properties: {
    more: { type: Boolean, value: false },
    busy: { type: Boolean, value: false },
    failure: { type: String, value: '' },
    /** said when everything is shown; '' = nothing */
    end: { type: String, value: LIST_END.end },
  },
  data: { words: LIST_END },
  methods: {
    ask() {
      if (!this.data.busy) this.triggerEvent('more');
    },
  },
});
