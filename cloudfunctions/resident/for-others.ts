/** What other modules may use of households' codes. */
export { CODE_DAYS, noCode, printedCode } from './door/code-rules.ts';
export { codeOf, placeCode, stillOpens } from './door/place-code.ts';
