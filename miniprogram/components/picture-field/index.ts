import {
  type FormPicture,
  PICTURE_FIELD,
  PICTURE_PROBLEMS,
  pictureWords,
} from '../../text/common/picture';
import { choosePictures } from '../../view/chosen-pictures';

/**
 * Pictures of a form: chosen, drawn anew in a smaller size, which leaves out where they were taken, and shown with how
 * they stand. Events: `added` with `{ paths }`, `resend` and `removed` with `{ key }`.
 */
Component({
  properties: {
    label: { type: String, value: PICTURE_FIELD.label },
    /** who will see them */
    hint: { type: String, value: '' },
    pictures: { type: Array, value: [] as FormPicture[] },
    most: { type: Number, value: 4 },
  },
  data: {
    words: PICTURE_FIELD,
    rows: [] as (FormPicture & ReturnType<typeof pictureWords>)[],
    problems: [] as string[],
    /** pictures are being made smaller */
    drawing: false,
    problem: '',
  },
  observers: {
    pictures(pictures: FormPicture[]) {
      const problems = pictures.map(({ problem }) => problem).filter((words) => words !== '');
      this.setData({
        rows: pictures.map((one, index) => ({ ...one, ...pictureWords(one, index + 1) })),
        problems: [...new Set(problems)],
      });
    },
  },
  methods: {
    async add() {
      const { pictures, most, drawing } = this.data;
      const room = most - pictures.length;
      if (drawing || room <= 0) return;
      this.setData({ drawing: true, problem: '' });
      const { paths, isUnreadable } = await choosePictures(this, '.canvas', room);
      this.setData({ drawing: false, problem: isUnreadable ? PICTURE_PROBLEMS.unreadable : '' });
      if (paths.length > 0) this.triggerEvent('added', { paths });
    },

    touch(event: WechatMiniprogram.TouchEvent) {
      const { key } = event.currentTarget.dataset as { key: string };
      const rows = this.data.rows;
      const row = rows.find((one) => one.key === key);
      if (row?.state === 'failed') this.triggerEvent('resend', { key });
      else if (row?.path) {
        const urls = rows.map(({ path }) => path).filter((path) => path !== '');
        void wx.previewImage({ urls, current: row.path });
      }
    },

    remove(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('removed', event.currentTarget.dataset);
    },
  },
});
