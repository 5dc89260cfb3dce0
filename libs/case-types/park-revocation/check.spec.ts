import { checkCaseType } from '#libs/case-engine/checker/check.js';
import { parkRevocation } from './index.js';

it.each(checkCaseType(parkRevocation, [parkRevocation]).rules.map(({ rule, findings }) => [rule, findings] as const))(
  '%s',
  (_rule, findings) => {
    expect(findings).toEqual([]);
  },
);
