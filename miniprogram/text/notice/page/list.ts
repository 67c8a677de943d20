/** Notices, and how many have confirmed them. */
export const NOTICE_LIST = {
  turnoutHint: '点一则通知，看每栋楼确认了几户。',
  find: '找一找',
  findExample: '标题或正文里的字，例如 停水',
  notFoundHint: '换一个词试试，少写几个字更容易找到。',
  turnoutEmpty: '还没有请大家确认的通知',
  empty: '还没有通知',
  turnoutEmptyHint: '发通知时选“请大家确认”，就能在这里看回执。',
  emptyHint: '社区发了通知，会出现在这里。',
  turnoutTitle: '回执',
};

export const notFound = (search: string) => `没有找到“${search}”`;
