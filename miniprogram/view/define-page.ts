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

const classFor = (size: TextSize) => (size === 'large' ? 'page page--large' : 'page');

/** WeChat's Page with the frame that all pages share. */
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
    ...options,
    data: { ...frame, ...data },
    async onShow() {
      const pageClass = classFor(currentTextSize());
      const page = this as unknown as WechatMiniprogram.Page.Instance<PageFrame, Custom>;
      if (pageClass !== page.data.pageClass) page.setData({ pageClass });
      await onShow?.call(page as unknown as Instance<D, C>);
    },
  });
}
