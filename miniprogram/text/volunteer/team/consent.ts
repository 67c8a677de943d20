import type { ConsentLine } from '../../../../typings/contract/volunteer/consent';

/** How it stands with a guardian's consent. */
export function consentWords({ state, how }: Pick<ConsentLine, 'state' | 'how'>): string {
  switch (state) {
    case 'given':
      return how === 'app' ? '家里大人在手机上同意了' : '纸质同意书核对过了';
    case 'noted':
      return '登记了纸质同意书，还要另一位核对';
    case 'withdrawn':
      return '没有同意，或者已经收回';
    case null:
      return '还没有大人同意';
  }
}
