export const roles = [
  'park-operator',
  'enterprise-agent',
  'federation-officer',
  'federation-director',
  'town-reviewer',
  'platform-reviewer',
  'bureau-reviewer',
  'bureau-director',
  'department-reviewer',
  'joint-meeting-secretary',
  'district-leader',
  'expert',
  'auditor',
  'security-admin',
  'system-admin',
] as const;
export type Role = (typeof roles)[number];

/** A role held in one office. `unit` is the office's code, e.g. `330110005` or `bureau`. */
export interface GrantView {
  role: Role;
  roleTitle: string;
  unit: string;
  unitName: string;
}

export interface Me {
  id: string;
  username: string;
  name: string;
  grants: GrantView[];
  demo: boolean;
  unreadNotifications: number;
}

export interface DemoAccount {
  username: string;
  name: string;
  role: Role;
  roleTitle: string;
  office: string;
  password: string;
}

export interface DemoClock {
  /** Business time, RFC 3339 with the offset of Asia/Shanghai. */
  now: string;
  /** How far business time is ahead of real time, in milliseconds. */
  aheadMs: number;
}
