/** The code on the wall of the room in which a meeting sits. */
export const ROOM_CODE = {
  title: '请到会的邻居输入这个签到码',
  about: '每分钟换一次，拍照转发给会场外的人没有用。',
  unit: '位',
  verb: '已到会',
  lacks: '没到会',
};
