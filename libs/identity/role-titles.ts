import type { Role } from '#libs/contracts/identity.js';
import type { Text } from '#libs/contracts/text.js';

/** What a role is called on screen. */
export const roleTitles: Record<Role, Text> = {
  'park-operator': { zh: '园区运营机构经办人', en: 'Park operator' },
  'enterprise-agent': { zh: '入园企业经办人', en: 'Enterprise agent' },
  'federation-officer': { zh: '联合会园区专员', en: 'Federation officer' },
  'federation-director': { zh: '联合会负责人', en: 'Federation director' },
  'town-reviewer': { zh: '镇街经办人', en: 'Town reviewer' },
  'platform-reviewer': { zh: '平台经办人', en: 'Platform reviewer' },
  'bureau-reviewer': { zh: '区经信局经办人', en: 'Bureau reviewer' },
  'bureau-director': { zh: '区经信局负责人', en: 'Bureau director' },
  'department-reviewer': { zh: '联审部门经办人', en: 'Department reviewer' },
  'joint-meeting-secretary': { zh: '联席会议办公室秘书', en: 'Joint meeting secretary' },
  'district-leader': { zh: '区领导', en: 'District leader' },
  expert: { zh: '评审专家', en: 'Expert' },
  auditor: { zh: '审计管理员', en: 'Auditor' },
  'security-admin': { zh: '安全管理员', en: 'Security administrator' },
  'system-admin': { zh: '系统管理员', en: 'System administrator' },
};

/** A role's title by its code, wherever the code comes from; `system` and the like keep their code. */
export function titleOfRole(role: string): Text {
  return Object.hasOwn(roleTitles, role) ? roleTitles[role as Role] : { zh: role, en: role };
}
