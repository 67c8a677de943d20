/** What differs between one deployment and another. No secrets: everything here is public. */
export const config: { environmentId: string; noticeTemplateId: string } = {
  /** CloudBase environment id; the local cloud takes any. */
  environmentId: 'linli-local',
  /** Subscribe-message template «有一则通知请您确认», from the WeChat console. */
  noticeTemplateId: 'linli-notice-published',
};
