/** What differs between one deployment and another. No secrets: everything here is public. */
export const config: {
  environmentId: string;
  noticeTemplateId: string;
  shiftTemplateId: string;
} = {
  /** CloudBase environment id; the local cloud takes any. */
  environmentId: 'linli-local',
  /** Subscribe-message template «有一则通知请您确认», from the WeChat console. */
  noticeTemplateId: 'linli-notice-published',
  /** Subscribe-message template «志愿班次有变动», from the WeChat console. */
  shiftTemplateId: 'linli-shift-changed',
};
