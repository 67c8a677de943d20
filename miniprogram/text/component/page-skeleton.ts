/** What is coming, while it loads. */
export const SKELETON = {
  loading: '正在加载',
};
