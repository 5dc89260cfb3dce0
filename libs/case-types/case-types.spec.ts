import { checkCaseType } from '#libs/case-engine/checker/check.js';
import { caseTypes } from './index.js';

/** Every rule holds for every registered case type; each rule's own breaches are caught in the specs of the engine. */
describe.each(caseTypes.map((caseType) => [`${caseType.key} v${caseType.version}`, caseType] as const))(
  '%s',
  (_, caseType) => {
    it.each(checkCaseType(caseType, caseTypes).rules.map(({ rule, findings }) => [rule, findings] as const))(
      '%s',
      (_rule, findings) => {
        expect(findings).toEqual([]);
      },
    );
  },
);
