export const OPENING = '正在打开';

export const cannotOpen = (name: string) =>
  `这部手机打不开“${name}”。可以换一部手机，或者请楼栋长打印一份。`;
