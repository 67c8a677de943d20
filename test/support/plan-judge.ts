import highsLoader from 'highs';
import {
  COST,
  type Occurrence,
  type Problem,
} from '../../cloudfunctions/meeting/plan/candidate-rules.ts';

/** HiGHS, a solver of mixed integer programs, as the judge of plans: exact, by another way than ours. */

/** Smaller than ours, which go beyond its tolerances, and still each above all lower ones of a small plan. */
const UNPLACED = 1e8;
const MOVED = 1e5;

/** A cost of ours in the judge's weights. */
export function judged(cost: number): number {
  const unplaced = Math.floor(cost / COST.unplaced);
  const rest = cost - unplaced * COST.unplaced;
  const moved = Math.floor(rest / COST.moved);
  return unplaced * UNPLACED + moved * MOVED + (rest - moved * COST.moved);
}

/** The cost of the cheapest plan, in the judge's weights. */
export async function exactCost(problem: Problem): Promise<number> {
  const highs = await highsLoader();
  const solution = highs.solve(asProgram(problem), { mip_rel_gap: 0, mip_abs_gap: 0 });
  if (solution.Status !== 'Optimal') throw new Error(`the judge says ${solution.Status}`);
  return Math.round(solution.ObjectiveValue);
}

/** In the format of CPLEX's .lp: a binary for each candidate, one of them for each meeting. */
function asProgram(problem: Problem): string {
  const costs: string[] = [];
  const once: string[] = [];
  const names: string[] = [];
  const claims = new Map<string, string[]>();
  for (const [member, occurrence] of problem.occurrences.entries()) {
    const own: string[] = [];
    for (const [candidate, cost] of occurrence.candidates.cost.entries()) {
      const name = `x${member}_${candidate}`;
      own.push(name);
      names.push(name);
      if (cost > 0) costs.push(`${judged(cost)} ${name}`);
      for (const claim of claimsOf(problem, occurrence, candidate)) {
        const found = claims.get(claim);
        if (found) found.push(name);
        else claims.set(claim, [name]);
      }
    }
    once.push(`m${member}: ${own.join(' + ')} = 1`);
  }
  const limits = [...claims.values()]
    .filter((wanting) => wanting.length > 1)
    .map((wanting, n) => `c${n}: ${wanting.join(' + ')} <= 1`);
  const lines = ['Minimize', `obj: ${costs.join(' + ')}`, 'Subject To', ...once, ...limits];
  return [...lines, 'Binary', names.join(' '), 'End'].join('\n');
}

/** Half hours of its room, of its body, and of each pair of bodies in which somebody sits twice. */
function* claimsOf(
  { shares, bodies }: Problem,
  { candidates, length, body }: Occurrence,
  candidate: number,
): Generator<string> {
  const start = candidates.start[candidate] as number;
  if (start < 0) return;
  for (let slot = start; slot < start + length; slot += 1) {
    yield `r${candidates.room[candidate]}_${slot}`;
    for (let other = 0; other < bodies; other += 1) {
      if (shares[body * bodies + other] !== 1) continue;
      yield `p${Math.min(body, other)}_${Math.max(body, other)}_${slot}`;
    }
  }
}
