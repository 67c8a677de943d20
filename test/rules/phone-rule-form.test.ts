import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { ruleId } from '../../cloudfunctions/civility/claim/claim-schema.ts';
import { newRuleId } from '../../miniprogram/package-civility/pages/rule-edit/rule-form.ts';

it('the id of a new rule is one that is taken, whatever its command is called', () => {
  const letters = [...'ABCXYZabcxyz0123456789_-'];
  const commandId = fc.string({
    unit: fc.constantFrom(...letters),
    minLength: 16,
    maxLength: 64,
  });
  fc.assert(
    fc.property(commandId, (id) => {
      expect(v.is(ruleId, newRuleId(id))).toBe(true);
    }),
  );
});
