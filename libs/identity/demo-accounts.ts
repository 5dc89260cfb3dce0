import type { Role } from '#libs/contracts/identity.js';

/** The password of every demo account; published, so they exist only while QIANGWEI_DEMO=1. */
export const demoPassword = 'Qiangwei-demo-2026';

export interface DemoPerson {
  username: string;
  /** Invented. */
  name: string;
  role: Role;
  unit: string;
}

const person = (username: string, name: string, role: Role, unit: string): DemoPerson => ({
  username,
  name,
  role,
  unit,
});

/** One person per part that can be played, in the order in which a case meets them. */
export const demoPeople: readonly DemoPerson[] = [
  person('operator-a', '沈若溪', 'park-operator', 'company-muxiang'),
  person('operator-b', '周启明', 'park-operator', 'company-yueji'),
  person('firm-a', '陆嘉禾', 'enterprise-agent', 'company-chengyu'),
  person('firm-b', '方书航', 'enterprise-agent', 'company-yanchuan'),
  person('federation', '叶思敏', 'federation-officer', 'federation'),
  person('federation-head', '蒋文川', 'federation-director', 'federation'),
  person('town-wuchang', '何晓岚', 'town-reviewer', '330110005'),
  person('town-cangqian', '俞建平', 'town-reviewer', '330110012'),
  person('platform-future', '顾一帆', 'platform-reviewer', 'platform-future'),
  person('bureau', '陈立群', 'bureau-reviewer', 'bureau'),
  person('bureau-2', '徐雅琴', 'bureau-reviewer', 'bureau'),
  person('bureau-head', '章志远', 'bureau-director', 'bureau'),
  person('dept-planning', '吴海峰', 'department-reviewer', 'dept-planning'),
  person('dept-ecology', '林青', 'department-reviewer', 'dept-ecology'),
  person('dept-emergency', '赵国栋', 'department-reviewer', 'dept-emergency'),
  person('dept-fire', '孙毅', 'department-reviewer', 'dept-fire'),
  person('dept-housing', '胡丽华', 'department-reviewer', 'dept-housing'),
  person('dept-market', '金晨', 'department-reviewer', 'dept-market'),
  person('dept-tax', '钱慧敏', 'department-reviewer', 'dept-tax'),
  person('dept-finance', '郑旭东', 'department-reviewer', 'dept-finance'),
  person('dept-science', '潘俊', 'department-reviewer', 'dept-science'),
  person('dept-reform', '董思远', 'department-reviewer', 'dept-reform'),
  person('meeting-office', '冯雪', 'joint-meeting-secretary', 'joint-meeting-office'),
  person('district-head', '姚振宇', 'district-leader', 'district'),
  person('expert-a', '许明哲', 'expert', 'expert-panel'),
  person('expert-b', '邵静', 'expert', 'expert-panel'),
  person('expert-c', '高文彬', 'expert', 'expert-panel'),
  person('auditor', '范正', 'auditor', 'district'),
  person('security-admin', '石磊', 'security-admin', 'district'),
  person('system-admin', '傅强', 'system-admin', 'district'),
];

export function isDemoAccount(username: string): boolean {
  return demoPeople.some((one) => one.username === username);
}
