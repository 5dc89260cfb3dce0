import { demoPassword, demoPeople } from '#libs/identity/demo-accounts.js';
import { roleTitles } from '#libs/identity/role-titles.js';
import type { Config } from '#libs/platform/config/config.js';

/** What `npm start` says when everything runs: where, and in the demo as whom. */
export function greeting(config: Config): string {
  const lines = ['', `  蔷薇 Qiangwei is ready:  ${config.publicUrl}`, ''];
  if (config.demo) {
    lines.push(`  演示账号 Demo accounts (password ${demoPassword}):`, '');
    for (const { username, name, role } of demoPeople) {
      lines.push(`    ${username.padEnd(16)} ${roleTitles[role].zh} ${name} · ${roleTitles[role].en}`);
    }
    lines.push('');
  }
  return [...lines, '  Ctrl-C stops it. 按 Ctrl-C 停止。', ''].join('\n');
}
