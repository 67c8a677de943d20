import { currentTextSize, type TextSize } from '../store/text-size';

/** What every page has: how large its type is, and how far its content has come. */
export interface PageFrame {
  /** the class of the page's root */
  pageClass: string;
  phase: 'loading' | 'ready' | 'failed';
  /** why it failed, and what to do */
  failure: string;
  /** the code of the failure, for pages that offer another way on */
  failureCode: string;
  /** set when what is shown is from earlier: how old it is */
  age: string;
}

type Data = WechatMiniprogram.Page.DataOption;
type Custom = WechatMiniprogram.Page.CustomOption;
type Instance<D extends Data, C extends Custom> = WechatMiniprogram.Page.Instance<D & PageFrame, C>;

type Options<D extends Data, C extends Custom> = C & { data: D } & Partial<
    Omit<WechatMiniprogram.Page.ILifetime, 'onShow'>
  > & { onShow?(): void | Promise<void> } & ThisType<Instance<D, C>>;

/** The class of a page's root in this size of type. */
export const classFor = (size: TextSize) => (size === 'normal' ? 'page' : `page page--${size}`);

/** What every page that can `refresh` has, unless it says otherwise. */
const refreshing = {
  /** after a failure */
  retry(this: Refreshing) {
    this.setData({ phase: 'loading' });
    void this.refresh();
  },
  async onPullDownRefresh(this: Refreshing) {
    await this.refresh();
    wx.stopPullDownRefresh();
  },
};

/** What every page whose list has `more` pages has, unless it says otherwise. */
const goingOn = {
  onReachBottom(this: GoingOn) {
    if (this.data.next) void this.more();
  },
};

type Framed = WechatMiniprogram.Page.Instance<PageFrame, Custom>;
type Refreshing = Framed & { refresh(): void | Promise<void> };
type GoingOn = { data: { next?: string | null }; more(): void | Promise<void> };

/**
 * WeChat's Page with the frame that all pages share. A page that shows what it has asked for has `refresh`, which is
 * what pulling down and trying again do; one that shows a list in pages has `more`.
 */
export function definePage<D extends Data, C extends Custom>(options: Options<D, C>): void {
  const { data, onShow } = options;
  const frame: PageFrame = {
    pageClass: classFor(currentTextSize()),
    phase: 'loading',
    failure: '',
    failureCode: '',
    age: '',
  };
  Page({
    ...('refresh' in options ? refreshing : {}),
    ...('more' in options ? goingOn : {}),
    ...options,
    data: { ...frame, ...data },
    async onShow() {
      const pageClass = classFor(currentTextSize());
      const page = this as unknown as Framed;
      if (pageClass !== page.data.pageClass) page.setData({ pageClass });
      await onShow?.call(page as unknown as Instance<D, C>);
    },
  });
}
