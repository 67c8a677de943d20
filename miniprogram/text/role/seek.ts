/** Words for looking people up by their names. */
export const SEEK = {
  hint: '至少写名字里的两个字。每找一次都会留下记录。',
  example: '例如：王秀英',
  tooMany: '同样的字还有别人，请把名字写全。',
};
