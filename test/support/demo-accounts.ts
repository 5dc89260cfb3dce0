import type { Role } from '../../libs/contracts/index.js';

/** Every account of the demo world with the one role it holds. */
export const demoAccounts = {
  'operator-a': 'park-operator',
  'operator-b': 'park-operator',
  'firm-a': 'enterprise-agent',
  'firm-b': 'enterprise-agent',
  federation: 'federation-officer',
  'federation-head': 'federation-director',
  'town-wuchang': 'town-reviewer',
  'town-cangqian': 'town-reviewer',
  'platform-future': 'platform-reviewer',
  bureau: 'bureau-reviewer',
  'bureau-2': 'bureau-reviewer',
  'bureau-head': 'bureau-director',
  'dept-planning': 'department-reviewer',
  'dept-ecology': 'department-reviewer',
  'dept-emergency': 'department-reviewer',
  'dept-fire': 'department-reviewer',
  'dept-housing': 'department-reviewer',
  'dept-market': 'department-reviewer',
  'dept-tax': 'department-reviewer',
  'dept-finance': 'department-reviewer',
  'dept-science': 'department-reviewer',
  'dept-reform': 'department-reviewer',
  'meeting-office': 'joint-meeting-secretary',
  'district-head': 'district-leader',
  'expert-a': 'expert',
  'expert-b': 'expert',
  'expert-c': 'expert',
  auditor: 'auditor',
  'security-admin': 'security-admin',
  'system-admin': 'system-admin',
} as const satisfies Record<string, Role>;

export type DemoAccount = keyof typeof demoAccounts;

export const everybody = Object.keys(demoAccounts) as DemoAccount[];
