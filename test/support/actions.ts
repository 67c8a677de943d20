import type { AccessRule } from '../../cloudfunctions/kernel/action/access.ts';
import { functionNames } from '../../scripts/build-functions.ts';

/** One line of a module's action table, as the tests need it. */
export interface ActionLine {
  functionName: string;
  action: string;
  access: AccessRule;
  /** database requests at most */
  budget: number;
  /** its schema */
  input: unknown;
  texts?: 'within' | 'unseen';
}

const ROOT = new URL('../../cloudfunctions/', import.meta.url);

/** The tables of all modules, read as data. */
export async function actionTables(): Promise<ActionLine[]> {
  const lines: ActionLine[] = [];
  for (const functionName of await functionNames()) {
    const { actions } = (await import(new URL(`${functionName}/index.ts`, ROOT).href)) as {
      actions: Record<string, Pick<ActionLine, 'access' | 'budget' | 'input' | 'texts'>>;
    };
    for (const [action, { access, budget, input, texts }] of Object.entries(actions)) {
      lines.push({ functionName, action, access, budget, input, ...(texts && { texts }) });
    }
  }
  return lines;
}
