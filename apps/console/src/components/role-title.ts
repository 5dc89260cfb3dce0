import { roles, type Role } from '#libs/contracts/index.js';
import { defineTexts } from '../i18n/texts';

/** The names of the roles, for places where the API gives only their keys. */
export const roleTexts = defineTexts<Role>('roles', {
  zh: {
    'park-operator': '园区运营机构经办人',
    'enterprise-agent': '入园企业经办人',
    'federation-officer': '联合会园区专员',
    'federation-director': '联合会负责人',
    'town-reviewer': '镇街经办人',
    'platform-reviewer': '平台经办人',
    'bureau-reviewer': '区经信局经办人',
    'bureau-director': '区经信局负责人',
    'department-reviewer': '联审部门经办人',
    'joint-meeting-secretary': '联席会议办公室秘书',
    'district-leader': '区领导',
    expert: '评审专家',
    auditor: '审计管理员',
    'security-admin': '安全管理员',
    'system-admin': '系统管理员',
  },
  en: {
    'park-operator': 'Park operator',
    'enterprise-agent': 'Enterprise agent',
    'federation-officer': 'Federation officer',
    'federation-director': 'Federation director',
    'town-reviewer': 'Town reviewer',
    'platform-reviewer': 'Platform reviewer',
    'bureau-reviewer': 'Bureau reviewer',
    'bureau-director': 'Bureau director',
    'department-reviewer': 'Department reviewer',
    'joint-meeting-secretary': 'Joint meeting secretary',
    'district-leader': 'District leader',
    expert: 'Expert',
    auditor: 'Auditor',
    'security-admin': 'Security administrator',
    'system-admin': 'System administrator',
  },
});

/** The title of a role, or the key itself where it is none that this console knows. */
export function roleTitle(key: string, t = roleTexts.get): string {
  const role = roles.find((name) => name === key);
  return role ? t(role) : key;
}
