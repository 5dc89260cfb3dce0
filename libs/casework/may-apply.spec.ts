import { stallPermit } from '#libs/case-engine/stall-permit/case-type.fixture.js';
import type { Role } from '#libs/contracts/index.js';
import { mayApply } from './may-apply.js';

const as = (role: Role, unit: string) => ({ grants: [{ role, unit }] });
const operator = as('park-operator', 'company-a');
const bureau = as('bureau-reviewer', 'bureau');

it('is the party concerned who applies', () => {
  expect(() => mayApply(stallPermit, operator)).not.toThrow();
  expect(() => mayApply(stallPermit, bureau)).toThrow('AUTH.FORBIDDEN');
});

it('is the office alone that opens a case ex officio, never the party concerned', () => {
  const exOfficio = { ...stallPermit, opening: { role: 'bureau-reviewer' as const } };
  expect(() => mayApply(exOfficio, bureau)).not.toThrow();
  for (const other of [operator, as('town-reviewer', '330110005')]) {
    expect(() => mayApply(exOfficio, other)).toThrow('AUTH.FORBIDDEN');
  }
});
