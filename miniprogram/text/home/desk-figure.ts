import type { Desk, DeskFigure, DeskKind, Home } from '../../../typings/contract/home';

const NAMES: Record<DeskKind, string> = {
  requests: '请求加入',
  reviews: '待审内容',
  rechecks: '抽查代记',
  triage: '新提的事项',
  held: '等我答复',
  tasks: '交给我的事',
  votes: '正在投票或协商',
  results: '计好票等签字',
  meetings: '七天内的会',
  points: '积分审核',
  merchants: '商户记分',
  members: '党员记分',
  proposals: '任职商定',
  hours: '核对时长',
};

export type FigureId = DeskKind | 'watch';

/** A figure of the officers' desk, as it is shown: what is counted, and how many. */
export interface ShownFigure {
  id: FigureId;
  figure: string;
  name: string;
  none: boolean;
  queue?: DeskFigure['queue'];
}

export function deskFigures(figures: Desk['figures'], watch: Home['watch']): ShownFigure[] {
  // What this app has no word for yet is left out.
  const known = figures.filter(({ kind }) => NAMES[kind]);
  const counted = known.map(
    ({ kind, count, more, queue }): ShownFigure => ({
      id: kind,
      queue,
      figure: more ? `${count}+` : String(count),
      name: NAMES[kind],
      none: count === 0,
    }),
  );
  if (!watch) return counted;
  const left = watch.households - watch.confirmed;
  return [
    { id: 'watch', figure: left.toLocaleString('en'), name: '户没回执', none: left === 0 },
    ...counted,
  ];
}

export const deskName = (kind: DeskKind) => NAMES[kind];
