/** What someone did, by the action's name in the record. */
export const VOLUNTEER_ACTIONS: Record<string, string> = {
  'station.save': '设置了一个志愿服务站',
  'team.save': '设置了一支志愿队伍',
  'team.end': '结束了一支志愿队伍',
  'shift.publish': '发布了一个志愿班次',
  'shift.resize': '调整了一个志愿班次的人数',
  'shift.cancel': '取消了一个志愿班次',
  'shift.add': '替一位志愿者报了名',
  'shift.remove': '把一位志愿者移出了班次',
};
